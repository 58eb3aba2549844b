#include "attach/xls_values.h"

#include "base/little_endian.h"

enum { CELL_XF = 4, CELL_VALUE = 6, NUMBERS_ENTRY = 6 };

static double read_double(struct sv bytes, size_t at)
{
	uint64_t bits = le64(bytes, at);
	double value;

	memcpy(&value, &bits, sizeof value);
	return value;
}

/* 30 bits of an integer, or the upper 30 bits of a double; perhaps in hundredths. */
static double short_number(uint32_t bits)
{
	enum { IN_HUNDREDTHS = 1, IS_INTEGER = 2 };
	double value;

	if (bits & IS_INTEGER) {
		value = (int32_t)bits >> 2;
	} else {
		uint64_t wide = (uint64_t)(bits & ~3u) << 32;
		memcpy(&value, &wide, sizeof value);
	}
	return bits & IN_HUNDREDTHS ? value / 100 : value;
}

static void append_boolean(struct buf *out, uint8_t value, bool is_error)
{
	static const struct {
		uint8_t code;
		const char *name;
	} errors[] = { { 0x00, "#NULL!" }, { 0x07, "#DIV/0!" }, { 0x0f, "#VALUE!" }, { 0x17, "#REF!" },
		       { 0x1d, "#NAME?" }, { 0x24, "#NUM!" },   { 0x2a, "#N/A" } };

	if (!is_error)
		buf_append(out, value ? SV("TRUE") : SV("FALSE"));
	for (size_t i = 0; is_error && i < sizeof errors / sizeof *errors; i++)
		if (errors[i].code == value)
			buf_append(out, sv_from(errors[i].name));
}

/* The STRING record behind a formula, with what a formula that cells share may put between. */
static void append_result(struct buf *out, const struct xls_book *book, const struct xls_record *formula)
{
	enum { MOST_BETWEEN = 8 };
	size_t at = formula->at;
	struct xls_record record;
	bool is_cut;

	for (int i = 0; i < MOST_BETWEEN && xls_next(&record, book->stream, &at, &is_cut); i++) {
		if (record.type == XLS_STRING) {
			struct xls_input input = xls_open(book->stream, &record);
			xls_book_append_string(out, book, &input, false);
			return;
		}
		if (i > 0 && record.type != XLS_SHARED_FORMULA && record.type != XLS_ARRAY &&
		    record.type != XLS_DATA_TABLE && record.type != XLS_CONTINUE)
			return;
	}
}

static void append_formula(struct buf *out, const struct xls_book *book, const struct xls_record *record)
{
	enum { RESULT_STRING, RESULT_BOOLEAN, RESULT_ERROR, NO_NUMBER = 0xffff };
	struct sv data = record->data;

	if (le16(data, CELL_VALUE + 6) != NO_NUMBER) {
		xls_book_append_number(out, book, le16(data, CELL_XF), read_double(data, CELL_VALUE));
		return;
	}
	switch (le8(data, CELL_VALUE)) {
	case RESULT_STRING: append_result(out, book, record); break;
	case RESULT_BOOLEAN:
	case RESULT_ERROR: append_boolean(out, le8(data, CELL_VALUE + 2), le8(data, CELL_VALUE) == RESULT_ERROR); break;
	default: break;
	}
}

void xls_append_value(struct buf *out, const struct xls_book *book, const struct xls_record *record, size_t index)
{
	struct xls_input input = xls_open(book->stream, record);
	struct sv data = record->data;
	uint16_t xf = le16(data, CELL_XF);

	switch (record->type) {
	case XLS_FORMULA: append_formula(out, book, record); break;
	case XLS_NUMBERS:
		data = sv_skip(data, NUMBERS_ENTRY * index);
		xls_book_append_number(out, book, le16(data, CELL_XF), short_number(le32(data, CELL_VALUE)));
		break;
	case XLS_SHORT_NUMBER: xls_book_append_number(out, book, xf, short_number(le32(data, CELL_VALUE))); break;
	case XLS_NUMBER: xls_book_append_number(out, book, xf, read_double(data, CELL_VALUE)); break;
	case XLS_SHARED_STRING: buf_append(out, xls_book_string(book, le32(data, CELL_VALUE))); break;
	case XLS_BOOLEAN: append_boolean(out, le8(data, CELL_VALUE), le8(data, CELL_VALUE + 1)); break;
	case XLS_RICH_STRING:
	case XLS_LABEL:
		xls_skip(&input, CELL_VALUE);
		xls_book_append_string(out, book, &input, false);
		break;
	default: break;
	}
}

