/*
 * A line of the body stream as a row: its fields, by the separators that a layout has.
 *
 * A blank is a space, a tab, a no-break, en, em or ideographic space (which is two wide). Tabs stand as spaces in the
 * stream; the decoded document tells them apart. Blanks beside another separator are padding. Blanks between two single
 * characters ("姓　名", "张  三") belong to one field, unless one of them is a value of its own ("男", "汉").
 * Separators between quotation marks that open a field do not count, if the quotation is closed in the line.
 */
#ifndef TABLE_TEXT_LINE_H
#define TABLE_TEXT_LINE_H

#include "model/page.h"

enum line_layout {
	LINE_TAB,
	LINE_BAR,       /* | ｜ │; one at the start or end of the line is a border */
	LINE_SEMICOLON, /* ; ； */
	LINE_COMMA,     /* , ， */
	LINE_PAUSE,     /* 、 */
	LINE_WIDE,      /* two blanks and more, or tabs */
	LINE_SPACE,     /* any blanks */
	LINE_SINGLE,    /* none: the line is one field */
	LINE_LAYOUTS
};

/* A longer line, or one with more separators, is no row. */
#define LINE_BYTES 2000
#define LINE_MARKS 256

struct line_mark {
	size_t begin; /* in the body stream */
	size_t end;
	uint32_t tabs;  /* of blanks */
	uint32_t width; /* of blanks; 0 for other marks */
	uint8_t layout; /* of the other marks */
	bool beside;    /* blanks next to another mark, or to one end of the line */
	bool joint;     /* blanks within a field */
};

struct text_line {
	const struct page *page;
	size_t begin; /* without blanks at both ends */
	size_t end;
	struct line_mark marks[LINE_MARKS];
	uint32_t mark_count;
};

struct line_fields {
	struct span spans[LINE_MARKS + 1]; /* without padding, quotation marks, and what keeps a spreadsheet from
					      reading a number (="…", a leading apostrophe) */
	uint32_t count;
	uint32_t filled; /* up to the last one that is not empty */
};

/* Reads the line [begin, end) of the body stream. False if it is no row in any layout. */
bool line_read(struct text_line *out, const struct page *page, size_t begin, size_t end);

/* How many separators the line has in the layout. */
uint32_t line_cuts(const struct text_line *line, enum line_layout layout);

void line_split(struct line_fields *out, const struct text_line *line, enum line_layout layout);

/* A line that only draws a border: "+----+----+", "────────". */
bool line_is_rule(struct sv text);

#endif
