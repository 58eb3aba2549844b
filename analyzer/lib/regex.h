/*
 * Regular expressions (PCRE2) with limits on work, depth and memory.
 *
 * A regex is immutable and shared by threads; every thread brings a matcher of its own.
 */
#ifndef LIB_REGEX_H
#define LIB_REGEX_H

#include "base/sv.h"

#define REGEX_CASELESS  1u
#define REGEX_DOTALL    2u
#define REGEX_MULTILINE 4u

struct regex;

/* Compiles `pattern`, UTF-8. Returns NULL and writes the reason, NUL-terminated, to `reason`. */
struct regex *regex_new(struct sv pattern, unsigned flags, char *reason, size_t reason_size);
void regex_free(struct regex *regex);

/* The number of a named group, or -1. */
int regex_group(const struct regex *regex, const char *name);

struct regex_matcher;

struct regex_matcher *regex_matcher_new(void);
void regex_matcher_free(struct regex_matcher *matcher);

/* Looks in `text` (valid UTF-8) for the first match that starts at `from` or behind it, but not behind `last`; both
 * on a character's first byte. Returns 1, 0 if there is none, or -1 when a limit was reached. */
int regex_search(struct regex_matcher *matcher, const struct regex *regex, struct sv text, size_t from, size_t last);

/* A group of the last match, 0 for the whole of it; {SV_NONE, SV_NONE} if it took no part in the match. */
struct span regex_span(const struct regex_matcher *matcher, int group);

#endif
