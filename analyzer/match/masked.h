/* Numbers with some of their digits hidden: "440803********2034". */
#ifndef MATCH_MASKED_H
#define MATCH_MASKED_H

#include "match/scan.h"

#define MASKED_MOST 24
#define MASKED_SIGN '*'

struct masked {
	struct span at;
	char signs[MASKED_MOST]; /* ASCII digits, MASKED_SIGN for a hidden one; the last may be 'X' */
	size_t count;
	size_t hidden;
};

/* The first masked number at `from` or behind it that stands alone; false if there is none. Linear over a whole text.
 */
bool masked_next(struct masked *out, struct sv text, size_t from);

/* How many numbers of its kind fit what is shown: identity numbers, mobiles, cards by length. At most `most` + 1; 0 if
 * it can be none. `budget` is what may still be tried, in steps. */
size_t masked_candidates(const struct masked *masked, size_t most, uint32_t today, size_t *budget);

/* Adds a hit of leak.weak-mask for every masked number that can be restored. */
void scan_weak_masks(struct scanner *scanner);

#endif
