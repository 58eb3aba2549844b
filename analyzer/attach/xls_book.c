#include "attach/xls_book.h"

#include "attach/sheet_number.h"
#include "base/limits.h"
#include "base/little_endian.h"

enum { FORMATS = 65536, BUILT_IN_FORMATS = 164, VERSION_5 = 0x0500, VERSION_8 = 0x0600 };

struct sv xls_book_string(const struct xls_book *book, uint32_t index)
{
	uint32_t begin = 0;
	uint32_t end;

	if (index >= book->ends.len / sizeof end)
		return (struct sv){ NULL, 0 };
	if (index)
		memcpy(&begin, book->ends.data + (index - 1) * sizeof begin, sizeof begin);
	memcpy(&end, book->ends.data + index * sizeof end, sizeof end);
	return sv_slice(buf_view(&book->strings), begin, end);
}

void xls_book_append_number(struct buf *out, const struct xls_book *book, uint16_t xf, double value)
{
	unsigned format = xf < book->cell_formats.count ? book->cell_formats.items[xf] : 0;
	char text[SHEET_NUMBER_BYTES];

	buf_append(out, sheet_number_of(text, value, book->formats[format], book->from_1904));
}

void xls_book_append_string(struct buf *out, const struct xls_book *book, struct xls_input *input, bool is_short)
{
	size_t count = is_short ? xls_u8(input) : xls_u16(input);

	if (!book->is_old) {
		xls_append_string(out, input, count);
		return;
	}
	while (count && !xls_at_end(input)) {
		struct sv part = sv_slice(input->rest, 0, count);
		code_page_append(book->page, out, part);
		input->rest = sv_skip(input->rest, part.len);
		count -= part.len;
	}
}

/* The counts in the record are not needed: the strings end where the data do. */
static unsigned read_strings(struct xls_book *book, const struct xls_record *record)
{
	enum { COUNTS_BYTES = 8 };
	struct xls_input input = xls_open(book->stream, record);
	uint32_t count = le32(record->data, 4);

	xls_skip(&input, COUNTS_BYTES);
	for (uint32_t i = 0; i < count; i++) {
		if (xls_at_end(&input))
			return READING_CORRUPT;
		size_t length = xls_u16(&input);
		xls_append_string(&book->strings, &input, length);
		uint32_t end = (uint32_t)book->strings.len;
		buf_append(&book->ends, (struct sv){ (const char *)&end, sizeof end });
	}
	return book->strings.overflow || book->ends.overflow ? READING_CUT : 0;
}

static void read_sheet(struct xls_book *book, const struct xls_record *record)
{
	enum { STATE = 4, NAME = 6 };
	struct xls_input input = xls_open(book->stream, record);
	struct buf name;

	buf_init(&name, READING_NAME_BYTES);
	xls_skip(&input, NAME);
	xls_book_append_string(&name, book, &input, true);
	*vec_push(book->arena, &book->sheets) =
	    (struct xls_book_sheet){ .at = le32(record->data, 0),
				     .name = arena_copy(book->arena, buf_view(&name)),
				     .is_hidden = le8(record->data, STATE) & 3 };
	buf_free(&name);
}

static void read_format(struct xls_book *book, const struct xls_record *record)
{
	struct xls_input input = xls_open(book->stream, record);
	uint16_t number = xls_u16(&input);
	struct buf code;

	buf_init(&code, READING_NAME_BYTES);
	xls_book_append_string(&code, book, &input, book->is_old);
	book->formats[number] = sheet_format_of(buf_view(&code));
	buf_free(&code);
}

static unsigned take_record(struct xls_book *book, const struct xls_record *record)
{
	switch (record->type) {
	case XLS_FILE_PASS: return READING_ENCRYPTED;
	case XLS_CODE_PAGE:
		code_page_free(book->page);
		book->page = code_page_new(le16(record->data, 0));
		break;
	case XLS_DATE_MODE: book->from_1904 = le16(record->data, 0) == 1; break;
	case XLS_SHEET: read_sheet(book, record); break;
	case XLS_FORMAT: read_format(book, record); break;
	case XLS_CELL_FORMAT: *vec_push(book->arena, &book->cell_formats) = le16(record->data, 2); break;
	case XLS_SHARED_STRINGS: return read_strings(book, record);
	default: break;
	}
	return 0;
}

unsigned xls_book_load(struct xls_book *book, struct sv stream, size_t *at)
{
	struct xls_record record;
	bool is_cut = false;
	unsigned faults = 0;

	*book = (struct xls_book){ .arena = arena_new(), .stream = stream };
	buf_init(&book->strings, LIMIT_SHARED_STRINGS);
	buf_init(&book->ends, LIMIT_SHARED_STRINGS);
	book->page = code_page_new(1252);
	book->formats = arena_zalloc(book->arena, FORMATS * sizeof *book->formats);
	for (unsigned i = 0; i < BUILT_IN_FORMATS; i++)
		book->formats[i] = sheet_format_builtin(i);
	if (!xls_next(&record, stream, at, &is_cut) || record.type != XLS_BEGIN)
		return READING_UNSUPPORTED;
	book->is_old = le16(record.data, 0) < VERSION_8;
	if (le16(record.data, 0) < VERSION_5)
		return READING_UNSUPPORTED;
	while (!(faults & READING_ENCRYPTED) && xls_next(&record, stream, at, &is_cut) && record.type != XLS_EOF)
		faults |= take_record(book, &record);
	return faults | (is_cut ? READING_CORRUPT : 0);
}

void xls_book_free(struct xls_book *book)
{
	code_page_free(book->page);
	buf_free(&book->strings);
	buf_free(&book->ends);
	arena_free(book->arena);
}
