/*
 * Sweeps: whole sites over HTTP, night after night.
 *
 *	frontier (store/) → fetch thread → workers → one coordinator, which owns the state and the verdicts
 *
 * A sweep asks for the first page of each site, reads every page and attachment below it, asks for whatever these link,
 * and when nothing waits any more judges the night and writes its records. All of it is in the state file: a sweep that
 * was killed goes on with the same command.
 */
#ifndef RUN_SWEEP_H
#define RUN_SWEEP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/sv.h"

struct run_options;

/* The values of an option that may be given several times. */
struct sweep_list {
	const char **items;
	size_t count;
	size_t capacity;
};

struct sweep_options {
	const char *state;      /* the state file; needed */
	const char *sites_file; /* register of sites; NULL: none */
	const struct sv *sites;
	size_t site_count;
	size_t per_host; /* connections to one host and port */
	double delay;    /* seconds */
	double timeout;  /* seconds */
	size_t retries;
	size_t max_body;
	size_t max_pages; /* of one site; 0: all */
	size_t max_depth; /* links from its first page; 0: any */
	struct sweep_list resolve;
	struct sweep_list headers;
	struct sweep_list include; /* expressions: only addresses that one of them matches */
	struct sweep_list exclude;
	const char *ca_file;
	const char *proxy;
	const char *user_agent;
	const char *accept;  /* file of links known and accepted; NULL: none */
	const char *archive; /* NULL: none */
	int64_t as_of;       /* the day that counts as today, in seconds since 1970; 0: now */
	bool allow_private;
	bool no_robots;
	bool fresh; /* a night that was not ended is given up */
	bool news;  /* only what is new or fixed */
};

void sweep_options_init(struct sweep_options *options);
void sweep_options_free(struct sweep_options *options);
void sweep_list_add(struct sweep_list *list, const char *value);

/* Returns the bits of enum run_status. Messages for people go to stderr. */
int sweep(const struct run_options *run, const struct sweep_options *options);

#endif
