/* The findings of a former output, by fingerprint: those are known and left out. */
#ifndef RUN_BASELINE_H
#define RUN_BASELINE_H

#include <stdbool.h>

#include "base/sv.h"

struct baseline;

/* Reads the finding records of JSON Lines files. On failure says why on stderr and returns NULL. */
struct baseline *baseline_load(const char *const *paths, size_t count, bool chinese);
void baseline_free(struct baseline *baseline);

/* How many findings it has; 0 for NULL. */
size_t baseline_count(const struct baseline *baseline);

/* False for NULL. */
bool baseline_has(const struct baseline *baseline, struct sv fingerprint);

#endif
