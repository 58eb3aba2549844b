/* Bytes of the state file: what unpacks must pack to the very same bytes again. */
#include <stdlib.h>

#include "model/observation.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct sv bytes = { (const char *)data, size };
	struct arena *arena = arena_new();
	struct observation seen;
	struct buf again;

	buf_init(&again, SIZE_MAX);
	if (observation_unpack(&seen, arena, bytes) == 0) {
		observation_pack(&again, &seen);
		if (!sv_eq(buf_view(&again), bytes))
			abort();
	}
	buf_free(&again);
	arena_free(arena);
	return 0;
}
