/* One sheet of an Excel workbook, before it is told: what lies where. Its text stays in the stream. */
#ifndef ATTACH_XLS_SHEET_H
#define ATTACH_XLS_SHEET_H

#include "attach/xls_book.h"

#define XLS_HEIGHT 65536
#define XLS_WIDTH  256

/* A record that shows in one or, with many numbers, several cells; or a note on one. */
struct xls_cell {
	uint16_t row;
	uint16_t column;
	uint32_t at;
};

struct xls_range {
	uint16_t row;
	uint16_t column;
	uint16_t last_row;
	uint16_t last_column;
	uint32_t at; /* of a link: its record */
};

/* A drawn object with text; a note's text is one, too. */
struct xls_object {
	uint16_t id;
	bool is_note;
	uint32_t at; /* of its text record */
};

struct xls_sheet {
	struct arena *arena;             /* of this sheet */
	VEC(struct xls_cell, cells);     /* by row, column and place in the file */
	VEC(uint16_t, rows);             /* that have cells, each once, rising */
	VEC(struct xls_range, merges);   /* by row and column of their first cell */
	VEC(struct xls_range, links);    /* likewise */
	VEC(struct xls_object, objects); /* by id */
	VEC(uint32_t, texts);            /* records with other text: headers, charts */
	bool *hidden_rows;               /* XLS_HEIGHT, or NULL if none is */
	bool hidden_columns[XLS_WIDTH];
};

/* Reads from *at, behind the sheet's BEGIN record, up to its end. Returns faults. xls_sheet_free in any case. */
unsigned xls_sheet_load(struct xls_sheet *sheet, const struct xls_book *book, size_t *at);
void xls_sheet_free(struct xls_sheet *sheet);

/* The range whose first cell it is, or NULL. */
const struct xls_range *xls_sheet_merge(const struct xls_sheet *sheet, uint16_t row, uint16_t column);
const struct xls_range *xls_sheet_link(const struct xls_sheet *sheet, uint16_t row, uint16_t column);

/* How many of the rows with cells lie from `first` to `last`. */
uint32_t xls_sheet_count_rows(const struct xls_sheet *sheet, uint16_t first, uint16_t last);

/* The object with that number, or NULL. */
const struct xls_object *xls_sheet_object(const struct xls_sheet *sheet, uint16_t id);

#endif
