#include "html/gumbo_number.h"

/* The digits of one reference. */
struct number {
	size_t begin; /* of the first digit that is not zero */
	size_t end;
	bool is_hex;
};

static bool is_digit(char byte, bool is_hex)
{
	char lower = sv_lower(byte);
	return sv_is_digit(byte) || (is_hex && lower >= 'a' && lower <= 'f');
}

/* Reads the number of the reference whose '&' stands at `at`; false if it is none. */
static bool read_number(struct number *out, struct sv document, size_t at)
{
	if (at + 2 >= document.len || document.data[at + 1] != '#')
		return false;
	out->is_hex = sv_lower(document.data[at + 2]) == 'x';
	out->begin = at + 2 + out->is_hex;
	while (out->begin < document.len && document.data[out->begin] == '0')
		out->begin++;
	out->end = out->begin;
	while (out->end < document.len && is_digit(document.data[out->end], out->is_hex))
		out->end++;
	return true;
}

/* More digits may not fit into 31 bits, and are above U+10FFFF in any case. */
static bool is_huge(const struct number *number)
{
	return number->end - number->begin > (number->is_hex ? 7 : 9);
}

/* U+110000, padded with zeroes. */
static void write_smaller(char *text, const struct number *number)
{
	struct sv smaller = number->is_hex ? SV("110000") : SV("1114112");

	memset(text + number->begin, '0', number->end - number->begin);
	memcpy(text + number->end - smaller.len, smaller.data, smaller.len);
}

struct sv gumbo_number_tame(struct arena *arena, struct sv document)
{
	struct number number;
	char *copy = NULL;

	for (size_t at = sv_chr(document, '&', 0); at != SV_NONE; at = sv_chr(document, '&', at + 1)) {
		if (!read_number(&number, document, at) || !is_huge(&number))
			continue;
		if (!copy)
			copy = memcpy(arena_alloc(arena, document.len), document.data, document.len);
		write_smaller(copy, &number);
	}
	return copy ? (struct sv){ copy, document.len } : document;
}
