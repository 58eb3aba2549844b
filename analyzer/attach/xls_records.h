/* The records of an Excel workbook (BIFF5 and BIFF8, [MS-XLS] 2.1.4), and the strings in them. */
#ifndef ATTACH_XLS_RECORDS_H
#define ATTACH_XLS_RECORDS_H

#include <stdint.h>

#include "attach/code_page.h"
#include "base/buf.h"

enum xls_type {
	XLS_FORMULA = 0x06,
	XLS_EOF = 0x0a,
	XLS_HEADER = 0x14,
	XLS_FOOTER = 0x15,
	XLS_NOTE = 0x1c,
	XLS_DATE_MODE = 0x22,
	XLS_FILE_PASS = 0x2f,
	XLS_CONTINUE = 0x3c,
	XLS_CODE_PAGE = 0x42,
	XLS_OBJECT = 0x5d,
	XLS_COLUMNS = 0x7d,
	XLS_SHEET = 0x85,
	XLS_NUMBERS = 0xbd,
	XLS_CACHED_FIELD = 0xc7,
	XLS_CACHED_NUMBER = 0xc9,
	XLS_CACHED_STRING = 0xcd,
	XLS_RICH_STRING = 0xd6,
	XLS_CELL_FORMAT = 0xe0,
	XLS_MERGES = 0xe5,
	XLS_SHARED_STRINGS = 0xfc,
	XLS_SHARED_STRING = 0xfd,
	XLS_TEXT_OBJECT = 0x1b6,
	XLS_LINK = 0x1b8,
	XLS_NUMBER = 0x203,
	XLS_LABEL = 0x204,
	XLS_BOOLEAN = 0x205,
	XLS_STRING = 0x207,
	XLS_ROW = 0x208,
	XLS_ARRAY = 0x221,
	XLS_DATA_TABLE = 0x236,
	XLS_SHORT_NUMBER = 0x27e,
	XLS_FORMAT = 0x41e,
	XLS_SHARED_FORMULA = 0x4bc,
	XLS_BEGIN = 0x809,
	XLS_SERIES_TEXT = 0x100d
};

struct xls_record {
	size_t at; /* where it begins */
	uint16_t type;
	struct sv data;
};

/* The record at *at, which moves behind it. False at the end; *is_cut where a record is longer than what is left. */
bool xls_next(struct xls_record *out, struct sv stream, size_t *at, bool *is_cut);

/* Data of a record that goes on in CONTINUE records. */
struct xls_input {
	struct sv stream;
	size_t at;      /* behind the record that is read */
	struct sv rest; /* of that record */
};

struct xls_input xls_open(struct sv stream, const struct xls_record *record);

/* Numbers may be cut by the end of a record. At the end of the data they are 0. */
uint8_t xls_u8(struct xls_input *input);
uint16_t xls_u16(struct xls_input *input);
uint32_t xls_u32(struct xls_input *input);
void xls_skip(struct xls_input *input, size_t count);

/* True if nothing is left, in the CONTINUE records neither. */
bool xls_at_end(struct xls_input *input);

/* Moves on to the CONTINUE record that follows; false if none does. */
bool xls_continue(struct xls_input *input);

/* Appends `count` characters that follow a byte of flags: where a CONTINUE record goes on, so do such flags. */
void xls_append_characters(struct buf *out, struct xls_input *input, size_t count, uint8_t flags);

/* Appends a string of `count` characters of BIFF8, with its flags before and its formats behind. */
void xls_append_string(struct buf *out, struct xls_input *input, size_t count);

#endif
