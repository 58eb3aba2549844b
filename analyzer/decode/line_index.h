/* Lines and columns of a text. Private to decode/. */
#ifndef DECODE_LINE_INDEX_H
#define DECODE_LINE_INDEX_H

#include "base/arena.h"

struct line_index;

struct line_index *line_index_new(struct arena *arena, struct sv text);

/* 1-based line and column of a byte of the text; of one inside a character, the character's. */
void line_index_find(const struct line_index *index, size_t offset, size_t *line, size_t *column);

#endif
