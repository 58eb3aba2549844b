/*
 * Confirmers: functions that look at a value and at what stands around it, and drop or keep it.
 *
 * A confirmer is pure: the same candidate gives the same verdict. It must be linear in the candidate's length and look
 * at surroundings only through bounded windows (around.h).
 */
#ifndef MATCH_CONFIRM_H
#define MATCH_CONFIRM_H

#include "match/digits.h"
#include "match/peers.h"
#include "match/rule_body.h"
#include "model/reason.h"

/* What a finder found. Spans are of the stream. */
struct candidate {
	const struct page *page;
	const struct stream *stream;
	enum stream_kind kind;
	const struct piece *piece; /* that holds the value's first byte */
	const struct rule_body *body;
	struct arena *arena;  /* for the strings of a verdict */
	struct span match;    /* the whole match */
	struct span value;    /* not empty */
	struct sv label;      /* what labels the value where the finder knows: heading, attribute name; else empty */
	uint32_t label_where; /* enum where of the label, WHERE_COUNT where there is none */
	const struct digits_match *digits; /* of a digits rule, else NULL; its neighbours are at hand too: */
	size_t digits_before;              /* that many matches of the rule stand before it in memory, */
	size_t digits_after;               /* that many behind it */
	const struct peers *peers;         /* of its number */
	uint32_t today;                    /* YYYYMMDD */
};

#define VERDICT_MOST_FACTS   4
#define VERDICT_MOST_REASONS 6

/* Filled with the rule's grades and the candidate's value before the confirmer gets it. */
struct verdict {
	struct span
	    match; /* in the stream: the text that this rule explains; rules that yield to it find nothing there */
	struct span value;  /* in the stream; what --why shows where it is dropped */
	struct sv normal;   /* the value as it is compared; the value as written if left empty */
	struct sv evidence; /* masked; by the rule's mask if left empty */
	struct sv secret;   /* the part of the value that must not be shown by itself either: the password of
			       "user:password"; may be empty */
	enum severity severity;
	enum certainty certainty;
	double confidence;
	size_t fact_count;
	struct {
		const char *key;
		struct sv text;
	} facts[VERDICT_MOST_FACTS];
	size_t reason_count; /* what speaks for the value; those past the most are left out */
	struct reason_given reasons[VERDICT_MOST_REASONS];
	struct sv against; /* argument of the reason that dropped it, if it has one */
};

/* Returns REASON_NONE to keep the value, or why it is dropped. */
typedef enum reason confirm_function(struct verdict *verdict, const struct candidate *candidate);

#define CONFIRMER(function, name, words) confirm_function confirm_##function;
#define NUMBER_CONFIRMER(function, name, words) \
	confirm_function confirm_##function;    \
	number_look_function look_##function;
#include "match/confirmers.def"
#undef CONFIRMER
#undef NUMBER_CONFIRMER

struct confirmer {
	const char *name;
	number_look_function *look; /* of one for rules whose one finder is `digits`, else NULL */
	const char *words;          /* names of its word lists, with single spaces between them */
	confirm_function *function;
};

/* NULL if there is no such confirmer. */
const struct confirmer *confirmer_find(struct sv name);

/* The place of a word list in `confirmer->words`, or -1. */
int confirmer_words(const struct confirmer *confirmer, struct sv name);
size_t confirmer_word_lists(const struct confirmer *confirmer);

/* The text of the candidate's value, as the finder gave it. */
struct sv candidate_value(const struct candidate *candidate);

/* The rule's word list at that place. */
const struct lexicon *candidate_words(const struct candidate *candidate, size_t list);

void verdict_fact(struct verdict *verdict, const char *key, struct sv text);

/* Notes what speaks for the value, the strongest first. The argument may be empty. */
void verdict_reason(struct verdict *verdict, enum reason reason, struct sv argument);

/* For dropping a value with the argument of the reason: `return verdict_drop(verdict, REASON_…, label);` */
enum reason verdict_drop(struct verdict *verdict, enum reason reason, struct sv argument);

#endif
