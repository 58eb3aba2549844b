/* Columns of personal data: one finding for many values that stand one below another in a table. */
#ifndef MATCH_COLUMN_H
#define MATCH_COLUMN_H

#include "match/scan.h"

/* What one hit stands for: the values of a column. */
struct column {
	struct sv kind;    /* the rule's id without its family */
	struct sv heading; /* may be empty */
	size_t first_row;  /* 1-based, in the table */
	size_t last_row;
	uint32_t count;
	VEC(struct finding_value, others); /* all but the first */
};

/* Of the hits (by rule, kind of stream and place), those of columns with enough values go, and the first of each column
 * becomes a hit of leak.id-column. Returns how many are left. */
size_t columns_take(struct scanner *scanner, struct hit *hits, size_t count);

#endif
