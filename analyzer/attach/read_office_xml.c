/* What Office saves as one XML file, and other programs write as .xls or .doc: workbooks of 2003, texts. */
#include <stdlib.h>

#include "attach/ooxml_text.h"
#include "attach/reader.h"
#include "attach/sheet_merges.h"
#include "attach/sheet_number.h"
#include "base/buf.h"
#include "base/limits.h"
#include "decode/decode.h"

/* What the text at hand belongs to. */
enum target { NOWHERE, VALUE, COMMENT, PROPERTY };

struct workbook {
	struct reading *out;
	struct arena *arena;
	enum target target;
	bool is_in_properties;
	bool is_in_comment;
	bool is_sheet; /* in a table of a sheet */
	bool is_number;
	struct buf text;
	struct sv name;   /* of the sheet */
	size_t sheets;    /* so far */
	bool is_visible;  /* in what says whether a sheet is */
	bool *are_hidden; /* of LIMIT_SHEETS sheets; NULL: none is */
	bool hidden_columns[LIMIT_COLUMNS + 1];
	uint32_t columns; /* that were described */
	struct sheet_merges merges;
	uint32_t row;
	uint32_t column;
	uint32_t next;    /* the column behind what was told */
	uint32_t spanned; /* rows that cells reach into, of all sheets */
	struct reading_open row_open;
	bool is_row_told;
	bool is_cell_open;
	bool is_link_open;
};

/* A number that the file gives, at most `most`; 0 if there is none. */
static uint32_t read_number(const struct xml_attribute *attributes, size_t count, struct sv name, uint32_t most)
{
	return sv_number(xml_attribute(attributes, count, name), most);
}

static bool is_hidden(const struct xml_attribute *attributes, size_t count)
{
	return sv_eq(xml_attribute(attributes, count, SV("Hidden")), SV("1"));
}

static void take_column(struct workbook *book, const struct xml_attribute *attributes, size_t count)
{
	uint32_t first = read_number(attributes, count, SV("Index"), LIMIT_COLUMNS);
	uint32_t span = read_number(attributes, count, SV("Span"), LIMIT_COLUMNS);

	if (first <= book->columns)
		first = book->columns + 1;
	book->columns = first + span < LIMIT_COLUMNS ? first + span : LIMIT_COLUMNS;
	for (uint32_t i = first; i <= book->columns && is_hidden(attributes, count); i++)
		book->hidden_columns[i] = true;
}

static void open_sheet(struct workbook *book, const struct xml_attribute *attributes, size_t count)
{
	book->name = arena_copy(book->arena, xml_attribute(attributes, count, SV("Name")));
	if (book->columns)
		memset(book->hidden_columns, 0, sizeof book->hidden_columns);
	book->row = book->columns = 0;
	book->merges.reaching_count = 0;
	bool is_sheet_hidden = book->are_hidden && book->sheets < LIMIT_SHEETS && book->are_hidden[book->sheets];
	book->sheets++;
	reading_open(book->out, READING_PART, &(struct reading_open){ .name = book->name, .hidden = is_sheet_hidden });
}

static void tell_row(struct workbook *book)
{
	if (!book->is_row_told)
		reading_open(book->out, READING_ROW, &book->row_open);
	book->is_row_told = true;
}

static void close_row(struct workbook *book)
{
	if (book->merges.reaching_count)
		tell_row(book);
	if (book->is_row_told)
		reading_close(book->out);
	book->is_row_told = false;
	if (!book->merges.reaching_count)
		reading_pause(book->out);
}

static void begin_row(struct workbook *book, bool is_row_hidden)
{
	book->row_open = (struct reading_open){ .row = book->row, .hidden = is_row_hidden };
	book->column = 0;
	book->next = 1;
	sheet_merges_begin_row(&book->merges, book->row);
}

static void open_row(struct workbook *book, const struct xml_attribute *attributes, size_t count)
{
	uint32_t row = read_number(attributes, count, SV("Index"), LIMIT_SHEET_ROWS);

	if (row <= book->row)
		row = book->row + (book->row < LIMIT_SHEET_ROWS);
	/* Merged cells that reach down count the rows that are told. */
	while (++book->row < row) {
		begin_row(book, false);
		if (!book->merges.reaching_count)
			break;
		close_row(book);
	}
	book->row = row;
	begin_row(book, is_hidden(attributes, count));
}

static void set_spans(struct workbook *book, struct reading_open *open, const struct xml_attribute *attributes,
		      size_t count)
{
	uint32_t right = read_number(attributes, count, SV("MergeAcross"), LIMIT_COLUMNS - open->column);
	uint32_t down = read_number(attributes, count, SV("MergeDown"), LIMIT_COLUMNS);
	struct sheet_merge merge = { open->row, open->column, open->row + down, open->column + right };

	open->column_span = right + 1;
	if (!down || down > LIMIT_SPANNED_ROWS - book->spanned || sheet_merges_reach(&book->merges, &merge))
		return;
	book->spanned += down;
	open->row_span = down + 1;
}

