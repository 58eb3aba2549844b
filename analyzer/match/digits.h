/*
 * Numbers in text: runs of ASCII and full-width digits, found by skipping, not by patterns.
 *
 * A run is made of groups with one visible separator between two of them (spaces, no-break space, hyphen of either
 * width, dot, middle dot, the end of a line); an invisible character (zero width, soft hyphen) inside a group is passed
 * over. Digits that stand one by one, each in a cell of its own or between spaces, are one group.
 */
#ifndef MATCH_DIGITS_H
#define MATCH_DIGITS_H

#include "base/arena.h"
#include "match/rule_body.h"

#define DIGITS_MOST  28 /* digits of one number */
#define DIGITS_LEAST 8  /* the skips are that long */

/* What stands between a number and the next group of digits of its run. */
enum digits_joint { DIGITS_FREE, DIGITS_SPACE, DIGITS_HYPHEN, DIGITS_DOT, DIGITS_BREAK, DIGITS_CELL };

struct digits_match {
	struct span at;           /* in the text */
	char digits[DIGITS_MOST]; /* ASCII; the last may be the upper-case letter of a tail */
	size_t count;
	struct grouping grouping;
	enum digits_joint before;
	enum digits_joint after;
	bool is_broken; /* over the end of a line */
	bool is_dotted; /* dots stand between groups */
};

/* Whoever wants numbers. */
struct digits_sink {
	const struct digits_rule *rule;
	void *context;
	void (*match)(void *context, const struct digits_match *match);
};

/* Gives every sink the numbers that its rule describes, in the order of their ends. Linear. */
void digits_find(const struct digits_sink *sinks, size_t count, struct sv text);

#endif
