#include "url/ip.h"

/* Reads the dotted tail of an address into two pieces; stricter than IPv4 hosts: four decimal bytes without leading
 * zeroes and nothing behind. */
static int parse_dotted(uint16_t pieces[2], struct sv text)
{
	size_t at = 0;

	for (int part = 0; part < 4; part++) {
		if (part > 0 && (at == text.len || text.data[at++] != '.'))
			return -1;
		size_t begin = at;
		unsigned value = 0;
		while (at < text.len && sv_is_digit(text.data[at])) {
			value = value * 10 + (unsigned)(text.data[at++] - '0');
			if (value > 255 || (at - begin > 1 && text.data[begin] == '0'))
				return -1;
		}
		if (at == begin)
			return -1;
		pieces[part / 2] = (uint16_t)(part % 2 ? pieces[part / 2] << 8 | value : value);
	}
	return at == text.len ? 0 : -1;
}

/* Up to four hexadecimal digits; returns their number. */
static size_t parse_piece(uint16_t *piece, struct sv text)
{
	size_t len = 0;
	unsigned value = 0;

	while (len < 4 && len < text.len && sv_hex_digit(text.data[len]) >= 0)
		value = value * 16 + (unsigned)sv_hex_digit(text.data[len++]);
	*piece = (uint16_t)value;
	return len;
}

/* Moves the pieces behind "::" to the end. */
static void expand(uint16_t pieces[IPV6_PIECES], size_t compressed, size_t count)
{
	size_t tail = count - compressed;

	memmove(pieces + IPV6_PIECES - tail, pieces + compressed, tail * sizeof *pieces);
	memset(pieces + compressed, 0, (IPV6_PIECES - count) * sizeof *pieces);
}

int ipv6_parse(uint16_t pieces[IPV6_PIECES], struct sv text)
{
	size_t count = 0;
	size_t compressed = SIZE_MAX; /* pieces up to "::", which stands for at least one */

	memset(pieces, 0, IPV6_PIECES * sizeof *pieces);
	if (sv_starts(text, SV(":"))) {
		if (!sv_starts(text, SV("::")))
			return -1;
		text = sv_skip(text, 2);
		compressed = ++count;
	}
	while (text.len > 0) {
		if (count == IPV6_PIECES)
			return -1;
		if (text.data[0] == ':') {
			if (compressed != SIZE_MAX)
				return -1;
			text = sv_skip(text, 1);
			compressed = ++count;
			continue;
		}
		size_t len = parse_piece(&pieces[count], text);
		if (len < text.len && text.data[len] == '.') {
			if (count > IPV6_PIECES - 2 || parse_dotted(&pieces[count], text) != 0)
				return -1;
			count += 2;
			break;
		}
		text = sv_skip(text, len);
		if (text.len > 0 && (text.data[0] != ':' || text.len == 1))
			return -1;
		text = sv_skip(text, 1);
		count++;
	}
	if (compressed != SIZE_MAX)
		expand(pieces, compressed, count);
	return compressed != SIZE_MAX || count == IPV6_PIECES ? 0 : -1;
}

/* The first longest run of at least two zero pieces, or none: begin == end. */
static struct span longest_zeroes(const uint16_t pieces[IPV6_PIECES])
{
	struct span best = { 0, 0 };

	for (size_t i = 0; i < IPV6_PIECES; i++) {
		size_t end = i;
		while (end < IPV6_PIECES && pieces[end] == 0)
			end++;
		if (end - i > 1 && end - i > best.end - best.begin)
			best = (struct span){ i, end };
		if (end > i)
			i = end;
	}
	return best;
}

static void append_hex(struct href *href, unsigned piece)
{
	int shift = piece > 0xFFF ? 12 : piece > 0xFF ? 8 : piece > 0xF ? 4 : 0;

	for (; shift >= 0; shift -= 4)
		href_byte(href, "0123456789abcdef"[piece >> shift & 15]);
}

void ipv6_append(struct href *href, const uint16_t pieces[IPV6_PIECES])
{
	struct span zeroes = longest_zeroes(pieces);

	for (size_t i = 0; i < IPV6_PIECES; i++) {
		if (zeroes.end > zeroes.begin && i == zeroes.begin) {
			href_append(href, i == 0 ? SV("::") : SV(":"));
			i = zeroes.end - 1;
			continue;
		}
		append_hex(href, pieces[i]);
		if (i + 1 < IPV6_PIECES)
			href_byte(href, ':');
	}
}
