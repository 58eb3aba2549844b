/* The block at the end of the output for people. */
#ifndef EMIT_TEXT_SUMMARY_H
#define EMIT_TEXT_SUMMARY_H

#include "emit/emit.h"

/* The `end` of the text format. */
void text_summary(struct buf *out, const struct buf *late, const struct emit_options *options,
		  const struct summary *summary);

#endif
