/* A path in the first line, a robots.txt in the rest. Its sitemaps and rules are copies of it, and short ones are
 * obeyed whatever the case of the agent. */
#include <stdlib.h>

#include "base/limits.h"
#include "fetch/robots.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void require(bool condition)
{
	if (!condition)
		abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct sv rest = { (const char *)data, size };
	struct arena *arena = arena_new();
	struct sv path = { NULL, 0 };
	struct robots robots;
	struct robots again;

	sv_split(&path, &rest, '\n');
	robots_read(&robots, arena, rest, SV("pagewarden"));
	robots_read(&again, arena, rest, SV("PAGEWARDEN"));
	require(robots.delay >= 0 && robots.delay <= LIMIT_CRAWL_DELAY);
	require(robots.rules.count == again.rules.count && robots.sitemaps.count == again.sitemaps.count);
	require(robots_allow(&robots, path) == robots_allow(&again, path));
	require(robots_allow(&robots, SV("/robots.txt")));
	for (size_t i = 0; i < robots.rules.count; i++)
		require(robots.rules.items[i].path.len > 0);
	arena_free(arena);
	return 0;
}