size_t xls_cell_count(const struct xls_record *record)
{
	if (record->type != XLS_NUMBERS)
		return 1;
	return record->data.len < CELL_XF + NUMBERS_ENTRY ? 0 : (record->data.len - CELL_XF) / NUMBERS_ENTRY;
}

void xls_append_object(struct buf *out, const struct xls_book *book, const struct xls_record *record)
{
	enum { TEXT_LENGTH = 10 };
	struct xls_input input = xls_open(book->stream, record);
	size_t length = le16(record->data, TEXT_LENGTH);

	if (!length || !xls_continue(&input))
		return;
	uint8_t flags = xls_u8(&input);
	xls_append_characters(out, &input, length, flags);
}

/* &L and &C say where the text stands, &"Font,Bold" and &12 how it looks, &P and &D what is put there. */
static void append_without_codes(struct buf *out, struct sv text)
{
	for (size_t at = 0; at < text.len; at++) {
		if (text.data[at] != '&') {
			buf_byte(out, text.data[at]);
			continue;
		}
		if (++at == text.len)
			return;
		if (text.data[at] == '"') {
			size_t end = sv_chr(text, '"', at + 1);
			at = end == SV_NONE ? text.len : end;
		} else if (text.data[at] == '&') {
			buf_byte(out, '&');
		} else if (sv_is_digit(text.data[at])) {
			while (at + 1 < text.len && sv_is_digit(text.data[at + 1]))
				at++;
		} else {
			buf_byte(out, ' ');
		}
	}
}

void xls_append_text(struct buf *out, const struct xls_book *book, const struct xls_record *record)
{
	enum { SERIES_TEXT = 2 };
	struct xls_input input = xls_open(book->stream, record);
	struct buf text;

	if (record->type == XLS_SERIES_TEXT) {
		xls_skip(&input, SERIES_TEXT);
		xls_book_append_string(out, book, &input, true);
		return;
	}
	buf_init(&text, SIZE_MAX);
	xls_book_append_string(&text, book, &input, book->is_old);
	append_without_codes(out, buf_view(&text));
	buf_free(&text);
}

/* `count` characters of two bytes, up to the NUL that may end them. */
static void append_wide(struct buf *out, struct xls_input *input, size_t count)
{
	struct buf bytes;
	bool is_over = false;

	buf_init(&bytes, SIZE_MAX);
	for (; count && !xls_at_end(input); count--) {
		uint16_t unit = xls_u16(input);
		is_over |= !unit;
		char pair[] = { (char)unit, (char)(unit >> 8) };
		if (!is_over)
			buf_append(&bytes, (struct sv){ pair, sizeof pair });
	}
	utf16_append(out, buf_view(&bytes));
	buf_free(&bytes);
}

/* A moniker: an address, or a path with as many "..\" before it as the number says. */
static void append_moniker(struct buf *out, const struct xls_book *book, struct xls_input *input)
{
	enum { CLASS_REST = 12, VERSION_AND_RESERVED = 24 };
	const uint32_t url = 0x79eac9e0;
	uint32_t class = xls_u32(input);

	xls_skip(input, CLASS_REST);
	if (class == url) {
		append_wide(out, input, xls_u32(input) / 2);
		return;
	}
	xls_u16(input);
	size_t length = xls_u32(input);
	struct sv path = sv_slice(input->rest, 0, length);
	xls_skip(input, length + VERSION_AND_RESERVED);
	uint32_t size = xls_u32(input);
	if (!size) {
		code_page_append(book->page, out, path);
		return;
	}
	length = xls_u32(input);
	xls_u16(input);
	append_wide(out, input, length / 2);
}

void xls_append_link(struct buf *out, const struct xls_book *book, const struct xls_record *record)
{
	enum {
		RANGE_CLASS_VERSION = 28,
		HAS_MONIKER = 1,
		HAS_PLACE = 8,
		HAS_NAME = 0x10,
		HAS_FRAME = 0x80,
		IS_STRING = 0x100
	};
	struct xls_input input = xls_open(book->stream, record);

	xls_skip(&input, RANGE_CLASS_VERSION);
	uint32_t flags = xls_u32(&input);
	if (flags & HAS_NAME)
		xls_skip(&input, (size_t)xls_u32(&input) * 2);
	if (flags & HAS_FRAME)
		xls_skip(&input, (size_t)xls_u32(&input) * 2);
	if (flags & HAS_MONIKER && flags & IS_STRING)
		append_wide(out, &input, xls_u32(&input));
	else if (flags & HAS_MONIKER)
		append_moniker(out, book, &input);
	if (!(flags & HAS_PLACE))
		return;
	buf_byte(out, '#');
	append_wide(out, &input, xls_u32(&input));
}
