/* Columns where no table is: the same place in elements that repeat, the same key in objects of a script. */
#ifndef MATCH_COLUMN_PLACE_H
#define MATCH_COLUMN_PLACE_H

#include "match/scan.h"

/* A number for the column that the hit stands in; equal for hits of one column. 0: it stands in none: in a sentence, in
 * an enumeration. In the body a value stands in a column if it fills its element by itself, and elements of the same
 * names and the same place in their row hold the others; in scripts and data if a key or a place in a list leads to it.
 */
uint64_t column_place(const struct page *page, const struct hit *hit);

/* The same for grids whose cells all stand in one element, one after the other. */
uint64_t column_place_flat(const struct page *page, const struct hit *hit);

/* The run of lines that hits stand in, one in each line behind a name: "1. 张三 330106…". Zero before the first hit. */
struct line_run {
	const struct hit *last;
	uint64_t place;
};

/* The same for lines of text; the hits of a page come in their order. */
uint64_t column_place_line(struct line_run *run, const struct page *page, const struct hit *hit);

#endif
