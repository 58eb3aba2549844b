#include "attach/xlsb.h"

#include <stdlib.h>

#include "attach/ooxml_text.h"
#include "attach/sheet.h"
#include "attach/sheet_merges.h"
#include "attach/sheet_number.h"
#include "attach/xlsb_records.h"
#include "base/limits.h"
#include "base/little_endian.h"

struct workbook {
	struct sheet_book book;
	struct ooxml_relations relations;
	struct buf text;
	/* Of the styles: */
	bool is_list;
	uint8_t written[LIMIT_STYLES]; /* formats written out, by their number, plus one */
	/* Of the sheet at hand: */
	struct sv name;
	bool hidden_columns[LIMIT_COLUMNS + 1];
	struct sheet_merges none; /* merged cells stand behind the others, and are told as they are kept */
	bool is_in_rows;
	bool is_row_told;
	bool is_row_hidden;
	uint32_t row; /* 1-based; 0: none yet */
	uint32_t next;
	struct reading_open commented;
};

/* ---- what sheets refer to ---- */

static void take_string(void *context, unsigned type, struct sv data)
{
	struct workbook *workbook = context;
	struct sheet_strings *strings = &workbook->book.strings;

	if (type != XLSB_SHARED_STRING)
		return;
	xlsb_append_rich_string(&strings->text, data);
	uint32_t end = (uint32_t)strings->text.len;
	buf_append(&strings->ends, (struct sv){ (const char *)&end, sizeof end });
	if (strings->text.overflow || strings->ends.overflow)
		workbook->book.package->faults |= READING_CUT;
	else
		strings->count++;
}

static void take_style(void *context, unsigned type, struct sv data)
{
	enum { FORMAT = 2 };
	struct workbook *workbook = context;
	struct sheet_book *book = &workbook->book;

	if (type == XLSB_FORMAT) {
		buf_clear(&workbook->text);
		xlsb_append_string(&workbook->text, sv_skip(data, 2));
		workbook->written[le16(data, 0)] = (uint8_t)(sheet_format_of(buf_view(&workbook->text)) + 1);
	}
	workbook->is_list |= type == XLSB_BEGIN_CELL_FORMATS;
	workbook->is_list &= type != XLSB_END_CELL_FORMATS;
	if (type != XLSB_CELL_FORMAT || !workbook->is_list || book->formats.count == LIMIT_STYLES)
		return;
	unsigned id = le16(data, FORMAT);
	uint8_t written = workbook->written[id];
	*vec_push(book->package->arena, &book->formats) = written ? (uint8_t)(written - 1) : sheet_format_builtin(id);
}

/* ---- a sheet ---- */

static void close_row(struct workbook *workbook)
{
	struct reading *out = workbook->book.package->out;

	if (workbook->is_row_told)
		reading_close(out);
	workbook->is_row_told = false;
	reading_pause(out);
}

static void open_row(struct workbook *workbook, struct sv data)
{
	enum { FLAGS = 11, HIDDEN = 0x10 };
	uint32_t row = le32(data, 0);

	close_row(workbook);
	if (row >= LIMIT_SHEET_ROWS || row < workbook->row)
		workbook->book.package->faults |= READING_CORRUPT;
	else
		workbook->row = row + 1;
	workbook->next = 1;
	workbook->is_row_hidden = (le8(data, FLAGS) & HIDDEN) != 0;
}

static void hide_columns(struct workbook *workbook, struct sv data)
{
	enum { LAST = 4, FLAGS = 16, HIDDEN = 1 };
	uint32_t first = le32(data, 0);
	uint32_t last = le32(data, LAST);

	for (uint32_t i = first; le16(data, FLAGS) & HIDDEN && i <= last && i < LIMIT_COLUMNS; i++)
		workbook->hidden_columns[i + 1] = true;
}

