/*
 * One file: a document, or an archive of them.
 */
#ifndef SOURCE_FILE_H
#define SOURCE_FILE_H

#include "source/walk.h"

/* Opens `path`, relative to the directory `at` (or AT_FDCWD), without waiting and without touching special files.
 * Returns a descriptor and its status, or -1 with errno; ENXIO stands for a special file. */
int file_open(struct stat *status, int at, const char *path);

/* Reads the open file `fd` and closes it. `url`: where it is published, or empty. `name` does not stand in the walk's
 * arena, which archives reset. Returns what the sink returned. */
int file_read(struct walk *walk, int fd, const struct stat *status, struct sv name, struct sv url);

#endif
