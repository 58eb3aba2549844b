/* Merged cells of a table of a Word document: the mark at the end of each row says where its cells begin and end. */
#ifndef ATTACH_DOC_SPANS_H
#define ATTACH_DOC_SPANS_H

#include "attach/doc_format.h"

struct doc_cell {
	int16_t left; /* edges */
	int16_t right;
	bool begins_merge; /* down into the next rows */
	bool goes_on;      /* with the cell above */
	uint32_t row_span;
};

struct doc_row {
	size_t first; /* of its cells */
	size_t count;
};

struct doc_spans {
	struct arena *arena; /* NULL: nothing is known */
	VEC(struct doc_row, rows);
	VEC(struct doc_cell, cells);
	VEC(int16_t, edges); /* of all rows, each once, rising */
};

/* Looks through the table that the paragraph at `begin` is the first of, up to `end` at most. doc_spans_free before it
 * is used again. */
void doc_spans_read(struct doc_spans *out, const struct doc *doc, uint32_t begin, uint32_t end);
void doc_spans_free(struct doc_spans *spans);

/* The cell, or NULL if nothing is known of it. */
const struct doc_cell *doc_spans_cell(const struct doc_spans *spans, size_t row, size_t cell);

/* How many columns a cell takes. */
uint32_t doc_spans_columns(const struct doc_spans *spans, const struct doc_cell *cell);

#endif
