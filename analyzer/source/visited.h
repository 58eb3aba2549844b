/* A set of directories, by device and inode. */
#ifndef SOURCE_VISITED_H
#define SOURCE_VISITED_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/stat.h>
#include <sys/types.h>

struct visited_key {
	dev_t device;
	ino_t inode; /* 0: a free slot */
};

/* All zero is the empty set. */
struct visited {
	struct visited_key *slots;
	size_t capacity; /* 0 or a power of two */
	size_t count;
};

void visited_free(struct visited *visited);

/* Adds a directory. Returns false if it was there already. */
bool visited_add(struct visited *visited, const struct stat *status);

#endif
