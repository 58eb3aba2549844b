#include "fetch/sitemap.h"

#include "base/buf.h"
#include "base/limits.h"
#include "lib/xml.h"
#include "lib/zlib.h"

/* Bytes unpacked at a time. */
#define ROOM (64 * KIB)

enum kind { KIND_UNKNOWN, KIND_PAGES, KIND_INDEX, KIND_FEED };

struct reader {
	struct sitemap *out;
	struct arena *arena;
	enum kind kind;
	size_t depth;
	bool in_address; /* in an element whose text is an address */
	bool broken;
	struct buf text;
};

static bool is_full(const struct sitemap *sitemap)
{
	return sitemap->pages.count + sitemap->sitemaps.count >= LIMIT_SITEMAP_URLS;
}

static void add(struct reader *reader, bool is_sitemap, struct sv address)
{
	struct sitemap *out = reader->out;

	address = sv_trim(address);
	if (address.len == 0)
		return;
	if (is_full(out)) {
		reader->broken = true;
		return;
	}
	address = arena_copy(reader->arena, address);
	if (is_sitemap)
		*vec_push(reader->arena, &out->sitemaps) = address;
	else
		*vec_push(reader->arena, &out->pages) = address;
}

static enum kind kind_of(struct sv root)
{
	if (sv_eq_nocase(root, SV("urlset")))
		return KIND_PAGES;
	if (sv_eq_nocase(root, SV("sitemapindex")))
		return KIND_INDEX;
	/* sitemaps.org takes feeds too */
	if (sv_eq_nocase(root, SV("rss")) || sv_eq_nocase(root, SV("feed")) || sv_eq_nocase(root, SV("RDF")))
		return KIND_FEED;
	return KIND_UNKNOWN;
}

/* urlset > url > loc; the loc of pictures and videos stands deeper. Atom has its address in an attribute. */
static void open_element(void *context, struct sv name, const struct xml_attribute *attributes, size_t count)
{
	struct reader *reader = context;
	bool is_loc = sv_eq_nocase(name, SV("loc"));
	bool is_link = sv_eq_nocase(name, SV("link"));

	reader->depth++;
	if (reader->depth == 1) {
		reader->kind = kind_of(name);
		return;
	}
	reader->in_address =
	    reader->kind == KIND_FEED ? is_link : reader->kind != KIND_UNKNOWN && is_loc && reader->depth == 3;
	buf_clear(&reader->text);
	if (reader->in_address && reader->kind == KIND_FEED)
		add(reader, false, xml_attribute(attributes, count, SV("href")));
}

static void take_text(void *context, struct sv text)
{
	struct reader *reader = context;

	if (reader->in_address)
		buf_append(&reader->text, text);
}

static void close_element(void *context, struct sv name)
{
	struct reader *reader = context;

	(void)name;
	reader->depth--;
	if (reader->in_address && !reader->text.overflow)
		add(reader, reader->kind == KIND_INDEX, buf_view(&reader->text));
	reader->in_address = false;
}

static bool is_web_address(struct sv text)
{
	return sv_starts_nocase(text, SV("http://")) || sv_starts_nocase(text, SV("https://"));
}

/* The one reference that addresses have. */
static struct sv without_references(struct arena *arena, struct sv text)
{
	char *out = arena_alloc(arena, text.len);
	size_t len = 0;

	for (size_t i = 0; i < text.len; i++) {
		out[len++] = text.data[i];
		if (sv_starts(sv_skip(text, i), SV("&amp;")))
			i += 4;
	}
	return (struct sv){ out, len };
}

/* Where what stands before the root is already not to be read. */
static enum kind kind_by_sight(struct sv text)
{
	if (sv_find(text, SV("<sitemapindex"), 0) != SV_NONE)
		return KIND_INDEX;
	return sv_find(text, SV("<urlset"), 0) != SV_NONE ? KIND_PAGES : KIND_UNKNOWN;
}

/* Many are written without care: "&" as it is, an encoding that is not the one declared. What stands between <loc> and
 * </loc> is an address all the same. */
