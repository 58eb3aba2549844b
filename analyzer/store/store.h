/*
 * The state of sweeps: one SQLite file that holds the frontier, what was seen of every address, what was found on every
 * page, over nights.
 *
 * A *night* is one sweep from its first request to its output. All that is done in it is on disk soon after
 * (store_commit, several times a second), so that a night that was killed goes on where it was; a night that has ended
 * is followed by a new one. Nothing is carried over as a verdict: each night asks every address again.
 *
 * A *target* is an address without its fragment. Its row is queued when the first link to it is met in a night, and
 * taken off the queue when its answer is kept. A *page* is what was read from a target: its links, anchors and records,
 * kept for as long as the target does not change.
 *
 * Not for use by two threads. After the first error of SQLite or of the disk everything fails: store_failed says why,
 * and the file holds what was committed before.
 */
#ifndef STORE_STORE_H
#define STORE_STORE_H

#include "model/observation.h"

struct store;

/* Opens or makes the file; readable by nobody else. NULL, with a message for people in `why`, where it is no state
 * file, one of another version, damaged, or in use by another sweep: it is never overwritten then. */
struct store *store_open(const char *path, bool chinese, struct buf *why);

/* Commits and closes. NULL does nothing. */
void store_close(struct store *store);

/* What went wrong, or NULL. */
const char *store_failed(const struct store *store);

/* Writes everything so far to the disk. */
void store_commit(struct store *store);

/* ---- nights ---- */

struct store_night {
	int64_t id;      /* 1 first */
	int64_t started; /* seconds since 1970 */
	bool resumed;    /* an earlier run began it */
};

/* Goes on with the night that was not ended, or begins a new one, queue empty. With `fresh` one that was not ended is
 * given up. */
int store_night_begin(struct store *store, struct store_night *out, int64_t now, bool fresh);

/* The output is written: what was judged is history now. Commits. */
void store_night_end(struct store *store, int64_t night, int64_t now);

/* ---- targets and the queue ---- */

/* How much of a target is wanted; a higher one includes the lower. */
enum target_role {
	ROLE_RESOURCE, /* is it there? */
	ROLE_TEXT,     /* what does it say? A page of others */
	ROLE_PAGE,     /* a page or attachment of a site: read, screened, its links followed */
	ROLE_SITEMAP,
	ROLE_PROBE /* a path that cannot exist */
};

/* What a link says of its target. */
struct store_want {
	struct sv url;  /* serialised, without fragment */
	struct sv host; /* "https://host:port": the queue it waits in */
	enum target_role role;
	uint32_t site;  /* whose page or link it is: number of the site from 1; 0: of nobody */
	uint32_t depth; /* links from the site's first page */
	bool internal;  /* on a host of the fleet */
};

/* A target's row is in the queue under this number, and its host's queue is longer by one. */
struct store_queued {
	int64_t host; /* 0: nothing was queued */
};

/* The target's id, 0 after an error. Queues it if it is not yet asked tonight, or was asked for less. */
int64_t store_want(struct store *store, const struct store_want *want, struct store_queued *queued);

/* The same for a target that a page links which has not changed since it was read. */
void store_want_again(struct store *store, int64_t target, enum target_role role, uint32_t depth,
		      struct store_queued *queued);

struct store_target {
	int64_t id;
	int64_t queued; /* its number in the queue; 0 where it does not come from there */
	int64_t host;
	struct sv url;
	enum target_role role;
	uint32_t site;
	uint32_t depth;
	bool internal;
	/* of the last answer, be it tonight's or an older one */
	bool answered; /* tonight */
	int result;    /* enum link_class */
	bool failed;
	struct sv seen; /* a packed observation; empty if never seen */
	uint64_t body;  /* sum of the bytes; 0: not known */
	uint64_t text;  /* sum of the normalised text; 0: none */
	struct sv says; /* what the page is about, in a form of the caller's */
	/* before tonight */
	struct sv said;     /* `says` of the last answer before tonight that was ok */
	bool asked_before;  /* the night before */
	bool failed_before; /* likewise, and failed */
	int result_before;  /* of that night */
	int64_t first_seen; /* seconds since 1970 */
	int64_t last_ok;    /* before tonight; 0: never */
	int64_t nights;     /* that it failed in a row, before tonight */
};

/* Hosts that have targets waiting, and how many: when a night begins or goes on. */
void store_hosts(struct store *store, void (*take)(void *context, int64_t host, size_t waiting), void *context);

/* The next target of a host in the order in which they were queued, behind number *cursor (0: from the first) and not
 * deeper than `max_depth`; *cursor moves to it. False if there is none. Views live in `arena`. */
bool store_next(struct store *store, struct store_target *out, struct arena *arena, int64_t host, int64_t *cursor,
		uint32_t max_depth);

