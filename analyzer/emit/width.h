/* Columns that text takes on a terminal. */
#ifndef EMIT_WIDTH_H
#define EMIT_WIDTH_H

#include "base/sv.h"

/* Of a text without control characters: 0 for combining and format characters, 2 for wide ones (Chinese, full-width
 * forms, most emoji), else 1. */
size_t width_of_text(struct sv text);

/* The offset behind the last character that ends within `columns` columns, with what combines with it. */
size_t width_prefix(struct sv text, size_t columns);

#endif
