#include "url/ip.h"

#define IPV4_PARTS 4

static int digit_value(char digit)
{
	if (sv_is_digit(digit))
		return digit - '0';
	digit = sv_lower(digit);
	return digit >= 'a' && digit <= 'f' ? digit - 'a' + 10 : 16;
}

/* One part: decimal, 0x hexadecimal (a bare "0x" is 0) or 0 octal. Values past 32 bits are all too large: they stay
 * at UINT32_MAX + 1. */
static int parse_number(uint64_t *value, struct sv text)
{
	int base = 10;

	*value = 0;
	if (text.len == 0)
		return -1;
	if (text.len > 1 && text.data[0] == '0') {
		base = sv_lower(text.data[1]) == 'x' ? 16 : 8;
		text = sv_skip(text, base == 16 ? 2 : 1);
	}
	for (size_t i = 0; i < text.len; i++) {
		int digit = digit_value(text.data[i]);
		if (digit >= base)
			return -1;
		*value = *value * (uint64_t)base + (uint64_t)digit;
		if (*value > UINT32_MAX)
			*value = (uint64_t)UINT32_MAX + 1;
	}
	return 0;
}

static struct sv without_last_dot(struct sv domain)
{
	bool dotted = domain.len > 0 && domain.data[domain.len - 1] == '.';
	return sv_slice(domain, 0, domain.len - dotted);
}

bool ipv4_ends_in_number(struct sv domain)
{
	domain = without_last_dot(domain);
	size_t dot = sv_rchr(domain, '.');
	struct sv last = dot == SV_NONE ? domain : sv_skip(domain, dot + 1);

	if (last.len == 0 || !sv_is_digit(last.data[0]))
		return false;
	size_t digits = 0;
	while (digits < last.len && sv_is_digit(last.data[digits]))
		digits++;
	uint64_t value;
	return digits == last.len || parse_number(&value, last) == 0;
}

int ipv4_parse(uint32_t *address, struct sv text)
{
	uint64_t values[IPV4_PARTS];
	size_t count = 0;
	struct sv rest = without_last_dot(text);
	struct sv part;

	while (sv_split(&part, &rest, '.'))
		if (count == IPV4_PARTS || parse_number(&values[count++], part) != 0)
			return -1;
	if (count == 0)
		return -1;
	/* The last part fills all bytes that the others left. */
	uint64_t last = values[count - 1];
	if (last >= (uint64_t)1 << (8 * (IPV4_PARTS + 1 - count)))
		return -1;
	for (size_t i = 0; i + 1 < count; i++) {
		if (values[i] > 255)
			return -1;
		last |= values[i] << (8 * (IPV4_PARTS - 1 - i));
	}
	*address = (uint32_t)last;
	return 0;
}

static void append_decimal(struct href *href, unsigned byte)
{
	if (byte >= 100)
		href_byte(href, (char)('0' + byte / 100));
	if (byte >= 10)
		href_byte(href, (char)('0' + byte / 10 % 10));
	href_byte(href, (char)('0' + byte % 10));
}

void ipv4_append(struct href *href, uint32_t address)
{
	for (int shift = 24; shift >= 0; shift -= 8) {
		append_decimal(href, address >> shift & 255);
		if (shift)
			href_byte(href, '.');
	}
}
