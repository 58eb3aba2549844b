#include "region/words.h"

static const struct sv lists[WORDS_LISTS] = {
#define WORDS(list, words) [WORDS_##list] = { words, sizeof(words) - 1 },
#include "region/words.def"
#undef WORDS
};

/* The next word of a list. */
static bool next(struct sv *word, struct sv *rest)
{
	return sv_split(word, rest, ' ');
}

size_t words_start(enum word_list list, struct sv text)
{
	struct sv rest = lists[list];
	struct sv word;
	size_t longest = 0;

	while (next(&word, &rest))
		if (word.len > longest && sv_starts(text, word))
			longest = word.len;
	return longest;
}

size_t words_end(enum word_list list, struct sv text)
{
	struct sv rest = lists[list];
	struct sv word;
	size_t longest = 0;

	while (next(&word, &rest))
		if (word.len > longest && sv_ends(text, word))
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
