#include "table/vertical_table.h"

#include "table/heading.h"

/* Rows whose first cell is looked at. */
#define LOOKED_ROWS 12

struct table_edges {
	uint32_t left;       /* cells of the first column that hold something */
	uint32_t left_usual; /* and are usual headings */
	uint32_t top_usual;  /* usual headings in the rest of the first row */
};

static void add_cell(struct table_edges *edges, const struct page *page, uint32_t index)
{
	const struct cell *cell = &page->cells.items[index];

	if (cell->row > 0 && (cell->column > 0 || cell->row >= LOOKED_ROWS))
		return;
	struct sv text = page_cell_text(page, index);
	bool is_usual = text.len && heading_is_usual(text);
	if (cell->column > 0) {
		edges->top_usual += is_usual;
	} else {
		edges->left += text.len > 0 && cell->column_span == 1;
		edges->left_usual += is_usual;
	}
}

static bool is_vertical(const struct table *table, const struct table_edges *edges)
{
	return table->columns >= 3 && edges->top_usual == 0 && edges->left_usual >= 2 &&
	       edges->left_usual * 2 > edges->left;
}

void vertical_table_mark(struct page *page, struct arena *arena)
{
	bool any = false;

	if (!page->tables.count)
		return;
	struct table_edges *edges = arena_zalloc(arena, page->tables.count * sizeof *edges);
	for (uint32_t i = 0; i < page->cells.count; i++)
		if (page->tables.items[page->cells.items[i].table].columns >= 3)
			add_cell(&edges[page->cells.items[i].table], page, i);
	for (size_t i = 0; i < page->tables.count; i++)
		any |= page->tables.items[i].vertical = is_vertical(&page->tables.items[i], &edges[i]);
	for (size_t i = 0; any && i < page->cells.count; i++) {
		struct cell *cell = &page->cells.items[i];
		cell->header |= cell->column == 0 && page->tables.items[cell->table].vertical;
	}
}
