/* The examples of a rule. */
#ifndef MATCH_EXAMPLES_H
#define MATCH_EXAMPLES_H

#include "match/fields.h"
#include "match/match.h"

/* Reads `examples: {match: [...], no_match: [...]}` into the rule. */
void examples_read(struct rule_file *file, struct rule *rule, const struct yaml *node);

#endif
