#include "run/page_collect.h"

#include <stdlib.h>
#include <string.h>

#include "base/limits.h"
#include "base/utf8.h"
#include "check/check.h"
#include "judge/judge.h"
#include "run/redact.h"

/* ---- anchors ---- */

/* FNV-1a: kept from night to night. */
static uint32_t anchor_sum(struct sv name)
{
	uint32_t sum = UINT32_C(2166136261);

	for (size_t i = 0; i < name.len; i++)
		sum = (sum ^ (unsigned char)name.data[i]) * UINT32_C(16777619);
	return sum;
}

static int compare_sums(const void *a, const void *b)
{
	uint32_t x;
	uint32_t y;

	memcpy(&x, a, sizeof x);
	memcpy(&y, b, sizeof y);
	return (x > y) - (x < y);
}

static void collect_anchors(struct page_reading *reading, const struct page *page)
{
	uint32_t *sums = arena_alloc(reading->arena, (page->anchors.count + 1) * sizeof *sums);

	for (size_t i = 0; i < page->anchors.count; i++)
		sums[i] = anchor_sum(page->anchors.items[i]);
	qsort(sums, page->anchors.count, sizeof *sums, compare_sums);
	reading->anchors = (struct sv){ (const char *)sums, page->anchors.count * sizeof *sums };
}

static bool has_sum(struct sv anchors, uint32_t sum)
{
	return bsearch(&sum, anchors.data, anchors.len / sizeof sum, sizeof sum, compare_sums);
}

bool anchors_have(struct sv anchors, struct sv fragment)
{
	struct arena *arena = arena_new();
	bool has = anchors.len && (has_sum(anchors, anchor_sum(fragment)) ||
				   has_sum(anchors, anchor_sum(url_percent_decode(arena, fragment))));

	arena_free(arena);
	return has;
}

/* ---- text ---- */

struct says says_read(struct sv bytes)
{
	return (struct says){ bytes.len > 0 && bytes.data[0] == 'g', sv_skip(bytes, 1) };
}

static struct sv says_of(struct arena *arena, const struct page *page, bool gambling)
{
	struct sv title = sv_slice(page->title, 0, LIMIT_TITLE_BYTES);

	title = sv_slice(title, 0, utf8_valid_prefix(title));
	return arena_printf(arena, "%c%.*s", gambling ? 'g' : '-', SV_ARG(title));
}

static void collect_text(struct page_collecting *collecting, const struct page *page)
{
	struct page_reading *reading = collecting->reading;

	reading->is_html = page->is_html;
	if (!page->is_html)
		return;
	reading->scripted = check_is_script_built(page);
	reading->says = says_of(reading->arena, page, check_is_unsavoury(page, collecting->options->run->rules));
	if (reading->scripted)
		return;
	collect_anchors(reading, page);
	reading->text = judge_text(page->streams[STREAM_BODY].text, collecting->url);
	reading->content = reading->text;
}

void page_collect_text(struct page_collecting *collecting, struct screened *screened)
{
	if (screened->has_page)
		collect_text(collecting, &screened->page);
}

/* ---- links ---- */

/* What one page's links are collected with. */
struct links {
	struct page_reading *reading;
	struct page_collecting *collecting;
	struct screened *screened;
	struct redactor redactor;
	uint64_t *seen; /* sums of addresses with their fragments; 0: free */
	size_t mask;
};

static bool is_relation_to_host(struct sv rel)
{
	return sv_find_nocase(rel, SV("preconnect"), 0) != SV_NONE ||
	       sv_find_nocase(rel, SV("dns-prefetch"), 0) != SV_NONE;
}

static bool is_asked(const struct link *link)
{
	return link->kind != LINK_FORM && !link->malformed && link->url.len && !is_relation_to_host(link->rel);
}

static bool is_web(const struct url *url)
{
	return url->has_host && (sv_eq(url->scheme, SV("http")) || sv_eq(url->scheme, SV("https")));
}

static bool is_trusted(const struct page_reader_options *options, struct sv host)
{
	if (options->allow_private)
		return true;
	for (size_t i = 0; i < options->trusted_count; i++)
		if (sv_eq(options->trusted[i], host))
			return true;
	return false;
}

/* A place on a page, as far as a page can be asked for it: no directive for browsers (":~:text="), no route of a
 * script, no top. */
static struct sv fragment_of(const struct url *url)
{
	struct sv fragment = sv_slice(url->fragment, 0, sv_find(url->fragment, SV(":~:"), 0));

	if (!fragment.len || fragment.data[0] == '!' || fragment.data[0] == '/')
		return (struct sv){ NULL, 0 };
	return sv_eq_nocase(fragment, SV("top")) ? (struct sv){ NULL, 0 } : fragment;
}

/* True if the page has this link already. */
static bool is_repeat(struct links *links, struct sv url, struct sv fragment)
{
	uint64_t sum = sv_hash(fragment, sv_hash(url, 1)) | 1;
	size_t at = sum & links->mask;

	while (links->seen[at] && links->seen[at] != sum)
		at = (at + 1) & links->mask;
	bool repeat = links->seen[at] == sum;
	links->seen[at] = sum;
	return repeat;
}

/* The address without its fragment, and without the dot of the root behind its host: "www.a.example." is
 * "www.a.example". */
static struct sv without_root(struct arena *arena, const struct url *url)
{
	struct sv bare = url_without_fragment(url);
	size_t end = (size_t)(url->host.data - bare.data) + url->host.len;

	if (!sv_ends(url->host, SV(".")))
		return bare;
	return arena_printf(arena, "%.*s%.*s", SV_ARG(sv_slice(bare, 0, end - 1)), SV_ARG(sv_skip(bare, end)));
}

