#include "run/sweep_filter.h"

#include <stdlib.h>

#include "lib/regex.h"

struct expressions {
	struct regex **items;
	size_t count;
};

struct sweep_filter {
	struct regex_matcher *matcher;
	struct expressions include;
	struct expressions exclude;
};

static int compile(struct expressions *out, const struct sweep_list *list, struct buf *why)
{
	char reason[256];

	out->items = calloc(list->count + 1, sizeof(struct regex *));
	if (!out->items)
		abort();
	for (size_t i = 0; i < list->count; i++) {
		out->items[i] = regex_new(sv_from(list->items[i]), 0, reason, sizeof reason);
		if (!out->items[i]) {
			buf_printf(why, "%s: %s", list->items[i], reason);
			return -1;
		}
		out->count++;
	}
	return 0;
}

struct sweep_filter *sweep_filter_new(const struct sweep_list *include, const struct sweep_list *exclude,
				      struct buf *why)
{
	struct sweep_filter *filter = calloc(1, sizeof *filter);

	if (!filter)
		abort();
	filter->matcher = regex_matcher_new();
	if (compile(&filter->include, include, why) == 0 && compile(&filter->exclude, exclude, why) == 0)
		return filter;
	sweep_filter_free(filter);
	return NULL;
}

static void free_all(struct expressions *expressions)
{
	for (size_t i = 0; i < expressions->count; i++)
		regex_free(expressions->items[i]);
	free(expressions->items);
}

void sweep_filter_free(struct sweep_filter *filter)
{
	if (!filter)
		return;
	free_all(&filter->include);
	free_all(&filter->exclude);
	regex_matcher_free(filter->matcher);
	free(filter);
}

static bool matches(const struct sweep_filter *filter, const struct expressions *expressions, struct sv url)
{
	for (size_t i = 0; i < expressions->count; i++)
		if (regex_search(filter->matcher, expressions->items[i], url, 0, url.len) == 1)
			return true;
	return false;
}

bool sweep_filter_allows(const struct sweep_filter *filter, struct sv url)
{
	if (filter->include.count && !matches(filter, &filter->include, url))
		return false;
	return !matches(filter, &filter->exclude, url);
}
