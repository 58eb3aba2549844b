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
	const struct findings *findings; /* all of the document, in order of their places */
	const struct finding **secrets;  /* sensitive findings, sorted by the value as written */
	size_t count;
	bool first_byte[256]; /* some secret starts with it */
};

/* Collects the sensitive findings of a list in order of their places; it must outlive the redactor. */
void redactor_init(struct redactor *redactor, struct arena *arena, const struct findings *findings);

/* `text` with every sensitive value in it replaced by its evidence; `text` itself if there is none. */
struct sv redact(const struct redactor *redactor, struct sv text);

#endif
