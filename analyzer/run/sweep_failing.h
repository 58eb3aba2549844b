/* What is wrong tonight, and which pages say so: collected when a night is judged. Private to the sweep. */
#ifndef RUN_SWEEP_FAILING_H
#define RUN_SWEEP_FAILING_H

#include "run/page_links.h"

#define FAILING_PAGES 5 /* pages that a finding names */

/* A place that links what is wrong. */
struct failing_page {
	struct sv source;
	struct page_link link; /* its texts are the set's */
};

/* A target, or a place on one. */
struct failing {
	int64_t target;
	struct sv fragment; /* empty: the target itself */
	bool fixed;         /* it works again */
	bool gone;          /* fixed, for the pages that linked it do so no more */
	bool kept;          /* gone, but a page that was not read tonight may link it still: nothing is known */
	uint64_t referrers;
	size_t page_count;
	struct failing_page pages[FAILING_PAGES];
};

struct failing_set;

struct failing_set *failing_new(void);
void failing_free(struct failing_set *set);

/* Adds a target, or a place on one that is not there already. */
void failing_add(struct failing_set *set, int64_t target, struct sv fragment, bool fixed);

/* Adds a target that no page links any more, so far as is known. */
void failing_add_gone(struct failing_set *set, int64_t target);
/* A page that was not read tonight linked the target. */
void failing_keep(struct failing_set *set, int64_t target);

/* A page links the target (and the place): counted, and named where it is among the first. Returns false if neither is
 * in the set. */
bool failing_refer(struct failing_set *set, struct sv source, const struct page_link *link);

size_t failing_count(const struct failing_set *set);
const struct failing *failing_at(const struct failing_set *set, size_t index);

#endif