/* Appends what a cell shows; false if it is none, or empty. */
static bool append_cell(struct workbook *workbook, unsigned type, struct sv data)
{
	enum { STYLE = 4, STYLE_MASK = 0xffffff, VALUE = 8 };
	const struct sheet_book *book = &workbook->book;
	char room[SHEET_NUMBER_BYTES];
	uint32_t style = le32(data, STYLE) & STYLE_MASK;
	uint8_t format = style < book->formats.count ? book->formats.items[style] : SHEET_GENERAL;
	struct sv value = sv_skip(data, VALUE);
	uint64_t bits = le64(value, 0);
	double number = xlsb_rk((uint32_t)bits);
	struct sv text = SV("");

	switch (type) {
	case XLSB_REAL:
	case XLSB_FORMULA_REAL: memcpy(&number, &bits, sizeof number); /* fall through */
	case XLSB_RK: text = sheet_number_of(room, number, format, book->from_1904); break;
	case XLSB_BOOLEAN:
	case XLSB_FORMULA_BOOLEAN: text = le8(value, 0) ? SV("TRUE") : SV("FALSE"); break;
	case XLSB_SHARED:
		if (sheet_strings_get(&text, &book->strings, le32(value, 0)))
			book->package->faults |= READING_CORRUPT;
		break;
	case XLSB_STRING:
	case XLSB_FORMULA_STRING: xlsb_append_string(&workbook->text, value); break;
	case XLSB_RICH_STRING: xlsb_append_rich_string(&workbook->text, value); break;
	default: return false;
	}
	buf_append(&workbook->text, text);
	return workbook->text.len > 0;
}

static void tell_cell(struct workbook *workbook, unsigned type, struct sv data)
{
	struct reading *out = workbook->book.package->out;
	uint32_t column = le32(data, 0);

	buf_clear(&workbook->text);
	if (!workbook->row || !append_cell(workbook, type, data))
		return;
	if (column >= LIMIT_COLUMNS || ++column < workbook->next) {
		workbook->book.package->faults |= READING_CORRUPT;
		return;
	}
	if (!workbook->is_row_told)
		reading_open(out, READING_ROW,
			     &(struct reading_open){ .row = workbook->row, .hidden = workbook->is_row_hidden });
	workbook->is_row_told = true;
	sheet_merges_fill(&workbook->none, out, workbook->row, &workbook->next, column);
	reading_open(out, READING_CELL,
		     &(struct reading_open){
			 .row = workbook->row, .column = column, .hidden = workbook->hidden_columns[column] });
	reading_text(out, buf_view(&workbook->text));
	reading_close(out);
	workbook->next = column + 1;
}

/* Headers and footers, with the codes in them. */
static void tell_headers(struct workbook *workbook, struct sv data)
{
	enum { FLAGS = 2, HEADERS = 6 };

	data = sv_skip(data, FLAGS);
	for (int i = 0; i < HEADERS && data.len; i++) {
		buf_clear(&workbook->text);
		data = sv_skip(data, xlsb_append_string(&workbook->text, data));
		reading_put(workbook->book.package->out, READING_PARAGRAPH, SV(""), buf_view(&workbook->text));
	}
}

static void take_sheet(void *context, unsigned type, struct sv data)
{
	struct workbook *workbook = context;
	struct reading *out = workbook->book.package->out;

	if (type == XLSB_BEGIN_ROWS && !workbook->is_in_rows) {
		reading_open(out, READING_TABLE, &(struct reading_open){ .name = workbook->name });
		workbook->is_in_rows = true;
	} else if (type == XLSB_END_ROWS && workbook->is_in_rows) {
		close_row(workbook);
		reading_close(out);
		workbook->is_in_rows = false;
	} else if (type == XLSB_ROW && workbook->is_in_rows) {
		open_row(workbook, data);
	} else if (type == XLSB_COLUMNS) {
		hide_columns(workbook, data);
	} else if (type == XLSB_HEADERS && !workbook->is_in_rows) {
		tell_headers(workbook, data);
	} else if (workbook->is_in_rows) {
		tell_cell(workbook, type, data);
	}
}

static void take_comment(void *context, unsigned type, struct sv data)
{
	enum { ROW = 4, COLUMN = 12 };
	struct workbook *workbook = context;
	struct reading *out = workbook->book.package->out;

	if (type == XLSB_BEGIN_COMMENT)
		workbook->commented = (struct reading_open){ .row = le32(data, ROW) % LIMIT_SHEET_ROWS + 1,
							     .column = le32(data, COLUMN) % LIMIT_COLUMNS + 1 };
	if (type != XLSB_COMMENT_TEXT)
		return;
	buf_clear(&workbook->text);
	xlsb_append_rich_string(&workbook->text, data);
	reading_open(out, READING_ROW, &(struct reading_open){ .row = workbook->commented.row });
	reading_open(out, READING_CELL, &workbook->commented);
	reading_put(out, READING_COMMENT, SV(""), buf_view(&workbook->text));
	reading_close(out);
	reading_close(out);
}

