#include "url/parse.h"

#include "url/path.h"
#include "url/percent.h"
#include "url/query.h"

/* Bytes of `rest` before the first '?' or '#'. */
static size_t extent(const struct parser *parser)
{
	size_t hash = sv_chr(parser->rest, '#', 0);
	struct sv text = sv_slice(parser->rest, 0, hash);
	size_t mark = sv_chr(text, '?', 0);
	return mark == SV_NONE ? text.len : mark;
}

size_t parse_authority_extent(const struct parser *parser)
{
	struct sv rest = parser->rest;

	for (size_t i = 0; i < rest.len; i++) {
		char byte = rest.data[i];
		if (byte == '/' || byte == '?' || byte == '#' || (byte == '\\' && parser->scheme))
			return i;
	}
	return rest.len;
}

static struct span base_span(const struct parser *parser, struct sv part)
{
	size_t begin = (size_t)(part.data - parser->base->href.data);
	return (struct span){ begin, begin + part.len };
}

void parse_copy_authority(struct parser *parser)
{
	const struct url *base = parser->base;
	size_t end = base->has_host ? base_span(parser, base->path).begin : base->scheme.len + 1;

	parser->href.len = 0;
	href_append(&parser->href, sv_slice(base->href, 0, end));
	parser->username = base_span(parser, base->username);
	parser->password = base_span(parser, base->password);
	parser->host = base_span(parser, base->host);
	parser->port = base->port;
	parser->has_host = base->has_host;
	parser->path = (struct span){ end, end };
}

static void copy_path(struct parser *parser)
{
	parser->path.begin = parser->href.len;
	href_append(&parser->href, parser->base->path);
	parser->path.end = parser->href.len;
	parser->opaque_path = parser->base->opaque_path;
}

static void copy_query(struct parser *parser)
{
	if (!parser->base->has_query)
		return;
	parser->has_query = true;
	href_byte(&parser->href, '?');
	parser->query.begin = parser->href.len;
	href_append(&parser->href, parser->base->query);
	parser->query.end = parser->href.len;
}

void parse_path(struct parser *parser)
{
	size_t end = extent(parser);

	path_append(&parser->href, parser->path.begin, parser->scheme, sv_slice(parser->rest, 0, end));
	parser->path.end = parser->href.len;
	parse_skip(parser, end);
}

void parse_path_start(struct parser *parser)
{
	parser->path = (struct span){ parser->href.len, parser->href.len };
	if (parse_at_slash(parser))
		parse_skip(parser, 1);
	else if (!parser->scheme)
		return;
	parse_path(parser);
}

void parse_relative_path(struct parser *parser)
{
	copy_path(parser);
	if (parse_at(parser, '?'))
		return;
	if (parser->rest.len == 0 || parse_at(parser, '#')) {
		copy_query(parser);
		return;
	}
	path_shorten(&parser->href, parser->path.begin, parser->scheme);
	parse_path(parser);
}

/* Without a scheme, or with the base's one. */
static int parse_relative(struct parser *parser)
{
	if (!parse_at_slash(parser)) {
		parse_copy_authority(parser);
		parse_relative_path(parser);
		return 0;
	}
	parse_skip(parser, 1);
	if (!parse_at_slash(parser)) {
		parse_copy_authority(parser);
		parse_path(parser);
		return 0;
	}
	parser->href.len = 0;
	href_append(&parser->href, parser->base->scheme);
	href_byte(&parser->href, ':');
	do
		parse_skip(parser, 1);
	while (parser->scheme && parse_at_slash(parser));
	return authority_parse(parser);
}

/* A space right before the query or fragment would be stripped if these went: it must not be. */
static void parse_opaque_path(struct parser *parser)
{
	size_t end = extent(parser);
	struct sv path = sv_slice(parser->rest, 0, end);
	bool space = end < parser->rest.len && sv_ends(path, SV(" "));

	parser->opaque_path = true;
	parser->path.begin = parser->href.len;
	percent_append(&parser->href, PERCENT_CONTROL, sv_slice(path, 0, path.len - space));
	if (space)
		href_append(&parser->href, SV("%20"));
	parser->path.end = parser->href.len;
	parse_skip(parser, end);
}

/* Bytes of the scheme before its colon, 0 if there is none. */
static size_t scheme_length(struct sv text)
{
	if (text.len == 0 || !sv_is_alpha(text.data[0]))
		return 0;
	for (size_t i = 1; i < text.len; i++) {
		char byte = text.data[i];
		if (byte == ':')
			return i;
		if (!sv_is_alpha(byte) && !sv_is_digit(byte) && byte != '+' && byte != '-' && byte != '.')
			return 0;
	}
	return 0;
}

static int parse_without_scheme(struct parser *parser)
{
	if (!parser->base || (parser->base->opaque_path && !parse_at(parser, '#')))
		return -1;
	parser->scheme = scheme_find(parser->base->scheme);
	return parser->scheme && parser->scheme->file ? file_parse(parser) : parse_relative(parser);
}

static int parse_with_scheme(struct parser *parser, size_t len)
{
	for (size_t i = 0; i < len; i++)
		href_byte(&parser->href, sv_lower(parser->rest.data[i]));
	struct sv scheme = { parser->href.data, len };
	href_byte(&parser->href, ':');
	parse_skip(parser, len + 1);
	parser->scheme = scheme_find(scheme);
	if (parser->scheme) {
		if (parser->scheme->file)
			return file_parse(parser);
		if (parser->base && sv_eq(parser->base->scheme, scheme) && !sv_starts(parser->rest, SV("//")))
			return parse_relative(parser);
		while (parse_at_slash(parser))
			parse_skip(parser, 1);
		return authority_parse(parser);
	}
	if (sv_starts(parser->rest, SV("//"))) {
		parse_skip(parser, 2);
		return authority_parse(parser);
	}
	if (parse_at(parser, '/'))
		parse_path_start(parser);
	else
		parse_opaque_path(parser);
	return 0;
}

static void parse_query_and_fragment(struct parser *parser)
{
	if (parse_at(parser, '?')) {
		size_t hash = sv_chr(parser->rest, '#', 0);
		struct sv query = sv_slice(parser->rest, 1, hash);
		parser->has_query = true;
		href_byte(&parser->href, '?');
		parser->query.begin = parser->href.len;
		query_append(&parser->href, parser->scheme, parser->charset, query);
		parser->query.end = parser->href.len;
		parse_skip(parser, query.len + 1);
	}
	if (parse_at(parser, '#')) {
		parser->has_fragment = true;
		href_byte(&parser->href, '#');
		parser->fragment.begin = parser->href.len;
		percent_append(&parser->href, PERCENT_FRAGMENT, sv_skip(parser->rest, 1));
		parser->fragment.end = parser->href.len;
	}
}

int parse_reference(struct parser *parser)
{
	size_t scheme = scheme_length(parser->rest);

	if (scheme ? parse_with_scheme(parser, scheme) : parse_without_scheme(parser))
		return -1;
	parse_query_and_fragment(parser);
	return 0;
}
