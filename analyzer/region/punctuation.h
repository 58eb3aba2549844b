/* Where Chinese sentences and clauses end; private to region/. */
#ifndef REGION_PUNCTUATION_H
#define REGION_PUNCTUATION_H

#include "base/sv.h"

/* Length of the mark at the start of `text` that ends a sentence; or a clause (the end of a sentence is one too); 0 if
 * there is none. */
size_t punctuation_sentence(struct sv text);
size_t punctuation_clause(struct sv text);

/* Where the sentence that goes on at `at` ends, at most at `end`. */
size_t punctuation_sentence_end(struct sv text, size_t at, size_t end);

/* The clause around the bytes [begin, end) of `text`. */
struct span punctuation_clause_around(struct sv text, size_t begin, size_t end);

/* Length of the brackets and what stands in them at the start of `text`; 0 if there are none, or if they do not end
 * soon. */
size_t punctuation_brackets(struct sv text);

/* `text` without spaces of all kinds at its start. */
struct sv punctuation_skip_space(struct sv text);

/* The same at both ends. */
struct sv punctuation_trim(struct sv text);

#endif
