/* The text of single records of an Excel sheet. */
#ifndef ATTACH_XLS_VALUES_H
#define ATTACH_XLS_VALUES_H

#include "attach/xls_book.h"

/* Appends what a cell's record shows. Of a record of many numbers: the one `index` columns behind its first. */
void xls_append_value(struct buf *out, const struct xls_book *book, const struct xls_record *record, size_t index);

/* How many cells a record fills. */
size_t xls_cell_count(const struct xls_record *record);

/* Appends the text of an object. */
void xls_append_object(struct buf *out, const struct xls_book *book, const struct xls_record *record);

/* Appends the text of a header or footer, without its codes, or of a chart. */
void xls_append_text(struct buf *out, const struct xls_book *book, const struct xls_record *record);

/* Appends the address that a LINK record leads to. */
void xls_append_link(struct buf *out, const struct xls_book *book, const struct xls_record *record);

#endif