/* The depth of the nearest target that waits, or UINT32_MAX. */
uint32_t store_nearest(struct store *store);

/* False if there is no such target. Views live in `arena`. */
bool store_get(struct store *store, struct store_target *out, struct arena *arena, int64_t target);

struct store_answer {
	int64_t target;
	int64_t queued;        /* its number in the queue */
	enum target_role role; /* that was asked for; if more was wanted meanwhile, the target is queued again */
	int result;            /* enum link_class */
	bool ok;               /* it works: `last_ok` is `now` */
	bool failed;           /* it does not; neither: nothing can be said */
	const struct observation *seen;
	uint64_t body;
	uint64_t text;
	struct sv says;
	int64_t now;
};

/* Takes the target off the queue. */
void store_answer(struct store *store, const struct store_answer *answer, struct store_queued *again);

/* Tonight's answer means something else than it seemed. */
void store_rejudge(struct store *store, int64_t target, int result, bool failed);

/* ---- what is the same on a host ---- */

/* The first target of tonight that was noted under (kind, sum); 0 if there was none, and `target` is noted. */
enum store_sum { SUM_TEXT, SUM_PROBE, SUM_TRAP };
int64_t store_first(struct store *store, enum store_sum kind, uint64_t sum, int64_t target);
/* Only looks. */
int64_t store_find_first(struct store *store, enum store_sum kind, uint64_t sum);

/* What waits under this number is not asked tonight. */
void store_skip(struct store *store, int64_t queued);

/* How many pages of each site were handed out tonight, for a night that goes on. */
void store_site_pages(struct store *store, void (*take)(void *context, uint32_t site, size_t pages), void *context);

/* How many pages of a kind (judge/trap.h) were read tonight, and how many of the last ones in a row said nothing new.
 * `repeats`: this one did not. */
void store_template(struct store *store, uint64_t template, bool repeats, uint32_t *pages, uint32_t *in_a_row);

/* Pages of this kind lead nowhere: `url` is one of them, `trap` what they are told as. `is_first`: of its trap. */
void store_trap(struct store *store, uint64_t template, uint64_t trap, struct sv url);
void store_traps(struct store *store, void (*take)(void *context, uint64_t template, struct sv url, bool is_first),
		 void *context);

/* ---- pages ---- */

struct store_page {
	int64_t target;
	uint64_t stamp;  /* of the rules and options that it was read with */
	struct sv links; /* as run/ packs them; the same holds for the rest */
	struct sv anchors;
	struct sv records;
	struct sv waiting;
	struct sv claims;
};

/* Replaces what was kept, as of tonight. */
void store_page_put(struct store *store, const struct store_page *page);

/* The page is as it was: what is kept holds tonight too. */
void store_page_keep(struct store *store, int64_t target);

/* True if something is kept with this stamp, so that asking conditionally makes sense. */
bool store_page_has(struct store *store, int64_t target, uint64_t stamp);

/* What is kept of a page, of whatever night; views live in `arena`. False if there is nothing. */
bool store_page_get(struct store *store, struct store_page *out, struct arena *arena, int64_t target);

/* Tonight's pages in the order of their addresses. The arena is reset between two. */
void store_pages(struct store *store, struct arena *arena,
		 void (*take)(void *context, const struct store_target *target, const struct store_page *page),
		 void *context);

/* Tonight's targets that failed, or that failed the night before, in the order of their addresses, likewise. */
void store_failures(struct store *store, struct arena *arena,
		    void (*take)(void *context, const struct store_target *target), void *context);

/* Targets that failed the night before and that nothing has asked for tonight, likewise. */
void store_gone(struct store *store, struct arena *arena,
		void (*take)(void *context, const struct store_target *target), void *context);

/* Pages of the night before that were not read tonight, likewise. */
void store_pages_before(struct store *store, struct arena *arena,
			void (*take)(void *context, const struct store_target *target, const struct store_page *page),
			void *context);

/* Tonight's answers with a text, likewise. */
void store_texts(struct store *store, struct arena *arena,
		 void (*take)(void *context, const struct store_target *target), void *context);

/* Targets that were answered tonight. */
size_t store_answered(struct store *store);
/* Hosts that they are on. */
size_t store_answered_hosts(struct store *store);

/* ---- findings over nights ---- */

/* A finding is part of tonight's output. Returns the night (its start) in which it was first seen without a break;
 * *still tells that it was there the night before, no less severe. */
int64_t store_known(struct store *store, struct sv fingerprint, int severity, bool *still);

/* Since when a finding was known that is none any more; 0 if it was not. */
int64_t store_known_since(struct store *store, struct sv fingerprint);

/* ---- what people decided ---- */

void store_accept(struct store *store, struct sv url, bool accepted);
bool store_is_accepted(struct store *store, struct sv url);

#endif
