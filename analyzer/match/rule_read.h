/* One entry of a rule file as a struct rule. */
#ifndef MATCH_RULE_READ_H
#define MATCH_RULE_READ_H

#include "match/fields.h"
#include "match/match.h"

/* Fills `rule` from a map of the list `rules:`; faults go to the file's errors. */
void rule_read(struct rule *rule, struct rule_file *file, const struct yaml *node);

#endif
