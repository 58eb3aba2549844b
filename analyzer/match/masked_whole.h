/* Whole numbers that fit the masks of a page. */
#ifndef MATCH_MASKED_WHOLE_H
#define MATCH_MASKED_WHOLE_H

#include "match/masked_index.h"

/* A whole number and the mask that it fits. */
struct whole {
	char digits[MASKED_MOST]; /* the last may be 'X' */
	size_t count;
	enum masked_kind kind; /* MASKED_NONE: its digits are not those of a right number */
	enum stream_kind stream;
	struct span at; /* in the stream */
	struct span source;
	const struct piece *piece;
	const struct shown_mask *mask; /* the nearest */
	uint32_t group;                /* in the index */
};

struct wholes {
	struct mask_index index;
	VEC(struct whole, list);
	/* By start: the page's numbers (those of the last start are all), its different masks, and those that numbers
	 * fit. */
	uint32_t numbers[MASK_STARTS];
	uint32_t masks[MASK_STARTS];
	uint32_t matched[MASK_STARTS];
};

/* Looks all numbers of all streams up. */
void wholes_find(struct wholes *out, struct scanner *scanner, const struct shown_masks *masks);

/* It stands where readers see it. */
bool whole_is_visible(const struct whole *whole);

/* Bytes of the source between the number and the mask; 0 in one row of a table. */
size_t whole_distance(const struct whole *whole, const struct page *page);

/* A mask can fit the number of somebody else by chance. True if that is not to be expected: the mask shows enough for
 * as many numbers as there are, or stands beside the number. */
bool whole_is_meant(const struct wholes *wholes, const struct whole *whole, const struct page *page);

#endif
