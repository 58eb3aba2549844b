#include "html/extract_tables.h"

#include "html/extract.h"

#define MOST_COLUMN_SPAN 1000 /* as the HTML standard has it */
#define MOST_ROW_SPAN    65534

static struct open_table *table_of(struct extract *extract, const struct frame *frame)
{
	return &extract->tables.items[frame->table];
}

static void open_table(struct extract *extract, struct frame *frame)
{
	struct table *table = vec_push(extract->arena, &extract->page->tables);
	struct open_table *open = vec_push(extract->scratch, &extract->tables);

	*table = (struct table){ .element = frame->element, .outer = frame->cell };
	open->table = (uint32_t)(extract->page->tables.count - 1);
	open->first = open->left = open->header = PAGE_NONE;
	frame->table = (uint32_t)(extract->tables.count - 1);
}

static void open_row(struct open_table *table)
{
	table->rows++;
	table->column = 0;
	table->first = table->left = table->header = PAGE_NONE;
	table->row_has_cells = false;
}

/* A cell of this row, its own or one that reaches down into it. */
static void pass_cell(struct extract *extract, struct open_table *table, uint32_t cell)
{
	if (table->first == PAGE_NONE)
		table->first = cell;
	table->left = cell;
	if (extract->page->cells.items[cell].header)
		table->header = cell;
}

static bool is_taken(const struct open_table *table)
{
	if (table->column >= table->columns.count)
		return false;
	const struct table_column *column = &table->columns.items[table->column];
	return column->until >= table->rows && column->group == table->group;
}

/* Goes to the next place of the row that no cell above reaches down to. */
static void find_place(struct extract *extract, struct open_table *table)
{
	while (is_taken(table)) {
		pass_cell(extract, table, table->columns.items[table->column].cell);
		table->column++;
		extract->grid_places++;
	}
}

static uint32_t row_span(const struct extract *extract)
{
	const struct html_attribute *attribute = extract_attribute(extract, ATTRIBUTE_ROWSPAN);

	if (!attribute || attribute->value.len == 0)
		return 1;
	uint32_t span = sv_number(sv_trim(attribute->value), MOST_ROW_SPAN);
	return span ? span : MOST_ROW_SPAN; /* to the end of the row group */
}

static uint32_t column_span(const struct extract *extract, uint32_t room)
{
	uint32_t span = sv_number(sv_trim(extract_attribute_value(extract, ATTRIBUTE_COLSPAN)), MOST_COLUMN_SPAN);

	if (span == 0)
		span = 1;
	return span < room ? span : room;
}

/* Columns below a cell remember it: where it spans rows, heads them, or stands on top of all. */
static void mark_columns(struct extract *extract, struct open_table *table, uint32_t index)
{
	const struct cell *cell = &extract->page->cells.items[index];
	uint32_t end = cell->column + cell->column_span;

	while (table->columns.count < end) {
		struct table_column *column = vec_push(extract->scratch, &table->columns);
		column->header = column->top = PAGE_NONE;
	}
	if (cell->row > 0 && cell->row_span == 1 && !cell->header)
		return;
	extract->grid_places += cell->column_span;
	/* What stands over the whole width inside a table names a group of rows. */
	bool is_group = cell->row > 0 && cell->column_span > 1 && cell->column_span >= table->columns.count;
	for (uint32_t i = cell->column; i < end; i++) {
		struct table_column *column = &table->columns.items[i];
		if (cell->row == 0)
			column->top = index;
		if (cell->header && !is_group)
			column->header = index;
		if (cell->row_span > 1) {
			column->cell = index;
			column->until = cell->row + cell->row_span;
			column->group = table->group;
		}
	}
}

static uint32_t head_of_column(const struct open_table *table, uint32_t column)
{
	if (column >= table->columns.count)
		return PAGE_NONE;
	uint32_t header = table->columns.items[column].header;
	return header != PAGE_NONE ? header : table->columns.items[column].top;
}

/* Adds the cell at the next free place. Returns its index, or PAGE_NONE if there are too many. */
static uint32_t add_cell(struct extract *extract, struct open_table *table, const struct frame *frame)
{
	find_place(extract, table);
	if (++extract->grid_places > LIMIT_CELLS || table->column >= LIMIT_COLUMNS) {
		extract->capped = true;
		return PAGE_NONE;
	}
	struct cell *cell = vec_push(extract->arena, &extract->page->cells);
	uint32_t index = (uint32_t)(extract->page->cells.count - 1);
	*cell = (struct cell){
		.table = table->table,
		.row = table->rows - 1,
		.column = table->column,
		.row_span = row_span(extract),
		.column_span = column_span(extract, LIMIT_COLUMNS - table->column),
		.header = frame->id == ELEMENT_TH,
		.column_header = head_of_column(table, table->column),
		.row_header = table->header != PAGE_NONE ? table->header : table->first,
		.left = table->left,
		.begin = extract->streams[STREAM_BODY].len,
		.element = frame->element,
	};
	table->column += cell->column_span;
	mark_columns(extract, table, index);
	pass_cell(extract, table, index);
	return index;
}

static void open_cell(struct extract *extract, struct frame *frame)
{
	struct open_table *table = table_of(extract, frame);

	if (table->rows == 0)
		open_row(table);
	uint32_t cell = add_cell(extract, table, frame);
	table->row_has_cells = true;
	frame->is_cell = true;
	frame->table = PAGE_NONE;
	frame->where = frame->id == ELEMENT_TH ? WHERE_HEADER : WHERE_CELL;
	frame->is_recorded = cell != PAGE_NONE;
	if (frame->is_recorded)
		frame->cell = cell;
}

void extract_table_open(struct extract *extract, struct frame *frame)
{
	switch (frame->id) {
	case ELEMENT_TABLE: open_table(extract, frame); break;
	case ELEMENT_TEMPLATE: frame->table = PAGE_NONE; break;
	case ELEMENT_THEAD:
	case ELEMENT_TBODY:
	case ELEMENT_TFOOT:
		if (frame->table != PAGE_NONE)
			table_of(extract, frame)->group++;
		break;
	case ELEMENT_TR:
		if (frame->table != PAGE_NONE)
			open_row(table_of(extract, frame));
		break;
	case ELEMENT_TD:
	case ELEMENT_TH:
		if (frame->table != PAGE_NONE)
			open_cell(extract, frame);
		break;
	default: break;
	}
}

/* The cell's own tab takes the place of the line end that its last block left. */
static void close_cell(struct extract *extract, const struct frame *frame)
{
	struct stream_writer *body = &extract->streams[STREAM_BODY];
	size_t end = body->len;

	if (end >= frame->stream_begin + 2 && body->data[end - 1] == '\n' && body->data[end - 2] != '\t')
		end--;
	if (frame->is_recorded)
		extract->page->cells.items[frame->cell].end = end;
	body->len = end;
	streams_byte(body, '\t');
}

static void close_table(struct extract *extract, const struct frame *frame)
{
	const struct open_table *open = table_of(extract, frame);
	struct table *table = &extract->page->tables.items[open->table];

	table->rows = open->rows;
	table->columns = (uint32_t)open->columns.count;
	extract->tables.count--;
}

void extract_table_close(struct extract *extract, const struct frame *frame)
{
	if (frame->is_cell)
		close_cell(extract, frame);
	else if (frame->id == ELEMENT_TABLE)
		close_table(extract, frame);
	else if (frame->id == ELEMENT_TR && frame->table != PAGE_NONE && table_of(extract, frame)->row_has_cells)
		streams_byte(&extract->streams[STREAM_BODY], '\n');
}
