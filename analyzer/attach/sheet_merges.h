/* Merged cells of a sheet, which its part lists behind all rows. */
#ifndef ATTACH_SHEET_MERGES_H
#define ATTACH_SHEET_MERGES_H

#include "attach/ooxml.h"

struct sheet_merge {
	uint32_t row; /* of its first cell, 1-based */
	uint32_t column;
	uint32_t last_row;
	uint32_t last_column;
};

/* Merges that reach down into rows below their first. */
enum { SHEET_REACHING = 64 };

struct sheet_merges {
	VEC(struct sheet_merge, items); /* sorted by row and column */
	struct sheet_merge reaching[SHEET_REACHING];
	size_t reaching_count;
};

/* Looks through the bytes of the part for them: reading it whole as XML twice would take too long. */
void sheet_merges_read(struct sheet_merges *merges, struct ooxml *package, struct sv part);

/* The merge that starts at the cell; NULL if there is none. */
const struct sheet_merge *sheet_merges_at(const struct sheet_merges *merges, uint32_t row, uint32_t column);

/* A merge was told: rows below know of it. Returns 0, or -1 if there are too many: it must be told as of one row. */
int sheet_merges_reach(struct sheet_merges *merges, const struct sheet_merge *merge);

/* Forgets those that end above the row. */
void sheet_merges_begin_row(struct sheet_merges *merges, uint32_t row);

/* The last column of the merge from above that covers the column; 0 if there is none. */
uint32_t sheet_merges_cover(const struct sheet_merges *merges, uint32_t column);

/* Tells empty cells from `*next` up to the column, but for those that a merge from above takes. */
void sheet_merges_fill(const struct sheet_merges *merges, struct reading *out, uint32_t row, uint32_t *next,
		       uint32_t column);

#endif
