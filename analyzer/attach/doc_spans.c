#include "attach/doc_spans.h"

#include <stdlib.h>

#include "base/little_endian.h"

enum { MARK_CELL = 0x07, MARK_PARAGRAPH = 0x0d };

/* [MS-DOC] 2.9.315: the number of cells, their edges, then 20 bytes on each. At most as many cells as the row has
 * marks. */
static void add_row(struct doc_spans *spans, struct sv definition, size_t marks)
{
	enum { CELL_BYTES = 20, MERGED = 0x20, MERGE_BEGINS = 0x40 };
	size_t count = le8(definition, 0);
	size_t flags = 1 + 2 * (count + 1);
	struct doc_row *row = vec_push(spans->arena, &spans->rows);

	row->first = spans->cells.count;
	for (size_t i = 0; i < count && i < marks; i++) {
		uint16_t flag = le16(definition, flags + CELL_BYTES * i);
		struct doc_cell *cell = vec_push(spans->arena, &spans->cells);
		cell->left = (int16_t)le16(definition, 1 + 2 * i);
		cell->right = (int16_t)le16(definition, 3 + 2 * i);
		cell->begins_merge = flag & MERGE_BEGINS;
		cell->goes_on = flag & MERGED && !cell->begins_merge;
		cell->row_span = 1;
		*vec_push(spans->arena, &spans->edges) = cell->left;
		*vec_push(spans->arena, &spans->edges) = cell->right;
	}
	spans->rows.items[spans->rows.count - 1].count = spans->cells.count - row->first;
}

static int compare_edges(const void *a, const void *b)
{
	return *(const int16_t *)a - *(const int16_t *)b;
}

static void sort_edges(struct doc_spans *spans)
{
	size_t kept = 0;

	if (!spans->edges.count)
		return;
	qsort(spans->edges.items, spans->edges.count, sizeof *spans->edges.items, compare_edges);
	for (size_t i = 0; i < spans->edges.count; i++)
		if (kept == 0 || spans->edges.items[i] != spans->edges.items[kept - 1])
			spans->edges.items[kept++] = spans->edges.items[i];
	spans->edges.count = kept;
}

static size_t edge_number(const struct doc_spans *spans, int16_t edge)
{
	const int16_t *found = bsearch(&edge, spans->edges.items, spans->edges.count, sizeof edge, compare_edges);

	return found ? (size_t)(found - spans->edges.items) : 0;
}

/* A cell goes on in the next row where one with the same left edge says so. */
static void count_rows(struct doc_spans *spans)
{
	struct doc_cell **above = arena_zalloc(spans->arena, (spans->edges.count + 1) * sizeof *above);

	for (size_t i = 0; i < spans->cells.count; i++) {
		struct doc_cell *cell = &spans->cells.items[i];
		struct doc_cell **owner = &above[edge_number(spans, cell->left)];
		if (!cell->goes_on)
			*owner = cell->begins_merge ? cell : NULL;
		else if (*owner)
			(*owner)->row_span++;
		else
			cell->goes_on = false;
	}
}

void doc_spans_read(struct doc_spans *out, const struct doc *doc, uint32_t begin, uint32_t end)
{
	struct doc_paragraph paragraph;
	size_t piece = 0;
	size_t marks = 0;

	*out = (struct doc_spans){ .arena = arena_new() };
	for (uint32_t i = begin; i < end; i++) {
		uint16_t unit = doc->text[i];
		if (unit != MARK_CELL && unit != MARK_PARAGRAPH)
			continue;
		uint32_t offset = doc_file_offset(doc, &piece, i);
		if (!doc_paragraph_at(&paragraph, doc, offset, unit) || paragraph.depth == 0)
			break;
		if (paragraph.depth > 1)
			continue;
		marks += paragraph.ends_cell;
		if (paragraph.ends_row) {
			add_row(out, paragraph.definition, marks);
			marks = 0;
		}
	}
	sort_edges(out);
	count_rows(out);
}

void doc_spans_free(struct doc_spans *spans)
{
	arena_free(spans->arena);
	*spans = (struct doc_spans){ .arena = NULL };
}

const struct doc_cell *doc_spans_cell(const struct doc_spans *spans, size_t row, size_t cell)
{
	if (row >= spans->rows.count || cell >= spans->rows.items[row].count)
		return NULL;
	return &spans->cells.items[spans->rows.items[row].first + cell];
}

uint32_t doc_spans_columns(const struct doc_spans *spans, const struct doc_cell *cell)
{
	size_t left = edge_number(spans, cell->left);
	size_t right = edge_number(spans, cell->right);

	return right > left ? (uint32_t)(right - left) : 1;
}
