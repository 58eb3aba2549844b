/* The finders of a content rule: patterns, digits, labelled values. */
#ifndef MATCH_FINDER_READ_H
#define MATCH_FINDER_READ_H

#include "match/fields.h"
#include "match/rule_body.h"

/* True if the rule's map names a finder. */
bool finder_is_named(const struct yaml *rule);

/* Reads them into `body`. */
void finder_read(struct rule_body *body, struct rule_file *file, const struct yaml *rule);

#endif
