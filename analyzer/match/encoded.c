#include "match/encoded.h"

#define MOST_PAIR 120

static size_t skip_any(struct sv text, size_t at, const char *bytes)
{
	while (at < text.len && text.data[at] && strchr(bytes, text.data[at]))
		at++;
	return at;
}

/* The value that follows a word which ends at `at`; empty if none is assigned. */
static struct sv value_behind(struct sv text, size_t at)
{
	size_t sign = skip_any(text, at, "\"' ]");

	if (sv_starts(sv_skip(text, sign), SV("：")))
		sign += strlen("：");
	else if (sign < text.len && strchr("=:>", text.data[sign]))
		sign = skip_any(text, sign, "=:>");
	else
		return (struct sv){ NULL, 0 };
	size_t begin = skip_any(text, sign, " \"'");
	size_t end = begin;
	while (end < text.len && text.data[end] > ' ' && text.data[end] <= '~' && !strchr("\"'&;,<>{}", text.data[end]))
		end++;
	return sv_slice(text, begin, end);
}

struct sv encoded_keyed_password(struct sv text)
{
	static const char *const names[] = { "password", "passwd", "pwd", "密码", "口令" };

	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		struct sv name = sv_from(names[i]);
		size_t at = sv_find_nocase(text, name, 0);
		struct sv value = at == SV_NONE ? (struct sv){ NULL, 0 } : value_behind(text, at + name.len);
		if (value.len)
			return value;
	}
	return (struct sv){ NULL, 0 };
}

static bool is_account_byte(char c)
{
	return sv_is_alpha(c) || sv_is_digit(c) || strchr("._-@", c);
}

struct sv encoded_pair_password(struct sv text)
{
	size_t colon = sv_chr(text, ':', 0);

	if (colon == SV_NONE || colon == 0 || text.len > MOST_PAIR)
		return (struct sv){ NULL, 0 };
	for (size_t i = 0; i < colon; i++)
		if (!text.data[i] || !is_account_byte(text.data[i]))
			return (struct sv){ NULL, 0 };
	for (size_t i = colon + 1; i < text.len; i++)
		if (text.data[i] <= ' ' || text.data[i] > '~')
			return (struct sv){ NULL, 0 };
	return sv_skip(text, colon + 1);
}
