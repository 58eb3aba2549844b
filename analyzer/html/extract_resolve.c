#include "base/limits.h"
#include "html/extract.h"
#include "html/file_name.h"
#include "model/media.h"

/* What links of one page are settled against. */
struct resolver {
	struct extract *extract;
	const struct url *base; /* of all links but <base>; `unknown` where the page's own address is not known */
	struct url unknown;     /* a made-up address, to see what relative addresses are made of */
	bool is_known;
	struct sv own_host;   /* what counts as internal; empty if unknown */
	struct sv own_domain; /* its registrable domain */
};

static bool parse(struct extract *extract, struct url *out, const struct url *base, struct sv text)
{
	if (url_parse(out, extract->arena, base, extract->charset, text) != 0)
		return false;
	extract->url_bytes += out->href.len;
	return true;
}

void extract_base(struct extract *extract, struct sv href)
{
	struct url url;
	const struct url *page = extract->page_url.href.len > 0 ? &extract->page_url : NULL;

	if (extract->base_is_set)
		return;
	extract->base_is_set = true;
	if (!parse(extract, &url, page, href) || url.opaque_path)
		return;
	extract->base = url;
	extract->has_base = true;
}

/* A file that is offered for download, by what the address says. */
static struct sv extension_of_url(const struct resolver *resolver, const struct url *url, struct sv *name)
{
	struct sv extension = file_name_of_path(name, resolver->extract->scratch, url->path);

	if (extension.len == 0 && url->has_query)
		extension = file_name_of_query(name, resolver->extract->scratch, url->query);
	return extension;
}

static struct sv extension_of_link(const struct resolver *resolver, const struct url *url, const struct link *link,
				   const struct link_note *note, struct sv *name)
{
	struct sv extension = extension_of_url(resolver, url, name);

	if (extension.len == 0 && note->download)
		extension = file_name_extension(*note->download);
	if (extension.len == 0 && note->download)
		extension = file_name_extension(link->text);
	return extension;
}

/* The name of a file as people read it, where the address has it percent-encoded. */
static void add_file_name(struct extract *extract, const struct link *link, const struct link_note *note,
			  struct sv name)
{
	struct stream_writer *stream = &extract->streams[STREAM_URL];
	struct piece piece = {
		.source = note->address,
		.where = WHERE_FILENAME,
		.element = link->node,
		.cell = PAGE_NONE,
		.name = link->attribute,
	};
	struct sv text = file_name_text(extract->arena, extract->gb18030, name);

	if (text.len == 0)
		return;
	streams_put(stream, &piece, text, SPACES_INLINE);
	streams_byte(stream, '\n');
}

/* Links to pages, and what is embedded as one, may turn out to be files; what is to be downloaded is one in any case.
 */
static void settle_attachment(const struct resolver *resolver, struct link *link, const struct link_note *note,
			      const struct url *url)
{
	struct sv name = { NULL, 0 };

	if (link->kind != LINK_PAGE && link->kind != LINK_FRAME && link->kind != LINK_MEDIA && link->kind != LINK_OTHER)
		return;
	link->extension = extension_of_link(resolver, url, link, note, &name);
	if (link->extension.len == 0 && !note->download)
		return;
	if (link->extension.len > 0)
		link->extension = sv_from(media_by_extension(link->extension)->extension);
	link->kind = LINK_ATTACHMENT;
	if (name.len > 0)
		add_file_name(resolver->extract, link, note, name);
}

static enum link_scope scope_of(const struct resolver *resolver, const struct url *url)
{
	struct sv own = resolver->own_host;
	struct sv domain = resolver->own_domain;

	if (sv_eq(url->scheme, SV("javascript")))
		return SCOPE_INTERNAL;
	if (url->opaque_path)
		return SCOPE_EXTERNAL;
	if (sv_eq(url->host, own) && (own.len > 0 || sv_eq(url->scheme, resolver->base->scheme)))
		return SCOPE_INTERNAL;
	/* A host of the same domain ends in it; the list of suffixes is asked only about those. */
	if (domain.len > 0 && sv_ends(url->host, domain) && sv_eq(url_registrable_domain(url->host), domain))
		return SCOPE_DOMAIN;
	return SCOPE_EXTERNAL;
}

/* Inline files may be of any length, and lead nowhere. */
static bool is_inline(struct sv address)
{
	return sv_starts_nocase(sv_trim(address), SV("data:"));
}

static void resolve_inline(struct link *link)
{
	link->kind = LINK_OTHER;
	link->scope = SCOPE_EXTERNAL;
	link->url = sv_trim(link->raw);
}

/* Without a known base, absolute addresses are normalised and relative ones stay as they are. */
static bool resolve_alone(const struct resolver *resolver, struct url *url, struct link *link)
{
	link->url = sv_trim(link->raw);
	if (parse(resolver->extract, url, NULL, link->raw)) {
		link->url = url->href;
		return true;
	}
	return parse(resolver->extract, url, &resolver->unknown, link->raw);
}

static void resolve_link(const struct resolver *resolver, struct link *link, const struct link_note *note)
{
	struct extract *extract = resolver->extract;
	bool is_base = sv_eq(link->element, SV("base"));
	const struct url *base = is_base ? &extract->page_url : resolver->base;
	bool is_known = is_base ? base->href.len > 0 : resolver->is_known;
	struct url url = { 0 };
	bool parses;

	if (is_inline(link->raw)) {
		resolve_inline(link);
		return;
	}
	if (is_known) {
		parses = parse(extract, &url, base, link->raw);
		link->url = url.href;
	} else {
		parses = resolve_alone(resolver, &url, link);
	}
	if (!parses) {
		link->url = (struct sv){ NULL, 0 };
		link->malformed = true;
		link->scope = SCOPE_EXTERNAL;
		return;
	}
	link->scope = (uint8_t)scope_of(resolver, &url);
	if (url.opaque_path || !url.special)
		link->kind = LINK_OTHER;
	else if (!is_base)
		settle_attachment(resolver, link, note, &url);
}

/* The page's own address is where it is published, or else what its <base> says. */
static void start(struct resolver *resolver, struct extract *extract)
{
	*resolver = (struct resolver){ .extract = extract };
	parse(extract, &resolver->unknown, NULL, SV("http://unknown.invalid/"));
	resolver->is_known = extract->has_base || extract->page_url.href.len > 0;
	resolver->base = extract->has_base ? &extract->base : &extract->page_url;
	const struct url *own = extract->page_url.href.len > 0 ? &extract->page_url : resolver->base;
	if (!resolver->is_known)
		resolver->base = own = &resolver->unknown;
	resolver->own_host = own->host;
	if (resolver->is_known)
		resolver->own_domain = url_registrable_domain(own->host);
}

void extract_resolve(struct extract *extract)
{
	struct resolver resolver;

	start(&resolver, extract);
	if (extract->has_base)
		extract->page->base = url_without_fragment(&extract->base);
	for (size_t i = 0; i < extract->page->links.count; i++) {
		if (extract->url_bytes > LIMIT_PAGE_URLS) {
			extract->page->links.count = i;
			extract->capped = true;
		} else {
			resolve_link(&resolver, &extract->page->links.items[i], &extract->notes.items[i]);
		}
	}
}
