/*
 * What of a page is a table though its markup does not say so, and where a table's headings stand.
 */
#ifndef TABLE_TABLE_H
#define TABLE_TABLE_H

#include "table/grid_table.h"
#include "table/heading.h"
#include "table/text_table.h"
#include "table/vertical_table.h"

/* Adds the tables of the text and marks the vertical ones: what a page of any format needs once before its values are
 * looked for. Returns 0, or -1 if a limit left some text out. */
int table_find(struct page *page, struct arena *arena);

#endif
