/* The night as a whole: verdicts that need more than one answer, and what is wrong in the end. Private to the sweep. */
#ifndef RUN_SWEEP_JUDGE_H
#define RUN_SWEEP_JUDGE_H

#include "run/sweep_failing.h"
#include "run/sweep_state.h"

/* Answers that say what their host says of any path, and hosts that have become casinos, are failures; then collects
 * all that failed or works again, and who links it. */
struct failing_set *sweep_judge(struct sweep *sweep);

/* Of what share of the hosts the failures of one night are no coincidence: one in … */
#define TOGETHER_SHARE 10

/* A page of a site or a sitemap that works, and the first of its host with its bytes: one text under many
 * addresses is one page, but each document is one.
 * `bodies` holds the sums of those before it. */
bool sweep_is_original(struct sums *bodies, const struct store_target *target);

#endif
