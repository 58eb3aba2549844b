#include "url/host.h"

#include "url/domain.h"
#include "url/ip.h"
#include "url/percent.h"

/* The forbidden host code points. */
static bool is_forbidden(char byte)
{
	return byte == '\0' || byte == '\t' || byte == '\n' || byte == '\r' || (byte && strchr(" #/:<>?@[\\]^|", byte));
}

static int append_opaque(struct href *href, struct sv text)
{
	for (size_t i = 0; i < text.len; i++)
		if (is_forbidden(text.data[i]))
			return -1;
	percent_append(href, PERCENT_CONTROL, text);
	return 0;
}

static int append_bracketed(struct href *href, struct sv text)
{
	uint16_t pieces[IPV6_PIECES];

	if (text.len < 2 || text.data[text.len - 1] != ']' || ipv6_parse(pieces, sv_slice(text, 1, text.len - 1)) != 0)
		return -1;
	href_byte(href, '[');
	ipv6_append(href, pieces);
	href_byte(href, ']');
	return 0;
}

/* Decodes in the very room that the result will take: neither step makes ASCII text longer. */
static int append_decoded(struct href *href, struct sv text)
{
	char *room = href_room(href, text.len);
	struct sv domain = { room, percent_decode(room, text) };

	return domain_append(href, domain);
}

/* A domain that ends in a number is an IPv4 address, or a failure. */
static int replace_ipv4(struct href *href, size_t begin)
{
	struct sv domain = { href->data + begin, href->len - begin };
	uint32_t address;

	if (!ipv4_ends_in_number(domain))
		return 0;
	if (ipv4_parse(&address, domain) != 0)
		return -1;
	href->len = begin;
	ipv4_append(href, address);
	return 0;
}

int host_append(struct href *href, struct sv text, bool special)
{
	size_t begin = href->len;

	if (text.data[0] == '[')
		return append_bracketed(href, text);
	if (!special)
		return append_opaque(href, text);
	bool encoded = sv_chr(text, '%', 0) != SV_NONE;
	if (encoded ? append_decoded(href, text) : domain_append(href, text))
		return -1;
	return replace_ipv4(href, begin);
}
