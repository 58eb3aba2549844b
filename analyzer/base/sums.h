/* A set of 64-bit sums: what was met already. */
#ifndef BASE_SUMS_H
#define BASE_SUMS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Of zeroes: the empty set. */
struct sums {
	uint64_t *slots;
	size_t size; /* a power of two */
	size_t count;
	bool zero; /* the sum 0 is in it */
};

/* Returns false if it was there. */
bool sums_add(struct sums *sums, uint64_t sum);
bool sums_have(const struct sums *sums, uint64_t sum);
void sums_free(struct sums *sums);

#endif