/* An address that can be asked for, without fragment and session. Returns NULL for others. */
static struct read_link *add_address(struct page_reading *reading, const struct url *url)
{
	struct sv whole = without_root(reading->arena, url);
	struct sv bare = judge_without_session(reading->arena, whole);
	struct read_link *link = vec_push(reading->arena, &reading->links);

	link->url = bare;
	link->session = sv_eq(bare, whole) ? (struct sv){ NULL, 0 } : whole;
	url_parse(&link->parts, reading->arena, NULL, NULL, bare);
	link->queue = url_endpoint(reading->arena, &link->parts);
	link->is_trap = judge_is_trap(bare);
	return link;
}

static struct sv link_text(struct links *links, const struct link *link)
{
	struct sv text =
	    links->collecting->options->run->show_secrets ? link->text : redact(&links->redactor, link->text);

	text = sv_slice(text, 0, LIMIT_REFERRER_TEXT);
	return arena_copy(links->reading->arena, sv_slice(text, 0, utf8_valid_prefix(text)));
}

static void place_link(struct links *links, struct page_link *place, const struct link *link)
{
	struct document *document = &links->screened->document;

	document_position(document, link->source.begin, &place->line, &place->column);
	place->offset = document_source_offset(document, link->source.begin);
	place->length = document_source_offset(document, link->source.end) - place->offset;
	place->text = link_text(links, link);
}

/* A link of the page to itself needs no request. */
static bool is_here(const struct links *links, struct sv bare, struct sv fragment)
{
	return sv_eq(bare, links->collecting->url) &&
	       (!fragment.len || links->reading->scripted || anchors_have(links->reading->anchors, fragment));
}

/* Scripts copy what stands in a template, and set its addresses. */
static bool is_in_template(const struct page *page, uint32_t element)
{
	for (; element != PAGE_NONE; element = page->elements.items[element].parent)
		if (sv_eq(page->elements.items[element].name, SV("template")))
			return true;
	return false;
}

static void collect_link(struct links *links, const struct link *link)
{
	struct page_reading *reading = links->reading;
	struct url url;

	if (!is_asked(link) || url_parse(&url, reading->arena, NULL, NULL, link->url) != 0 || !is_web(&url))
		return;
	if (is_in_template(&links->screened->page, link->node))
		return;
	if (url_network(&url) != URL_PUBLIC && !is_trusted(links->collecting->options, url.host))
		return;
	struct sv fragment = fragment_of(&url);
	struct sv bare = url_without_fragment(&url);
	if (is_here(links, bare, fragment) || is_repeat(links, bare, fragment))
		return;
	struct read_link *out = add_address(reading, &url);
	out->kind = (enum link_kind)link->kind;
	place_link(links, &out->place, link);
	out->place.fragment = fragment;
	if (link->kind == LINK_IMAGE || link->kind == LINK_ATTACHMENT)
		reading->content += sv_hash(bare, 2);
}

static void collect_links(struct page_collecting *collecting, struct screened *screened)
{
	struct links links = { .reading = collecting->reading, .collecting = collecting, .screened = screened };
	size_t count = screened->page.links.count;
	size_t size = 64;

	while (size < count * 2)
		size *= 2;
	links.seen = arena_zalloc(screened->arena, size * sizeof *links.seen);
	links.mask = size - 1;
	redactor_init(&links.redactor, screened->arena, &screened->findings);
	for (size_t i = 0; i < count; i++)
		collect_link(&links, &screened->page.links.items[i]);
}

/* ---- findings about addresses that the user trusts ---- */

static bool is_about_trusted(const struct page_reader_options *options, struct arena *arena,
			     const struct finding *finding)
{
	struct url url;

	if (strcmp(finding->rule, "link.internal-address") != 0)
		return false;
	for (size_t i = 0; i < finding->facts.count; i++)
		if (strcmp(finding->facts.items[i].key, "url") == 0 &&
		    url_parse(&url, arena, NULL, NULL, finding->facts.items[i].text) == 0)
			return is_web(&url) && is_trusted(options, url.host);
	return false;
}

static void drop_trusted(const struct page_reader_options *options, struct screened *screened)
{
	size_t kept = 0;

	for (size_t i = 0; i < screened->findings.list.count; i++) {
		struct finding *finding = &screened->findings.list.items[i];
		if (!is_about_trusted(options, screened->scratch, finding))
			screened->findings.list.items[kept++] = *finding;
	}
	screened->findings.list.count = kept;
}

void page_collect(void *context, struct screened *screened)
{
	struct page_collecting *collecting = context;

	drop_trusted(collecting->options, screened);
	if (!screened->has_page)
		return;
	collect_text(collecting, &screened->page);
	if (screened->page.is_html)
		collect_links(collecting, screened);
}

/* ---- sitemaps ---- */

/* Addresses in sitemaps are absolute. */
static void add_listed(struct page_reading *reading, struct sv text, enum link_kind kind)
{
	struct url url;

	if (url_parse(&url, reading->arena, NULL, NULL, text) == 0 && is_web(&url))
		add_address(reading, &url)->kind = kind;
}

void page_collect_sitemap(struct page_reading *reading, struct sv bytes)
{
	struct sitemap sitemap;

	sitemap_read(&sitemap, reading->arena, bytes);
	for (size_t i = 0; i < sitemap.pages.count; i++)
		add_listed(reading, sitemap.pages.items[i], LINK_PAGE);
	for (size_t i = 0; i < sitemap.sitemaps.count; i++)
		add_listed(reading, sitemap.sitemaps.items[i], LINK_FEED);
}
