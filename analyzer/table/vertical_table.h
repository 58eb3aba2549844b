/* Tables whose first column holds the headings, and each further column is a person. */
#ifndef TABLE_VERTICAL_TABLE_H
#define TABLE_VERTICAL_TABLE_H

#include "model/page.h"

/* Marks the tables of three columns and more whose first column mostly holds usual headings (heading.h), at least two,
 * while their first row holds none but its own. Their first cells become `header`. Linear in the cells. */
void vertical_table_mark(struct page *page, struct arena *arena);

#endif
