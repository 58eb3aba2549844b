/*
 * From what was found on a document to records: places, fingerprints, messages, redaction, rendering.
 */
#ifndef RUN_REPORT_H
#define RUN_REPORT_H

#include "run/baseline.h"
#include "run/fingerprint.h"
#include "run/run.h"
#include "run/screen.h"
#include "run/tally.h"

/* What all workers share; immutable. */
struct report_context {
	const struct run_options *options;
	struct emit_options emit;
	struct fingerprint_key key;
	const struct baseline *baseline;
};

/* The rendered records of one document, on the heap. */
struct report {
	struct buf out;     /* records, each with the emitter's separator in front */
	struct buf late;    /* what the format writes behind all records */
	struct buf waiting; /* records that claims point into */
	struct buf why;     /* lines for people about what was dropped */
	struct buf claims;  /* struct twin_claim, one behind the other */
};

struct report *report_new(void);
void report_free(struct report *report);

/* Renders all records of one document into `report` and counts them in `tally`. */
void report_document(struct report *report, struct tally *tally, const struct report_context *context,
		     const struct source_item *item, struct screened *screened);

/* Renders an `error` record. */
void report_error(struct report *report, struct tally *tally, const struct report_context *context, struct sv source,
		  enum stage stage, struct sv message);

#endif
