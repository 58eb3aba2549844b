#include "url/host.h"
#include "url/parse.h"
#include "url/path.h"

static bool base_is_file(const struct parser *parser)
{
	return parser->base && sv_eq(parser->base->scheme, SV("file"));
}

static void append_no_host(struct parser *parser)
{
	href_append(&parser->href, SV("//"));
	parser->has_host = true;
	parser->host = (struct span){ parser->href.len, parser->href.len };
	parser->path.begin = parser->href.len;
}

/* Behind "//": a host, unless it looks like a drive. */
static int parse_host(struct parser *parser)
{
	size_t end = parse_authority_extent(parser);
	struct sv host = sv_slice(parser->rest, 0, end);

	append_no_host(parser);
	if (path_is_drive_letter(host)) {
		parse_path(parser);
		return 0;
	}
	if (host.len > 0 && host_append(&parser->href, host, true) != 0)
		return -1;
	if (sv_eq(sv_slice((struct sv){ parser->href.data, parser->href.len }, parser->host.begin, SIZE_MAX),
		  SV("localhost")))
		parser->href.len = parser->host.begin;
	parser->host.end = parser->href.len;
	parse_skip(parser, end);
	parse_path_start(parser);
	return 0;
}

/* Behind a single slash: the host, and the drive unless another one is named, are those of the base. */
static void parse_absolute_path(struct parser *parser)
{
	if (!base_is_file(parser)) {
		append_no_host(parser);
		parse_path(parser);
		return;
	}
	struct sv drive = sv_slice(parser->base->path, 1, 3);
	size_t behind = 3;
	bool has_drive = path_is_drive_letter(drive) && drive.data[1] == ':' &&
			 (parser->base->path.len == behind || parser->base->path.data[behind] == '/');
	parse_copy_authority(parser);
	if (has_drive && !path_starts_with_drive_letter(parser->rest)) {
		href_byte(&parser->href, '/');
		href_append(&parser->href, drive);
	}
	parse_path(parser);
}

static void parse_relative(struct parser *parser)
{
	parse_copy_authority(parser);
	if (parser->rest.len > 0 && path_starts_with_drive_letter(parser->rest))
		parse_path(parser);
	else
		parse_relative_path(parser);
}

int file_parse(struct parser *parser)
{
	parser->href.len = 0;
	href_append(&parser->href, SV("file:"));
	if (parse_at_slash(parser)) {
		parse_skip(parser, 1);
		if (parse_at_slash(parser)) {
			parse_skip(parser, 1);
			return parse_host(parser);
		}
		parse_absolute_path(parser);
	} else if (base_is_file(parser)) {
		parse_relative(parser);
	} else {
		append_no_host(parser);
		parse_path(parser);
	}
	return 0;
}
