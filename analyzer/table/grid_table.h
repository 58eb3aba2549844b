/* Grids of <div>, <li> and the like: elements of as many blocks each, one below the other, under usual headings. */
#ifndef TABLE_GRID_TABLE_H
#define TABLE_GRID_TABLE_H

#include "model/page.h"

/* Adds a table for each such grid: a row is what holds its cells, elements of one name with a block of text each. The
 * first row holds nothing but what can head a column, of it at least two usual headings (heading.h). Blocks that
 * already stand in cells are left alone. Linear in the blocks and pieces. Returns 0, or -1 if LIMIT_TEXT_CELLS left
 * some out. */
int grid_table_find(struct page *page, struct arena *arena);

#endif
