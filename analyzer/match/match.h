/*
 * Rules: loading them from YAML, and finding what they describe in the streams of a page.
 *
 * Rules are immutable after loading and shared by all threads; every thread has a scanner of its own.
 */
#ifndef MATCH_MATCH_H
#define MATCH_MATCH_H

#include "base/buf.h"
#include "match/places.h"
#include "model/record.h"

struct rules;

struct text_by_language {
	struct sv zh;
	struct sv en;
};

/* An example of a rule file: a piece of HTML, or a file given by name and bytes. */
struct rule_example {
	struct sv text; /* HTML, or the file's bytes */
	struct sv name; /* file name; empty: a page */
	struct sv url;  /* where the page is published; empty if it does not matter */
	bool must_match;
	size_t line; /* in the rule file */
};

struct rule {
	const char *id;
	struct text_by_language title;
	struct text_by_language message; /* template with {fact} places; the title where a rule has none */
	enum severity severity;
	enum certainty certainty;
	double confidence; /* 0 to 1 */
	struct sv file;    /* where it was read, for messages */
	size_t line;
	bool is_content; /* found by patterns or digit runs; otherwise a check in C reports it */
	bool enabled;
	const struct rule_example *examples;
	size_t example_count;
	const struct rule_body *body;   /* how it matches; private */
	const struct rule_words *words; /* of a rule that a check reports; private */
};

/* Loads every *.yaml of `dir` (in byte order of names; not below it) and compiles or takes the databases from the
 * cache. `cache_dir` NULL: no cache. Returns NULL and appends one line per fault, "FILE:LINE: reason", to `errors`. */
struct rules *rules_load(const char *dir, const char *cache_dir, struct buf *errors);

/* The same; `compiling` is called before the databases are compiled, which takes seconds. */
struct rules *rules_load_telling(const char *dir, const char *cache_dir, void (*compiling)(const void *context),
				 const void *context, struct buf *errors);
void rules_free(struct rules *rules);

/* $PAGEWARDEN_CACHE, else $XDG_CACHE_HOME/pagewarden, else ~/.cache/pagewarden; NULL if none can be named. */
const char *rules_cache_dir(char *path, size_t size);

/* True if the databases came from the cache. */
bool rules_from_cache(const struct rules *rules);

/* Changes with any byte of the rule files. */
uint64_t rules_sum(const struct rules *rules);

size_t rules_count(const struct rules *rules);
const struct rule *rules_at(const struct rules *rules, size_t index); /* sorted by id */
const struct rule *rules_find(const struct rules *rules, const char *id);

/* A new finding of a rule that a check reports, with the rule's severity, certainty and confidence and count 1; NULL if
 * the rule is not loaded or not enabled: the check then reports nothing. The finding moves when the next is added. */
struct finding *rules_report(const struct rules *rules, struct findings *findings, const char *id);

struct lexicon;

/* The word list of this name of a rule that a check reports; NULL if the rule has none, or is not enabled. */
const struct lexicon *rules_words(const struct rules *rules, const char *id, const char *list);

/* The first word of the list in `text` at or behind `from`; false if there is none, or no list (NULL). ASCII letters
 * match in any case, and where a word begins or ends with one, or with a digit, no other adjoins it. */
bool rules_word(struct span *out, const struct lexicon *words, struct sv text, size_t from);

/* The message for people: the rule's template filled from the finding's facts and its evidence. */
struct sv rules_message(const struct rules *rules, struct arena *arena, const struct finding *finding, bool chinese);

struct scanner;

/* NULL if there is no memory for Hyperscan's scratch. */
struct scanner *scanner_new(const struct rules *rules);
void scanner_free(struct scanner *scanner);

/* From now on values that are dropped are listed with the reason in findings->dropped, except for those that have not
 * even the form of what the rule looks for. */
void scanner_explain(struct scanner *scanner);

/* Adds a finding for every value that the content rules find on the page; repeats of one value are one finding. Returns
 * 0, or -1 if a limit of limits.h cut the search short (what was found is in `findings`). */
int scanner_scan(struct scanner *scanner, struct findings *findings, const struct page *page);

#endif
