/* The rules as a whole; private to match/. */
#ifndef MATCH_RULES_H
#define MATCH_RULES_H

#include "match/databases.h"
#include "match/match.h"
#include "match/rule_files.h"

struct rules {
	struct arena *arena;
	struct rule_list list;
	struct scanned_pattern *patterns;
	size_t pattern_count;
	uint32_t digit_streams; /* bits 1 << enum stream_kind: some rule looks for digits there */
	struct databases databases;
	bool from_cache;
};

#endif
