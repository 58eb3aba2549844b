/* Numbers with some of their digits hidden: "440803********2034", "6222 **** **** 5674". */
#ifndef MATCH_MASKED_H
#define MATCH_MASKED_H

#include "match/scan.h"

#define MASKED_MOST 24
#define MASKED_SIGN '*'

struct masked {
	struct span at;
	char signs[MASKED_MOST]; /* ASCII digits, MASKED_SIGN for a hidden one; the last may be 'X' */
	size_t count;            /* of signs; sites often write fewer or more than they hide */
	size_t hidden;
	bool is_part;     /* of a word, a path, a longer number */
	bool is_doubtful; /* hidden by signs that mean other things as well: "138....5678" */
};

/* The first masked number at `from` or behind it; false if there is none. Linear over a whole text. */
bool masked_next(struct masked *out, struct sv text, size_t from);

/* How many numbers of its kind fit what is shown: identity numbers, mobiles, cards by length. At most `most` + 1; 0 if
 * it can be none. `budget` is what may still be tried, in steps. */
size_t masked_candidates(const struct masked *masked, size_t most, uint32_t today, size_t *budget);

/* What the digits of a whole number can be; the last may be 'X'. */
enum masked_kind { MASKED_NONE, MASKED_CN_ID, MASKED_MOBILE, MASKED_BANK_CARD };
enum masked_kind masked_kind(const char *digits, size_t count, uint32_t today);

/* The id of the rule that finds numbers of a kind, and of the kind that a mask's length speaks for. */
const char *masked_rule(enum masked_kind kind);
enum masked_kind masked_kind_by_length(const struct masked *masked);

#endif
