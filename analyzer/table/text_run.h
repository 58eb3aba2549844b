/* Runs of lines in one layout, and whether they are tables. Private to text_table. */
#ifndef TABLE_TEXT_RUN_H
#define TABLE_TEXT_RUN_H

#include "table/text_lines.h"

enum run_verdict {
	RUN_NONE,
	RUN_HEADED, /* short values under headings */
	RUN_VALUES  /* long values */
};

/* What the fields of one column are. */
struct run_column {
	uint32_t filled;
	uint32_t values;
	uint32_t longs;
};

struct text_run {
	enum line_layout layout;
	size_t first; /* blocks of the page; the heading is part of it */
	size_t last;
	uint32_t rows;  /* lines that fit */
	uint32_t least; /* of fields that a line has to have, empty ones at its end counted or not */
	uint32_t most;
	uint32_t wide;     /* rows with wide blanks beside the layout's separators */
	uint32_t vertical; /* rows whose first field is a usual heading, of the first few behind the first */
	bool has_heading;
	bool sure_heading;
	enum line_layout heading_layout;
	enum run_verdict verdict;
	struct run_column columns[LINE_MARKS + 1]; /* without the heading */
};

/* The run of the layout around the block `anchor`: from the few lines right above it that fit, or from a line of
 * headings, but not from before `floor`. Returns the block behind it (at least anchor + 1); the verdict says whether it
 * is a table. */
size_t run_read(struct text_run *run, struct text_lines *lines, size_t floor, size_t anchor, enum line_layout layout);

/* True if the block's line is a row of the run; its fields. */
bool run_fields(struct line_fields *out, const struct text_run *run, struct text_lines *lines, size_t block);

/* Bit l: the block's line can be a row in layout l. */
uint32_t run_layouts(struct text_lines *lines, size_t block);

#endif
