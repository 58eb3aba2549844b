#include "judge/judge.h"
#include "lib/digest.h"
#include "run/sweep_state.h"

/* Addresses with different session ids from which on a site is told that it makes them. */
#define MANY_SESSIONS 5
/* What a few addresses take: the first block of an ordinary arena is dear. */
#define SCRATCH_BYTES 2048

static void note_queued(struct sweep *sweep, const struct store_queued *queued)
{
	if (queued->host)
		sweep_hosts_add(sweep->hosts, queued->host, 1);
}

void sweep_want(struct sweep *sweep, struct sv text, enum target_role role, uint32_t site, uint32_t depth)
{
	struct arena *arena = arena_new_sized(SCRATCH_BYTES);
	struct store_queued queued = { 0 };
	struct url url;

	if (url_parse(&url, arena, NULL, NULL, text) == 0) {
		struct store_want want = { .url = judge_without_session(arena, url_without_fragment(&url)),
					   .host = url_endpoint(arena, &url),
					   .role = role,
					   .site = site,
					   .depth = depth,
					   .internal = fleet_has_host(sweep->fleet, url.host) };
		store_want(sweep->store, &want, &queued);
		note_queued(sweep, &queued);
	}
	arena_free(arena);
}

/* ---- traps ---- */

static void add_exhausted(void *context, uint64_t template, struct sv url, bool is_first)
{
	struct sweep *sweep = context;

	(void)url;
	(void)is_first;
	sums_add(&sweep->exhausted, template);
}

void sweep_load_traps(struct sweep *sweep)
{
	store_traps(sweep->store, add_exhausted, sweep);
}

bool sweep_is_exhausted(const struct sweep *sweep, uint64_t template)
{
	return template && sums_have(&sweep->exhausted, template);
}

void sweep_note_trap(struct sweep *sweep, uint64_t template, struct sv url, uint64_t text)
{
	if (!sums_add(&sweep->exhausted, template))
		return;
	store_trap(sweep->store, template, judge_trap(url), url);
	if (text)
		store_first(sweep->store, SUM_TRAP, text, (int64_t)sweep->night.id);
}

/* Session ids make one page many. They are left out of what is asked, but their site should know. */
static void note_session(struct sweep *sweep, const struct read_link *link)
{
	uint64_t template = sv_hash(link->queue, 5);
	uint32_t pages;
	uint32_t in_a_row;

	if (!link->session.len || sweep_is_exhausted(sweep, template) ||
	    !sums_add(&sweep->sessions, sv_hash(link->session, 6)))
		return;
	store_template(sweep->store, template, true, &pages, &in_a_row);
	if (pages >= MANY_SESSIONS)
		sweep_note_trap(sweep, template, link->session, 0);
}

/* ---- links ---- */

static bool is_page(enum link_kind kind)
{
	return kind == LINK_PAGE || kind == LINK_FRAME || kind == LINK_ATTACHMENT;
}

static enum target_role role_of(const struct sweep *sweep, const struct read_link *link, uint32_t site, uint32_t depth)
{
	bool too_deep = sweep->options->max_depth && depth > sweep->options->max_depth;

	if (site && is_page(link->kind))
		return too_deep ? ROLE_TEXT : ROLE_PAGE;
	return is_page(link->kind) || link->place.fragment.len ? ROLE_TEXT : ROLE_RESOURCE;
}

/* A page of a site that leads nowhere. `text` is that of the page it stands on. */
static bool is_trap(struct sweep *sweep, const struct read_link *link, enum target_role role, uint64_t text)
{
	if (role != ROLE_PAGE)
		return false;
	note_session(sweep, link);
	if (link->is_trap)
		sweep_note_trap(sweep, judge_trap(link->url), link->url, text);
	return link->is_trap || sweep_is_exhausted(sweep, judge_template(link->url));
}

/* The target of a link; 0 where it is not asked. */
static int64_t want_link(struct sweep *sweep, const struct store_target *from, const struct read_link *link,
			 uint64_t text, enum target_role *role)
{
	uint32_t site = fleet_site_of(sweep->fleet, &link->parts);
	uint32_t depth = from->depth + 1;
	struct store_queued queued;

	*role = role_of(sweep, link, site, depth);
	if (!sweep_filter_allows(sweep->filter, link->url) || is_trap(sweep, link, *role, text))
		return 0;
	struct store_want want = { .url = link->url,
				   .host = link->queue,
				   .role = *role,
				   .site = site,
				   .depth = depth,
				   .internal = fleet_has_host(sweep->fleet, link->parts.host) };
	int64_t target = store_want(sweep->store, &want, &queued);
	note_queued(sweep, &queued);
	return target;
}

