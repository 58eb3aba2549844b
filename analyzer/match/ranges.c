#include "match/ranges.h"

#include <stdlib.h>
#include <string.h>

#include "base/limits.h"

/* Ends that are no farther apart are searched in one go. */
#define RANGE_GAP 64

void ranges_init(struct ranges *ranges, size_t patterns)
{
	*ranges = (struct ranges){ .patterns = patterns };
	ranges->newest = calloc(patterns + 1, sizeof *ranges->newest);
	if (!ranges->newest)
		abort();
}

void ranges_free(struct ranges *ranges)
{
	free(ranges->items);
	free(ranges->newest);
}

void ranges_clear(struct ranges *ranges)
{
	ranges->count = 0;
	memset(ranges->newest, 0, ranges->patterns * sizeof *ranges->newest);
}

static void extend(struct range *range, size_t end)
{
	if (end < range->first)
		range->first = end;
	if (end > range->last)
		range->last = end;
}

static struct range *push(struct ranges *ranges)
{
	if (ranges->count == ranges->capacity) {
		ranges->capacity = ranges->capacity ? ranges->capacity * 2 : 64;
		ranges->items = realloc(ranges->items, ranges->capacity * sizeof *ranges->items);
		if (!ranges->items)
			abort();
	}
	return &ranges->items[ranges->count++];
}

/* Past the limit, a pattern's newest range takes all further ends: it is then searched as a whole, which costs time in
 * proportion to the text and loses nothing. */
void ranges_add(struct ranges *ranges, uint32_t pattern, size_t end)
{
	size_t newest = ranges->newest[pattern];

	if (newest) {
		struct range *range = &ranges->items[newest - 1];
		if (ranges->count >= LIMIT_MATCHES ||
		    (end + RANGE_GAP >= range->first && end <= range->last + RANGE_GAP)) {
			extend(range, end);
			return;
		}
	}
	*push(ranges) = (struct range){ pattern, end, end };
	ranges->newest[pattern] = ranges->count;
}

static int compare(const void *a, const void *b)
{
	const struct range *left = a;
	const struct range *right = b;

	if (left->pattern != right->pattern)
		return left->pattern < right->pattern ? -1 : 1;
	return (left->first > right->first) - (left->first < right->first);
}

void ranges_sort(struct ranges *ranges)
{
	if (ranges->count)
		qsort(ranges->items, ranges->count, sizeof *ranges->items, compare);
}
