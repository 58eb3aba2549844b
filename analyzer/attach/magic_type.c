#include "attach/magic_type.h"

#include <magic.h>
#include <stdlib.h>

#include "base/limits.h"

/* All signatures worth having stand near the start; the last is that of a disk image. */
#define SAMPLE (64 * KIB)

struct magic_type {
	magic_t cookie;
	bool tried;
};

struct magic_type *magic_type_new(void)
{
	struct magic_type *magic = calloc(1, sizeof *magic);

	if (!magic)
		abort();
	return magic;
}

void magic_type_free(struct magic_type *magic)
{
	if (!magic)
		return;
	if (magic->cookie)
		magic_close(magic->cookie);
	free(magic);
}

static void load(struct magic_type *magic)
{
	int flags = MAGIC_MIME_TYPE | MAGIC_NO_CHECK_COMPRESS | MAGIC_NO_CHECK_ELF | MAGIC_NO_CHECK_CDF |
		    MAGIC_NO_CHECK_CSV | MAGIC_NO_CHECK_JSON | MAGIC_NO_CHECK_TEXT | MAGIC_NO_CHECK_ENCODING;

	magic->tried = true;
	magic->cookie = magic_open(flags);
	if (magic->cookie && magic_load(magic->cookie, NULL) != 0) {
		magic_close(magic->cookie);
		magic->cookie = NULL;
	}
}

/* libmagic's names for types that the table of extensions calls otherwise. */
static struct kind kind_of_name(const char *name)
{
	static const struct {
		const char *name;
		const char *type;
	} aliases[] = {
		{ "application/x-rar", "application/vnd.rar" },
		{ "application/x-lzh-compressed", "application/x-lzh" },
		{ "application/x-lha", "application/x-lzh" },
		{ "application/x-msi", "application/x-msi" },
		{ "image/x-ms-bmp", "image/bmp" },
		{ "image/x-icon", "image/vnd.microsoft.icon" },
		{ "audio/x-m4a", "audio/mp4" },
		{ "audio/x-wav", "audio/wav" },
		{ "audio/mpegapplication/octet-stream", "audio/mpeg" },
		{ "font/sfnt", "font/ttf" },
		{ "application/vnd.ms-opentype", "font/otf" },
		{ "application/x-dosexec", "application/octet-stream" }, /* what has "MZ" was told before */
	};

	for (size_t i = 0; i < sizeof aliases / sizeof aliases[0]; i++)
		if (strcmp(name, aliases[i].name) == 0)
			return kind_of_type(aliases[i].type);
	return kind_of_type(name);
}

struct kind magic_type_find(struct magic_type *magic, struct sv bytes)
{
	struct kind binary = { .family = MEDIA_BINARY, .type = "application/octet-stream" };

	if (!magic->tried)
		load(magic);
	if (!magic->cookie)
		return binary;
	struct sv sample = sv_slice(bytes, 0, SAMPLE);
	const char *name = magic_buffer(magic->cookie, sample.data, sample.len);
	if (!name)
		return binary;
	struct kind kind = kind_of_name(name);
	return kind.family == MEDIA_PAGE || kind.family == MEDIA_TEXT || kind.family == MEDIA_UNKNOWN ? binary : kind;
}
