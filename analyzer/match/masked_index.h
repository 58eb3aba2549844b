/* Masks by what they show, so that a whole number is looked up instead of compared with each. */
#ifndef MATCH_MASKED_INDEX_H
#define MATCH_MASKED_INDEX_H

#include "base/limits.h"
#include "match/masked_scan.h"

/* Which digits a mask shows. With one hidden stretch the number may be longer or shorter than the mask. */
struct mask_shape {
	uint8_t head;
	uint8_t tail;
	uint8_t length; /* that the number must have; 0: any that hides something */
	uint32_t shown; /* bit by place, of several hidden stretches; else 0 */
	bool in_script; /* masks of scripts are kept apart: they prove less */
};

/* Masks that show the same. */
struct mask_group {
	uint32_t first; /* in `order` */
	uint32_t count;
	uint8_t shape;
	uint8_t kept;   /* digits */
	uint16_t start; /* the first three digits, or MASK_STARTS - 1 if they are hidden */
	bool is_matched;
};

#define MASK_STARTS 1001

struct mask_index {
	const struct shown_masks *masks;
	struct mask_shape shapes[LIMIT_MASK_SHAPES];
	size_t shape_count;
	VEC(struct mask_group, groups);
	uint32_t *order; /* masks, by group, then by place in the source */
	uint32_t *slots; /* hash table of groups + 1 */
	size_t mask;
	bool cut; /* there were more shapes */
};

/* All memory from `arena`. */
void mask_index_build(struct mask_index *out, struct arena *arena, const struct shown_masks *masks);

/* The group of that shape that the number fits, or NULL. */
struct mask_group *mask_index_find(const struct mask_index *index, size_t shape, const char *digits, size_t count);

/* The mask of a group that stands nearest to a place of the source. */
const struct shown_mask *mask_index_nearest(const struct mask_index *index, const struct mask_group *group,
					    struct span source);

/* The digits shown behind the first `common` ones. */
size_t mask_shape_kept(const struct mask_shape *shape, size_t common);

/* Which start a number has, by its first three digits. */
uint16_t mask_start(const char *digits);

#endif
