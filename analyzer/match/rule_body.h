/* How a content rule matches. */
#ifndef MATCH_RULE_BODY_H
#define MATCH_RULE_BODY_H

#include "lib/regex.h"
#include "match/lexicon.h"
#include "match/match.h"

struct confirmer;

/* A pattern; also the words of `labelled`, which the scanner follows to the values they label. */
struct pattern {
	struct sv text;
	unsigned flags; /* REGEX_* */
	bool is_label;
	size_t line;
	uint32_t rule; /* index of its rule */
	struct regex *regex;
	int value_group; /* 0: the whole match */
};

#define DIGITS_MOST_GROUPS 6

/* One way to group the digits of a number: "6-8-4". */
struct grouping {
	uint8_t count;
	uint8_t sizes[DIGITS_MOST_GROUPS];
};

struct digits_rule {
	size_t min; /* 0: the rule does not look for digits */
	size_t max;
	bool any_grouping;
	struct sv tail; /* ASCII letters that may stand for the last digit */
	const struct grouping *groupings;
	size_t grouping_count;
};

enum within { WITHIN_CHARACTERS, WITHIN_CELL, WITHIN_ROW, WITHIN_COLUMN, WITHIN_BLOCK };

#define CONTEXT_MOST_CHARACTERS 500

struct context_rule {
	const struct lexicon *require;
	const struct lexicon *exclude;
	enum within within;
	size_t characters;
};

enum mask_kind { MASK_FIXED, MASK_ENDS, MASK_LINE };

#define MASK_MOST_KEPT 8

struct mask {
	enum mask_kind kind;
	size_t first; /* characters kept */
	size_t last;
};

/* A word list of a rule that a check reports. */
struct rule_words {
	struct sv name;
	const struct lexicon *lexicon;
	const struct rule_words *next;
};

struct rule_body {
	uint32_t scope; /* bits 1 << enum where */
	struct pattern *patterns;
	size_t pattern_count;
	struct digits_rule digits;
	const struct confirmer *confirm; /* NULL: what is found is kept */
	const struct lexicon *labels;    /* of the finder `labelled`, else NULL */
	const struct lexicon **words;    /* in the order in which the confirmer asks for them */
	const struct context_rule *contexts;
	size_t context_count;
	const struct lexicon *ignored; /* normalised values that are never reported */
	struct mask mask;
	const struct sv *yields_to; /* rule ids */
	size_t yield_count;
	size_t yield_line;
};

#endif
