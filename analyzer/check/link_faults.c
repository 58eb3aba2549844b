#include "check/link_faults.h"

#include "check/address.h"
#include "check/marks.h"
#include "check/start_tag.h"
#include "url/url.h"

#define EMPTY     "link.empty"
#define MALFORMED "link.malformed"
#define INTERNAL  "link.internal-address"
#define INSECURE  "link.insecure"

static bool is_fault(struct link_fault *fault, const char *rule, const char *class, enum certainty certainty)
{
	*fault = (struct link_fault){ rule, class, certainty };
	return true;
}

/* Control characters and spaces at the ends are no part of an address. */
static struct sv strip(struct sv raw)
{
	while (raw.len && (unsigned char)raw.data[0] <= ' ')
		raw = sv_skip(raw, 1);
	while (raw.len && (unsigned char)raw.data[raw.len - 1] <= ' ')
		raw = sv_slice(raw, 0, raw.len - 1);
	return raw;
}

/* Attributes that a reader or a browser follows, so that an empty one is a fault. */
static bool is_followed(const struct link *link)
{
	static const struct {
		const char *element;
		const char *attribute;
	} followed[] = {
		{ "a", "href" },     { "area", "href" },  { "img", "src" },   { "iframe", "src" },  { "frame", "src" },
		{ "script", "src" }, { "link", "href" },  { "embed", "src" }, { "object", "data" }, { "video", "src" },
		{ "audio", "src" },  { "source", "src" }, { "track", "src" }, { "input", "src" },
	};

	for (size_t i = 0; i < sizeof followed / sizeof followed[0]; i++)
		if (sv_eq(link->element, sv_from(followed[i].element)) &&
		    sv_eq(link->attribute, sv_from(followed[i].attribute)))
			return true;
	return false;
}

/* The tag names another attribute that a script takes the address from, as pages do that load images late. */
static bool is_filled_by_script(struct sv tag, bool is_anchor)
{
	static const char *const signs[] = { "data-src", "data-original", "data-href", "data-url", "data-lazy",
					     "lazy",     ":src=",         ":href=",    "ng-src",   "ng-href",
					     "_src=",    "original=",     "srcset=",   "data-echo" };

	/* Handlers that keep the browser where it is; buttons of sharing services, whose script acts on the click. */
	static const char *const anchor_signs[] = { "return false", "preventDefault", "share", "分享", "data-cmd" };

	for (size_t i = 0; i < sizeof signs / sizeof signs[0]; i++)
		if (sv_find_nocase(tag, sv_from(signs[i]), 0) != SV_NONE)
			return true;
	for (size_t i = 0; is_anchor && i < sizeof anchor_signs / sizeof anchor_signs[0]; i++)
		if (sv_find_nocase(tag, sv_from(anchor_signs[i]), 0) != SV_NONE)
			return true;
	return false;
}

static bool find_empty(struct link_fault *fault, const struct page_run *run, const struct link *link)
{
	bool is_anchor = sv_eq(link->element, SV("a"));

	if (!is_followed(link) || page_run_is_inert(run, link->node))
		return false;
	struct sv tag = start_tag(run->page, link->node);
	if (is_filled_by_script(tag, is_anchor))
		return false;
	bool scripted =
	    link->hidden || (is_anchor && (link->text.len == 0 || sv_find_nocase(tag, SV("onclick"), 0) != SV_NONE));
	return is_fault(fault, EMPTY, "empty", scripted ? CERTAINTY_LIKELY : CERTAINTY_CERTAIN);
}

/* An address on the page's own host is where its readers are anyway. */
static bool is_own_host(const struct page_run *run, struct sv host)
{
	return host.len && sv_eq_nocase(host, run->host);
}

static bool is_file_page(const struct page_run *run)
{
	return sv_starts_nocase(run->page->url, SV("file:"));
}

static bool is_absolute(struct sv raw)
{
	size_t colon = sv_chr(raw, ':', 0);
	size_t stop = 0;

	while (stop < raw.len && !strchr("/\\?#", raw.data[stop]))
		stop++;
	return (colon != SV_NONE && colon < stop) || (raw.len > 1 && stop == 0 && strchr("/\\", raw.data[1]));
}

static bool find_internal(struct link_fault *fault, const struct page_run *run, const struct link *link, struct sv raw)
{
	enum url_network network = url_network_of_text(raw);
	struct sv host = is_absolute(raw) ? address_host(link->url) : (struct sv){ NULL, 0 };

	if (network == URL_PUBLIC && host.len)
		network = url_network_of_text(link->url);
	if (network == URL_FILE)
		return !is_file_page(run) && is_fault(fault, INTERNAL, "file", CERTAINTY_CERTAIN);
	if (is_own_host(run, host))
		return false;
	if (network == URL_LOOPBACK || sv_eq(host, SV("0.0.0.0")))
		return is_fault(fault, INTERNAL, "loopback", CERTAINTY_CERTAIN);
	if (network == URL_PRIVATE)
		return is_fault(fault, INTERNAL, "private", CERTAINTY_CERTAIN);
	return false;
}

