/* Where the output goes: standard output or a file, with the separators of the format and with every error noticed. */
#ifndef RUN_WRITER_H
#define RUN_WRITER_H

#include <stdbool.h>

#include "base/sv.h"

struct writer {
	int file;
	const char *path;    /* NULL: standard output */
	struct sv separator; /* still to be dropped once; empty afterwards */
	bool failed;         /* nothing more can be written */
	bool trouble;        /* that is worth a message and the trouble bit: not a reader who went away */
	bool chinese;
};

/* Opens (and empties) the file. On failure says why and returns -1. */
int writer_open(struct writer *writer, const char *path, struct sv separator, bool chinese);

/* Writes everything, or sets `failed`. */
void writer_put(struct writer *writer, struct sv bytes);

/* Writes rendered records: the first separator of the whole output is dropped. */
void writer_records(struct writer *writer, struct sv bytes);

/* Closes a file of our own. A late error of the file system counts too. */
void writer_close(struct writer *writer);

#endif
