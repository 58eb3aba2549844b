#include "emit/uri.h"

/* RFC 3986: unreserved characters and sub-delims, and "@". */
static bool is_segment_character(char c)
{
	return sv_is_alpha(c) || sv_is_digit(c) || (c != '\0' && strchr("-._~!$&'()*+,;=@", c));
}

static bool is_encoded(struct sv text, size_t at)
{
	return text.data[at] == '%' && at + 2 < text.len && sv_hex_digit(text.data[at + 1]) >= 0 &&
	       sv_hex_digit(text.data[at + 2]) >= 0;
}

static void append_byte(struct buf *out, char c, bool as_it_is)
{
	if (as_it_is)
		buf_byte(out, c);
	else
		buf_printf(out, "%%%02X", (unsigned char)c);
}

/* Length of "scheme://", 0 if the source does not begin so. */
static size_t scheme_length(struct sv source)
{
	size_t at = 0;

	if (source.len == 0 || !sv_is_alpha(source.data[0]))
		return 0;
	while (at < source.len && (sv_is_alpha(source.data[at]) || sv_is_digit(source.data[at]) ||
				   source.data[at] == '+' || source.data[at] == '-' || source.data[at] == '.'))
		at++;
	return sv_starts(sv_skip(source, at), SV("://")) ? at + 3 : 0;
}

/* An address is encoded already but for what servers and archives let pass. */
static void append_address(struct buf *out, struct sv address, size_t authority)
{
	bool in_authority = true;
	bool in_fragment = false;

	buf_append(out, sv_slice(address, 0, authority));
	for (size_t i = authority; i < address.len; i++) {
		char c = address.data[i];
		bool is_number_sign = c == '#' && !in_fragment;
		if (c == '/' || c == '?' || c == '#')
			in_authority = false;
		in_fragment |= c == '#';
		append_byte(out, c,
			    is_segment_character(c) || c == '/' || c == '?' || c == ':' || is_number_sign ||
				is_encoded(address, i) || (in_authority && (c == '[' || c == ']')));
	}
}

void uri_append(struct buf *out, struct sv source)
{
	size_t scheme = scheme_length(source);

	if (scheme > 0) {
		append_address(out, source, scheme);
		return;
	}
	/* A colon in the first segment of a relative path would make a scheme of it: colons are encoded. */
	if (sv_starts(source, SV("/")))
		buf_append(out, SV("file://"));
	for (size_t i = 0; i < source.len; i++)
		append_byte(out, source.data[i], is_segment_character(source.data[i]) || source.data[i] == '/');
}
