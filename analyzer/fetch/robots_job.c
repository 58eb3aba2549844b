#include "fetch/engine.h"

/* Most robots.txt are short, and many are remembered. */
#define ROBOTS_ARENA 1024

void robots_ask(struct fetch *fetch, struct host *host)
{
	struct sv url = arena_printf(fetch->scratch, "%.*s/robots.txt", SV_ARG(host->origin));
	struct job *job = job_new(&(struct fetch_request){ .url = url, .want = FETCH_ALL, .is_site = true });

	host->robots_state = ROBOTS_ASKED;
	host->bound++; /* stays while its robots.txt is on the way, wherever that leads */
	job->is_robots = true;
	job->robots_of = host;
	job_enter(fetch, job);
}

static void tell_sitemaps(struct fetch *fetch, const struct host *host, const struct robots *robots)
{
	struct arena *arena = fetch->scratch;
	struct sv base_url = arena_printf(arena, "%.*s/", SV_ARG(host->origin));
	VEC(struct sv, urls) = { 0 };
	struct url base;

	if (!fetch->options.sitemaps || robots->sitemaps.count == 0 ||
	    url_parse(&base, arena, NULL, NULL, base_url) != 0)
		return;
	for (size_t i = 0; i < robots->sitemaps.count; i++) {
		struct url url;
		if (url_parse(&url, arena, &base, NULL, robots->sitemaps.items[i]) == 0 &&
		    (sv_eq(url.scheme, SV("http")) || sv_eq(url.scheme, SV("https"))))
			*vec_push(arena, &urls) = url_without_fragment(&url);
	}
	if (urls.count > 0)
		fetch->options.sitemaps(fetch->options.context, base_url, urls.items, urls.count);
}

static void disallow_all(struct host *host, int status)
{
	*vec_push(host->robots_arena, &host->robots.rules) = (struct robots_rule){ .path = SV("/"), .allow = false };
	host->robots_status = status;
}

/* Where nobody answers, or a firewall does in the host's place, the request itself will tell. */
void robots_answered(struct fetch *fetch, struct job *job)
{
	struct host *host = job->robots_of;
	const struct observation *seen = &job->response->seen;
	bool answered = seen->fault == FAULT_NONE || seen->fault == FAULT_RETRY_AFTER;

	host->bound--;
	host->robots_state = ROBOTS_KNOWN;
	host->robots_arena = arena_new_sized(ROBOTS_ARENA);
	if (seen->fault == FAULT_NONE && seen->status >= 200 && seen->status < 300)
		robots_read(&host->robots, host->robots_arena, buf_view(&job->response->body), SV(FETCH_AGENT));
	else if (answered && seen->status >= 500 && !seen->challenge)
		disallow_all(host, seen->status);
	tell_sitemaps(fetch, host, &host->robots);
	if (host->robots.rules.count == 0) {
		arena_free(host->robots_arena);
		host->robots_arena = NULL;
		host->robots.rules.items = NULL;
	}
	host->robots.sitemaps.count = 0;
	host_kick(fetch, host);
}
