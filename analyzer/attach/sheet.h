/* One sheet of a workbook, row by row. */
#ifndef ATTACH_SHEET_H
#define ATTACH_SHEET_H

#include "attach/ooxml.h"
#include "attach/sheet_strings.h"

/* What all sheets of a workbook share. */
struct sheet_book {
	struct ooxml *package;
	struct sheet_strings strings;
	VEC(uint8_t, formats); /* of numbers, by the style of a cell */
	bool from_1904;        /* days are counted from there */
};

/* Tells the cells of a part and what stands beside them. */
void sheet_tell(struct sheet_book *book, struct sv part, struct sv name);

/* Fills `formats`. */
void sheet_styles_read(struct sheet_book *book, struct sv part);

/* Tells the copy of its source that a pivot table carries, even where the source itself was taken out. */
void sheet_pivot_tell(struct ooxml *package, struct sv part);

#endif
