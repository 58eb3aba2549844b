#include "attach/sheet.h"

#include <stdlib.h>

#include "attach/ooxml_text.h"
#include "attach/sheet_merges.h"
#include "attach/sheet_number.h"
#include "base/limits.h"

enum cell_type { CELL_NUMBER, CELL_SHARED, CELL_TEXT, CELL_BOOLEAN };

/* What the text that is being read belongs to. */
enum collecting { NOTHING, VALUE, INLINE, LIST, HEADER };

struct sheet_case {
	struct sheet_book *book;
	struct reading *out;
	struct sv name;
	struct ooxml_relations relations;
	struct sheet_merges merges;
	bool hidden_columns[LIMIT_COLUMNS + 1];
	bool is_in_rows;
	bool is_reading; /* in how a text is read aloud */
	enum collecting collecting;
	struct buf text;
	uint32_t row;
	uint32_t next; /* column behind the last cell that was told */
	bool is_row_told;
	bool is_row_hidden;
	uint32_t column;
	enum cell_type type;
	uint8_t format;
	bool is_beside;      /* a table of what belongs to cells is open */
	struct sv validated; /* the cells of a list to choose from */
};

static uint32_t read_number(struct sv digits)
{
	uint32_t number = sv_number(digits, LIMIT_SHEET_ROWS + 1);

	return number <= LIMIT_SHEET_ROWS ? number : 0;
}

static size_t read_index(struct sv digits)
{
	size_t number = 0;

	for (size_t i = 0; i < digits.len && number < LIMIT_SHARED_STRINGS; i++)
		number = sv_is_digit(digits.data[i]) ? number * 10 + (size_t)(digits.data[i] - '0') : SIZE_MAX;
	return number;
}

static bool is_on(struct sv value)
{
	return value.len && !sv_eq(value, SV("0")) && !sv_eq(value, SV("false"));
}

static void hide_columns(struct sheet_case *sheet, const struct xml_attribute *attributes, size_t count)
{
	uint32_t first = read_number(xml_attribute(attributes, count, SV("min")));
	uint32_t last = read_number(xml_attribute(attributes, count, SV("max")));

	if (!is_on(xml_attribute(attributes, count, SV("hidden"))))
		return;
	if (!last || last > LIMIT_COLUMNS)
		last = LIMIT_COLUMNS;
	for (uint32_t i = first; i <= last; i++)
		sheet->hidden_columns[i] = true;
}

static void tell_row(struct sheet_case *sheet, uint32_t row, bool is_hidden)
{
	reading_open(sheet->out, READING_ROW, &(struct reading_open){ .row = row, .hidden = is_hidden });
}

static void open_row(struct sheet_case *sheet, const struct xml_attribute *attributes, size_t count)
{
	struct sv written = xml_attribute(attributes, count, SV("r"));
	uint32_t row = read_number(written);

	if ((written.len && row <= sheet->row) || sheet->row == LIMIT_SHEET_ROWS)
		sheet->book->package->faults |= READING_CORRUPT;
	if (row <= sheet->row)
		row = sheet->row + (sheet->row < LIMIT_SHEET_ROWS);
	/* Merged cells that reach down count the rows that are told. */
	while (++sheet->row < row) {
		sheet_merges_begin_row(&sheet->merges, sheet->row);
		if (!sheet->merges.reaching_count)
			break;
		tell_row(sheet, sheet->row, false);
		reading_close(sheet->out);
	}
	sheet->row = row;
	sheet_merges_begin_row(&sheet->merges, row);
	sheet->next = 1;
	sheet->column = 0;
	sheet->is_row_told = false;
	sheet->is_row_hidden = is_on(xml_attribute(attributes, count, SV("hidden")));
}

static void close_row(struct sheet_case *sheet)
{
	if (!sheet->is_row_told && sheet->merges.reaching_count)
		tell_row(sheet, sheet->row, sheet->is_row_hidden);
	if (sheet->is_row_told || sheet->merges.reaching_count)
		reading_close(sheet->out);
	/* What follows a pause does not know of cells that reach down from before. */
	if (!sheet->merges.reaching_count)
		reading_pause(sheet->out);
}

static enum cell_type read_type(struct sv type)
{
	if (sv_eq(type, SV("s")))
		return CELL_SHARED;
	if (sv_eq(type, SV("b")))
		return CELL_BOOLEAN;
	return !type.len || sv_eq(type, SV("n")) ? CELL_NUMBER : CELL_TEXT;
}

