/* Counts of a run, kept by every worker for itself and added up at the end. */
#ifndef RUN_TALLY_H
#define RUN_TALLY_H

#include "match/match.h"
#include "model/record.h"

struct tally {
	const struct rules *rules; /* NULL: no findings */
	uint64_t pages;
	uint64_t bytes;
	uint64_t links;
	uint64_t attachments;
	uint64_t errors;
	uint64_t known;
	uint64_t *findings; /* by index of the rule */
	uint64_t severities[SEVERITY_COUNT];
};

void tally_init(struct tally *tally, const struct rules *rules);
void tally_free(struct tally *tally);

/* A finding of `rule` that is part of the output. */
void tally_finding(struct tally *tally, const char *rule, enum severity severity);

void tally_add(struct tally *tally, const struct tally *more);

/* The summary record; its list of rules lives in `arena`. */
void tally_summary(struct summary *out, const struct tally *tally, struct arena *arena, double seconds);

#endif
