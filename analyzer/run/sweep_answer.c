#include <stdlib.h>

#include "base/clock.h"
#include "judge/judge.h"
#include "run/record_pack.h"
#include "run/sweep_state.h"

/* The request that asks whether the network is there. */
#define WITNESS_ID 0

static void free_asked(struct sweep *sweep, struct asked *asked)
{
	sweep_hosts_done(sweep->hosts, asked->host);
	asked->is_out = false;
	asked->next = sweep->free_asked;
	sweep->free_asked = asked;
	sweep->under_way--;
}

/* ---- what is kept ---- */

/* An answer that holds on to what was read before. */
static void add_known(struct store_answer *answer, const struct store_target *target)
{
	answer->body = target->body;
	answer->text = target->text;
	answer->says = target->says;
}

static void add_read(struct store_answer *answer, const struct page_reading *reading)
{
	answer->body = reading->body;
	answer->text = reading->text;
	answer->says = reading->says;
}

/* Keeps the answer and ends with the target. `reading` is NULL where nothing was read, `same` tells that what is kept
 * of the page holds. */
static void keep(struct sweep *sweep, struct asked *asked, const struct observation *seen,
		 const struct page_reading *reading, bool same)
{
	enum link_class class = judge_class(seen);
	struct store_answer answer = { .target = asked->target.id,
				       .queued = asked->target.queued,
				       .role = asked->target.role,
				       .result = (int)class,
				       .ok = class == CLASS_OK,
				       .failed = judge_failed(class),
				       .seen = seen,
				       .now = sweep->now };
	struct store_queued again;

	if (same)
		add_known(&answer, &asked->target);
	else if (reading)
		add_read(&answer, reading);
	store_answer(sweep->store, &answer, &again);
	if (again.host)
		sweep_hosts_add(sweep->hosts, again.host, 1);
	sweep_progress_count(&sweep->progress, asked->target.role == ROLE_PAGE && class == CLASS_OK, answer.failed);
	free_asked(sweep, asked);
}

/* ---- pages ---- */

/* A page whose like has been read again and again leads nowhere. */
static void watch_for_traps(struct sweep *sweep, const struct store_target *target, const struct page_reading *reading)
{
	uint64_t template = judge_template(target->url);
	uint64_t sum = sv_hash((struct sv){ (const char *)&reading->content, sizeof reading->content }, template);
	uint32_t pages;
	uint32_t in_a_row;

	if (!template || !reading->is_html)
		return;
	int64_t first = store_first(sweep->store, SUM_TEXT, sum, target->id);
	store_template(sweep->store, template, first != 0 && first != target->id, &pages, &in_a_row);
	if (judge_is_exhausted(pages, in_a_row))
		sweep_note_trap(sweep, template, target->url, reading->text);
}

static void put_page(struct sweep *sweep, const struct asked *asked, const struct page_reading *reading)
{
	const struct report *report = reading->report;
	struct store_page page = { .target = asked->target.id,
				   .stamp = sweep_stamp(sweep, asked->target.site),
				   .anchors = reading->anchors };
	struct buf links;
	struct buf claims;

	buf_init(&links, SIZE_MAX);
	buf_init(&claims, SIZE_MAX);
	sweep_follow(sweep, &links, &asked->target, reading);
	page.links = buf_view(&links);
	if (report) {
		claims_pack(&claims, (const struct twin_claim *)(const void *)report->claims.data,
			    report->claims.len / sizeof(struct twin_claim));
		page.records = buf_view(&report->out);
		page.waiting = buf_view(&report->waiting);
		page.claims = buf_view(&claims);
	}
	store_page_put(sweep->store, &page);
	buf_free(&links);
	buf_free(&claims);
}

static void keep_page(struct sweep *sweep, const struct asked *asked)
{
	struct store_page page;

	if (asked->target.role != ROLE_TEXT && store_page_get(sweep->store, &page, asked->arena, asked->target.id))
		sweep_follow_again(sweep, &asked->target, page.links);
	store_page_keep(sweep->store, asked->target.id);
}

