/* The processes that read one document. */
#ifndef ATTACH_CHILD_H
#define ATTACH_CHILD_H

#include <sys/types.h>

#include "attach/reader.h"

struct child_pair {
	pid_t reader;
	pid_t program; /* 0: the reader needs none */
};

/* Forks the reader, and its program where it has one: `input` is the document, the reading is written to `output`. Both
 * are sandboxed before they look at a byte. For a process with one thread. Returns 0, or -1 if there are none. */
int child_start(struct child_pair *out, const struct reader *reader, int input, int output);

#endif
