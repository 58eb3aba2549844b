/*
 * Findings and errors as bytes for the state of a sweep, and back: what was found on a page is written out in any
 * format, nights later. The messages are in the language that was asked for when the page was read.
 */
#ifndef RUN_RECORD_PACK_H
#define RUN_RECORD_PACK_H

#include "emit/emit.h"
#include "run/twins.h"

/* An emitter whose output is record_unpack's input, record by record. */
extern const struct emitter record_packer;

struct unpacked {
	struct record record;
	struct finding finding; /* that the record points to, if it is one */
};

/* Cuts the next record off `bytes`; its memory is from `arena`. Returns -1 at the end and where the bytes are broken.
 */
int record_unpack(struct unpacked *out, struct arena *arena, struct sv *bytes);

/* Claims likewise; the rule's name is from the arena. */
void claims_pack(struct buf *out, const struct twin_claim *claims, size_t count);
int claim_unpack(struct twin_claim *out, struct arena *arena, struct sv *bytes);

#endif