static void open_cell(struct workbook *book, const struct xml_attribute *attributes, size_t count)
{
	uint32_t column = read_number(attributes, count, SV("Index"), LIMIT_COLUMNS);
	struct sv link = xml_attribute(attributes, count, SV("HRef"));

	while (column <= book->column && sheet_merges_cover(&book->merges, book->column + 1))
		book->column = sheet_merges_cover(&book->merges, book->column + 1);
	book->column = column > book->column ? column : book->column + 1;
	if (book->column > LIMIT_COLUMNS)
		return;
	tell_row(book);
	sheet_merges_fill(&book->merges, book->out, book->row, &book->next, book->column);
	struct reading_open open = { .row = book->row,
				     .column = book->column,
				     .hidden = book->hidden_columns[book->column] };
	set_spans(book, &open, attributes, count);
	reading_open(book->out, READING_CELL, &open);
	book->is_cell_open = true;
	book->column += open.column_span - 1;
	book->next = book->column + 1;
	book->is_link_open = link.len > 0 && link.data[0] != '#';
	if (book->is_link_open)
		reading_open(book->out, READING_LINK, &(struct reading_open){ .name = link });
}

static void close_cell(struct workbook *book)
{
	if (book->is_link_open)
		reading_close(book->out);
	if (book->is_cell_open)
		reading_close(book->out);
	book->is_link_open = book->is_cell_open = false;
}

static void open_in_sheet(struct workbook *book, struct sv name, const struct xml_attribute *attributes, size_t count)
{
	struct sv type = xml_attribute(attributes, count, SV("Type"));

	if (sv_eq(name, SV("Row"))) {
		open_row(book, attributes, count);
	} else if (sv_eq(name, SV("Cell")) && !book->is_cell_open) {
		open_cell(book, attributes, count);
	} else if (sv_eq(name, SV("Column"))) {
		take_column(book, attributes, count);
	} else if (sv_eq(name, SV("Comment"))) {
		book->is_in_comment = true;
	} else if (sv_eq(name, SV("Data")) && book->is_cell_open) {
		book->target = book->is_in_comment ? COMMENT : VALUE;
		book->is_number = sv_eq(type, SV("Number"));
		buf_clear(&book->text);
	}
}

static void on_open(void *context, struct sv name, const struct xml_attribute *attributes, size_t count)
{
	struct workbook *book = context;

	if (book->is_sheet) {
		open_in_sheet(book, name, attributes, count);
	} else if (sv_eq(name, SV("Worksheet"))) {
		open_sheet(book, attributes, count);
	} else if (sv_eq(name, SV("Table"))) {
		book->is_sheet = true;
		reading_open(book->out, READING_TABLE, &(struct reading_open){ .name = book->name });
	} else if (sv_eq(name, SV("DocumentProperties")) || sv_eq(name, SV("CustomDocumentProperties"))) {
		book->is_in_properties = true;
	} else if (book->is_in_properties) {
		book->target = PROPERTY;
		buf_clear(&book->text);
	}
}

static void on_text(void *context, struct sv text)
{
	struct workbook *book = context;

	if (book->target != NOWHERE)
		buf_append(&book->text, text);
}

/* Of a date the day, unless it has a time. */
static struct sv shown(const struct workbook *book, char room[SHEET_NUMBER_BYTES])
{
	struct sv text = buf_view(&book->text);

	if (book->is_number)
		return sheet_number(room, text, SHEET_GENERAL, false);
	return sv_ends(text, SV("T00:00:00.000")) ? sv_slice(text, 0, text.len - strlen("T00:00:00.000")) : text;
}

static void end_text(struct workbook *book, struct sv name)
{
	char room[SHEET_NUMBER_BYTES];

	switch (book->target) {
	case VALUE: reading_text(book->out, shown(book, room)); break;
	case COMMENT: reading_put(book->out, READING_COMMENT, SV(""), buf_view(&book->text)); break;
	case PROPERTY:
		reading_put(book->out, sv_eq(name, SV("Title")) ? READING_TITLE : READING_PROPERTY, name,
			    sv_trim(buf_view(&book->text)));
		break;
	default: break;
	}
	book->target = NOWHERE;
}

static void close_in_sheet(struct workbook *book, struct sv name)
{
	if (sv_eq(name, SV("Data"))) {
		end_text(book, name);
	} else if (sv_eq(name, SV("Comment"))) {
		book->is_in_comment = false;
	} else if (sv_eq(name, SV("Cell"))) {
		close_cell(book);
	} else if (sv_eq(name, SV("Row"))) {
		close_cell(book);
		close_row(book);
	} else if (sv_eq(name, SV("Table"))) {
		book->is_sheet = false;
		reading_close(book->out);
	}
}

