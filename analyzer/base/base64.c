#include "base/base64.h"

int base64_digit(char c)
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

size_t base64_decode(char *out, struct base64 *state, struct sv encoded)
{
	enum { GROUP = 4 };
	size_t length = 0;

	for (size_t i = 0; i < encoded.len; i++) {
		int digit = base64_digit(encoded.data[i]);
		if (encoded.data[i] == '=')
			*state = (struct base64){ .bits = 0 };
		if (digit < 0)
			continue;
		state->bits = state->bits << 6 | (uint32_t)digit;
		if (state->count > 0)
			out[length++] = (char)(state->bits >> (6 - state->count * 2) & 0xFF);
		state->count = (state->count + 1) % GROUP;
	}
	return length;
}
