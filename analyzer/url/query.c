#include "url/query.h"

#include <stdio.h>

#include "base/utf8.h"
#include "lib/charset.h"
#include "url/percent.h"
#include "url/url.h"

static size_t ascii_prefix(struct sv text)
{
	size_t len = 0;

	while (len < text.len && (unsigned char)text.data[len] < 0x80)
		len++;
	return len;
}

/* A character that the encoding lacks is sent as an HTML reference, as forms do. */
static void append_encoded(struct href *href, enum percent_set set, struct charset *charset, uint32_t code_point)
{
	char bytes[24];
	size_t len = charset_encode(charset, bytes, code_point);

	if (len > 0) {
		percent_append(href, set, (struct sv){ bytes, len });
		return;
	}
	len = (size_t)snprintf(bytes, sizeof bytes, "%%26%%23%u%%3B", (unsigned)code_point);
	href_append(href, (struct sv){ bytes, len });
}

void query_append(struct href *href, const struct scheme *scheme, struct charset *charset, struct sv text)
{
	enum percent_set set = scheme ? PERCENT_SPECIAL_QUERY : PERCENT_QUERY;

	if (!charset || !scheme || scheme->utf8_query) {
		percent_append(href, set, text);
		return;
	}
	for (;;) {
		size_t ascii = ascii_prefix(text);
		percent_append(href, set, sv_slice(text, 0, ascii));
		text = sv_skip(text, ascii);
		if (text.len == 0)
			return;
		uint32_t code_point;
		text = sv_skip(text, utf8_read(&code_point, text));
		append_encoded(href, set, charset, code_point);
	}
}

static struct sv decode_form(struct arena *arena, struct sv text)
{
	if (sv_chr(text, '+', 0) == SV_NONE)
		return url_percent_decode(arena, text);
	char *decoded = arena_alloc(arena, text.len);
	for (size_t i = 0; i < text.len; i++)
		decoded[i] = text.data[i] == '+' ? ' ' : text.data[i];
	return (struct sv){ decoded, percent_decode(decoded, (struct sv){ decoded, text.len }) };
}

bool url_next_parameter(struct sv *name, struct sv *value, struct sv *rest, struct arena *arena)
{
	struct sv part;

	while (sv_split(&part, rest, '&')) {
		if (part.len == 0)
			continue;
		size_t equals = sv_chr(part, '=', 0);
		*name = decode_form(arena, sv_slice(part, 0, equals));
		*value = decode_form(arena, equals == SV_NONE ? (struct sv){ "", 0 } : sv_skip(part, equals + 1));
		return true;
	}
	return false;
}
