/*
 * Lists of words to look for in short stretches of text.
 *
 * ASCII letters match in any case. Where a word begins or ends with an ASCII letter or digit, no other may adjoin it
 * there: "ID" is not found in "paid"; but "user" is found in "userName", which is two words. "id_card" is also
 * "id-card". Chinese words may be spaced out in the text: "身 份 证 号".
 */
#ifndef MATCH_LEXICON_H
#define MATCH_LEXICON_H

#include "base/arena.h"
#include "base/sv.h"

#define LEXICON_LEAST_BYTES 2

struct lexicon;

/* All memory from `arena`. Every word has at least LEXICON_LEAST_BYTES bytes. */
const struct lexicon *lexicon_new(struct arena *arena, const struct sv *list, size_t count);

/* The first word that starts at `from` or behind it, the longest that starts there. False if there is none, or no
 * list (NULL). */
bool lexicon_find(struct span *out, const struct lexicon *lexicon, struct sv text, size_t from);

/* The word that ends last, the longest that ends there. */
bool lexicon_find_last(struct span *out, const struct lexicon *lexicon, struct sv text);

/* Length of the longest word that starts at `at`, or 0: nothing is looked for behind it. */
size_t lexicon_at(const struct lexicon *lexicon, struct sv text, size_t at);

bool lexicon_in(const struct lexicon *lexicon, struct sv text);

/* The whole text is one of the words. */
bool lexicon_is(const struct lexicon *lexicon, struct sv text);

#endif
