/* The hosts that targets wait for, and how much of them is under way. Private to the sweep. */
#ifndef RUN_SWEEP_HOSTS_H
#define RUN_SWEEP_HOSTS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct sweep_host {
	int64_t id; /* in the state; 0: a free slot */
	size_t waiting;
	size_t under_way;
	size_t slow;    /* of them that have been so for long: they wait to be repeated, and hold up no others */
	size_t recount; /* of the slow ones, under way */
	int64_t cursor; /* of store_next */
	struct sweep_host *next;
	bool listed;
	bool deferred; /* all that waits is too deep for now */
};

struct sweep_hosts;

struct sweep_hosts *sweep_hosts_new(void);
void sweep_hosts_free(struct sweep_hosts *hosts);

/* One target more waits for the host. */
void sweep_hosts_add(struct sweep_hosts *hosts, int64_t host, size_t waiting);

/* The next host, each in its turn, that has targets waiting, fewer than `most` under way beside its slow ones, and
 * fewer than LIMIT_ASKED_HOST in all; NULL if there is none. */
struct sweep_host *sweep_hosts_next(struct sweep_hosts *hosts, size_t most);

/* Its slow ones were counted anew. */
void sweep_hosts_recount(struct sweep_hosts *hosts, struct sweep_host *host);

/* One of its requests has come back. */
void sweep_hosts_done(struct sweep_hosts *hosts, struct sweep_host *host);

/* It had nothing to be asked now after all: what waits is deeper than the sweep has come. */
void sweep_hosts_defer(struct sweep_hosts *hosts, struct sweep_host *host);

/* All hosts with targets waiting are looked at from the first target on. */
void sweep_hosts_rewind(struct sweep_hosts *hosts);

size_t sweep_hosts_waiting(const struct sweep_hosts *hosts);

#endif
