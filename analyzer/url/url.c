#include "url/url.h"

#include "base/limits.h"
#include "url/parse.h"

/* A path that begins with two slashes must not be read as a host again. */
static void guard_path(struct parser *parser)
{
	size_t begin = parser->path.begin;
	struct sv path = { parser->href.data + begin, parser->path.end - begin };

	if (parser->has_host || parser->opaque_path || !sv_starts(path, SV("//")))
		return;
	href_insert(&parser->href, begin, SV("/."));
	struct span *moved[] = { &parser->path, &parser->query, &parser->fragment };
	for (size_t i = 0; i < sizeof moved / sizeof *moved; i++) {
		moved[i]->begin += 2;
		moved[i]->end += 2;
	}
}

static struct sv view(const struct parser *parser, struct span span)
{
	return (struct sv){ parser->href.data + span.begin, span.end - span.begin };
}

static void fill(struct url *out, struct parser *parser)
{
	*out = (struct url){
		.href = href_finish(&parser->href),
		.port = parser->port,
		.has_host = parser->has_host,
		.has_query = parser->has_query,
		.has_fragment = parser->has_fragment,
		.special = parser->scheme != NULL,
		.opaque_path = parser->opaque_path,
	};
	out->scheme = sv_slice(out->href, 0, sv_chr(out->href, ':', 0));
	out->username = view(parser, parser->username);
	out->password = view(parser, parser->password);
	out->host = view(parser, parser->host);
	out->path = view(parser, parser->path);
	out->query = view(parser, parser->query);
	out->fragment = view(parser, parser->fragment);
}

static struct sv without_controls_around(struct sv text)
{
	size_t begin = 0;
	size_t end = text.len;

	while (end > begin && (unsigned char)text.data[end - 1] <= ' ')
		end--;
	while (begin < end && (unsigned char)text.data[begin] <= ' ')
		begin++;
	return sv_slice(text, begin, end);
}

static struct sv without_line_breaks(struct arena *arena, struct sv text)
{
	if (sv_chr(text, '\n', 0) == SV_NONE && sv_chr(text, '\t', 0) == SV_NONE && sv_chr(text, '\r', 0) == SV_NONE)
		return text;
	char *kept = arena_alloc(arena, text.len);
	size_t len = 0;
	for (size_t i = 0; i < text.len; i++)
		if (text.data[i] != '\n' && text.data[i] != '\t' && text.data[i] != '\r')
			kept[len++] = text.data[i];
	return (struct sv){ kept, len };
}

int url_parse(struct url *out, struct arena *arena, const struct url *base, struct charset *charset, struct sv text)
{
	text = without_controls_around(text);
	if (text.len > LIMIT_URL_BYTES)
		return -1;
	text = without_line_breaks(arena, text);
	struct parser parser = { .rest = text, .base = base, .charset = charset, .port = -1 };
	href_init(&parser.href, arena, text.len + (base ? base->href.len : 0) + 16);
	if (parse_reference(&parser) != 0 || parser.href.len > LIMIT_URL_BYTES) {
		href_drop(&parser.href);
		return -1;
	}
	guard_path(&parser);
	fill(out, &parser);
	return 0;
}

struct sv url_endpoint(struct arena *arena, const struct url *url)
{
	int port = url->port >= 0 ? url->port : sv_eq(url->scheme, SV("https")) ? 443 : 80;

	return arena_printf(arena, "%.*s://%.*s:%d", SV_ARG(url->scheme), SV_ARG(url->host), port);
}

struct sv url_without_fragment(const struct url *url)
{
	return sv_slice(url->href, 0, url->href.len - (url->has_fragment ? url->fragment.len + 1 : 0));
}
