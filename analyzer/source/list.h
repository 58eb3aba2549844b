/*
 * Lists of inputs: one a line.
 */
#ifndef SOURCE_LIST_H
#define SOURCE_LIST_H

#include "source/walk.h"

/* Reads the list `path` ("-": standard input, also a pipe) and calls `each` for every line that is not empty, as soon
 * as it is there. A CR before the LF and a byte order mark are dropped; other white space belongs to the name. Returns
 * 0, or -1 if `each` or the sink asked to stop. */
int list_walk(struct walk *walk, struct sv path, int (*each)(struct walk *walk, struct sv input));

#endif
