#include "attach/code_page.h"
#include "attach/reader.h"
#include "base/limits.h"
#include "base/utf8.h"
#include "lib/archive.h"

/* Tells the bytes of a member up to what one may have, and what all may have. Returns faults. */
static unsigned tell_bytes(struct reading *out, struct archive_reader *archive, uint64_t *unpacked)
{
	enum { PIECE = 32 * 1024 };
	char bytes[PIECE];
	size_t told = 0;

	for (;;) {
		long length = archive_reader_read(archive, bytes, sizeof bytes);
		if (length <= 0)
			return length < 0 ? READING_CORRUPT : 0;
		*unpacked += (uint64_t)length;
		if (*unpacked > LIMIT_READING_BYTES)
			return READING_CUT;
		if (told <= LIMIT_DOCUMENT_BYTES)
			reading_text(out, (struct sv){ bytes, (size_t)length });
		told += (size_t)length;
	}
}

/* Windows in China writes names in GBK, and does not say so. */
static void append_name(struct buf *out, struct sv name)
{
	enum { CHINESE = 936 };

	if (utf8_valid_prefix(name) == name.len) {
		buf_append(out, name);
		return;
	}
	struct code_page *page = code_page_new(CHINESE);
	code_page_append(page, out, name);
	code_page_free(page);
}

static unsigned tell_member(struct reading *out, struct archive_reader *archive, const struct archive_file *file,
			    uint64_t *unpacked)
{
	unsigned faults = 0;
	struct buf name;

	buf_init(&name, LIMIT_CELL_BYTES);
	append_name(&name, sv_slice(file->name, 0, READING_NAME_BYTES));
	reading_open(out, READING_MEMBER,
		     &(struct reading_open){ .name = buf_view(&name), .encrypted = file->is_encrypted });
	buf_free(&name);
	if (file->is_encrypted)
		faults = READING_ENCRYPTED;
	else
		faults = tell_bytes(out, archive, unpacked);
	reading_close(out);
	return faults;
}

unsigned read_archive(struct reading *out, struct sv bytes)
{
	struct archive_reader *archive = archive_reader_new(bytes);
	struct archive_file file;
	enum archive_result result = ARCHIVE_DAMAGED;
	uint64_t unpacked = 0;
	unsigned faults = 0;

	if (!archive)
		return READING_CORRUPT;
	for (size_t i = 0; !(faults & READING_CUT); i++) {
		result = archive_reader_next(&file, archive);
		if (result != ARCHIVE_FILE)
			break;
		if (i == LIMIT_MEMBERS)
			faults |= READING_CUT;
		else
			faults |= tell_member(out, archive, &file, &unpacked);
	}
	if (result == ARCHIVE_DAMAGED)
		faults |= READING_CORRUPT;
	archive_reader_free(archive);
	return faults;
}
