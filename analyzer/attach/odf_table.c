#include <stdlib.h>

#include "attach/odf.h"
#include "attach/sheet_number.h"

/* A wide cell counts no more columns than the far side reads. */
enum { WIDEST = 1000 };

struct odf_table *odf_table_new(struct reading *out, struct odf_table *outer, uint32_t *spanned)
{
	struct odf_table *table = calloc(1, sizeof *table);

	if (!table)
		abort();
	table->out = out;
	table->outer = outer;
	table->spanned = spanned;
	buf_init(&table->text, LIMIT_CELL_BYTES);
	buf_init(&table->value, READING_NAME_BYTES);
	return table;
}

void odf_table_free(struct odf_table *table)
{
	buf_free(&table->text);
	buf_free(&table->value);
	free(table);
}

/* A count that the file gives: at least 1, at most `most`. */
static uint32_t read_count(const struct xml_attribute *attributes, size_t count, struct sv name, uint32_t most)
{
	uint32_t value = sv_number(xml_attribute(attributes, count, name), most);

	return value ? value : 1;
}

static bool is_invisible(const struct xml_attribute *attributes, size_t count)
{
	struct sv visibility = xml_attribute(attributes, count, SV("visibility"));

	return sv_eq(visibility, SV("collapse")) || sv_eq(visibility, SV("filter"));
}

void odf_table_column(struct odf_table *table, const struct xml_attribute *attributes, size_t count)
{
	uint32_t repeats =
	    read_count(attributes, count, SV("number-columns-repeated"), LIMIT_COLUMNS - table->columns + 1);

	if (is_invisible(attributes, count))
		for (uint32_t i = 1; i <= repeats && table->columns + i <= LIMIT_COLUMNS; i++)
			table->hidden_columns[table->columns + i] = true;
	table->columns += table->columns + repeats > LIMIT_COLUMNS ? LIMIT_COLUMNS - table->columns : repeats;
}

void odf_table_open_row(struct odf_table *table, const struct xml_attribute *attributes, size_t count)
{
	if (table->is_in_row)
		odf_table_close_row(table);
	table->is_in_row = true;
	table->row++;
	table->row_repeats = read_count(attributes, count, SV("number-rows-repeated"), LIMIT_SHEET_ROWS);
	table->is_row_told = false;
	table->is_row_hidden = is_invisible(attributes, count);
	table->column = 0;
	table->cell_repeats = 1;
	table->next = 1;
}

static void tell_row(struct odf_table *table)
{
	if (!table->is_row_told)
		reading_open(table->out, READING_ROW,
			     &(struct reading_open){ .row = table->row, .hidden = table->is_row_hidden });
	table->is_row_told = true;
}

void odf_table_close_row(struct odf_table *table)
{
	if (!table->is_in_row)
		return;
	odf_table_close_cell(table);
	/* Cells that reach down count the rows that are told. */
	for (uint32_t last = table->row + table->row_repeats - 1;; table->row++) {
		if (table->reached >= table->row)
			tell_row(table);
		if (table->is_row_told)
			reading_close(table->out);
		table->is_row_told = false;
		if (table->row >= LIMIT_SHEET_ROWS || table->row == last || table->reached <= table->row) {
			table->row = last;
			break;
		}
	}
	if (table->row > LIMIT_SHEET_ROWS)
		table->row = LIMIT_SHEET_ROWS;
	table->is_in_row = false;
	/* What follows a pause does not know of cells that reach down from before. */
	if (!table->outer && table->reached <= table->row)
		reading_pause(table->out);
}

/* One wide empty cell, or some, up to the column. */
static void fill_gap(struct odf_table *table, uint32_t column)
{
	while (table->next < column) {
		uint32_t span = column - table->next > WIDEST ? WIDEST : column - table->next;
		reading_open(table->out, READING_CELL,
			     &(struct reading_open){ .row = table->row, .column = table->next, .column_span = span });
		reading_close(table->out);
		table->next += span;
	}
}

static void open_number(struct odf_table *table, const struct xml_attribute *attributes, size_t count)
{
	static const char *const names[] = { "value", "date-value", "time-value", "boolean-value", "string-value" };
	struct sv type = xml_attribute(attributes, count, SV("value-type"));

	buf_clear(&table->text);
	buf_clear(&table->value);
	table->is_number = type.len && !sv_eq(type, SV("string"));
	for (size_t i = 0; i < sizeof names / sizeof *names && !table->value.len; i++)
		buf_append(&table->value, xml_attribute(attributes, count, sv_from(names[i])));
}

