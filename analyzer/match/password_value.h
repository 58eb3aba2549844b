/* What a password looks like, and what only looks like one. */
#ifndef MATCH_PASSWORD_VALUE_H
#define MATCH_PASSWORD_VALUE_H

#include "match/confirm.h"
#include "match/secret.h"

#define PASSWORD_LEAST 4 /* bytes */
#define PASSWORD_MOST  40

/* Why this is no password, or REASON_NONE: too short or long, masked, a reference, a placeholder, figures, something
 * technical. */
enum reason password_value_test(struct sv value, const struct lexicon *placeholders);

/* "8位", "2021年": no letters, and a unit behind: a length, a date. */
bool password_value_has_unit(const struct candidate *candidate, struct span at);

/* How good a value is as evidence. */
enum password_grade {
	GRADE_WORD, /* letters only: a word, a name */
	GRADE_WEAK, /* a word that people use as a password */
	GRADE_SHORT_NUMBER,
	GRADE_NUMBER, /* six digits or more */
	GRADE_STRONG,
	GRADE_NEVER, /* better than any */
};

enum password_grade password_value_grade(struct sv value, const struct lexicon *weak);

#endif