static void on_close(void *context, struct sv name)
{
	struct workbook *book = context;

	if (book->is_sheet) {
		close_in_sheet(book, name);
	} else if (sv_eq(name, SV("Worksheet"))) {
		reading_close(book->out);
	} else if (sv_eq(name, SV("DocumentProperties")) || sv_eq(name, SV("CustomDocumentProperties"))) {
		book->is_in_properties = false;
		book->target = NOWHERE;
	} else if (book->target == PROPERTY) {
		end_text(book, name);
	}
}

/* Whether a sheet is hidden stands behind its cells: a first pass finds it. */
static void see_open(void *context, struct sv name, const struct xml_attribute *attributes, size_t count)
{
	struct workbook *book = context;

	(void)attributes;
	(void)count;
	book->sheets += sv_eq(name, SV("Worksheet"));
	book->is_visible = sv_eq(name, SV("Visible"));
	buf_clear(&book->text);
}

static void see_text(void *context, struct sv text)
{
	struct workbook *book = context;

	if (book->is_visible)
		buf_append(&book->text, text);
}

static void see_close(void *context, struct sv name)
{
	struct workbook *book = context;

	(void)name;
	if (book->is_visible && book->sheets && book->sheets <= LIMIT_SHEETS &&
	    sv_find(buf_view(&book->text), SV("Hidden"), 0) != SV_NONE)
		book->are_hidden[book->sheets - 1] = true;
	book->is_visible = false;
}

static void find_hidden_sheets(struct workbook *book, struct sv text)
{
	if (sv_find(text, SV("Hidden</"), 0) == SV_NONE)
		return;
	book->are_hidden = arena_alloc(book->arena, LIMIT_SHEETS * sizeof *book->are_hidden);
	memset(book->are_hidden, 0, LIMIT_SHEETS * sizeof *book->are_hidden);
	struct xml_reader *reader = xml_reader_new(&(struct xml_handler){ book, see_open, see_text, see_close });
	(void)xml_reader_take(reader, text, true); /* what is wrong with it comes to light when it is told */
	xml_reader_free(reader);
	book->sheets = 0;
	book->is_visible = false;
}

/* The text without its declaration, which names an encoding that it no longer has. */
static struct sv decode(struct decoder *decoder, struct arena *arena, struct sv bytes)
{
	enum { START = 256 };
	struct document document;
	struct sv start = sv_slice(bytes, 0, START);
	size_t label = sv_find(start, SV("encoding="), 0);
	struct sv name = label == SV_NONE ? SV("utf-8") : sv_skip(start, label + strlen("encoding=") + 1);
	size_t end = 0;

	while (end < name.len && !strchr("\"'", name.data[end]))
		end++;
	decode_document(&document, decoder, arena, DECODE_TEXT, sv_slice(name, 0, end), bytes);
	struct sv text = sv_trim(document.text);
	size_t close = sv_starts(text, SV("<?xml")) ? sv_find(text, SV("?>"), 0) : SV_NONE;
	return close == SV_NONE ? text : sv_skip(text, close + 2);
}

/* Sheets and properties. */
static unsigned read_workbook(struct reading *out, struct arena *arena, struct sv text)
{
	struct workbook *book = calloc(1, sizeof *book);

	if (!book)
		abort();
	book->out = out;
	book->arena = arena;
	buf_init(&book->text, LIMIT_CELL_BYTES);
	find_hidden_sheets(book, text);
	struct xml_reader *reader = xml_reader_new(&(struct xml_handler){ book, on_open, on_text, on_close });
	int status = xml_reader_take(reader, text, true);
	xml_reader_free(reader);
	unsigned faults = (status ? READING_CORRUPT : 0) | (book->text.overflow ? READING_CUT : 0);
	buf_free(&book->text);
	free(book);
	return faults;
}

static unsigned read_text(struct reading *out, struct sv text)
{
	struct ooxml package;

	ooxml_open_flat(&package, out, text);
	ooxml_tell_text(&package, &(struct ooxml_text_input){ .part = OOXML_FLAT });
	return ooxml_close(&package);
}

unsigned read_office_xml(struct reading *out, struct sv bytes)
{
	enum { ROOT = 4096 };
	struct decoder *decoder = decoder_new();
	struct arena *arena = arena_new();
	struct sv text = decode(decoder, arena, bytes);
	unsigned faults = read_workbook(out, arena, text);

	/* A text has no sheets, but properties as a workbook has them. */
	if (sv_find(sv_slice(text, 0, ROOT), SV("office:spreadsheet"), 0) == SV_NONE)
		faults |= read_text(out, text);

	arena_free(arena);
	decoder_free(decoder);
	return faults;
}
