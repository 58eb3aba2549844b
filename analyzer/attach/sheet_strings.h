/* The texts that the cells of a workbook share. */
#ifndef ATTACH_SHEET_STRINGS_H
#define ATTACH_SHEET_STRINGS_H

#include "attach/ooxml.h"
#include "base/buf.h"

struct sheet_strings {
	struct buf text;
	struct buf ends; /* uint32_t each */
	size_t count;
};

/* Reads the part; what is above LIMIT_SHARED_STRINGS is told at once, apart from its cells. */
void sheet_strings_read(struct sheet_strings *strings, struct ooxml *package, struct sv part);
void sheet_strings_free(struct sheet_strings *strings);

/* Returns 0, or -1 if there are not so many. */
int sheet_strings_get(struct sv *out, const struct sheet_strings *strings, size_t index);

#endif
