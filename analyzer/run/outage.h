/*
 * Is it them, or is it us? Hosts that have nothing to do with each other and fail one behind the other, with nobody
 * answering in between, mean that our own network is away: their failures are no verdicts.
 */
#ifndef RUN_OUTAGE_H
#define RUN_OUTAGE_H

#include <stdbool.h>

#include "base/sv.h"

#define OUTAGE_HOSTS    5  /* unrelated ones in a row */
#define OUTAGE_RETRY    3  /* seconds between two looks whether the network is back */
#define OUTAGE_PATIENCE 60 /* seconds after which the sweep gives up for now */

struct outage {
	uint64_t domains[OUTAGE_HOSTS];
	size_t count;
};

/* Notes a failure of this kind on `host`. True from OUTAGE_HOSTS unrelated ones on. */
bool outage_note(struct outage *outage, struct sv host);

/* Somebody answered. */
void outage_clear(struct outage *outage);

#endif
