/*
 * Directories, walked without recursion in byte order of names.
 */
#ifndef SOURCE_DIRECTORY_H
#define SOURCE_DIRECTORY_H

#include "source/walk.h"

/* Walks the open directory `fd`, which it closes, under the name `root`. A directory is entered once, whichever links
 * lead to it. Returns 0, or -1 if the sink asked to stop. */
int directory_walk(struct walk *walk, int fd, struct sv root);

#endif
