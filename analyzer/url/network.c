#include "url/domain.h"
#include "url/ip.h"
#include "url/url.h"

struct ipv4_block {
	uint32_t prefix;
	uint8_t bits;
	uint8_t network;
};

/* The special-purpose registry of IANA; the first that fits counts. */
static const struct ipv4_block ipv4_blocks[] = {
	{ 0x7F000000, 8, URL_LOOPBACK },  { 0x0A000000, 8, URL_PRIVATE },
	{ 0xAC100000, 12, URL_PRIVATE },  { 0xC0A80000, 16, URL_PRIVATE },
	{ 0x64400000, 10, URL_PRIVATE },                                    /* carrier-grade NAT */
	{ 0xA9FE0000, 16, URL_PRIVATE },                                    /* link-local */
	{ 0x00000000, 8, URL_RESERVED },  { 0xC0000000, 24, URL_RESERVED }, /* protocol assignments */
	{ 0xC0000200, 24, URL_RESERVED },                                   /* documentation, three blocks */
	{ 0xC6336400, 24, URL_RESERVED }, { 0xCB007100, 24, URL_RESERVED },
	{ 0xC6120000, 15, URL_RESERVED }, /* benchmarking */
	{ 0xE0000000, 3, URL_RESERVED },  /* multicast and the rest up to broadcast */
};

/* Names that the root zone will not have: RFC 6761, RFC 6762 appendix G, RFC 8375. */
static const struct {
	struct sv name;
	enum url_network network;
} names[] = {
	{ { "localhost", 9 }, URL_LOOPBACK }, { { "localdomain", 11 }, URL_PRIVATE }, { { "local", 5 }, URL_PRIVATE },
	{ { "internal", 8 }, URL_PRIVATE },   { { "intranet", 8 }, URL_PRIVATE },     { { "lan", 3 }, URL_PRIVATE },
	{ { "corp", 4 }, URL_PRIVATE },       { { "private", 7 }, URL_PRIVATE },      { { "home", 4 }, URL_PRIVATE },
	{ { "home.arpa", 9 }, URL_PRIVATE },
};

static enum url_network ipv4_network(uint32_t address)
{
	for (size_t i = 0; i < sizeof ipv4_blocks / sizeof *ipv4_blocks; i++)
		if ((address ^ ipv4_blocks[i].prefix) >> (32 - ipv4_blocks[i].bits) == 0)
			return (enum url_network)ipv4_blocks[i].network;
	return URL_PUBLIC;
}

/* The IPv4 address that an IPv6 address stands for: mapped, compatible, NAT64, 6to4. */
static bool embedded_ipv4(uint32_t *address, const uint16_t p[IPV6_PIECES])
{
	bool low = !p[2] && !p[3] && !p[4];
	bool zero = low && !p[0] && !p[1];

	*address = (uint32_t)p[6] << 16 | p[7];
	if (zero && (p[5] == 0xFFFF || (p[5] == 0 && *address > 0xFFFF)))
		return true;
	if (p[0] == 0x64 && p[1] == 0xFF9B && low && !p[5])
		return true;
	if (p[0] != 0x2002)
		return false;
	*address = (uint32_t)p[1] << 16 | p[2];
	return true;
}

static enum url_network ipv6_network(const uint16_t p[IPV6_PIECES])
{
	uint32_t address;

	if (embedded_ipv4(&address, p))
		return ipv4_network(address);
	bool zero = !p[0] && !p[1] && !p[2] && !p[3] && !p[4] && !p[5] && !p[6];
	if (zero)
		return p[7] == 1 ? URL_LOOPBACK : URL_RESERVED;
	/* Unique local, link-local and the site-local of old. */
	if ((p[0] & 0xFE00) == 0xFC00 || (p[0] & 0xFF80) == 0xFE80)
		return URL_PRIVATE;
	bool documentation = (p[0] == 0x2001 && p[1] == 0xDB8) || (p[0] & 0xFFF0) == 0x3FF0;
	bool discard = p[0] == 0x100 && !p[1] && !p[2] && !p[3];
	return documentation || discard || p[0] >= 0xFF00 ? URL_RESERVED : URL_PUBLIC;
}

enum url_network url_network_of_address(const unsigned char *bytes, size_t count)
{
	uint16_t pieces[IPV6_PIECES];

