/* Lines of text that are laid out like the rows of a table. */
#ifndef MATCH_COLUMN_LINE_H
#define MATCH_COLUMN_LINE_H

#include <stdint.h>

#include "base/sv.h"

/* Fields between separators of a kind, fields between runs of blanks, places counted from the start of the line. */
enum column_layout {
	COLUMN_TAB,
	COLUMN_COMMA,
	COLUMN_BAR,
	COLUMN_PAUSE,
	COLUMN_SEMICOLON,
	COLUMN_BLANK,
	COLUMN_OFFSET
};

#define COLUMN_LAYOUTS 7
#define COLUMN_NONE    UINT32_MAX

/* How far the lines of a text were counted. */
struct column_lines {
	struct sv text;
	size_t at;
	size_t line;
	bool in_line; /* text of the line stands before `at` */
};

/* By layout: the column that the value stands in, if it fills a field of its line, else COLUMN_NONE. Returns the number
 * of its line. Values are asked for in the order of their places. */
size_t column_places(uint32_t places[COLUMN_LAYOUTS], struct column_lines *lines, struct span value);

/* What stands in the column in the line before the one at `at`, if that is a heading; may be empty. */
struct sv column_heading(struct sv text, uint32_t layout, uint32_t index, size_t at);

#endif
