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

/* A hit to be reported, and the mask that it is about. */
struct mask_hit {
	struct hit hit;
	const struct shown_mask *mask;
	enum masked_kind kind;
	struct sv label; /* may be empty */
	uint32_t table;  /* of the mask, as masks_report finds it */
	uint32_t column;
};

/* Starts a hit of the rule with a value and its place; `normal`, `evidence`, mask and kind are to be filled. */
void masks_hit(struct mask_hit *out, const struct scanner *scanner, const struct rule *rule, enum stream_kind kind,
	       struct span at);

/* Adds the hits to the scanner's, in any order; from ten values of a table's column on they become one. */
void masks_report(struct scanner *scanner, struct mask_hit *hits, size_t count);

/* The id of the kind's rule without its family. */
struct sv masks_kind_name(enum masked_kind kind);

#endif
