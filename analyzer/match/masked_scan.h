/* The masks of a page, and what is found with them. */
#ifndef MATCH_MASKED_SCAN_H
#define MATCH_MASKED_SCAN_H

#include "match/label.h"
#include "match/masked.h"

struct shown_mask {
	struct masked masked;
	enum stream_kind kind;
	struct span source; /* in the decoded document */
	const struct piece *piece;
};

struct shown_masks {
	VEC(struct shown_mask, list); /* by stream and place */
};

/* Reads the masks of the page and adds the hits of leak.weak-mask and leak.fake-mask. The hits so far are settled;
 * those that leak.fake-mask stands for go. */
void scan_masks(struct scanner *scanner);

/* Adds a hit for every mask that leaves so little open that the number can be restored. */
void masks_weak(struct scanner *scanner, const struct shown_masks *masks);

/* Adds a hit for every masked number that stands somewhere as a whole. */
void masks_fake(struct scanner *scanner, const struct shown_masks *masks);

/* What the words around the mask say of it, as the rule (of whole numbers) takes them. LABEL_NONE where there is no
 * such rule. */
enum label_kind masks_label(struct sv *label, const struct scanner *scanner, const struct shown_mask *mask,
			    const struct rule *rule);

/* A new hit of the rule with that value and its place; `normal` and `evidence` are to be filled. */
struct hit *masks_add_hit(struct scanner *scanner, const struct rule *rule, enum stream_kind kind, struct span at);

#endif
