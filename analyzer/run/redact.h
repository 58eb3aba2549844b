/*
 * Blots out the values that were found on a document wherever else they turn up in its records: in addresses, link
 * texts, messages and excerpts. The report must not become the leak.
 */
#ifndef RUN_REDACT_H
#define RUN_REDACT_H

#include "base/buf.h"
#include "model/record.h"

struct redactor {
	struct arena *arena;
	struct finding_value *secrets; /* values of sensitive findings, sorted as they are written */
	size_t count;
	bool first_byte[256];         /* some secret starts with it */
	struct finding_value *places; /* the same and shorter ones, sorted by place */
	size_t *reach;                /* by place: the farthest end of those up to it */
	size_t place_count;
};

/* Collects the values of sensitive findings; the list must outlive the redactor. */
void redactor_init(struct redactor *redactor, struct arena *arena, const struct findings *findings);

/* The first of `places` that reaches behind `at`. */
size_t redactor_place(const struct redactor *redactor, size_t at);

/* `text` with every sensitive value in it replaced by its evidence; `text` itself if there is none. Where a value hides
 * behind percent-encoding the text comes back decoded. */
struct sv redact(const struct redactor *redactor, struct sv text);

#endif
