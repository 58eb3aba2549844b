/* The line a finding stands on, with its place marked underneath. */
#ifndef EMIT_EXCERPT_LINES_H
#define EMIT_EXCERPT_LINES_H

#include "base/buf.h"

/* Appends `excerpt` as one indented line, control characters made visible and tabs as spaces, and a second one with
 * ^~~~ below the bytes [begin, end). A long line is cut at both ends around the mark. */
void excerpt_lines(struct buf *out, struct sv excerpt, size_t begin, size_t end, bool color);

#endif
