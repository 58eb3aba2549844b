/*
 * Findings about attachments that wait for the end of the run, because only then it is known whether they stand:
 * a Word file falls away where a PDF of the same name exists or a page offers one; a page's finding about a linked file
 * falls away where the file itself was an input and was judged by its bytes.
 *
 * Workers collect claims; the writer's set takes them in and at the end names the findings that stand.
 */
#ifndef RUN_TWINS_H
#define RUN_TWINS_H

#include "base/buf.h"
#include "run/tally.h"

enum twin_claim_kind {
	TWIN_SHOWS,  /* a PDF or OFD of this key exists, at this address */
	TWIN_CLEARS, /* a page offers a twin for the file at this address: unless the twin was judged and is no PDF or
			OFD */
	TWIN_JUDGED, /* the file at this address was judged by its bytes */
	TWIN_FILE,   /* a finding about a file: falls by TWIN_SHOWS of its key or TWIN_CLEARS of its address */
	TWIN_LINK    /* a finding about a link to a file: falls by TWIN_JUDGED of its address */
};

struct twin_claim {
	enum twin_claim_kind kind;
	uint64_t key;     /* of check_twin_key */
	uint64_t address; /* of the file */
	uint64_t twin;    /* of TWIN_CLEARS: address of the twin */
	const char *rule; /* of a finding, as the three below */
	enum severity severity;
	size_t begin; /* the rendered record in the bytes that come with the claims */
	size_t end;
};

struct twins;

struct twins *twins_new(void);
void twins_free(struct twins *twins);

/* Takes in the claims of one document, with their rendered records. What does not fit under LIMIT_TWINS_BYTES any more
 * is appended to `out` at once and counted: better a finding too many than one lost. */
void twins_take(struct twins *twins, struct buf *out, struct tally *tally, const struct twin_claim *claims,
		size_t count, struct sv records);

/* Appends the records that stand, in order, and counts them. */
void twins_settle(struct twins *twins, struct buf *out, struct tally *tally);

#endif
