/* Tables: which cell stands where, and what heads it. */
#ifndef HTML_EXTRACT_TABLES_H
#define HTML_EXTRACT_TABLES_H

#include "model/page.h"

struct extract;
struct frame;

/* A column of a table that is being read. */
struct table_column {
	uint32_t cell; /* that spans down into rows before `until`, in row group `group` */
	uint32_t until;
	uint32_t group;
	uint32_t header; /* the newest header cell, or PAGE_NONE */
	uint32_t top;    /* the cell of row 0, or PAGE_NONE */
};

struct open_table {
	uint32_t table;  /* in the page */
	uint32_t rows;   /* begun so far */
	uint32_t group;  /* number of the row group */
	uint32_t column; /* the next one in this row */
	uint32_t first;  /* cells of this row, or PAGE_NONE: the first, */
	uint32_t left;   /* the one before the next, */
	uint32_t header; /* and the newest header cell */
	bool row_has_cells;
	VEC(struct table_column, columns);
};

/* Looks at the tag of a table, row group, row or cell; for all others does nothing. */
void extract_table_open(struct extract *extract, struct frame *frame);

/* Ends what extract_table_open began. */
void extract_table_close(struct extract *extract, const struct frame *frame);

#endif
