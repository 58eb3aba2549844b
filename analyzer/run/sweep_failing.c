#include "run/sweep_failing.h"

#include <stdlib.h>

#include "base/limits.h"

struct failing_set {
	struct arena *arena;
	VEC(struct failing, items);
	uint32_t *slots; /* by target and fragment: index + 1 */
	size_t size;     /* a power of two */
};

struct failing_set *failing_new(void)
{
	struct failing_set *set = calloc(1, sizeof *set);

	if (!set)
		abort();
	set->arena = arena_new();
	return set;
}

void failing_free(struct failing_set *set)
{
	if (!set)
		return;
	arena_free(set->arena);
	free(set->slots);
	free(set);
}

static uint32_t *slot_of(const struct failing_set *set, int64_t target, struct sv fragment)
{
	size_t at = sv_hash(fragment, (uint64_t)target) & (set->size - 1);

	for (; set->slots[at]; at = (at + 1) & (set->size - 1)) {
		const struct failing *item = &set->items.items[set->slots[at] - 1];
		if (item->target == target && sv_eq(item->fragment, fragment))
			break;
	}
	return &set->slots[at];
}

static void grow(struct failing_set *set)
{
	set->size = set->size ? set->size * 2 : 256;
	free(set->slots);
	set->slots = calloc(set->size, sizeof *set->slots);
	if (!set->slots)
		abort();
	for (size_t i = 0; i < set->items.count; i++)
		*slot_of(set, set->items.items[i].target, set->items.items[i].fragment) = (uint32_t)i + 1;
}

void failing_add(struct failing_set *set, int64_t target, struct sv fragment, bool fixed)
{
	if ((set->items.count + 1) * 2 > set->size)
		grow(set);
	uint32_t *slot = slot_of(set, target, fragment);
	if (*slot)
		return;
	struct failing *item = vec_push(set->arena, &set->items);
	item->target = target;
	item->fragment = arena_copy(set->arena, fragment);
	item->fixed = fixed;
	*slot = (uint32_t)set->items.count;
}

static struct failing *find(const struct failing_set *set, int64_t target, struct sv fragment)
{
	uint32_t index = set->size ? *slot_of(set, target, fragment) : 0;

	return index ? &set->items.items[index - 1] : NULL;
}

void failing_add_gone(struct failing_set *set, int64_t target)
{
	failing_add(set, target, (struct sv){ NULL, 0 }, true);
	find(set, target, (struct sv){ NULL, 0 })->gone = true;
}

void failing_keep(struct failing_set *set, int64_t target)
{
	struct failing *item = find(set, target, (struct sv){ NULL, 0 });

	if (item)
		item->kept = true;
}

bool failing_refer(struct failing_set *set, struct sv source, const struct page_link *link)
{
	struct failing *item = find(set, link->target, (struct sv){ NULL, 0 });

	if (!item && link->fragment.len)
		item = find(set, link->target, link->fragment);
	if (!item)
		return false;
	item->referrers++;
	if (item->page_count == FAILING_PAGES || (item->page_count && arena_used(set->arena) > LIMIT_REFERRERS))
		return true;
	struct failing_page *page = &item->pages[item->page_count++];
	page->source = arena_copy(set->arena, source);
	page->link = *link;
	page->link.text = arena_copy(set->arena, link->text);
	page->link.fragment = (struct sv){ NULL, 0 };
	return true;
}

size_t failing_count(const struct failing_set *set)
{
	return set->items.count;
}

const struct failing *failing_at(const struct failing_set *set, size_t index)
{
	return &set->items.items[index];
}
