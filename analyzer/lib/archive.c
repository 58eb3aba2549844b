#include "lib/archive.h"

#include <archive.h>
#include <archive_entry.h>
#include <stdlib.h>

#include "base/little_endian.h"

struct archive_reader {
	struct archive *archive;
	struct sv bytes;
};

/* A zip that is stored as the last member of a RAR archive looks to libarchive like the archive itself. */
static int support_formats(struct archive *archive, struct sv bytes)
{
	if (sv_starts(bytes, SV("Rar!\x1a\7")))
		return archive_read_support_format_rar(archive) < ARCHIVE_WARN ||
		       archive_read_support_format_rar5(archive) < ARCHIVE_WARN;
	return archive_read_support_format_all(archive) < ARCHIVE_WARN ||
	       archive_read_support_format_raw(archive) < ARCHIVE_WARN;
}

static int open_memory(struct archive *archive, struct sv bytes)
{
	if (!archive || archive_read_support_filter_all(archive) < ARCHIVE_WARN || support_formats(archive, bytes))
		return -1;
	return archive_read_open_memory(archive, bytes.data, bytes.len) < ARCHIVE_WARN ? -1 : 0;
}

struct archive_reader *archive_reader_new(struct sv bytes)
{
	struct archive_reader *reader = calloc(1, sizeof *reader);

	if (!reader)
		abort();
	reader->bytes = bytes;
	reader->archive = archive_read_new();
	if (open_memory(reader->archive, bytes) == 0)
		return reader;
	archive_reader_free(reader);
	return NULL;
}

void archive_reader_free(struct archive_reader *reader)
{
	if (!reader)
		return;
	archive_read_free(reader->archive);
	free(reader);
}

/* The name that gzip keeps of what it compressed. */
static struct sv gzip_name(struct sv bytes)
{
	enum { FLAGS = 3, HAS_EXTRA = 4, HAS_NAME = 8, HEADER = 10 };
	size_t at = HEADER;

	if (bytes.len < HEADER + 2 || !sv_starts(bytes, SV("\x1f\x8b")) || !(bytes.data[FLAGS] & HAS_NAME))
		return SV("");
	if (bytes.data[FLAGS] & HAS_EXTRA)
		at += 2 + le16(bytes, at);
	size_t end = sv_chr(bytes, '\0', at);
	return end == SV_NONE ? SV("") : sv_slice(bytes, at, end);
}

/* The name of the member at hand. */
static struct sv name_of(bool *is_utf8, const struct archive_reader *reader, struct archive_entry *entry)
{
	if (archive_format(reader->archive) == ARCHIVE_FORMAT_RAW)
		return gzip_name(reader->bytes);
	/* The name in the locale is lost on a process without one: the raw bytes come only through this. */
	const char *name = archive_entry_pathname(entry);
	*is_utf8 = !name;
	return sv_from(name ? name : archive_entry_pathname_utf8(entry));
}

/* Any bytes at all are a "raw" archive; it is one for us only where they were compressed: notice.txt.gz. */
static bool is_archive(struct archive *archive)
{
	return archive_format(archive) != ARCHIVE_FORMAT_RAW || archive_filter_count(archive) > 1;
}

enum archive_result archive_reader_next(struct archive_file *out, struct archive_reader *reader)
{
	struct archive_entry *entry;

	for (;;) {
		int status = archive_read_next_header(reader->archive, &entry);
		if (status == ARCHIVE_EOF)
			return ARCHIVE_END;
		if (status < ARCHIVE_WARN || !is_archive(reader->archive))
			return ARCHIVE_DAMAGED;
		if (archive_entry_filetype(entry) == AE_IFREG || archive_entry_filetype(entry) == 0)
			break;
	}
	*out = (struct archive_file){ .is_encrypted = archive_entry_is_data_encrypted(entry) };
	out->name = name_of(&out->is_utf8, reader, entry);
	return ARCHIVE_FILE;
}

long archive_reader_read(struct archive_reader *reader, char *out, size_t size)
{
	la_ssize_t length = archive_read_data(reader->archive, out, size);

	return length < 0 ? -1 : (long)length;
}
