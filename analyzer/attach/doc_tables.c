#include "attach/doc_tables.h"

static void open_element(struct doc_tables *tables, enum reading_element element)
{
	reading_open(tables->out, element, &(struct reading_open){ .row = 0 });
}

static void close_cell(struct doc_tables *tables)
{
	if (tables->levels[tables->depth].has_cell)
		reading_close(tables->out);
	tables->levels[tables->depth].has_cell = false;
}

static void close_row(struct doc_tables *tables)
{
	close_cell(tables);
	if (tables->levels[tables->depth].has_row)
		reading_close(tables->out);
	tables->levels[tables->depth].has_row = false;
}

/* What is known of the cell that is read; NULL in inner tables. */
static const struct doc_cell *known_cell(const struct doc_tables *tables)
{
	return tables->depth == 1 ? doc_spans_cell(&tables->spans, tables->row, tables->cell) : NULL;
}

static void open_cell(struct doc_tables *tables)
{
	const struct doc_cell *known = known_cell(tables);
	struct reading_open open = { .row = 0 };

	if (known && !known->goes_on) {
		open.row_span = known->row_span;
		open.column_span = doc_spans_columns(&tables->spans, known);
	}
	open.hidden = known && known->goes_on;
	if (!tables->levels[tables->depth].has_row)
		open_element(tables, READING_ROW);
	if (!tables->levels[tables->depth].has_cell)
		reading_open(tables->out, READING_CELL, &open);
	tables->levels[tables->depth].has_row = tables->levels[tables->depth].has_cell = true;
}

static void set_depth(struct doc_tables *tables, unsigned depth)
{
	if (depth > DOC_TABLE_DEPTH)
		depth = DOC_TABLE_DEPTH;
	while (tables->depth > depth) {
		close_row(tables);
		reading_close(tables->out);
		tables->depth--;
	}
	while (tables->depth < depth) {
		if (tables->depth)
			open_cell(tables);
		open_element(tables, READING_TABLE);
		tables->depth++;
	}
}

void doc_tables_begin(struct doc_tables *tables, const struct doc *doc, uint32_t begin, uint32_t end)
{
	doc_spans_free(&tables->spans);
	doc_spans_read(&tables->spans, doc, begin, end);
	tables->row = tables->cell = 0;
}

/* Below a merged cell there is one more in each row, which is not seen, and mostly empty. */
static bool is_covered(const struct doc_tables *tables, const struct doc_paragraph *paragraph, bool is_empty)
{
	const struct doc_cell *known = known_cell(tables);

	return known && known->goes_on && is_empty && paragraph->ends_cell && !tables->levels[1].has_cell;
}

void doc_tables_enter(struct doc_tables *tables, const struct doc_paragraph *paragraph, bool is_empty)
{
	set_depth(tables, paragraph->depth);
	if (tables->depth && !paragraph->ends_row && !is_covered(tables, paragraph, is_empty))
		open_cell(tables);
}

void doc_tables_leave(struct doc_tables *tables, const struct doc_paragraph *paragraph)
{
	if (paragraph->ends_cell && tables->depth)
		close_cell(tables);
	if (paragraph->ends_row && tables->depth) {
		if (!tables->levels[tables->depth].has_row) { /* all its cells are covered: it counts all the same */
			open_element(tables, READING_ROW);
			tables->levels[tables->depth].has_row = true;
		}
		close_row(tables);
	}
	if (tables->depth == 1 && paragraph->ends_row) {
		tables->row++;
		tables->cell = 0;
	} else if (tables->depth == 1 && paragraph->ends_cell) {
		tables->cell++;
	}
	tables->is_after_cell = paragraph->ends_cell;
	if (tables->depth == 0 || (tables->depth == 1 && paragraph->ends_row))
		reading_pause(tables->out);
}

void doc_tables_end(struct doc_tables *tables)
{
	set_depth(tables, 0);
	doc_spans_free(&tables->spans);
	tables->is_after_cell = false;
}
