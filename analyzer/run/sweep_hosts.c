#include "run/sweep_hosts.h"

#include <stdlib.h>

#include "base/arena.h"
#include "base/limits.h"

struct sweep_hosts {
	struct arena *arena;
	struct sweep_host **slots; /* by id */
	size_t size;               /* a power of two */
	size_t count;
	struct sweep_host *first; /* of those that may have something to be asked */
	struct sweep_host *last;
	size_t waiting;
};

struct sweep_hosts *sweep_hosts_new(void)
{
	struct sweep_hosts *hosts = calloc(1, sizeof *hosts);

	if (!hosts)
		abort();
	hosts->arena = arena_new();
	return hosts;
}

void sweep_hosts_free(struct sweep_hosts *hosts)
{
	if (!hosts)
		return;
	arena_free(hosts->arena);
	free(hosts->slots);
	free(hosts);
}

static struct sweep_host **slot_of(const struct sweep_hosts *hosts, int64_t id)
{
	size_t at = (size_t)id & (hosts->size - 1);

	while (hosts->slots[at] && hosts->slots[at]->id != id)
		at = (at + 1) & (hosts->size - 1);
	return &hosts->slots[at];
}

static void grow(struct sweep_hosts *hosts)
{
	struct sweep_host **old = hosts->slots;
	size_t old_size = hosts->size;

	hosts->size = old_size ? old_size * 2 : 256;
	hosts->slots = calloc(hosts->size, sizeof *hosts->slots);
	if (!hosts->slots)
		abort();
	for (size_t i = 0; i < old_size; i++)
		if (old[i])
			*slot_of(hosts, old[i]->id) = old[i];
	free(old);
}

static struct sweep_host *host_of(struct sweep_hosts *hosts, int64_t id)
{
	if ((hosts->count + 1) * 2 > hosts->size)
		grow(hosts);
	struct sweep_host **slot = slot_of(hosts, id);
	if (!*slot) {
		*slot = arena_zalloc(hosts->arena, sizeof **slot);
		(*slot)->id = id;
		hosts->count++;
	}
	return *slot;
}

static void list(struct sweep_hosts *hosts, struct sweep_host *host)
{
	if (host->listed || host->deferred || !host->waiting)
		return;
	host->listed = true;
	host->next = NULL;
	if (hosts->last)
		hosts->last->next = host;
	else
		hosts->first = host;
	hosts->last = host;
}

void sweep_hosts_add(struct sweep_hosts *hosts, int64_t id, size_t waiting)
{
	struct sweep_host *host = host_of(hosts, id);

	host->waiting += waiting;
	hosts->waiting += waiting;
	host->deferred = false;
	list(hosts, host);
}

static struct sweep_host *unlist_first(struct sweep_hosts *hosts)
{
	struct sweep_host *host = hosts->first;

	hosts->first = host->next;
	if (!hosts->first)
		hosts->last = NULL;
	host->listed = false;
	return host;
}

static bool is_full(const struct sweep_host *host, size_t most)
{
	size_t quick = host->under_way > host->slow ? host->under_way - host->slow : 0;

	return quick >= most || host->under_way >= LIMIT_ASKED_HOST;
}

void sweep_hosts_recount(struct sweep_hosts *hosts, struct sweep_host *host)
{
	host->slow = host->recount;
	list(hosts, host);
}

struct sweep_host *sweep_hosts_next(struct sweep_hosts *hosts, size_t most)
{
	while (hosts->first) {
		struct sweep_host *host = unlist_first(hosts);
		if (!host->waiting || host->deferred || is_full(host, most))
			continue;
		host->waiting--;
		hosts->waiting--;
		host->under_way++;
		list(hosts, host);
		return host;
	}
	return NULL;
}

void sweep_hosts_done(struct sweep_hosts *hosts, struct sweep_host *host)
{
	host->under_way--;
	list(hosts, host);
}

void sweep_hosts_defer(struct sweep_hosts *hosts, struct sweep_host *host)
{
	host->under_way--;
	host->waiting++;
	host->deferred = true;
	hosts->waiting++;
}

void sweep_hosts_rewind(struct sweep_hosts *hosts)
{
	for (size_t i = 0; i < hosts->size; i++)
		if (hosts->slots[i]) {
			hosts->slots[i]->cursor = 0;
			hosts->slots[i]->deferred = false;
			list(hosts, hosts->slots[i]);
		}
}

size_t sweep_hosts_waiting(const struct sweep_hosts *hosts)
{
	return hosts->waiting;
}
