/* Lists of words, and looking for them; private to region/. */
#ifndef REGION_WORDS_H
#define REGION_WORDS_H

#include "base/sv.h"

enum word_list {
#define WORDS(list, words) WORDS_##list,
#include "region/words.def"
#undef WORDS
	WORDS_LISTS
};

/* Length of the longest word of the list that `text` starts with, ends with; 0 if there is none. */
size_t words_start(enum word_list list, struct sv text);
size_t words_end(enum word_list list, struct sv text);

/* True if one of them stands somewhere in `text`. */
bool words_in(enum word_list list, struct sv text);

/* The same, and where: *at is the offset of one that is found. Returns its length. */
size_t words_find(size_t *at, enum word_list list, struct sv text);

#endif
