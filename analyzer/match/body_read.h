/* The part of a rule that says how it matches. */
#ifndef MATCH_BODY_READ_H
#define MATCH_BODY_READ_H

#include "match/fields.h"
#include "match/rule_body.h"

/* The keys that only content rules have. */
#define BODY_KEYS(KEY)  \
	KEY("scope")    \
	KEY("pattern")  \
	KEY("patterns") \
	KEY("flags")    \
	KEY("digits")   \
	KEY("labelled") \
	KEY("confirm")  \
	KEY("words")    \
	KEY("context")  \
	KEY("mask")     \
	KEY("ignore")   \
	KEY("yields_to")

/* Fills `body` and `is_content` of the rule from its map; a rule without a finder gets none. */
void body_read(struct rule *rule, struct rule_file *file, const struct yaml *node);

#endif
