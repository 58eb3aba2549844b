/* The records of a workbook in the binary format of Office 2007 ([MS-XLSB] 2.1.4), and the strings in them. */
#ifndef ATTACH_XLSB_RECORDS_H
#define ATTACH_XLSB_RECORDS_H

#include "attach/ooxml.h"
#include "base/buf.h"

enum xlsb_type {
	XLSB_ROW = 0,
	XLSB_RK = 2,
	XLSB_BOOLEAN = 4,
	XLSB_REAL = 5,
	XLSB_STRING = 6,
	XLSB_SHARED = 7,
	XLSB_FORMULA_STRING = 8,
	XLSB_FORMULA_REAL = 9,
	XLSB_FORMULA_BOOLEAN = 10,
	XLSB_SHARED_STRING = 19,
	XLSB_FORMAT = 44,
	XLSB_CELL_FORMAT = 47,
	XLSB_COLUMNS = 60,
	XLSB_RICH_STRING = 62,
	XLSB_BEGIN_ROWS = 145,
	XLSB_END_ROWS = 146,
	XLSB_WORKBOOK = 153,
	XLSB_SHEET = 156,
	XLSB_HEADERS = 479,
	XLSB_BEGIN_CELL_FORMATS = 617,
	XLSB_END_CELL_FORMATS = 618,
	XLSB_BEGIN_COMMENT = 635,
	XLSB_COMMENT_TEXT = 637
};

/* Who takes the records of a part, one by one. */
typedef void xlsb_take(void *context, unsigned type, struct sv data);

/* Reads a part; what is wrong with it becomes a fault of the package. */
void xlsb_read(struct ooxml *package, struct sv part, xlsb_take *take, void *context);

/* Appends the string at the start of `data`: a count of UTF-16 units, then these. Returns its bytes. */
size_t xlsb_append_string(struct buf *out, struct sv data);

/* Likewise, with flags before it; what describes its parts is left out. */
void xlsb_append_rich_string(struct buf *out, struct sv data);

/* A number in four bytes. */
double xlsb_rk(uint32_t number);

#endif
