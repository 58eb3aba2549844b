/* The lines that were read last, so that each is read once for all layouts. Private to text_table. */
#ifndef TABLE_TEXT_LINES_H
#define TABLE_TEXT_LINES_H

#include "table/text_line.h"

/* A run is judged by few lines at once: those above its first one, and the next. */
#define LINES_KEPT 8

struct text_lines {
	const struct page *page;
	struct {
		size_t block; /* + 1; 0: none yet */
		bool is_row;
		struct text_line line;
	} kept[LINES_KEPT]; /* by block */
};

struct text_lines *lines_new(struct arena *arena, const struct page *page);

/* The line of a block, NULL if it is no row in any layout. It holds until a line LINES_KEPT blocks away is read. */
const struct text_line *lines_at(struct text_lines *lines, size_t block);

#endif
