/*
 * Output formats: one file per format, emitters.def is the list. An emitter turns records into bytes; it never writes
 * anywhere itself. Emitters have no state, so that workers render records in parallel.
 */
#ifndef EMIT_EMIT_H
#define EMIT_EMIT_H

#include "base/buf.h"
#include "match/match.h"
#include "model/record.h"

struct emit_options {
	const struct rules *rules; /* for formats that list them; may be NULL */
	bool chinese;
	bool color;        /* for the text format */
	bool show_secrets; /* evidence and addresses are shown as they are */
};

struct emitter {
	const char *name;
	struct sv separator; /* every record starts with it; dropped before the first record of the output */
	/* Each appends to `out`; `begin` and `end` may be NULL. `end` gets the summary, which is never passed to
	 * `record` unless the user asked for it. */
	void (*begin)(struct buf *out, const struct emit_options *options);
	void (*record)(struct buf *out, const struct emit_options *options, const struct record *record);
	void (*end)(struct buf *out, const struct emit_options *options, const struct summary *summary);
};

/* NULL if there is no such format. */
const struct emitter *emit_find(struct sv name);

/* "jsonl, sarif, text" */
const char *emit_names(void);

#endif