static void read_loosely(struct reader *reader, struct sv text)
{
	reader->out->pages.count = reader->out->sitemaps.count = 0;
	for (size_t at = sv_find_nocase(text, SV("<loc>"), 0); at != SV_NONE;
	     at = sv_find_nocase(text, SV("<loc>"), at)) {
		at += 5;
		size_t end = sv_chr(text, '<', at);
		struct sv address = sv_trim(sv_slice(text, at, end));
		if (end == SV_NONE || is_full(reader->out))
			return;
		if (address.len <= LIMIT_URL_BYTES && is_web_address(address))
			add(reader, reader->kind == KIND_INDEX, without_references(reader->arena, address));
	}
}

static void read_xml(struct reader *reader, struct sv bytes)
{
	const struct xml_handler handler = {
		.context = reader, .open = open_element, .text = take_text, .close = close_element
	};

	struct xml_reader *xml = xml_reader_new(&handler);
	struct sv whole = bytes;

	buf_init(&reader->text, LIMIT_URL_BYTES);
	while (bytes.len > 0 && !reader->broken && (reader->depth == 0 || reader->kind != KIND_UNKNOWN)) {
		struct sv some = sv_slice(bytes, 0, ROOM);
		bytes = sv_skip(bytes, some.len);
		if (xml_reader_take(xml, some, bytes.len == 0) == 0)
			continue;
		if (reader->depth == 0 && reader->kind == KIND_UNKNOWN)
			reader->kind = kind_by_sight(whole);
		reader->broken = reader->kind != KIND_UNKNOWN;
		break;
	}
	if (reader->broken && !is_full(reader->out) && reader->kind != KIND_FEED)
		read_loosely(reader, whole);
	buf_free(&reader->text);
	xml_reader_free(xml);
}

/* One address a line; other lines are not for us. */
static void read_lines(struct reader *reader, struct sv text)
{
	struct sv line;

	while (!reader->broken && sv_split(&line, &text, '\n')) {
		line = sv_trim(line);
		if (line.len <= LIMIT_URL_BYTES && is_web_address(line))
			add(reader, false, line);
	}
}

static void read_plain(struct reader *reader, struct sv bytes)
{
	if (sv_starts(bytes, SV("\xEF\xBB\xBF")))
		bytes = sv_skip(bytes, 3);
	struct sv text = sv_trim(bytes);
	bool utf16 = sv_starts(text, SV("\xFF\xFE")) || sv_starts(text, SV("\xFE\xFF"));
	if (utf16 || sv_starts(text, SV("<")))
		read_xml(reader, text);
	else
		read_lines(reader, text);
}

/* Several members make one stream. What breaks off is good until there. Returns whether all of it was unpacked. */
static bool unpack(struct buf *out, struct sv bytes)
{
	struct inflater *inflater = inflater_new();
	int result = 1;

	while (bytes.len > 0 || result == 0) {
		if (result == 1)
			inflater_start(inflater, INFLATE_GZIP);
		size_t room = out->limit - out->len < ROOM ? out->limit - out->len : ROOM;
		char *at = room > 0 ? buf_room(out, room) : NULL;
		size_t made = room;
		if (!at)
			break;
		size_t before = bytes.len;
		result = inflater_run(inflater, at, &made, &bytes);
		out->len += made;
		if (result < 0 || (result == 0 && made == 0 && bytes.len == before))
			break;
	}
	inflater_free(inflater);
	return result == 1 && bytes.len == 0;
}

void sitemap_read(struct sitemap *out, struct arena *arena, struct sv bytes)
{
	struct reader reader = { .out = out, .arena = arena };
	struct buf plain;

	*out = (struct sitemap){ 0 };
	if (!sv_starts(bytes, SV("\x1F\x8B"))) {
		read_plain(&reader, sv_slice(bytes, 0, LIMIT_SITEMAP_BYTES));
		out->broken = reader.broken || bytes.len > LIMIT_SITEMAP_BYTES;
		return;
	}
	buf_init(&plain, LIMIT_SITEMAP_BYTES);
	bool whole = unpack(&plain, bytes);
	read_plain(&reader, buf_view(&plain));
	out->broken = reader.broken || !whole;
	buf_free(&plain);
}
