#include "match/base64.h"

#include "base/utf8.h"

/* The value of a digit, or -1. */
static int digit_of(char c)
{
	if (c >= 'A' && c <= 'Z')
		return c - 'A';
	if (c >= 'a' && c <= 'z')
		return c - 'a' + 26;
	if (sv_is_digit(c))
		return c - '0' + 52;
	if (c == '+' || c == '-')
		return 62;
	return c == '/' || c == '_' ? 63 : -1;
}

bool base64_is_digit(char c)
{
	return digit_of(c) >= 0;
}

struct span base64_around(struct sv text, size_t at, size_t reach)
{
	struct span out = { at, at };
	size_t least = at > reach ? at - reach : 0;
	size_t most = text.len - at > reach ? at + reach : text.len;

	while (out.begin > least && base64_is_digit(text.data[out.begin - 1]))
		out.begin--;
	while (out.end < most && base64_is_digit(text.data[out.end]))
		out.end++;
	for (int i = 0; i < 2 && out.end < most && text.data[out.end] == '='; i++)
		out.end++;
	return out;
}

static bool is_text(struct sv bytes)
{
	for (size_t i = 0; i < bytes.len; i++) {
		unsigned char byte = (unsigned char)bytes.data[i];
		if ((byte < ' ' && !sv_is_space(bytes.data[i])) || byte == 0x7F)
			return false;
	}
	return bytes.len > 0 && utf8_valid_prefix(bytes) == bytes.len;
}

struct sv base64_text(struct arena *arena, struct sv encoded)
{
	char *bytes = arena_alloc(arena, encoded.len * 3 / 4 + 1);
	size_t count = 0;
	uint32_t bits = 0;

	for (size_t i = 0; i < encoded.len && digit_of(encoded.data[i]) >= 0; i++) {
		bits = bits << 6 | (uint32_t)digit_of(encoded.data[i]);
		if (i % 4 != 0)
			bytes[count++] = (char)(bits >> (6 - i % 4 * 2) & 0xFF);
	}
	struct sv text = { bytes, count };
	return is_text(text) ? text : (struct sv){ NULL, 0 };
}
