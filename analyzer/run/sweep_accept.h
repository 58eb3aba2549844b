/* --accept: links that people know and have accepted. */
#ifndef RUN_SWEEP_ACCEPT_H
#define RUN_SWEEP_ACCEPT_H

#include "store/store.h"

/* Reads a list of addresses, one a line: "#" begins a comment, "!ADDRESS" takes one back. They are kept in the state
 * and hold for later nights too. NULL does nothing. Returns -1, having said so, where the file cannot be read or a line
 * is no address. */
int sweep_accept_load(struct store *store, const char *path, bool chinese);

#endif
