#include "url/host.h"
#include "url/parse.h"
#include "url/percent.h"

/* Credentials up to the last '@' of the authority; nothing is written for empty ones. */
static void append_credentials(struct parser *parser, struct sv text)
{
	struct href *href = &parser->href;
	size_t colon = sv_chr(text, ':', 0);
	struct sv username = sv_slice(text, 0, colon == SV_NONE ? text.len : colon);
	struct sv password = sv_skip(text, colon == SV_NONE ? text.len : colon + 1);

	parser->username.begin = href->len;
	percent_append(href, PERCENT_USERINFO, username);
	parser->username.end = href->len;
	if (password.len > 0)
		href_byte(href, ':');
	parser->password.begin = href->len;
	percent_append(href, PERCENT_USERINFO, password);
	parser->password.end = href->len;
	if (username.len > 0 || password.len > 0)
		href_byte(href, '@');
}

/* The colon before the port: the first that stands in no brackets. */
static size_t find_port(struct sv text)
{
	bool bracketed = false;

	for (size_t i = 0; i < text.len; i++) {
		if (text.data[i] == '[')
			bracketed = true;
		else if (text.data[i] == ']')
			bracketed = false;
		else if (text.data[i] == ':' && !bracketed)
			return i;
	}
	return SV_NONE;
}

static int append_port(struct parser *parser, struct sv digits)
{
	int port = 0;

	for (size_t i = 0; i < digits.len; i++) {
		if (!sv_is_digit(digits.data[i]))
			return -1;
		port = port * 10 + (digits.data[i] - '0');
		if (port > 65535)
			return -1;
	}
	if (digits.len == 0 || (parser->scheme && parser->scheme->port == port))
		return 0;
	char text[8];
	size_t at = sizeof text;
	for (int left = port; at == sizeof text || left > 0; left /= 10)
		text[--at] = (char)('0' + left % 10);
	text[--at] = ':';
	href_append(&parser->href, (struct sv){ text + at, sizeof text - at });
	parser->port = port;
	return 0;
}

static int append_host_and_port(struct parser *parser, struct sv text)
{
	size_t colon = find_port(text);
	struct sv host = sv_slice(text, 0, colon == SV_NONE ? text.len : colon);

	parser->host.begin = parser->href.len;
	if (host.len == 0 && (parser->scheme || colon != SV_NONE))
		return -1;
	if (host.len > 0 && host_append(&parser->href, host, parser->scheme != NULL) != 0)
		return -1;
	parser->host.end = parser->href.len;
	return colon == SV_NONE ? 0 : append_port(parser, sv_skip(text, colon + 1));
}

int authority_parse(struct parser *parser)
{
	size_t end = parse_authority_extent(parser);
	struct sv text = sv_slice(parser->rest, 0, end);
	size_t at = sv_rchr(text, '@');

	href_append(&parser->href, SV("//"));
	parser->has_host = true;
	if (at != SV_NONE) {
		append_credentials(parser, sv_slice(text, 0, at));
		text = sv_skip(text, at + 1);
		if (text.len == 0)
			return -1;
	}
	if (append_host_and_port(parser, text) != 0)
		return -1;
	parse_skip(parser, end);
	parse_path_start(parser);
	return 0;
}
