#include "lib/archive.h"

#include <archive.h>
#include <archive_entry.h>
#include <stdlib.h>

struct archive_reader {
	struct archive *archive;
};

static int open_memory(struct archive *archive, struct sv bytes)
{
	if (!archive || archive_read_support_filter_all(archive) < ARCHIVE_WARN ||
	    archive_read_support_format_all(archive) < ARCHIVE_WARN ||
	    archive_read_support_format_raw(archive) < ARCHIVE_WARN)
		return -1;
	return archive_read_open_memory(archive, bytes.data, bytes.len) < ARCHIVE_WARN ? -1 : 0;
}

struct archive_reader *archive_reader_new(struct sv bytes)
{
	struct archive_reader *reader = calloc(1, sizeof *reader);

	if (!reader)
		abort();
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
	/* The name in the locale is lost on a process without one: the raw bytes come only through this. */
	const char *name = archive_entry_pathname(entry);
	const char *utf8 = name ? NULL : archive_entry_pathname_utf8(entry);
	*out = (struct archive_file){ .name = sv_from(name   ? name
						      : utf8 ? utf8
							     : ""),
				      .is_utf8 = !name,
				      .is_encrypted = archive_entry_is_data_encrypted(entry) };
	return ARCHIVE_FILE;
}

long archive_reader_read(struct archive_reader *reader, char *out, size_t size)
{
	la_ssize_t length = archive_read_data(reader->archive, out, size);

	return length < 0 ? -1 : (long)length;
}
