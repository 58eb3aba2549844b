/*
 * What stands around a candidate, in bounded windows. Views into the page's streams.
 */
#ifndef MATCH_AROUND_H
#define MATCH_AROUND_H

#include "match/confirm.h"

/* Everywhere a run of spaces counts as one character. */

/* At most that many characters right before / behind [begin, end) of the candidate's stream, inside its block or cell.
 */
struct sv around_before(const struct candidate *candidate, struct span at, size_t characters);
struct sv around_after(const struct candidate *candidate, struct span at, size_t characters);

/* Both windows around the value with the value between them. */
struct sv around_window(const struct candidate *candidate, size_t characters);

/* As around_window, but over the ends of blocks and cells. */
struct sv around_wide(const struct candidate *candidate, size_t characters);

/* The text that introduces the value: what stands before it in its block; where it starts its block, the block before
 * that, if it is short enough to be a label. */
struct sv around_lead(const struct candidate *candidate, size_t characters);

/* The adjoining characters, 0 at an end of the block. */
uint32_t around_code_before(const struct candidate *candidate, size_t at);
uint32_t around_code_after(const struct candidate *candidate, size_t at);

/* The value stands in running text with no Chinese character near (over the ends of blocks): an example in a manual,
 * rather than something of this site. */
bool around_is_manual(const struct candidate *candidate);

/* Texts of cells; empty where the value stands in no table, where there is no such cell, or where the cell holds more
 * than a label or a value does (as in tables that only arrange a page). */
#define AROUND_CELL_BYTES 160
struct sv around_cell(const struct candidate *candidate);
struct sv around_left(const struct candidate *candidate);
struct sv around_row_header(const struct candidate *candidate);
struct sv around_column_header(const struct candidate *candidate);

/* The cell that heads the column of a cell, or PAGE_NONE: not a title over the whole width, but what stands below it.
 */
uint32_t around_heading(const struct page *page, uint32_t cell);

/* The cells of the value's row, and of the row that its column header stands in, as far as AROUND_ROW_BYTES before and
 * behind the value or the header. Empty where the value's cell holds more than a value. */
#define AROUND_ROW_BYTES 600
struct sv around_row(const struct candidate *candidate);
struct sv around_header_row(const struct candidate *candidate);

/* What the table of the value is called: the page's title and the text before the table's headings. */
void around_caption(struct sv out[2], const struct candidate *candidate);

/* True if the rule's context conditions hold. */
bool around_context_holds(const struct candidate *candidate);

#endif