static void take_reading(struct sweep *sweep, struct page_reading *reading)
{
	struct asked *asked = reading->asked;
	const struct observation *seen = &reading->response->seen;

	sweep->reading_bytes -= reading->response->body.len;
	if (reading->unchanged) {
		keep_page(sweep, asked);
	} else {
		put_page(sweep, asked, reading);
		if (asked->target.role == ROLE_PAGE)
			watch_for_traps(sweep, &asked->target, reading);
		if (reading->text && asked->target.role != ROLE_PROBE)
			sweep_probe(sweep, asked->target.url);
	}
	keep(sweep, asked, seen, reading->unchanged ? NULL : reading, reading->unchanged);
	page_reading_free(reading);
}

/* Hands the body to a worker. */
static void read_body(struct sweep *sweep, struct asked *asked, struct fetch_response *response)
{
	struct page_job *job = calloc(1, sizeof *job);

	if (!job)
		abort();
	*job = (struct page_job){ .asked = asked,
				  .response = response,
				  .role = asked->target.role,
				  .site_region = fleet_region(sweep->fleet, asked->target.site),
				  .known = asked->has_page ? asked->target.body : 0 };
	sweep->reading_bytes += response->body.len;
	queue_push(sweep->jobs, job, response->body.len);
}

/* A page that lies elsewhere is read there, under its own address. */
static void follow_redirect(struct sweep *sweep, const struct asked *asked, const struct observation *seen)
{
	struct arena *arena = arena_new();
	struct url end;
	struct url begin;

	if (url_parse(&end, arena, NULL, NULL, seen->end) == 0 &&
	    url_parse(&begin, arena, NULL, NULL, seen->url) == 0) {
		bool is_first_page = asked->target.depth == 0 && asked->target.site;
		if (is_first_page && sv_eq(url_registrable_domain(end.host), url_registrable_domain(begin.host)))
			fleet_add_place(sweep->fleet, asked->target.site, seen->end);
		uint32_t site = fleet_site_of(sweep->fleet, &end);
		if (site)
			sweep_want(sweep, seen->end, asked->target.role, site, asked->target.depth);
	}
	sweep_probe(sweep, asked->target.url);
	arena_free(arena);
}

static bool is_own(enum target_role role)
{
	return role == ROLE_PAGE || role == ROLE_SITEMAP;
}

/* A page under another address. What a document leads to is what its readers get: it is read as the document. */
static bool lies_elsewhere(const struct observation *seen)
{
	return seen->chain.count && !sv_eq(seen->end, seen->url) && !judge_is_document(seen->url);
}

/* An answer that stands. Takes over the response. */
static void accept(struct sweep *sweep, struct asked *asked, struct fetch_response *response)
{
	struct observation *seen = &response->seen;
	bool is_ok = judge_class(seen) == CLASS_OK;

	if (is_ok && seen->status == 304 && asked->has_page) {
		struct observation before;
		if (observation_unpack(&before, asked->arena, asked->target.seen) == 0) {
			seen->etag = seen->etag.len ? seen->etag : before.etag;
			seen->last_modified = seen->last_modified.len ? seen->last_modified : before.last_modified;
			seen->media_type = before.media_type;
			seen->size = before.size;
		}
		keep_page(sweep, asked);
		keep(sweep, asked, seen, NULL, true);
	} else if (is_ok && is_own(asked->target.role) && lies_elsewhere(seen)) {
		follow_redirect(sweep, asked, seen);
		keep(sweep, asked, seen, NULL, false);
	} else if (is_ok && (response->body.len || is_own(asked->target.role))) {
		read_body(sweep, asked, response);
		return;
	} else {
		keep(sweep, asked, seen, NULL, false);
	}
	sweep_archive_put(sweep->archive, response, false);
	fetch_response_free(response);
}

/* ---- our own network ---- */

static void release_held(struct sweep *sweep)
{
	struct asked *held = sweep->held;

	sweep->held = NULL;
	sweep->held_count = 0;
	sweep->look_again = 0;
	sweep->outage_since = 0;
	outage_clear(&sweep->outage);
	while (held) {
		struct asked *asked = held;
		struct fetch_response *response = asked->held;
		held = asked->next;
		asked->held = NULL;
		accept(sweep, asked, response);
	}
}

