#include "run/sweep_judge.h"

#include <stdlib.h>

#include "judge/judge.h"

/* ---- answers that are none ---- */

/* The probe at hand: pages of one folder come one behind the other. */
struct judging {
	struct sweep *sweep;
	struct arena *probes;
	int64_t probe; /* its target; 0: none yet */
	struct store_target probe_target;
	struct observation probe_seen;
	bool has_probe; /* it was answered */
};

static void load_probe(struct judging *judging, int64_t probe)
{
	if (judging->probe == probe)
		return;
	arena_reset(judging->probes);
	judging->probe = probe;
	judging->has_probe = store_get(judging->sweep->store, &judging->probe_target, judging->probes, probe) &&
			     judging->probe_target.answered &&
			     observation_unpack(&judging->probe_seen, judging->probes, judging->probe_target.seen) == 0;
}

static bool is_soft_404(struct judging *judging, const struct store_target *target, const struct observation *seen)
{
	struct arena *arena = arena_new();
	int64_t probe = store_find_first(judging->sweep->store, SUM_PROBE, sweep_probe_key(arena, target->url));

	arena_free(arena);
	/* A site that answers any path with one page of its own has no end, but it has that page. */
	if (!probe || (target->text && store_find_first(judging->sweep->store, SUM_TRAP, target->text)))
		return false;
	load_probe(judging, probe);
	return judging->has_probe &&
	       judge_soft_404(seen, target->text, &judging->probe_seen, judging->probe_target.text);
}

static bool is_hijacked(const struct store_target *target)
{
	return !target->internal && target->said.len && says_read(target->says).gambling &&
	       !says_read(target->said).gambling;
}

/* A document of a site that is none is attachment.error-page. */
static bool can_be_none(const struct store_target *target)
{
	return target->role == ROLE_TEXT || (target->role == ROLE_PAGE && !judge_is_document(target->url));
}

static void judge_answer(void *context, const struct store_target *target)
{
	struct judging *judging = context;
	struct arena *arena = arena_new();
	struct observation seen;

	if (can_be_none(target) && observation_unpack(&seen, arena, target->seen) == 0) {
		if (is_hijacked(target))
			store_rejudge(judging->sweep->store, target->id, CLASS_HIJACKED, true);
		else if (is_soft_404(judging, target, &seen))
			store_rejudge(judging->sweep->store, target->id, CLASS_SOFT_404, true);
	}
	arena_free(arena);
}

/* ---- who links what is wrong ---- */

struct collecting {
	struct sweep *sweep;
	struct failing_set *set;
	struct arena *arena;
	struct sums bodies;
	struct sums domains; /* that answered the night before and cannot be reached tonight */
};

static void note_domain(struct collecting *collecting, const struct store_target *target)
{
	struct observation seen;
	struct url url;

	arena_reset(collecting->arena);
	if (!target->failed || !target->asked_before || target->failed_before ||
	    observation_unpack(&seen, collecting->arena, target->seen) != 0 || !judge_is_network(seen.fault) ||
	    url_parse(&url, collecting->arena, NULL, NULL, target->url) != 0)
		return;
	sums_add(&collecting->domains, sv_hash(url_registrable_domain(url.host), 0));
}

static void collect_failure(void *context, const struct store_target *target)
{
	struct collecting *collecting = context;

	note_domain(collecting, target);
	if (target->role != ROLE_PROBE)
		failing_add(collecting->set, target->id, (struct sv){ NULL, 0 }, !target->failed);
}

static void collect_gone(void *context, const struct store_target *target)
{
	struct collecting *collecting = context;

	if (target->role != ROLE_PROBE)
		failing_add_gone(collecting->set, target->id);
}

static void keep_links(void *context, const struct store_target *target, const struct store_page *page)
{
	struct collecting *collecting = context;
	struct sv links = page->links;
	struct page_link link;

	(void)target;
	while (page_links_unpack(&link, &links) == 0)
		failing_keep(collecting->set, link.target);
}

/* A link to a place on a page that is there: is the place? Only where its anchors are known. */
static void look_for_place(struct collecting *collecting, const struct page_link *link)
{
	struct store_page page;

	arena_reset(collecting->arena);
	if (store_page_get(collecting->sweep->store, &page, collecting->arena, link->target) && page.anchors.len &&
	    !anchors_have(page.anchors, link->fragment))
		failing_add(collecting->set, link->target, link->fragment, false);
}

bool sweep_is_original(struct sums *bodies, const struct store_target *target)
{
	if (target->failed || (target->role != ROLE_PAGE && target->role != ROLE_SITEMAP))
		return false;
	if (!target->body || judge_is_document(target->url))
		return true;
	return sums_add(bodies, target->body ^ (uint64_t)target->host << 40);
}

static void collect_page(void *context, const struct store_target *target, const struct store_page *page)
{
	struct collecting *collecting = context;
	struct sv links = page->links;
	struct page_link link;

	if (!sweep_is_original(&collecting->bodies, target))
		return;
	while (page_links_unpack(&link, &links) == 0) {
		if (failing_refer(collecting->set, target->url, &link) || !link.fragment.len)
			continue;
		look_for_place(collecting, &link);
		failing_refer(collecting->set, target->url, &link);
	}
}

struct failing_set *sweep_judge(struct sweep *sweep)
{
	struct judging judging = { .sweep = sweep, .probes = arena_new() };
	struct collecting collecting = { .sweep = sweep, .set = failing_new(), .arena = arena_new() };
	struct arena *arena = arena_new();

	store_texts(sweep->store, arena, judge_answer, &judging);
	store_failures(sweep->store, arena, collect_failure, &collecting);
	sweep->together = collecting.domains.count >= OUTAGE_HOSTS &&
			  collecting.domains.count * TOGETHER_SHARE >= store_answered_hosts(sweep->store);
	store_gone(sweep->store, arena, collect_gone, &collecting);
	store_pages_before(sweep->store, arena, keep_links, &collecting);
	store_pages(sweep->store, arena, collect_page, &collecting);
	arena_free(arena);
	arena_free(judging.probes);
	arena_free(collecting.arena);
	sums_free(&collecting.bodies);
	sums_free(&collecting.domains);
	return collecting.set;
}
