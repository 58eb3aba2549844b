#include "base/clock.h"
#include "judge/judge.h"
#include "run/sweep_state.h"

static enum fetch_want want_of(enum target_role role)
{
	switch (role) {
	case ROLE_RESOURCE: return FETCH_STATUS;
	case ROLE_PAGE:
	case ROLE_SITEMAP: return FETCH_ALL;
	default: return FETCH_TEXT;
	}
}

/* What is known of the copy at hand, so that the answer may be that it holds. */
static void ask_conditionally(struct sweep *sweep, struct asked *asked, struct fetch_request *request)
{
	struct observation seen;

	asked->has_page = asked->target.seen.len &&
			  store_page_has(sweep->store, asked->target.id, sweep_stamp(sweep, asked->target.site));
	if (sweep->archive || !asked->has_page || observation_unpack(&seen, asked->arena, asked->target.seen) != 0)
		return;
	if (seen.fault != FAULT_NONE || seen.truncated || (seen.status != 200 && seen.status != 304))
		return;
	request->etag = seen.etag;
	request->last_modified = seen.last_modified;
}

static void send(struct sweep *sweep, struct asked *asked)
{
	struct fetch_request request = {
		.id = (uint64_t)(asked - sweep->asked) + 1,
		.url = asked->target.url,
		.want = want_of(asked->target.role),
		.once = asked->target.role == ROLE_PROBE,
		.is_site = asked->target.role == ROLE_SITEMAP,
	};

	ask_conditionally(sweep, asked, &request);
	asked->since = clock_now();
	fetch_send(sweep->fetch, &request);
}

/* True for a page of a kind that has turned out to lead nowhere while it waited. */
static bool is_exhausted(const struct sweep *sweep, const struct store_target *target)
{
	return target->role == ROLE_PAGE && sweep_is_exhausted(sweep, judge_template(target->url));
}

/* True for a page beyond the number that the user allows of its site. */
static bool is_beyond(struct sweep *sweep, const struct store_target *target)
{
	if (!sweep->options->max_pages || target->role != ROLE_PAGE || !target->site)
		return false;
	return sweep->site_pages[target->site]++ >= sweep->options->max_pages;
}

static void hand_out(struct sweep *sweep, struct sweep_host *host)
{
	struct asked *asked = sweep->free_asked;

	arena_reset(asked->arena);
	if (!store_next(sweep->store, &asked->target, asked->arena, host->id, &host->cursor, sweep->level)) {
		sweep_hosts_defer(sweep->hosts, host);
		return;
	}
	if (is_exhausted(sweep, &asked->target) || is_beyond(sweep, &asked->target)) {
		store_skip(sweep->store, asked->target.queued);
		sweep_hosts_done(sweep->hosts, host);
		return;
	}
	sweep->free_asked = asked->next;
	asked->is_out = true;
	asked->host = host;
	asked->held = NULL;
	sweep->under_way++;
	send(sweep, asked);
}

/* A request under way for longer is being repeated, or its host is slow. */
#define SLOW_SECONDS 1.0

void sweep_note_slow(struct sweep *sweep)
{
	double before = clock_now() - SLOW_SECONDS;

	for (size_t i = 0; i < LIMIT_ASKED; i++)
		if (sweep->asked[i].is_out)
			sweep->asked[i].host->recount = 0;
	for (size_t i = 0; i < LIMIT_ASKED; i++)
		if (sweep->asked[i].is_out && sweep->asked[i].since < before)
			sweep->asked[i].host->recount++;
	for (size_t i = 0; i < LIMIT_ASKED; i++)
		if (sweep->asked[i].is_out)
			sweep_hosts_recount(sweep->hosts, sweep->asked[i].host);
}

/* As many of one host as keep its connections busy while answers are on their way to us. */
static size_t most_of_host(const struct sweep *sweep)
{
	return sweep->options->per_host * 4 + 8;
}

static bool may_ask(const struct sweep *sweep)
{
	return sweep->free_asked && !sweep->stopped && sweep->look_again == 0 &&
	       sweep->reading_bytes < LIMIT_QUEUE_BYTES && !store_failed(sweep->store);
}

bool sweep_ask(struct sweep *sweep)
{
	struct sweep_host *host;

	for (;;) {
		while (may_ask(sweep) && (host = sweep_hosts_next(sweep->hosts, most_of_host(sweep))))
			hand_out(sweep, host);
		if (sweep->under_way || !may_ask(sweep))
			return sweep->under_way > 0;
		sweep->level = store_nearest(sweep->store);
		if (sweep->level == UINT32_MAX)
			return false;
		if (!sweep->by_level)
			sweep->level = UINT32_MAX;
		sweep_hosts_rewind(sweep->hosts);
	}
}
