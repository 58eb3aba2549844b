/* --include and --exclude: expressions over whole addresses. */
#ifndef RUN_SWEEP_FILTER_H
#define RUN_SWEEP_FILTER_H

#include "base/buf.h"
#include "run/run.h"

struct sweep_filter;

/* NULL, with the reason in `why`, where an expression does not compile. */
struct sweep_filter *sweep_filter_new(const struct sweep_list *include, const struct sweep_list *exclude,
				      struct buf *why);
void sweep_filter_free(struct sweep_filter *filter);

/* True if some expression of `include` matches somewhere in the address (or there is none), and none of `exclude`. One
 * that takes too long counts as no match. */
bool sweep_filter_allows(const struct sweep_filter *filter, struct sv url);

#endif
