/* What the parts of a sweep share; touched by the coordinating thread alone unless it says otherwise. */
#ifndef RUN_SWEEP_STATE_H
#define RUN_SWEEP_STATE_H

#include <stdatomic.h>

#include "base/limits.h"
#include "base/queue.h"
#include "base/sums.h"
#include "fetch/fetch.h"
#include "run/fleet.h"
#include "run/outage.h"
#include "run/page_reader.h"
#include "run/run.h"
#include "run/sweep_archive.h"
#include "run/sweep_filter.h"
#include "run/sweep_hosts.h"
#include "run/sweep_progress.h"

/* A target under way: asked for, being read, or waiting for the network to be there. */
struct asked {
	struct arena *arena; /* of the target's texts */
	struct store_target target;
	struct sweep_host *host;
	struct asked *next; /* in the list of free ones, or of those that wait for the network */
	struct fetch_response *held;
	double since;  /* clock: when it was sent */
	bool is_out;   /* the slot is taken */
	bool has_page; /* something is kept that was read with today's rules */
};

/* What comes to the coordinator: from the fetch thread, or from a worker. */
struct sweep_event {
	struct fetch_response *response;
	struct page_reading *reading;
	struct arena *arena; /* of sitemaps that a robots.txt names */
	struct sv *sitemaps;
	size_t sitemap_count;
};

struct sweep {
	const struct run_options *run;
	const struct sweep_options *options;
	struct report_context context; /* of the readers: packs records */
	struct run_options packing;    /* `run` with that emitter */
	struct store *store;
	struct store_night night;
	int64_t now;
	uint64_t stamp; /* of rules and options that pages are read with */
	struct fleet *fleet;
	const struct sv *trusted; /* hosts whose addresses may be private */
	size_t trusted_count;
	struct sweep_filter *filter;
	struct fetch *fetch;
	struct sweep_archive *archive; /* NULL: none is wanted */
	struct queue *events;          /* struct sweep_event; never full */
	struct queue *jobs;            /* struct page_job */
	struct page_reader **readers;
	struct pool *workers;
	struct asked asked[LIMIT_ASKED];
	struct asked *free_asked;
	size_t under_way;
	size_t reading_bytes; /* of answers that workers have */
	struct sweep_hosts *hosts;
	uint32_t level;     /* deepest links that are asked now */
	bool by_level;      /* because what is asked depends on the depth */
	size_t *site_pages; /* handed out, by site */
	struct outage outage;
	struct asked *held; /* answers that may be the fault of our own network */
	size_t held_count;
	double look_again; /* clock: when to see whether the network is back; 0: it is there */
	double outage_since;
	bool together;     /* judge_history; known when the night is judged */
	struct sv witness; /* an address that answered tonight */
	struct arena *arena;
	struct sums exhausted; /* templates of traps */
	struct sums sessions;  /* addresses with session ids */
	struct sweep_progress progress;
	_Atomic bool stopped; /* a signal came; set by its thread */
	bool trouble;
};

/* sweep_sites.c: the sites that are named and those of the register. Returns -1, having said why, if there is nothing
 * to be swept; bad rows of the register are told and are trouble. */
int sweep_add_sites(struct sweep *sweep);
/* The stamp of pages of this site: what the register says of it decides too what is found. */
uint64_t sweep_stamp(const struct sweep *sweep, uint32_t site);

/* sweep_ask.c: hands out as much as may be under way. Returns false if nothing is under way and nothing waits. */
bool sweep_ask(struct sweep *sweep);

/* Now and then: who waits to be repeated. */
void sweep_note_slow(struct sweep *sweep);

/* sweep_answer.c: an event, and the clock. */
void sweep_take(struct sweep *sweep, struct sweep_event *event);
/* Whether held answers count after all: called when nothing else is under way, and now and then. */
void sweep_look_at_outage(struct sweep *sweep);
/* The network is away and did not come back. */
bool sweep_is_cut_off(const struct sweep *sweep);

/* sweep_links.c */

/* Asks for a first page, sitemap or another address of a site itself. */
void sweep_want(struct sweep *sweep, struct sv url, enum target_role role, uint32_t site, uint32_t depth);

/* Asks for the links of a page, and packs what is kept of them. */
void sweep_follow(struct sweep *sweep, struct buf *packed, const struct store_target *from,
		  const struct page_reading *reading);

/* Asks again for the links of a page that has not changed. */
void sweep_follow_again(struct sweep *sweep, const struct store_target *from, struct sv packed);

/* Asks a path that cannot exist where this page is, once for each host and depth. */
void sweep_probe(struct sweep *sweep, struct sv url);
/* Under which sum the probe for a page is noted (store_first). */
uint64_t sweep_probe_key(struct arena *arena, struct sv url);

/* Pages of this kind are left alone from now on. `text`: judge_text of one; 0: not known. */
void sweep_note_trap(struct sweep *sweep, uint64_t template, struct sv url, uint64_t text);
void sweep_load_traps(struct sweep *sweep);
bool sweep_is_exhausted(const struct sweep *sweep, uint64_t template);

/* sweep_end.c: judges the night and writes its records. Returns the bits of the exit status. */
int sweep_end(struct sweep *sweep);

#endif
