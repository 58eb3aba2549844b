/* The findings of a former output, by fingerprint: those are known and left out. */
#ifndef RUN_BASELINE_H
#define RUN_BASELINE_H

#include <stdbool.h>

#include "base/sv.h"

struct baseline;

/* Reads the finding records of a JSON Lines file. On failure says why on stderr and returns NULL. */
struct baseline *baseline_load(const char *path, bool chinese);
void baseline_free(struct baseline *baseline);

/* False for NULL. */
bool baseline_has(const struct baseline *baseline, struct sv fingerprint);

#endif