/* A covered cell is taken by one that reaches into it. */
static void pass_covered(struct odf_table *table)
{
	uint32_t behind = table->column + table->cell_repeats;

	if (table->next < table->column) {
		tell_row(table);
		fill_gap(table, table->column);
	}
	if (table->next < behind)
		table->next = behind;
}

void odf_table_open_cell(struct odf_table *table, bool is_covered, const struct xml_attribute *attributes, size_t count)
{
	if (!table->is_in_row)
		return;
	odf_table_close_cell(table);
	table->column += table->cell_repeats;
	if (table->column > LIMIT_COLUMNS)
		table->column = LIMIT_COLUMNS + 1;
	uint32_t most = LIMIT_COLUMNS + 1 - table->column;
	table->cell_repeats = read_count(attributes, count, SV("number-columns-repeated"), most ? most : 1);
	uint32_t columns = read_count(attributes, count, SV("number-columns-spanned"), most ? most : 1);
	uint32_t rows = read_count(attributes, count, SV("number-rows-spanned"), WIDEST);
	/* The same again and again is told once, as wide as all of them. */
	uint32_t wide = columns > table->cell_repeats ? columns : table->cell_repeats;
	table->cell = (struct reading_open){
		.row = table->row,
		.column = table->column,
		.column_span = wide > WIDEST ? WIDEST : wide,
		.row_span = table->row_repeats == 1 ? rows : 1,
		.header = table->is_header,
		.hidden = table->hidden_columns[table->column <= LIMIT_COLUMNS ? table->column : LIMIT_COLUMNS]
	};
	table->is_in_cell = true;
	table->is_cell_told = false;
	table->is_covered = is_covered;
	open_number(table, attributes, count);
	if (is_covered && table->column <= LIMIT_COLUMNS)
		pass_covered(table);
	else if (table->cell.row_span > 1 || columns > 1)
		odf_table_settle(table);
}

/* Every row that a cell reaches into is told, though nothing stands in it: so many, and no more. */
static void limit_span(struct odf_table *table)
{
	uint32_t rows = table->cell.row_span;

	if (rows <= 1)
		return;
	if (rows > LIMIT_SPANNED_ROWS - *table->spanned)
		table->cell.row_span = 1;
	else
		*table->spanned += rows;
}

static void settle_cell(struct odf_table *table)
{
	tell_row(table);
	if (!table->is_in_cell || table->is_cell_told)
		return;
	table->is_cell_told = true;
	if (table->is_covered) { /* nobody sees what stands there */
		table->cell.hidden = true;
		table->cell.column_span = table->cell.row_span = 1;
	} else {
		fill_gap(table, table->column);
		table->next = table->column + table->cell.column_span;
	}
	limit_span(table);
	reading_open(table->out, READING_CELL, &table->cell);
	uint32_t last = table->row + (table->cell.row_span ? table->cell.row_span : 1) - 1;
	if (last > table->reached)
		table->reached = last;
}

void odf_table_settle(struct odf_table *table)
{
	enum { DEEPEST = LIMIT_READING_DEPTH };
	struct odf_table *waiting[DEEPEST];
	size_t count = 0;

	for (; table && count < DEEPEST; table = table->outer)
		if (table->is_in_row && (!table->is_row_told || (table->is_in_cell && !table->is_cell_told)))
			waiting[count++] = table;
	while (count)
		settle_cell(waiting[--count]);
}

/* What is shown where a cell is too narrow for its number. */
static bool is_short(struct sv shown)
{
	size_t at = 0;

	while (at < shown.len && (sv_is_digit(shown.data[at]) || strchr(".,-+#", shown.data[at])))
		at++;
	return !shown.len || shown.data[0] == '#' || (at && at < shown.len && strchr("Ee", shown.data[at]));
}

static void tell_number(struct odf_table *table)
{
	char room[SHEET_NUMBER_BYTES];
	struct sv shown = sv_trim(buf_view(&table->text));
	struct sv value = buf_view(&table->value);

	if (is_short(shown) && value.len)
		shown = sheet_number(room, value, SHEET_GENERAL, false);
	if (!shown.len)
		return;
	odf_table_settle(table);
	reading_text(table->out, shown);
}

void odf_table_close_cell(struct odf_table *table)
{
	if (!table->is_in_cell)
		return;
	if (table->is_number || (!table->is_cell_told && table->value.len))
		tell_number(table);
	if (table->is_cell_told)
		reading_close(table->out);
	table->is_in_cell = false;
}
