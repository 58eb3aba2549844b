/*
 * Where the patterns' matches end, as Hyperscan tells it: one end for every character that a match can be extended by,
 * and in no order. Ends that stand close together become one range, so that memory stays bounded on any text.
 */
#ifndef MATCH_RANGES_H
#define MATCH_RANGES_H

#include <stddef.h>
#include <stdint.h>

struct range {
	uint32_t pattern;
	size_t first; /* end offsets */
	size_t last;
};

struct ranges {
	struct range *items;
	size_t count;
	size_t capacity;
	size_t *newest; /* by pattern: index of its newest range + 1, or 0 */
	size_t patterns;
};

void ranges_init(struct ranges *ranges, size_t patterns);
void ranges_free(struct ranges *ranges);
void ranges_clear(struct ranges *ranges);

void ranges_add(struct ranges *ranges, uint32_t pattern, size_t end);

/* By pattern, then by place. */
void ranges_sort(struct ranges *ranges);

#endif
