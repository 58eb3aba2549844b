/*
 * Cells, rows and headings of the table that a candidate stands in. Views into the body stream; empty where it stands
 * in no table.
 */
#ifndef MATCH_GRID_H
#define MATCH_GRID_H

#include "match/confirm.h"

/* The cell that the value stands in, or NULL. */
const struct cell *grid_cell_of(const struct candidate *candidate);

/* Texts of cells; empty where the value stands in no table, where there is no such cell, or where the cell holds more
 * than a label or a value does (as in tables that only arrange a page). */
#define GRID_CELL_BYTES PAGE_CELL_BYTES
struct sv grid_cell(const struct candidate *candidate);
struct sv grid_left(const struct candidate *candidate);
struct sv grid_row_header(const struct candidate *candidate);
struct sv grid_column_header(const struct candidate *candidate);

/* The cell that heads the column of a cell, or PAGE_NONE: not a title over the whole width, but what stands below it.
 * In vertical tables, here and below, the cell that heads its row, and for the row of headings the rows up to the
 * value. */
uint32_t grid_heading(const struct page *page, uint32_t cell);

/* The cells of the value's row, and of the row that its column header stands in, as far as GRID_ROW_BYTES before and
 * behind the value or the header. Empty where the value's cell holds more than a value. */
#define GRID_ROW_BYTES 600
struct sv grid_row(const struct candidate *candidate);
struct sv grid_header_row(const struct candidate *candidate);

/* What the table of the value is called: the page's title and the text before the table's headings. */
void grid_caption(struct sv out[2], const struct candidate *candidate);

#endif
