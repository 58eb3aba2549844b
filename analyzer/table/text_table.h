/*
 * Text that is laid out like a table becomes a table of the page.
 *
 * Lines are the blocks of the body stream: paragraphs, lines with breaks, of preformatted text, of plain text
 * files; also those in a table cell that holds more than a value does and so only arranges the page. A table
 * is a run of lines that
 *
 *	- one layout (text_line.h) splits into the same number of fields, but for empty ones at the end; up to two
 *	  lines that it does not (a group's name, a wrapped remark) may stand between, and any number of drawn borders;
 *	- has a column whose fields mostly are values: digits, letters and marks of ASCII with at least one digit, or
 *	  full-width digits, and nothing else;
 *	- is three lines long and those values are long (five digits and letters on end, or nine digits), or starts
 *	  with at least two usual headings (heading.h), one in a table of two columns; then two lines will do.
 *
 * So sentences with commas, labels with their values, menus, dates beside titles and the like are no tables:
 * none of their parts is a bare value line after line. Lines that are one long number each are a table of one
 * column.
 *
 * The line of headings is the first one; where rows leave out what they have nothing for, or are separated
 * otherwise, the line above them. A first line without usual headings is one if it has no value where the rows
 * have them. Cells that stand under a heading have it as `column_header`; cells of usual headings are
 * `header`.
 *
 * Fields get cells as those of HTML have them. Their pieces are split off, and what separates them in the
 * stream becomes a tab and spaces (the stream's text is copied for that), so a field ends as a cell does.
 * Kinds of places, elements and spans of the source stay. Quoted fields, ="…", leading apostrophes lose what
 * wraps them.
 */
#ifndef TABLE_TEXT_TABLE_H
#define TABLE_TEXT_TABLE_H

#include "model/page.h"

/* Adds the tables of the text. Linear in the text; lines without a digit near cost next to nothing. Returns 0, or -1 if
 * LIMIT_TEXT_CELLS left some out. To be called once. */
int text_table_find(struct page *page, struct arena *arena);

#endif
