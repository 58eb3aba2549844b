/* Building the engine and taking it apart, without its thread. */
#ifndef FETCH_SETUP_H
#define FETCH_SETUP_H

#include "fetch/engine.h"

/* NULL where an option cannot be taken, and why. */
struct fetch *setup_new(const struct fetch_options *options, struct buf *why);

/* Jobs under way end with it. */
void setup_free(struct fetch *fetch);

#endif
