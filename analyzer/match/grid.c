#include "match/grid.h"

#include "base/utf8.h"
#include "match/around.h"

const struct cell *grid_cell_of(const struct candidate *candidate)
{
	uint32_t cell = candidate->kind == STREAM_BODY ? candidate->piece->cell : PAGE_NONE;

	return cell == PAGE_NONE ? NULL : &candidate->page->cells.items[cell];
}

static struct sv cell_text(const struct candidate *candidate, uint32_t cell)
{
	struct sv text = page_cell_text(candidate->page, cell);

	return text.len > GRID_CELL_BYTES ? (struct sv){ NULL, 0 } : text;
}

struct sv grid_cell(const struct candidate *candidate)
{
	return grid_cell_of(candidate) ? cell_text(candidate, candidate->piece->cell) : (struct sv){ NULL, 0 };
}

struct sv grid_left(const struct candidate *candidate)
{
	const struct cell *cell = grid_cell_of(candidate);

	return cell_text(candidate, cell ? cell->left : PAGE_NONE);
}

struct sv grid_row_header(const struct candidate *candidate)
{
	const struct cell *cell = grid_cell_of(candidate);

	return cell_text(candidate, cell ? cell->row_header : PAGE_NONE);
}

static bool covers_row(const struct cell *cell, uint32_t table, uint32_t row)
{
	return cell->table == table && cell->row <= row && row < cell->row + cell->row_span;
}

static bool covers(const struct cell *cell, uint32_t table, uint32_t row, uint32_t column)
{
	return covers_row(cell, table, row) && cell->column <= column && column < cell->column + cell->column_span;
}

/* The cell of the row below `above` in the column; cells stand in the order of rows. */
static uint32_t cell_below(const struct page *page, uint32_t above, uint32_t column)
{
	enum { CELLS = 64 };
	const struct cell *upper = &page->cells.items[above];

	for (uint32_t i = above + 1; i < page->cells.count && i <= above + CELLS; i++)
		if (covers(&page->cells.items[i], upper->table, upper->row + upper->row_span, column))
			return i;
	return PAGE_NONE;
}

uint32_t grid_heading(const struct page *page, uint32_t cell)
{
	enum { TITLE_ROWS = 4 };
	const struct cell *at = &page->cells.items[cell];
	uint32_t heading = at->column_header;

	if (page->tables.items[at->table].vertical && at->column > 0)
		return at->row_header;

	for (int i = 0; i < TITLE_ROWS && heading != PAGE_NONE && page->cells.items[heading].column_span > 1; i++) {
		uint32_t below = cell_below(page, heading, at->column);
		if (below == PAGE_NONE || page->cells.items[below].row >= at->row)
			break;
		heading = below;
	}
	return heading == cell ? PAGE_NONE : heading;
}

struct sv grid_column_header(const struct candidate *candidate)
{
	if (!grid_cell_of(candidate))
		return (struct sv){ NULL, 0 };
	return cell_text(candidate, grid_heading(candidate->page, candidate->piece->cell));
}

/* The cells around `anchor` in the row of a cell, as far as the window reaches. Cells that span rows count for each. */
static struct sv row_text(const struct candidate *candidate, uint32_t index, struct span anchor)
{
	enum { CELLS = 40 };
	const struct page *page = candidate->page;
	const struct cell *cell = &page->cells.items[index];
	struct sv text = page->streams[STREAM_BODY].text;
	size_t begin = cell->begin;
	size_t end = cell->end;

	for (uint32_t i = index, steps = 0; i-- > 0 && steps < CELLS; steps++)
		if (covers_row(&page->cells.items[i], cell->table, cell->row))
			begin = page->cells.items[i].begin;
	for (uint32_t i = index + 1, steps = 0; i < page->cells.count && steps < CELLS; i++, steps++)
		if (covers_row(&page->cells.items[i], cell->table, cell->row))
			end = page->cells.items[i].end;
	if (begin + GRID_ROW_BYTES < anchor.begin)
		begin = utf8_backward(text, anchor.begin - GRID_ROW_BYTES, 1);
	if (end > anchor.end + GRID_ROW_BYTES)
		end = utf8_backward(text, anchor.end + GRID_ROW_BYTES, 1);
	return sv_slice(text, begin, end);
}

/* The rows of a vertical table up to the value, with their headings in them. */
static struct sv rows_before(const struct candidate *candidate)
{
	enum { CELLS = 40 };
	const struct page *page = candidate->page;
	uint32_t index = candidate->piece->cell;
	uint32_t table = page->cells.items[index].table;
	size_t begin = page->cells.items[index].begin;
	struct sv text = candidate->stream->text;

	for (uint32_t steps = 0; index-- > 0 && steps < CELLS && page->cells.items[index].table == table; steps++)
		begin = page->cells.items[index].begin;
	if (begin + GRID_ROW_BYTES < candidate->value.begin)
		begin = utf8_backward(text, candidate->value.begin - GRID_ROW_BYTES, 1);
	return sv_slice(text, begin, candidate->value.begin);
}

struct sv grid_row(const struct candidate *candidate)
{
	if (!grid_cell(candidate).len)
		return (struct sv){ NULL, 0 };
	return row_text(candidate, candidate->piece->cell, candidate->value);
}

struct sv grid_header_row(const struct candidate *candidate)
{
	if (!grid_cell(candidate).len)
		return (struct sv){ NULL, 0 };
	uint32_t heading = grid_heading(candidate->page, candidate->piece->cell);
	if (heading == PAGE_NONE)
		return (struct sv){ NULL, 0 };
	if (candidate->page->tables.items[grid_cell_of(candidate)->table].vertical)
		return rows_before(candidate);
	size_t begin = candidate->page->cells.items[heading].begin;
	return row_text(candidate, heading, (struct span){ begin, begin });
}

/* The title of a page without the name of its site: "值班表 - 某县人民政府". */
static struct sv own_title(struct sv title)
{
	static const char *const joints[] = { " - ", "_", " | ", "--", "-", "——" };

	for (size_t i = 0; i < sizeof joints / sizeof *joints; i++) {
		size_t at = sv_find(title, sv_from(joints[i]), 0);
		if (at != SV_NONE && at > 0)
			title.len = at;
	}
	return title;
}

void grid_caption(struct sv out[2], const struct candidate *candidate)
{
	enum { BEFORE = 40 };
	struct sv text = candidate->stream->text;
	struct sv headings = grid_header_row(candidate);
	size_t begin = headings.len ? (size_t)(headings.data - text.data) : candidate->value.begin;

	out[0] = own_title(candidate->page->title);
	out[1] = around_wide_before(candidate, begin, BEFORE);
}