static void open_cell(struct sheet_case *sheet, const struct xml_attribute *attributes, size_t count)
{
	struct sv reference = xml_attribute(attributes, count, SV("r"));
	uint32_t style = read_number(xml_attribute(attributes, count, SV("s")));
	uint32_t row;
	uint32_t column;

	if (reference.len && ooxml_cell(&row, &column, reference) == 0 && row == sheet->row && column > sheet->column) {
		sheet->column = column;
	} else {
		sheet->column++;
		if (reference.len)
			sheet->book->package->faults |= READING_CORRUPT;
	}
	sheet->type = read_type(xml_attribute(attributes, count, SV("t")));
	sheet->format = style < sheet->book->formats.count ? sheet->book->formats.items[style] : SHEET_GENERAL;
	buf_clear(&sheet->text);
}

static struct sv shown(struct sheet_case *sheet, char number[SHEET_NUMBER_BYTES])
{
	struct sv text = buf_view(&sheet->text);

	switch (sheet->type) {
	case CELL_NUMBER: return sheet_number(number, text, sheet->format, sheet->book->from_1904);
	case CELL_BOOLEAN: return is_on(sv_trim(text)) ? SV("TRUE") : SV("FALSE");
	case CELL_SHARED:
		text = sv_trim(text);
		if (!text.len)
			return text;
		if (sheet_strings_get(&text, &sheet->book->strings, read_index(text)) == 0)
			return text;
		sheet->book->package->faults |= READING_CORRUPT;
		return SV("");
	default: return text;
	}
}

static void close_cell(struct sheet_case *sheet)
{
	char number[SHEET_NUMBER_BYTES];
	struct sv text = sheet->text.len ? shown(sheet, number) : SV("");
	const struct sheet_merge *merge = sheet_merges_at(&sheet->merges, sheet->row, sheet->column);
	struct reading_open open = { .row = sheet->row, .column = sheet->column };

	if (sheet->column > LIMIT_COLUMNS || (!text.len && !merge))
		return;
	if (!sheet->is_row_told)
		tell_row(sheet, sheet->row, sheet->is_row_hidden);
	sheet->is_row_told = true;
	sheet_merges_fill(&sheet->merges, sheet->out, sheet->row, &sheet->next, sheet->column);
	/* Behind a merged cell, or below one: nobody sees it. */
	open.hidden = sheet->hidden_columns[sheet->column] || sheet->column < sheet->next;
	if (merge) {
		open.column_span = merge->last_column - merge->column + 1;
		if (merge->last_row > merge->row && sheet_merges_reach(&sheet->merges, merge) == 0)
			open.row_span = merge->last_row - merge->row + 1;
	}
	reading_open(sheet->out, READING_CELL, &open);
	reading_text(sheet->out, text);
	reading_close(sheet->out);
	if (sheet->next <= sheet->column)
		sheet->next = sheet->column + (open.column_span ? open.column_span : 1);
}

/* What belongs to a cell and stands behind all rows. */
static void open_beside(struct sheet_case *sheet, struct sv reference)
{
	struct reading_open cell = { .row = 0 };

	if (!sheet->is_beside)
		reading_open(sheet->out, READING_TABLE, &(struct reading_open){ .name = sheet->name });
	sheet->is_beside = true;
	(void)ooxml_cell(&cell.row, &cell.column, reference);
	tell_row(sheet, cell.row, false);
	reading_open(sheet->out, READING_CELL, &cell);
}

static void close_beside(struct sheet_case *sheet)
{
	reading_close(sheet->out);
	reading_close(sheet->out);
}

static void tell_link(struct sheet_case *sheet, const struct xml_attribute *attributes, size_t count)
{
	const struct ooxml_relation *relation = ooxml_related(&sheet->relations, attributes, count);

	if (!relation || !relation->is_external)
		return;
	open_beside(sheet, xml_attribute(attributes, count, SV("ref")));
	reading_open(sheet->out, READING_LINK, &(struct reading_open){ .name = relation->target });
	reading_close(sheet->out);
	close_beside(sheet);
}

/* "男,女"; a reference to cells says nothing new. */
static void tell_list(struct sheet_case *sheet)
{
	struct sv text = sv_trim(buf_view(&sheet->text));

	if (text.len < 2 || text.data[0] != '"')
		return;
	open_beside(sheet, sheet->validated);
	reading_put(sheet->out, READING_HIDDEN, SV(""), sv_slice(text, 1, text.len - 1));
	close_beside(sheet);
}