	if (count == 4)
		return ipv4_network((uint32_t)bytes[0] << 24 | (uint32_t)bytes[1] << 16 | (uint32_t)bytes[2] << 8 |
				    bytes[3]);
	if (count != 2 * IPV6_PIECES)
		return URL_RESERVED;
	for (size_t i = 0; i < IPV6_PIECES; i++)
		pieces[i] = (uint16_t)(bytes[2 * i] << 8 | bytes[2 * i + 1]);
	return ipv6_network(pieces);
}

static enum url_network name_network(struct sv host)
{
	if (sv_ends(host, SV(".")))
		host = sv_slice(host, 0, host.len - 1);
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		struct sv name = names[i].name;
		if (sv_ends_nocase(host, name) && (host.len == name.len || host.data[host.len - name.len - 1] == '.'))
			return names[i].network;
	}
	return URL_PUBLIC;
}

static enum url_network host_network(struct sv host)
{
	uint16_t pieces[IPV6_PIECES];
	uint32_t address;

	if (sv_starts(host, SV("[")) && sv_ends(host, SV("]")))
		return ipv6_parse(pieces, sv_slice(host, 1, host.len - 1)) == 0 ? ipv6_network(pieces) : URL_PUBLIC;
	if (ipv4_ends_in_number(host))
		return ipv4_parse(&address, host) == 0 ? ipv4_network(address) : URL_PUBLIC;
	return name_network(host);
}

/* No registered scheme has one letter: such a one is a drive. */
enum url_network url_network(const struct url *url)
{
	if (url->scheme.len == 1 || sv_eq(url->scheme, SV("file")))
		return URL_FILE;
	return url->has_host ? host_network(url->host) : URL_PUBLIC;
}

static size_t count_slashes(struct sv text)
{
	size_t count = 0;

	while (count < text.len && (text.data[count] == '/' || text.data[count] == '\\'))
		count++;
	return count;
}

/* What stands before the first delimiter; brackets keep their colons. */
static struct sv leading_host(struct sv text)
{
	size_t end = 0;
	bool bracketed = false;

	while (end < text.len && (bracketed || text.data[end] != ':') && !strchr("/\\?#", text.data[end])) {
		bracketed = (bracketed || text.data[end] == '[') && text.data[end] != ']';
		end++;
	}
	return sv_slice(text, 0, end);
}

static struct sv without_credentials(struct sv text)
{
	size_t end = 0;

	while (end < text.len && !strchr("/\\?#", text.data[end]))
		end++;
	size_t at = sv_rchr(sv_slice(text, 0, end), '@');
	return at == SV_NONE ? text : sv_skip(text, at + 1);
}

static bool is_dotted_quad(struct sv host)
{
	size_t dots = 0;

	for (size_t i = 0; i < host.len; i++) {
		if (host.data[i] == '.')
			dots++;
		else if (!sv_is_digit(host.data[i]))
			return false;
	}
	return dots == 3;
}

/* Without a scheme or slashes: by the standard a path, or a scheme "localhost", but whoever wrote it meant a host. */
static enum url_network bare_network(struct sv text)
{
	struct sv host = leading_host(text);

	return is_dotted_quad(host) || sv_eq_nocase(host, SV("localhost")) ? host_network(host) : URL_PUBLIC;
}

static bool is_file(struct sv text)
{
	bool drive = text.len > 1 && sv_is_alpha(text.data[0]) &&
		     (text.data[1] == ':' || (text.data[1] == '|' && count_slashes(sv_skip(text, 2)) > 0));
	return drive || sv_starts_nocase(text, SV("file:"));
}

/* "\\server\share". Browsers read "\\www.example.cn\path" as "//www.example.cn/path", and it works: a name below a
 * public suffix is a host of the web. */
static bool is_unc(struct sv text)
{
	if (!sv_starts(text, SV("\\\\")) || count_slashes(text) != 2 || text.len == 2)
		return false;
	return !domain_is_registrable(leading_host(sv_skip(text, 2)));
}

enum url_network url_network_of_text(struct sv text)
{
	while (text.len > 0 && (unsigned char)text.data[0] <= ' ')
		text = sv_skip(text, 1);
	if (is_file(text) || is_unc(text))
		return URL_FILE;
	size_t colon = 0;
	while (colon < text.len && (sv_is_alpha(text.data[colon]) || sv_is_digit(text.data[colon])))
		colon++;
	bool scheme = colon > 0 && colon < text.len && text.data[colon] == ':';
	struct sv rest = scheme ? sv_skip(text, colon + 1) : text;
	size_t slashes = count_slashes(rest);
	if (slashes >= 2)
		return host_network(leading_host(without_credentials(sv_skip(rest, slashes))));
	return slashes == 0 ? bare_network(text) : URL_PUBLIC;
}
