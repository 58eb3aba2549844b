/* What a value is said to be: by the words before it, its row's and column's headings, its attribute. */
#ifndef MATCH_LABEL_H
#define MATCH_LABEL_H

#include "match/confirm.h"

enum label_kind { LABEL_NONE, LABEL_WANTED, LABEL_OTHER };

struct label_words {
	const struct lexicon *wanted; /* the value is what the rule looks for */
	const struct lexicon *other;  /* it is something else */
};

/* Which list the label is on that is nearest to the value. *word becomes the label (in the page), if there is one. */
enum label_kind label_find(struct sv *word, const struct candidate *candidate, const struct label_words *words);

/* The label of the first number of an enumeration, which they share: "身份证号：A、B、C". LABEL_NONE for the first. */
enum label_kind label_of_enumeration(struct sv *word, const struct candidate *candidate,
				     const struct label_words *words);

/* Of the words in `text`, the one that ends last decides; of two that end together, the longer. */
enum label_kind label_last(struct sv *word, const struct label_words *words, struct sv text);

/* Notes the word that label_find gave as what speaks for the value: as the fact "label", and as a reason that tells a
 * heading from other labels. Nothing for an empty word. */
void label_keep(struct verdict *verdict, const struct candidate *candidate, struct sv word);

/* The name in a text that introduces a value: without quotes, colons and what follows them ("\"pwd\": \"" is pwd). */
struct sv label_name(struct sv introduction);

/* What stands behind the last end of a sentence in `text`. */
struct sv label_sentence(struct sv text);

/* How strictly a number's neighbours are taken. */
enum label_edges { LABEL_EDGES_STRICT, LABEL_EDGES_LOOSE };

/* False if the number is part of something longer: a word, a hash, a decimal fraction, a path or file name. Loose is
 * for numbers with a label of their own. */
bool label_number_stands_alone(const struct candidate *candidate, enum label_edges edges);

/* The number is the whole of a segment, a parameter or a word of an address or a file's name: "/330….jpg", "id%3D330…",
 * "张三330….pdf". */
bool label_number_is_in_address(const struct candidate *candidate);

/* One of the words stands near the value: in its block within that many characters, in its row, or in the row that
 * heads its column. */
bool label_has_company(const struct candidate *candidate, const struct lexicon *words, size_t characters);

#endif