/* The text of &L&"SimSun,Bold"&12Title&R&P, without what says how and where it is printed. */
static void tell_header(struct sheet_case *sheet)
{
	struct sv text = buf_view(&sheet->text);
	struct buf plain;

	buf_init(&plain, LIMIT_CELL_BYTES);
	for (size_t i = 0; i < text.len; i++) {
		if (text.data[i] != '&' || i + 1 == text.len) {
			buf_byte(&plain, text.data[i]);
			continue;
		}
		char code = text.data[++i];
		if (code == '&')
			buf_byte(&plain, code);
		else if (code == '"')
			i = sv_chr(text, '"', i + 1) == SV_NONE ? text.len : sv_chr(text, '"', i + 1);
		else if (code == 'K')
			i += 6;
		else if (code == 'L' || code == 'C' || code == 'R')
			buf_byte(&plain, ' ');
		else if (sv_is_digit(code))
			while (i + 1 < text.len && sv_is_digit(text.data[i + 1]))
				i++;
	}
	reading_put(sheet->out, READING_PARAGRAPH, SV(""), sv_trim(buf_view(&plain)));
	buf_free(&plain);
}

static bool is_header(struct sv name)
{
	return sv_eq(name, SV("oddHeader")) || sv_eq(name, SV("evenHeader")) || sv_eq(name, SV("firstHeader")) ||
	       sv_eq(name, SV("oddFooter")) || sv_eq(name, SV("evenFooter")) || sv_eq(name, SV("firstFooter"));
}

static void open_behind(struct sheet_case *sheet, struct sv name, const struct xml_attribute *attributes, size_t count)
{
	if (sv_eq(name, SV("col"))) {
		hide_columns(sheet, attributes, count);
	} else if (sv_eq(name, SV("sheetData"))) {
		sheet->is_in_rows = true;
		reading_open(sheet->out, READING_TABLE, &(struct reading_open){ .name = sheet->name });
	} else if (sv_eq(name, SV("hyperlink"))) {
		tell_link(sheet, attributes, count);
	} else if (sv_eq(name, SV("dataValidation"))) {
		sheet->validated =
		    arena_copy(sheet->book->package->arena,
			       sv_slice(xml_attribute(attributes, count, SV("sqref")), 0, READING_NAME_BYTES));
	} else if (sv_eq(name, SV("formula1")) && sheet->validated.len) {
		sheet->collecting = LIST;
		buf_clear(&sheet->text);
	} else if (is_header(name)) {
		sheet->collecting = HEADER;
		buf_clear(&sheet->text);
	}
}

static void on_open(void *context, struct sv name, const struct xml_attribute *attributes, size_t count)
{
	struct sheet_case *sheet = context;

	if (!sheet->is_in_rows)
		open_behind(sheet, name, attributes, count);
	else if (sv_eq(name, SV("c")))
		open_cell(sheet, attributes, count);
	else if (sv_eq(name, SV("v")))
		sheet->collecting = VALUE;
	else if (sv_eq(name, SV("row")))
		open_row(sheet, attributes, count);
	else if (sv_eq(name, SV("t")))
		sheet->collecting = sheet->is_reading ? NOTHING : INLINE;
	else if (sv_eq(name, SV("rPh")))
		sheet->is_reading = true;
}

static void on_text(void *context, struct sv text)
{
	struct sheet_case *sheet = context;

	if (sheet->collecting != NOTHING)
		buf_append(&sheet->text, text);
}

static void close_behind(struct sheet_case *sheet, struct sv name)
{
	if (sheet->collecting == LIST)
		tell_list(sheet);
	else if (sheet->collecting == HEADER)
		tell_header(sheet);
	sheet->collecting = NOTHING;
	bool is_list = sv_eq(name, SV("hyperlinks")) || sv_eq(name, SV("dataValidations"));
	if (is_list && sheet->is_beside) {
		reading_close(sheet->out);
		sheet->is_beside = false;
	}
}

static void on_close(void *context, struct sv name)
{
	struct sheet_case *sheet = context;

	if (!sheet->is_in_rows) {
		close_behind(sheet, name);
		return;
	}
	sheet->collecting = NOTHING;
	if (sv_eq(name, SV("c"))) {
		close_cell(sheet);
	} else if (sv_eq(name, SV("row"))) {
		close_row(sheet);
	} else if (sv_eq(name, SV("rPh"))) {
		sheet->is_reading = false;
	} else if (sv_eq(name, SV("sheetData"))) {
		sheet->is_in_rows = false;
		reading_close(sheet->out);
	}
}

void sheet_tell(struct sheet_book *book, struct sv part, struct sv name)
{
	struct sheet_case *sheet = calloc(1, sizeof *sheet);

	if (!sheet)
		abort();
	*sheet = (struct sheet_case){ .book = book, .out = book->package->out, .name = name };
	sheet->relations = ooxml_relations(book->package, part);
	sheet_merges_read(&sheet->merges, book->package, part);
	buf_init(&sheet->text, LIMIT_CELL_BYTES);
	ooxml_parse(book->package, part, &(struct xml_handler){ sheet, on_open, on_text, on_close });
	if (sheet->text.overflow)
		book->package->faults |= READING_CUT;
	buf_free(&sheet->text);
	free(sheet);
}
