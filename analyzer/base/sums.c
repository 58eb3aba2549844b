#include "base/sums.h"

#include <stdlib.h>

static uint64_t *slot_of(const struct sums *sums, uint64_t sum)
{
	/* The product spreads sums that are ids. */
	size_t at = (size_t)(sum * UINT64_C(0x9E3779B97F4A7C15) >> 32) & (sums->size - 1);

	while (sums->slots[at] && sums->slots[at] != sum)
		at = (at + 1) & (sums->size - 1);
	return &sums->slots[at];
}

static void grow(struct sums *sums)
{
	uint64_t *old = sums->slots;
	size_t old_size = sums->size;

	sums->size = old_size ? old_size * 2 : 64;
	sums->slots = calloc(sums->size, sizeof *sums->slots);
	if (!sums->slots)
		abort();
	for (size_t i = 0; i < old_size; i++)
		if (old[i])
			*slot_of(sums, old[i]) = old[i];
	free(old);
}

bool sums_add(struct sums *sums, uint64_t sum)
{
	if (sums_have(sums, sum))
		return false;
	if (sum == 0) {
		sums->zero = true;
		return true;
	}
	if ((sums->count + 1) * 2 > sums->size)
		grow(sums);
	*slot_of(sums, sum) = sum;
	sums->count++;
	return true;
}

bool sums_have(const struct sums *sums, uint64_t sum)
{
	if (sum == 0)
		return sums->zero;
	return sums->size && *slot_of(sums, sum);
}

void sums_free(struct sums *sums)
{
	free(sums->slots);
	*sums = (struct sums){ NULL, 0, 0, false };
}
