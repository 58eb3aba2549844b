#include <stdio.h>
#include <stdlib.h>

#include "fetch/engine.h"

/* Seconds that a new host is taken to answer in. */
#define FIRST_LATENCY 1.0

static size_t bucket_of(struct sv key)
{
	return (size_t)(sv_hash(key, 0) % BUCKETS);
}

static struct site *site_get(struct fetch *fetch, struct sv domain)
{
	struct site **bucket = &fetch->sites[bucket_of(domain)];

	for (struct site *site = *bucket; site; site = site->next)
		if (sv_eq(site->domain, domain))
			return site;
	struct site *site = calloc(1, sizeof *site + domain.len + 1);
	if (!site)
		abort();
	memcpy(site->bytes, domain.data, domain.len);
	site->domain = (struct sv){ site->bytes, domain.len };
	site->cookies = cookies_new();
	site->next = *bucket;
	*bucket = site;
	return site;
}

static void site_leave(struct fetch *fetch, struct site *site)
{
	struct site **place = &fetch->sites[bucket_of(site->domain)];

	site->hosts--;
	if (site->hosts > 0)
		return;
	while (*place != site)
		place = &(*place)->next;
	*place = site->next;
	cookies_free(site->cookies);
	free(site);
}

static void age_unlink(struct fetch *fetch, struct host *host)
{
	*(host->newer ? &host->newer->older : &fetch->newest) = host->older;
	*(host->older ? &host->older->newer : &fetch->oldest) = host->newer;
}

static void age_link(struct fetch *fetch, struct host *host)
{
	host->newer = NULL;
	host->older = fetch->newest;
	*(fetch->newest ? &fetch->newest->newer : &fetch->oldest) = host;
	fetch->newest = host;
}

static void forget(struct fetch *fetch, struct host *host)
{
	struct host **place = &fetch->hosts[bucket_of(host->origin)];

	while (*place != host)
		place = &(*place)->next;
	*place = host->next;
	age_unlink(fetch, host);
	timers_unset(&fetch->host_timers, &host->timer);
	site_leave(fetch, host->site);
	arena_free(host->robots_arena);
	free(host);
	fetch->host_count--;
}

static bool is_idle(const struct host *host)
{
	return host->bound == 0 && host->active == 0 && !host->ready;
}

/* Those that are busy count as just used. */
static void forget_oldest(struct fetch *fetch)
{
	for (size_t tries = 0; tries < 64 && fetch->host_count >= LIMIT_HOSTS; tries++) {
		struct host *host = fetch->oldest;
		if (is_idle(host)) {
			forget(fetch, host);
			continue;
		}
		age_unlink(fetch, host);
		age_link(fetch, host);
	}
}

static struct host *host_new(struct fetch *fetch, struct sv origin, const struct url *url)
{
	struct host *host = calloc(1, sizeof *host + origin.len + 1);

	if (!host)
		abort();
	memcpy(host->bytes, origin.data, origin.len);
	host->origin = (struct sv){ host->bytes, origin.len };
	host->name = sv_skip(host->origin, url->scheme.len + 3);
	host->trusted = guard_trusts(fetch, url->host);
	host->robots_state = fetch->options.no_robots ? ROBOTS_KNOWN : ROBOTS_UNKNOWN;
	host->window = fetch->options.per_host;
	host->latency = host->calm = FIRST_LATENCY;
	host->site = site_get(fetch, url_registrable_domain(url->host));
	host->site->hosts++;
	struct host **bucket = &fetch->hosts[bucket_of(origin)];
	host->next = *bucket;
	*bucket = host;
	age_link(fetch, host);
	fetch->host_count++;
	return host;
}

struct host *host_get(struct fetch *fetch, const struct url *url)
{
	struct sv origin =
	    url->port < 0
		? arena_printf(fetch->scratch, "%.*s://%.*s", SV_ARG(url->scheme), SV_ARG(url->host))
		: arena_printf(fetch->scratch, "%.*s://%.*s:%d", SV_ARG(url->scheme), SV_ARG(url->host), url->port);

	for (struct host *host = fetch->hosts[bucket_of(origin)]; host; host = host->next) {
		if (!sv_eq(host->origin, origin))
			continue;
		age_unlink(fetch, host);
		age_link(fetch, host);
		return host;
	}
	forget_oldest(fetch);
	return host_new(fetch, origin, url);
}

static void free_jobs(struct queue_of_jobs *queue)
{
	while (queue->first) {
		struct job *next = queue->first->next;
		job_free(queue->first);
		queue->first = next;
	}
}

void host_free_all(struct fetch *fetch)
{
	while (fetch->newest) {
		struct host *host = fetch->newest;
		free_jobs(&host->site_jobs);
		free_jobs(&host->jobs);
		forget(fetch, host);
	}
}

void host_forget_failures(struct fetch *fetch)
{
	for (struct host *host = fetch->newest; host; host = host->older) {
		host->failures = 0;
		host->down = 0;
	}
}

/* Many hosts and few that look: only when somebody does, and not too often. */
void host_count(struct fetch *fetch)
{
	const struct host *most = NULL;

	if (fetch->now < fetch->next_count)
		return;
	fetch->next_count = fetch->now + 0.5;
	lock_take(fetch->lock);
	if (fetch->slowest_wanted) {
		for (const struct host *host = fetch->newest; host; host = host->older)
			if (host->waiting > (most ? most->waiting : 0))
				most = host;
		fetch->slowest_wanted = false;
		snprintf(fetch->slowest, sizeof fetch->slowest, "%.*s", (int)(most ? most->name.len : 0),
			 most ? most->name.data : "");
		fetch->slowest_ms = most ? (uint32_t)(most->latency * 1000) : 0;
	}
	lock_release(fetch->lock);
}
