#include "attach/pdf_files.h"

#include "attach/pdf_names.h"
#include "base/limits.h"
#include "lib/zlib.h"

struct files {
	struct reading *out;
	struct arena *arena;
	struct pdf_names names;
	struct inflater *inflater;
	struct sv bytes;
	size_t count;
	size_t tries; /* places that look like one */
	uint64_t unpacked;
};

/* Tells what the stream inflates to; `rest` moves behind it. */
static unsigned tell_inflated(struct files *files, struct sv *rest)
{
	enum { PIECE = 32 * 1024 };
	char piece[PIECE];
	size_t told = 0;

	inflater_start(files->inflater, INFLATE_ZLIB);
	for (;;) {
		size_t length = sizeof piece;
		size_t before = rest->len;
		int status = inflater_run(files->inflater, piece, &length, rest);
		files->unpacked += length;
		if (files->unpacked > LIMIT_READING_BYTES)
			return READING_CUT;
		if (told <= LIMIT_DOCUMENT_BYTES)
			reading_text(files->out, (struct sv){ piece, length });
		told += length;
		if (status)
			return status < 0 ? READING_CORRUPT : 0;
		if (!length && rest->len == before)
			return READING_CORRUPT;
	}
}

static unsigned tell_plain(struct files *files, struct sv *rest)
{
	size_t end = sv_find(*rest, SV("endstream"), 0);
	struct sv data = sv_slice(*rest, 0, end == SV_NONE ? rest->len : end);

	*rest = sv_skip(*rest, data.len);
	if (sv_ends(data, SV("\n")))
		data.len--;
	if (sv_ends(data, SV("\r")))
		data.len--;
	reading_text(files->out, data);
	return end == SV_NONE ? READING_CORRUPT : 0;
}

/* Compressed in one way, and no other: "/Filter /FlateDecode", "/Filter [/FlateDecode]". */
static bool is_only_deflated(struct sv dictionary)
{
	static const char *const others[] = { "/ASCII", "/LZW", "/RunLength", "/Crypt", "/Predictor", "/A85", "/AHx" };

	for (size_t i = 0; i < sizeof others / sizeof *others; i++)
		if (sv_find(dictionary, sv_from(others[i]), 0) != SV_NONE)
			return false;
	return sv_find(dictionary, SV("/FlateDecode"), 0) != SV_NONE || sv_find(dictionary, SV("/Fl"), 0) != SV_NONE;
}

static unsigned tell_file(struct files *files, uint32_t object, struct sv dictionary, struct sv *rest)
{
	struct sv name = pdf_names_find(&files->names, object);
	unsigned faults = 0;

	files->count++;
	if (!name.len)
		name = arena_printf(files->arena, "attachment %zu", files->count);
	reading_open(files->out, READING_MEMBER,
		     &(struct reading_open){ .name = sv_slice(name, 0, READING_NAME_BYTES) });
	if (sv_find(dictionary, SV("/Filter"), 0) == SV_NONE)
		faults = tell_plain(files, rest);
	else if (is_only_deflated(dictionary))
		faults = tell_inflated(files, rest);
	else
		faults = READING_UNSUPPORTED;
	reading_close(files->out);
	return faults;
}

/* The stream whose dictionary has its type at `at`. Moves *at behind it. */
static unsigned take_stream(struct files *files, size_t *at)
{
	enum { DICTIONARY = 4096 };
	uint32_t object = 0;
	size_t begin = pdf_object_before(&object, files->bytes, *at);
	struct sv ahead = sv_slice(files->bytes, *at, *at + DICTIONARY);
	size_t keyword = sv_find(ahead, SV("stream"), 0);
	size_t end = sv_find(ahead, SV("endobj"), 0);

	*at += strlen("/EmbeddedFile");
	if (begin == SV_NONE || keyword == SV_NONE || end < keyword)
		return 0;
	size_t behind = (size_t)(ahead.data - files->bytes.data) + keyword;
	struct sv dictionary = sv_slice(files->bytes, begin, behind);
	struct sv rest = sv_skip(files->bytes, behind + strlen("stream"));
	rest = sv_starts(rest, SV("\r\n")) ? sv_skip(rest, 2) : sv_skip(rest, 1);
	unsigned faults = tell_file(files, object, dictionary, &rest);
	*at = files->bytes.len - rest.len;
	return faults;
}

unsigned pdf_files_tell(struct reading *out, struct sv bytes)
{
	struct files files = { .out = out, .bytes = bytes };
	unsigned faults = 0;
	size_t at = sv_find(bytes, SV("/EmbeddedFile"), 0);

	if (at == SV_NONE)
		return 0;
	files.arena = arena_new();
	files.inflater = inflater_new();
	pdf_names_read(&files.names, files.arena, bytes);
	while (at != SV_NONE && !(faults & READING_CUT)) {
		/* /EmbeddedFiles is the list of them. */
		if (at + strlen("/EmbeddedFile") < bytes.len && bytes.data[at + strlen("/EmbeddedFile")] == 's')
			at += strlen("/EmbeddedFiles");
		else if (files.tries++ == LIMIT_MEMBERS)
			faults |= READING_CUT;
		else
			faults |= take_stream(&files, &at);
		at = sv_find(bytes, SV("/EmbeddedFile"), at);
	}
	inflater_free(files.inflater);
	arena_free(files.arena);
	return faults;
}
