/* The rules of all files of a folder. */
#ifndef MATCH_RULE_FILES_H
#define MATCH_RULE_FILES_H

#include "match/match.h"

struct rule_list {
	VEC(struct rule, rules);
	uint64_t sum; /* of the files' bytes */
};

/* Reads every *.yaml file of `dir` in byte order of names and sorts the rules by id. Returns 0, or -1 after telling
 * every fault. */
int rule_files_read(struct rule_list *out, struct arena *arena, const char *dir, const char *cache_dir,
		    struct buf *errors);

#endif
