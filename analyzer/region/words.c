#include "region/words.h"

static const struct sv lists[WORDS_LISTS] = {
#define WORDS(list, words) [WORDS_##list] = { words, sizeof(words) - 1 },
#include "region/words.def"
#undef WORDS
};

/* The next word of a list. Words are short: a loop is faster than memchr. */
static inline bool next(struct sv *word, struct sv *rest)
{
	size_t len = 0;

	if (!rest->len)
		return false;
	while (len < rest->len && rest->data[len] != ' ')
		len++;
	*word = (struct sv){ rest->data, len };
	*rest = sv_skip(*rest, len + 1);
	return true;
}

/* A look at the bytes in which Chinese characters differ. */
static inline bool may_equal(struct sv word, const char *text)
{
	return word.len < 3 || (word.data[2] == text[2] && word.data[1] == text[1]);
}

size_t words_start(enum word_list list, struct sv text)
{
	struct sv rest = lists[list];
	struct sv word;
	size_t longest = 0;

	while (next(&word, &rest))
		if (word.len > longest && word.len <= text.len && may_equal(word, text.data) &&
		    memcmp(word.data, text.data, word.len) == 0)
			longest = word.len;
	return longest;
}

size_t words_end(enum word_list list, struct sv text)
{
	struct sv rest = lists[list];
	struct sv word;
	size_t longest = 0;

	while (next(&word, &rest))
		if (word.len > longest && word.len <= text.len && may_equal(word, text.data + text.len - word.len) &&
		    sv_ends(text, word))
			longest = word.len;
	return longest;
}

size_t words_find(size_t *at, enum word_list list, struct sv text)
{
	struct sv rest = lists[list];
	struct sv word;

	while (next(&word, &rest)) {
		*at = sv_find(text, word, 0);
		if (*at != SV_NONE)
			return word.len;
	}
	return 0;
}

bool words_in(enum word_list list, struct sv text)
{
	size_t at;

	return words_find(&at, list, text) != 0;
}
