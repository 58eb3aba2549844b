#include "table/grid_table.h"

#include "base/limits.h"
#include "table/heading.h"

enum { LEAST_COLUMNS = 2, MOST_COLUMNS = 24 };

/* The blocks of an element that holds a row. */
struct grid_row {
	size_t first;
	size_t end;
	uint32_t holder;
	uint32_t columns;
};

struct grids {
	struct page *page;
	struct arena *arena;
	size_t first_cell; /* of those added */
};

/* The element whose text a block is: the paragraph in it does not count. */
static uint32_t cell_element(const struct page *page, size_t block)
{
	uint32_t element = page->blocks.items[block].element;

	if (element != PAGE_NONE && sv_eq(page->elements.items[element].name, SV("p")))
		return page->elements.items[element].parent;
	return element;
}

static bool is_in_cell(const struct page *page, size_t block)
{
	const struct piece *piece = stream_piece(&page->streams[STREAM_BODY], page->blocks.items[block].begin);

	return !piece || piece->cell != PAGE_NONE;
}

/* The row that begins with the block; false if its element holds fewer cells, or something else. */
static bool read_row(struct grid_row *row, const struct page *page, size_t first)
{
	uint32_t cell = first < page->blocks.count ? cell_element(page, first) : PAGE_NONE;
	uint32_t last = 0;

	if (cell == PAGE_NONE || page->elements.items[cell].parent == PAGE_NONE)
		return false;
	struct sv name = page->elements.items[cell].name;
	*row = (struct grid_row){ first, first, page->elements.items[cell].parent, 0 };
	for (; row->end < page->blocks.count; row->end++) {
		cell = cell_element(page, row->end);
		if (cell == PAGE_NONE || page->elements.items[cell].parent != row->holder)
			break;
		const struct element *element = &page->elements.items[cell];
		if (element->nth <= last || element->nth > MOST_COLUMNS || !sv_eq(element->name, name))
			return false;
		last = element->nth;
	}
	row->columns = last;
	return row->end - first >= LEAST_COLUMNS;
}

static bool is_header(const struct grid_row *row, const struct page *page)
{
	enum { LEAST_USUAL = 2 };
	struct sv text = page->streams[STREAM_BODY].text;
	size_t usual = 0;

	for (size_t i = row->first; i < row->end; i++) {
		const struct block *block = &page->blocks.items[i];
		struct sv heading = sv_trim(sv_slice(text, block->begin, block->end));
		if (!heading_is_possible(heading) || is_in_cell(page, i))
			return false;
		usual += heading_is_usual(heading);
	}
	return usual >= LEAST_USUAL;
}

static void place_pieces(struct page *page, const struct block *block, uint32_t cell)
{
	struct stream *body = &page->streams[STREAM_BODY];
	const struct piece *first = stream_piece(body, block->begin);

	for (size_t i = (size_t)(first - body->pieces.items); i < body->pieces.count; i++) {
		struct piece *piece = &body->pieces.items[i];
		if (piece->begin >= block->end)
			break;
		if (piece->end > block->begin)
			piece->cell = cell;
	}
}

static void add_row(struct grids *grids, const struct grid_row *row, uint32_t header)
{
	struct page *page = grids->page;
	uint32_t first = (uint32_t)page->cells.count;
	struct table *table = &page->tables.items[page->tables.count - 1];

	for (size_t i = row->first; i < row->end; i++) {
		const struct block *block = &page->blocks.items[i];
		uint32_t element = cell_element(page, i);
		uint32_t index = (uint32_t)page->cells.count;
		uint32_t column = page->elements.items[element].nth - 1;
		*vec_push(grids->arena, &page->cells) = (struct cell){
			.table = (uint32_t)page->tables.count - 1,
			.row = table->rows,
			.column = column,
			.row_span = 1,
			.column_span = 1,
			.header = header == first,
			.column_header = header == first ? PAGE_NONE : header + column,
			.row_header = index == first ? PAGE_NONE : first,
			.left = index == first ? PAGE_NONE : index - 1,
			.begin = block->begin,
			.end = block->end,
			.element = element,
		};
		place_pieces(page, block, index);
	}
	table->rows++;
}

/* The rows below a row of headings; returns the block behind them. A row may leave cells empty. */
static size_t add_table(struct grids *grids, const struct grid_row *header)
{
	struct page *page = grids->page;
	struct grid_row row;
	uint32_t first = (uint32_t)page->cells.count;
	size_t end = header->end;

	if (!read_row(&row, page, end) || row.columns > header->columns || row.holder == header->holder ||
	    is_in_cell(page, end))
		return end;
	*vec_push(grids->arena, &page->tables) =
	    (struct table){ .element = header->holder, .outer = PAGE_NONE, .columns = header->columns };
	add_row(grids, header, first);
	while (page->cells.count - grids->first_cell < LIMIT_TEXT_CELLS && read_row(&row, page, end) &&
	       row.columns <= header->columns && !is_in_cell(page, end)) {
		add_row(grids, &row, first);
		end = row.end;
	}
	return end;
}

int grid_table_find(struct page *page, struct arena *arena)
{
	struct grids grids = { page, arena, page->cells.count };
	struct grid_row row;
	size_t i = 0;

	while (page->is_html && i < page->blocks.count) {
		if (!read_row(&row, page, i))
			i++;
		else if (row.columns == row.end - row.first && is_header(&row, page))
			i = add_table(&grids, &row);
		else
			i = row.end;
	}
	return page->cells.count - grids.first_cell >= LIMIT_TEXT_CELLS ? -1 : 0;
}
