#include "html/lists.h"

static bool take_word(struct sv *word, struct sv *rest)
{
	size_t begin = 0;

	while (begin < rest->len && sv_is_space(rest->data[begin]))
		begin++;
	size_t end = begin;
	while (end < rest->len && !sv_is_space(rest->data[end]))
		end++;
	*word = sv_slice(*rest, begin, end);
	*rest = sv_skip(*rest, end);
	return word->len > 0;
}

bool lists_next(struct sv *address, struct sv *rest)
{
	return take_word(address, rest);
}

static struct sv skip_spaces_and(struct sv text, char other)
{
	while (text.len > 0 && (sv_is_space(text.data[0]) || text.data[0] == other))
		text = sv_skip(text, 1);
	return text;
}

/* "2x", "480w", "1.5x", "300h". */
static bool is_descriptor(struct sv word)
{
	if (word.len < 2)
		return false;
	char unit = word.data[word.len - 1];
	for (size_t i = 0; i + 1 < word.len; i++)
		if (!sv_is_digit(word.data[i]) && (unit != 'x' || !strchr("+-.eE", word.data[i])))
			return false;
	return unit == 'x' || unit == 'w' || unit == 'h';
}

/* Takes the descriptors up to the comma, which counts only outside brackets. */
static bool take_descriptors(struct sv *rest)
{
	size_t end = 0;
	int depth = 0;
	bool valid = true;
	struct sv word;

	while (end < rest->len && (rest->data[end] != ',' || depth > 0)) {
		depth = rest->data[end] == '(' ? 1 : rest->data[end] == ')' ? 0 : depth;
		end++;
	}
	struct sv words = sv_slice(*rest, 0, end);
	*rest = sv_skip(*rest, end + 1);
	while (take_word(&word, &words))
		valid = is_descriptor(word) && valid;
	return valid;
}

bool lists_next_candidate(struct sv *address, struct sv *rest)
{
	for (;;) {
		*rest = skip_spaces_and(*rest, ',');
		if (!take_word(address, rest))
			return false;
		bool is_last_word = sv_ends(*address, SV(","));
		while (sv_ends(*address, SV(",")))
			address->len--;
		if (is_last_word || take_descriptors(rest))
			return true;
	}
}

static struct sv skip_while(struct sv text, bool (*is)(char))
{
	size_t at = 0;

	while (at < text.len && is(text.data[at]))
		at++;
	return sv_skip(text, at);
}

static bool is_number_byte(char byte)
{
	return sv_is_digit(byte) || byte == '.';
}

/* By the standard's "shared declarative refresh steps". */
bool lists_refresh(struct sv *address, struct sv content)
{
	struct sv rest = skip_while(content, sv_is_space);
	struct sv behind = skip_while(rest, is_number_byte);

	if (behind.len == rest.len || behind.len == 0 ||
	    !(sv_is_space(behind.data[0]) || behind.data[0] == ';' || behind.data[0] == ','))
		return false;
	rest = skip_while(behind, sv_is_space);
	if (rest.len > 0 && (rest.data[0] == ';' || rest.data[0] == ','))
		rest = skip_while(sv_skip(rest, 1), sv_is_space);
	if (sv_starts_nocase(rest, SV("url"))) {
		struct sv value = skip_while(sv_skip(rest, 3), sv_is_space);
		if (value.len > 0 && value.data[0] == '=')
			rest = skip_while(sv_skip(value, 1), sv_is_space);
	}
	if (rest.len > 0 && (rest.data[0] == '"' || rest.data[0] == '\'')) {
		size_t end = sv_chr(rest, rest.data[0], 1);
		rest = sv_slice(rest, 1, end == SV_NONE ? rest.len : end);
	}
	*address = rest;
	return rest.len > 0;
}
