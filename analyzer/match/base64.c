#include "match/base64.h"

#include "base/base64.h"
#include "base/utf8.h"

bool base64_is_digit(char c)
{
	return base64_digit(c) >= 0;
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
	size_t digits = 0;
	struct base64 state = { .bits = 0 };

	while (digits < encoded.len && base64_is_digit(encoded.data[digits]))
		digits++;
	char *bytes = arena_alloc(arena, digits + 1);
	size_t count = base64_decode(bytes, &state, sv_slice(encoded, 0, digits));
	struct sv text = { bytes, count };
	return is_text(text) ? text : (struct sv){ NULL, 0 };
}
