/* The rules as a whole; private to match/. */
#ifndef MATCH_RULES_H
#define MATCH_RULES_H

#include "match/match.h"
#include "match/rule_files.h"

struct rules {
	struct arena *arena;
	struct rule_list list;
};

#endif