/* "http://oa:8080/": a name that only the own network can resolve. */
static bool find_bare_name(struct link_fault *fault, const struct page_run *run, const struct link *link, struct sv raw)
{
	struct sv url = link->url;
	struct sv host = address_host(url);

	if (!is_absolute(raw) || (!sv_starts(url, SV("http://")) && !sv_starts(url, SV("https://"))))
		return false;
	if (host.len == 0 || host.data[0] == '[' || sv_chr(host, '.', 0) != SV_NONE || is_own_host(run, host))
		return false;
	return is_fault(fault, INTERNAL, "single-label", CERTAINTY_LIKELY);
}

/* Marks that a script of the page itself fills in later are no fault. */
static bool is_rendered_by_script(struct page_run *run, const struct link *link)
{
	return link->hidden || page_run_is_inert(run, link->node) || page_run_is_scripted(run);
}

static struct sv last_segment(struct sv raw)
{
	size_t end = 0;

	while (end < raw.len && raw.data[end] != '?' && raw.data[end] != '#')
		end++;
	struct sv path = sv_slice(raw, 0, end);
	size_t slash = sv_rchr(path, '/');
	return slash == SV_NONE ? path : sv_skip(path, slash + 1);
}

/* "null" as a name is a place on other sites' manuals. */
static bool find_template(struct link_fault *fault, struct page_run *run, const struct link *link, struct sv raw)
{
	if (marks_no_value(raw) || (link->scope == SCOPE_INTERNAL && marks_no_value(last_segment(raw))))
		return is_fault(fault, MALFORMED, "template", CERTAINTY_LIKELY);
	return marks_template(raw) && !is_rendered_by_script(run, link) &&
	       is_fault(fault, MALFORMED, "template", CERTAINTY_CERTAIN);
}

static bool find_malformed(struct link_fault *fault, const struct page_run *run, const struct link *link, struct sv raw)
{
	struct address address = { raw, link->url, link->scope == SCOPE_INTERNAL, run->page->base.len > 0 };
	struct address_fault found;

	if (address_find_fault(&found, &address))
		return is_fault(fault, MALFORMED, found.class, found.certainty);
	return link->malformed && is_fault(fault, MALFORMED, "parse", CERTAINTY_CERTAIN);
}

/* What a browser loads by itself as part of the page. */
static bool is_part_of_page(const struct link *link)
{
	static const char *const frames[] = { "iframe", "frame", "embed", "object" };

	for (size_t i = 0; i < sizeof frames / sizeof frames[0]; i++)
		if (sv_eq(link->element, sv_from(frames[i])))
			return true;
	if (sv_eq(link->element, SV("a")) || sv_eq(link->element, SV("area")) || sv_eq(link->element, SV("meta")))
		return false;
	if (sv_eq_nocase(link->rel, SV("image_src"))) /* for those who share the page */
		return false;
	switch (link->kind) {
	case LINK_SCRIPT:
	case LINK_STYLE:
	case LINK_FRAME:
	case LINK_IMAGE:
	case LINK_MEDIA: return true;
	default: return false;
	}
}

static bool find_insecure(struct link_fault *fault, const struct page_run *run, const struct link *link)
{
	bool active = link->kind != LINK_IMAGE && link->kind != LINK_MEDIA;

	if (!sv_starts_nocase(run->page->url, SV("https:")) || !sv_starts(link->url, SV("http:")))
		return false;
	if (!is_part_of_page(link) || page_run_is_inert(run, link->node))
		return false;
	return is_fault(fault, INSECURE, active ? "active" : "passive", CERTAINTY_CERTAIN);
}

/* Most links: a path of letters, digits and a few marks, in which no fault below can hide. First letters that a host, a
 * missing value or a mistyped scheme could start with are left to the slow look. */
static bool is_plain_path(struct sv raw)
{
	static const bool is_plain[256] = {
		['a' ... 'z'] = true, ['A' ... 'Z'] = true, ['0' ... '9'] = true, ['/'] = true, ['.'] = true,
		['_'] = true,         ['-'] = true,         ['?'] = true,         ['='] = true, ['&'] = true,
		['%'] = true,         ['+'] = true,         [','] = true,         ['#'] = true,
	};
	bool in_name = sv_is_alpha(raw.data[0]); /* of a file beside the page, or of a host */
	char before = '/';

	if (sv_is_digit(raw.data[0]) || strchr("wWlL", raw.data[0]))
		return false;
	for (size_t i = 0; i < raw.len; i++) {
		char c = raw.data[i];
		bool may_be_no_value = before == '/' && (c == 'n' || c == 'N' || c == 'u' || c == 'U');
		if (!is_plain[(unsigned char)c] || may_be_no_value || (before == '/' && c == '/' && i > 0))
			return false;
		if (in_name && c == '.' && !sv_starts(sv_skip(raw, i), SV(".htm")))
			return false;
		in_name = in_name && c != '/';
		before = c;
	}
	return true;
}

bool link_faults_find(struct link_fault *fault, struct page_run *run, const struct link *link)
{
	struct sv raw = strip(link->raw);

	if (raw.len && !link->malformed && is_plain_path(raw))
		return find_insecure(fault, run, link);
	if (marks_trim(raw).len == 0)
		return find_empty(fault, run, link);
	if (raw.data[0] == '#' || address_is_no_place(raw))
		return false;
	return find_internal(fault, run, link, raw) || find_template(fault, run, link, raw) ||
	       find_malformed(fault, run, link, raw) || find_bare_name(fault, run, link, raw) ||
	       find_insecure(fault, run, link);
}
