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

static void open_cell(struct doc_tables *tables)
{
	if (!tables->levels[tables->depth].has_row)
		open_element(tables, READING_ROW);
	if (!tables->levels[tables->depth].has_cell)
		open_element(tables, READING_CELL);
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

void doc_tables_enter(struct doc_tables *tables, const struct doc_paragraph *paragraph)
{
	set_depth(tables, paragraph->depth);
	if (tables->depth && !paragraph->ends_row)
		open_cell(tables);
}

void doc_tables_leave(struct doc_tables *tables, const struct doc_paragraph *paragraph)
{
	if (paragraph->ends_cell && tables->depth)
		close_cell(tables);
	if (paragraph->ends_row && tables->depth)
		close_row(tables);
	tables->is_after_cell = paragraph->ends_cell;
	if (tables->depth == 0 || (tables->depth == 1 && paragraph->ends_row))
		reading_pause(tables->out);
}

void doc_tables_end(struct doc_tables *tables)
{
	set_depth(tables, 0);
	tables->is_after_cell = false;
}