/* Everything that was held is asked once more: nothing that our own network did is a verdict. */
static void ask_held_again(struct sweep *sweep)
{
	struct asked *held = sweep->held;

	sweep->held = NULL;
	sweep->held_count = 0;
	sweep->look_again = 0;
	sweep->outage_since = 0;
	outage_clear(&sweep->outage);
	while (held) {
		struct asked *asked = held;
		held = asked->next;
		fetch_response_free(asked->held);
		asked->held = NULL;
		fetch_send(sweep->fetch,
			   &(struct fetch_request){ .id = (uint64_t)(asked - sweep->asked) + 1,
						    .url = asked->target.url,
						    .want = is_own(asked->target.role) ? FETCH_ALL : FETCH_TEXT });
	}
}

static void ask_witness(struct sweep *sweep)
{
	struct sv url = sweep->witness.len ? sweep->witness : sweep->held->target.url;

	fetch_send(sweep->fetch, &(struct fetch_request){ .id = WITNESS_ID, .url = url, .want = FETCH_STATUS });
}

static void hold(struct sweep *sweep, struct asked *asked, struct fetch_response *response)
{
	struct arena *arena = arena_new();
	struct url url;
	bool many = false;

	asked->held = response;
	asked->next = sweep->held;
	sweep->held = asked;
	sweep->held_count++;
	if (url_parse(&url, arena, NULL, NULL, response->seen.end) == 0)
		many = outage_note(&sweep->outage, url.host);
	arena_free(arena);
	/* A proxy through which nobody has answered yet is the one that fails. */
	many |= sweep->options->proxy && !sweep->witness.len;
	if (many && sweep->look_again == 0) {
		sweep->outage_since = clock_now();
		sweep->look_again = sweep->outage_since + OUTAGE_RETRY;
		ask_witness(sweep);
	}
}

void sweep_look_at_outage(struct sweep *sweep)
{
	bool is_away = sweep->look_again != 0;

	/* All that is under way hangs on a few hosts: those are dead, not the network. */
	if (!is_away && sweep->held_count && sweep->held_count == sweep->under_way)
		release_held(sweep);
	else if (is_away && clock_now() >= sweep->look_again && !sweep_is_cut_off(sweep)) {
		sweep->look_again = clock_now() + OUTAGE_RETRY;
		ask_witness(sweep);
	}
}

bool sweep_is_cut_off(const struct sweep *sweep)
{
	return sweep->look_again != 0 && clock_now() - sweep->outage_since > OUTAGE_PATIENCE;
}

/* The witness answered, or not. If it did at the first look, the others are dead indeed. */
static void hear_witness(struct sweep *sweep, struct fetch_response *response)
{
	bool is_there = !judge_is_network(response->seen.fault);
	bool at_once = clock_now() < sweep->outage_since + OUTAGE_RETRY;

	fetch_response_free(response);
	if (!is_there || sweep->look_again == 0)
		return;
	if (at_once && sweep->witness.len)
		release_held(sweep);
	else
		ask_held_again(sweep);
}

static void take_response(struct sweep *sweep, struct fetch_response *response)
{
	if (response->id == WITNESS_ID) {
		hear_witness(sweep, response);
		return;
	}
	struct asked *asked = &sweep->asked[response->id - 1];
	if (judge_is_network(response->seen.fault)) {
		hold(sweep, asked, response);
		return;
	}
	if (response->seen.fault == FAULT_NONE && sweep->look_again == 0) {
		if (!sweep->witness.len)
			sweep->witness = arena_copy(sweep->arena, response->seen.url);
		release_held(sweep);
	}
	accept(sweep, asked, response);
}

/* ---- events ---- */

static void take_sitemaps(struct sweep *sweep, const struct sweep_event *event)
{
	for (size_t i = 0; i < event->sitemap_count; i++) {
		struct arena *arena = arena_new();
		struct url url;
		uint32_t site =
		    url_parse(&url, arena, NULL, NULL, event->sitemaps[i]) == 0 ? fleet_site_of(sweep->fleet, &url) : 0;
		if (site)
			sweep_want(sweep, event->sitemaps[i], ROLE_SITEMAP, site, 0);
		arena_free(arena);
	}
	arena_free(event->arena);
}

void sweep_take(struct sweep *sweep, struct sweep_event *event)
{
	if (event->response)
		take_response(sweep, event->response);
	else if (event->reading)
		take_reading(sweep, event->reading);
	else
		take_sitemaps(sweep, event);
	free(event);
}