static void tell_comments(struct workbook *workbook, struct sv part)
{
	struct reading *out = workbook->book.package->out;

	reading_open(out, READING_TABLE, &(struct reading_open){ .name = workbook->name });
	xlsb_read(workbook->book.package, part, take_comment, workbook);
	reading_close(out);
}

static void tell_sheet(struct workbook *workbook, struct sv part, bool is_hidden)
{
	struct ooxml *package = workbook->book.package;

	if (!ooxml_is_new(package, part)) {
		package->faults |= READING_CORRUPT;
		return;
	}
	memset(workbook->hidden_columns, 0, sizeof workbook->hidden_columns);
	workbook->row = 0;
	reading_open(package->out, READING_PART, &(struct reading_open){ .name = workbook->name, .hidden = is_hidden });
	xlsb_read(package, part, take_sheet, workbook);
	take_sheet(workbook, XLSB_END_ROWS, SV(""));
	struct ooxml_relations relations = ooxml_relations(package, part);
	for (size_t i = 0; i < relations.count; i++)
		if (sv_eq(relations.items[i].kind, SV("comments")))
			tell_comments(workbook, relations.items[i].target);
	ooxml_tell_outside(package, &relations);
	ooxml_tell_embedded(package, &relations);
	reading_close(package->out);
}

static const struct ooxml_relation *find_relation(const struct workbook *workbook, struct sv id)
{
	for (size_t i = 0; i < workbook->relations.count; i++)
		if (sv_eq(workbook->relations.items[i].id, id))
			return &workbook->relations.items[i];
	return NULL;
}

static void take_workbook(void *context, unsigned type, struct sv data)
{
	enum { FROM_1904 = 1, IDS = 8 };
	struct workbook *workbook = context;
	struct arena *arena = workbook->book.package->arena;

	if (type == XLSB_WORKBOOK)
		workbook->book.from_1904 = (le32(data, 0) & FROM_1904) != 0;
	if (type != XLSB_SHEET)
		return;
	bool is_hidden = le32(data, 0) != 0;
	buf_clear(&workbook->text);
	data = sv_skip(data, IDS);
	data = sv_skip(data, xlsb_append_string(&workbook->text, data));
	const struct ooxml_relation *relation = find_relation(workbook, buf_view(&workbook->text));
	buf_clear(&workbook->text);
	xlsb_append_string(&workbook->text, data);
	workbook->name = arena_copy(arena, sv_slice(buf_view(&workbook->text), 0, READING_NAME_BYTES));
	if (relation)
		tell_sheet(workbook, relation->target, is_hidden);
	else
		workbook->book.package->faults |= READING_CORRUPT;
}

void xlsb_tell(struct ooxml *package, struct sv part)
{
	struct workbook *workbook = calloc(1, sizeof *workbook);

	if (!workbook)
		abort();
	workbook->book.package = package;
	workbook->relations = ooxml_relations(package, part);
	buf_init(&workbook->text, LIMIT_CELL_BYTES);
	buf_init(&workbook->book.strings.text, LIMIT_SHARED_STRINGS);
	buf_init(&workbook->book.strings.ends, LIMIT_SHARED_STRINGS);
	for (size_t i = 0; i < workbook->relations.count; i++) {
		const struct ooxml_relation *relation = &workbook->relations.items[i];
		bool is_styles = sv_eq(relation->kind, SV("styles"));
		if ((is_styles || sv_eq(relation->kind, SV("sharedStrings"))) &&
		    ooxml_is_new(package, relation->target))
			xlsb_read(package, relation->target, is_styles ? take_style : take_string, workbook);
	}
	if (!ooxml_has(package, part))
		package->faults |= READING_CORRUPT;
	xlsb_read(package, part, take_workbook, workbook);
	ooxml_tell_outside(package, &workbook->relations);
	sheet_strings_free(&workbook->book.strings);
	buf_free(&workbook->text);
	free(workbook);
}