/* Of a sitemap: pages of sites, and further sitemaps. */
static int64_t want_listed(struct sweep *sweep, const struct store_target *from, const struct read_link *link,
			   enum target_role *role)
{
	uint32_t site = fleet_site_of(sweep->fleet, &link->parts);

	if (!site)
		return 0;
	if (link->kind != LINK_FEED)
		return want_link(sweep, from, link, 0, role);
	sweep_want(sweep, link->url, ROLE_SITEMAP, site, from->depth + 1);
	return 0;
}

void sweep_follow(struct sweep *sweep, struct buf *packed, const struct store_target *from,
		  const struct page_reading *reading)
{
	for (size_t i = 0; i < reading->links.count; i++) {
		const struct read_link *link = &reading->links.items[i];
		struct page_link place = link->place;
		place.target = from->role == ROLE_SITEMAP ? want_listed(sweep, from, link, &place.role)
							  : want_link(sweep, from, link, reading->text, &place.role);
		if (place.target)
			page_links_pack(packed, &place);
	}
}

void sweep_follow_again(struct sweep *sweep, const struct store_target *from, struct sv packed)
{
	struct page_link link;
	struct store_queued queued;

	while (page_links_unpack(&link, &packed) == 0) {
		store_want_again(sweep->store, link.target, link.role, from->depth + 1, &queued);
		note_queued(sweep, &queued);
	}
}

/* ---- probes ---- */

/* The folder that an address is in: all before its last slash. */
static struct sv folder_of(struct sv url)
{
	struct sv path = sv_slice(url, 0, sv_chr(url, '?', 0));
	size_t slash = sv_rchr(path, '/');

	return slash == SV_NONE ? path : sv_slice(path, 0, slash + 1);
}

static struct sv host_part(struct sv url)
{
	size_t host = sv_find(url, SV("://"), 0);
	size_t path = host == SV_NONE ? SV_NONE : sv_chr(url, '/', host + 3);

	return sv_slice(url, 0, path);
}

uint64_t sweep_probe_key(struct arena *arena, struct sv url)
{
	struct sv folder = folder_of(url);
	size_t depth = 0;

	for (size_t i = 0; i < folder.len; i++)
		depth += folder.data[i] == '/';
	struct sv key = arena_printf(arena, "%zu %.*s", depth, SV_ARG(host_part(url)));
	return sv_hash(key, 4);
}

/* ".html" of a page, nothing of a folder: what a server makes of a path can depend on it. */
static struct sv extension_of(struct sv url)
{
	struct sv path = sv_slice(url, 0, sv_chr(url, '?', 0));
	struct sv name = sv_skip(path, folder_of(url).len);
	size_t dot = sv_rchr(name, '.');

	return dot == SV_NONE || name.len - dot > 6 ? (struct sv){ NULL, 0 } : sv_skip(name, dot);
}

void sweep_probe(struct sweep *sweep, struct sv url)
{
	struct arena *arena = arena_new_sized(SCRATCH_BYTES);
	uint64_t key = sweep_probe_key(arena, url);
	char digits[DIGEST_HEX + 1];

	if (!store_find_first(sweep->store, SUM_PROBE, key)) {
		struct sv folder = folder_of(url);
		struct sv night =
		    arena_printf(arena, "%lld %lld", (long long)sweep->night.id, (long long)sweep->night.started);
		digest_sha256(digits, (struct sv[]){ folder, night }, 2);
		struct sv probe =
		    arena_printf(arena, "%.*s%.12s%.*s", SV_ARG(folder), digits, SV_ARG(extension_of(url)));
		struct store_want want = { .url = probe, .role = ROLE_PROBE };
		struct store_queued queued = { 0 };
		struct url parts;
		if (url_parse(&parts, arena, NULL, NULL, probe) == 0) {
			want.host = url_endpoint(arena, &parts);
			int64_t target = store_want(sweep->store, &want, &queued);
			store_first(sweep->store, SUM_PROBE, key, target);
			note_queued(sweep, &queued);
		}
	}
	arena_free(arena);
}
