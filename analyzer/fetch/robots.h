/* robots.txt by RFC 9309. */
#ifndef FETCH_ROBOTS_H
#define FETCH_ROBOTS_H

#include <stdbool.h>

#include "base/arena.h"

struct robots_rule {
	struct sv path; /* with * and $, percent-encoding normalised */
	bool allow;
};

struct robots {
	VEC(struct robots_rule, rules); /* of the group that holds for us */
	VEC(struct sv, sitemaps);       /* as written */
	double delay;                   /* Crawl-delay in seconds, capped at LIMIT_CRAWL_DELAY; 0: none */
};

/* Reads at most LIMIT_ROBOTS_BYTES. Groups that name `agent` (a product token, any case) hold, joined where there are
 * several; else those of "*". A byte order mark, CR, comments, unknown lines and lines before the first group are
 * passed over. All memory from `arena`, also what of `text` is kept. */
void robots_read(struct robots *out, struct arena *arena, struct sv text, struct sv agent);

/* `path`: path and query as serialised. The longest rule that matches decides, allow where two are as long; /robots.txt
 * is always allowed. */
bool robots_allow(const struct robots *robots, struct sv path);

#endif
