/* The emitters of emitters.def, and what they have in common. */
#ifndef EMIT_FORMATS_H
#define EMIT_FORMATS_H

#include "emit/emit.h"

#define EMITTER(name) extern const struct emitter emit_##name;
#include "emit/emitters.def"
#undef EMITTER

/* Renders a record and keeps the promises of emit.h about size: what does not fit into `out` or `late` leaves no trace
 * but their `overflow`, and in place of a record over LIMIT_RECORD_BYTES stands an `error` record. */
void emit_guarded(void (*render)(struct buf *out, struct buf *late, const struct emit_options *options,
				 const struct record *record),
		  struct buf *out, struct buf *late, const struct emit_options *options, const struct record *record);

#endif
