/* What the records before the sheets of an Excel workbook say of all of them. */
#ifndef ATTACH_XLS_BOOK_H
#define ATTACH_XLS_BOOK_H

#include "attach/reading.h"
#include "attach/xls_records.h"
#include "base/arena.h"

struct xls_book_sheet {
	size_t at; /* its BEGIN record in the stream */
	struct sv name;
	bool is_hidden;
};

struct xls_book {
	struct arena *arena;
	struct sv stream;
	struct code_page *page; /* of strings before BIFF8 */
	bool is_old;            /* BIFF5 */
	bool from_1904;
	VEC(struct xls_book_sheet, sheets);
	struct buf strings;          /* the shared ones, one behind the other */
	struct buf ends;             /* and where each ends, as uint32_t */
	uint8_t *formats;            /* how numbers are shown (sheet_number.h), by number of the format */
	VEC(uint16_t, cell_formats); /* number of the format of each XF */
};

/* Reads the records from *at, behind the first, up to the end of this part. Returns faults; READING_ENCRYPTED: the rest
 * cannot be read. xls_book_free in any case. */
unsigned xls_book_load(struct xls_book *book, struct sv stream, size_t *at);
void xls_book_free(struct xls_book *book);

/* A shared string; empty if there is no such. */
struct sv xls_book_string(const struct xls_book *book, uint32_t index);

/* Appends a number as the XF shows it. */
void xls_book_append_number(struct buf *out, const struct xls_book *book, uint16_t xf, double value);

/* Appends a string that its number of characters precedes, in one byte or two. */
void xls_book_append_string(struct buf *out, const struct xls_book *book, struct xls_input *input, bool is_short);

#endif
