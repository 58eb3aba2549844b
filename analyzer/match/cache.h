/*
 * Values in files of a cache folder. The whole key is in the file and is compared, so that the hash in the file's name
 * need not be a strong one. A damaged file, or one that others may have written, is as good as none.
 */
#ifndef MATCH_CACHE_H
#define MATCH_CACHE_H

#include "base/sv.h"

/* Finds the value of a key. Returns the bytes it lies in, to be freed, or NULL if there is none. */
char *cache_load(struct sv *value, const char *dir, const char *suffix, struct sv key);

/* Puts a value into a file of `dir`, which is made if it is not there. Says nothing if that cannot be done. */
void cache_store(const char *dir, const char *suffix, struct sv key, struct sv value);

#endif
