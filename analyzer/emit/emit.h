/*
 * Output formats: one file per format, emitters.def is the list. An emitter turns records into bytes; it never writes
 * anywhere itself. Emitters have no state, so that workers render records in parallel.
 *
 * A record that does not fit into a buffer any more is left out as a whole, and the buffer's `overflow` tells. One that
 * is larger than LIMIT_RECORD_BYTES is replaced by an `error` record of its place; strings longer than
 * LIMIT_RECORD_STRING are cut and end in U+2026.
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
	/* Each appends to `out`; `begin` and `end` may be NULL. `late` takes what some formats may write only behind
	 * all records (SARIF: its notifications): the caller joins the late bytes of all records, up to a limit of its
	 * own, and hands them to `end`, with `overflow` set where some were left out. `end` gets the summary, which is
	 * never passed to `record` unless the user asked for it. */
	void (*begin)(struct buf *out, const struct emit_options *options);
	void (*record)(struct buf *out, struct buf *late, const struct emit_options *options,
		       const struct record *record);
	void (*end)(struct buf *out, const struct buf *late, const struct emit_options *options,
		    const struct summary *summary);
};

/* A value that is not reported, as it may be shown. */
struct emit_dropped {
	const struct place *place;
	const char *rule;
	struct sv evidence;
	struct sv reason;
};

/* Append lines for people: about one dropped value, and about as many more of one source. */
void emit_dropped(struct buf *out, const struct emit_options *options, const struct emit_dropped *dropped);
void emit_dropped_more(struct buf *out, const struct emit_options *options, struct sv source, size_t count);

/* NULL if there is no such format. */
const struct emitter *emit_find(struct sv name);

#endif
