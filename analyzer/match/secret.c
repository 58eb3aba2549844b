#include "match/secret.h"

void secret_shape(struct secret_shape *out, struct sv value)
{
	bool seen[128] = { false };

	*out = (struct secret_shape){ .printable = true };
	for (size_t i = 0; i < value.len; i++) {
		char c = value.data[i];
		if (c < '!' || c > '~') {
			out->printable = false;
			continue;
		}
		out->kinds += !seen[(unsigned char)c];
		seen[(unsigned char)c] = true;
		if (sv_is_digit(c))
			out->digits++;
		else if (sv_is_alpha(c))
			out->letters++;
		else if (strchr("@#$^", c))
			out->marks++;
	}
}

bool secret_is_masked(struct sv value)
{
	for (size_t i = 0; i < value.len; i++)
		if (!strchr("*xX.-_#?+= ", value.data[i]))
			return false;
	return true;
}

/* Names joined by dots or called: obj.password, this.form.pwd, getPwd(), a[0]. */
static bool is_expression(struct sv value)
{
	bool is_joined = false;

	for (size_t i = 0; i < value.len; i++) {
		char c = value.data[i];
		if (c == '(' || c == '[')
			return i > 0 && sv_is_alpha(value.data[0]);
		if (c == '.' && i > 0 && i + 1 < value.len && sv_is_alpha(value.data[i + 1]))
			is_joined = true;
		else if (!sv_is_alpha(c) && !sv_is_digit(c) && c != '_' && c != '$')
			return false;
	}
	return is_joined && sv_is_alpha(value.data[0]);
}

bool secret_is_reference(struct sv value)
{
	static const char *const openings[] = { "${", "{{", "#{", "<%", "@{", "%{", "$(", "{%", "[[", "{$" };

	if (!value.len)
		return false;
	for (size_t i = 0; i < sizeof openings / sizeof *openings; i++)
		if (sv_find(value, sv_from(openings[i]), 0) != SV_NONE)
			return true;
	char first = value.data[0];
	char last = value.data[value.len - 1];
	if ((first == '<' && last == '>') || (first == '{' && last == '}') || (first == '[' && last == ']') ||
	    (first == '%' && last == '%'))
		return true;
	if (first == '@' && value.len > 2 && sv_is_alpha(value.data[1]) && last == ')') /* "@string(8)" */
		return true;
	if (first == '$' || first == '&' || first == '+' || first == '=' || first == '(' || first == ')')
		return true;
	return (first == '%' && value.len <= 3) || is_expression(value);
}

/* "xxxx", "aaaa": the same character four times or more and little else. */
static bool is_repeated(struct sv value)
{
	size_t same = 1;
	size_t longest = 1;

	for (size_t i = 1; i < value.len; i++) {
		same = value.data[i] == value.data[i - 1] ? same + 1 : 1;
		if (same > longest && !sv_is_digit(value.data[i]))
			longest = same;
	}
	return longest >= 4 && longest * 2 > value.len;
}

bool secret_is_placeholder(struct sv value, const struct lexicon *words)
{
	static const char *const parts[] = { "your",        "example", "placeholder", "changeme", "change_me",
					     "change-me",   "sample",  "mypass",      "my_pass",  "my-pass",
					     "insert_",     "dummy",   "redacted",    "somepass", "foobar",
					     "new_pass",    "newpass", "oldpass",     "old_pass", "thepass",
					     "user_pass",   "db_pass", "_here",       "-here",    "...",
					     "\xe2\x80\xa6" };

	if (lexicon_is(words, value) || is_repeated(value))
		return true;
	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
		if (sv_find_nocase(value, sv_from(parts[i]), 0) != SV_NONE)
			return true;
	return false;
}

bool secret_is_strong(const struct secret_shape *shape)
{
	return (shape->letters && shape->digits) || (shape->marks && shape->letters + shape->digits >= 4);
}

/* Where a part of a name in CamelCase would begin. */
static bool is_hump(struct sv value, size_t at)
{
	bool is_upper = value.data[at] >= 'A' && value.data[at] <= 'Z';
	bool was_lower = at > 0 && value.data[at - 1] >= 'a' && value.data[at - 1] <= 'z';
	bool is_lower_next = at + 1 < value.len && value.data[at + 1] >= 'a' && value.data[at + 1] <= 'z';

	return at == 0 || (is_upper && (was_lower || is_lower_next));
}

bool secret_is_random_letters(struct sv value)
{
	enum { LEAST = 8, LEAST_SMALL = 12, HUMP = 3, FEW_VOWELS = 20 };
	size_t humps = 0;
	size_t vowels = 0;
	size_t rare = 0;

	for (size_t i = 0; i < value.len; i++) {
		char c = sv_lower(value.data[i]);
		if (!sv_is_alpha(c))
			return false;
		vowels += strchr("aeiou", c) != NULL;
		rare += strchr("jqxzvwk", c) != NULL;
		humps += is_hump(value, i);
	}
	bool has_few_vowels = vowels * 100 <= value.len * FEW_VOWELS;
	if (humps >= 3)
		return value.len >= LEAST && humps * HUMP > value.len && (rare || has_few_vowels);
	return value.len >= LEAST_SMALL && has_few_vowels && rare;
}

bool secret_is_name(struct sv value)
{
	enum { MOST_DIGITS = 2 };
	size_t digits = 0;

	while (digits < value.len && sv_is_digit(value.data[value.len - 1 - digits]))
		digits++;
	for (size_t i = 0; i + digits < value.len; i++)
		if (!sv_is_alpha(value.data[i]) && !strchr("-_./", value.data[i]))
			return false;
	return digits <= MOST_DIGITS && digits < value.len;
}

bool secret_is_random(struct sv value)
{
	struct secret_shape shape;
	size_t steps = 0; /* neighbours that repeat or count up or down by one */

	secret_shape(&shape, value);
	for (size_t i = 1; i < value.len; i++) {
		int step = value.data[i] - value.data[i - 1];
		steps += step >= -1 && step <= 1;
	}
	return shape.kinds * 2 >= (value.len < 24 ? value.len : 24) && steps * 3 <= value.len;
}
