/* Tables of a Word document: cells and rows are told by the marks at their ends, tables by the depth of a paragraph. */
#ifndef ATTACH_DOC_TABLES_H
#define ATTACH_DOC_TABLES_H

#include "attach/doc_spans.h"

#define DOC_TABLE_DEPTH 12 /* tables in tables; what is deeper belongs to the deepest */

struct doc_tables {
	struct reading *out;
	unsigned depth;
	struct {
		bool has_row;
		bool has_cell;
	} levels[DOC_TABLE_DEPTH + 1];
	struct doc_spans spans; /* of the outermost table */
	size_t row;             /* of it, and cell of that row */
	size_t cell;
	bool is_after_cell; /* where formats say nothing: the last mark ended a cell */
};

/* A table begins with the paragraph at `begin`; it ends before `end`. */
void doc_tables_begin(struct doc_tables *tables, const struct doc *doc, uint32_t begin, uint32_t end);

/* Opens what a paragraph stands in, before its text; closes tables that it is not in. */
void doc_tables_enter(struct doc_tables *tables, const struct doc_paragraph *paragraph, bool is_empty);

/* Closes what the paragraph's mark ends. */
void doc_tables_leave(struct doc_tables *tables, const struct doc_paragraph *paragraph);

/* Closes all. */
void doc_tables_end(struct doc_tables *tables);

#endif
