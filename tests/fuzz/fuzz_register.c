/* A register of sites in any form: whatever is taken for a site has an address that can be fetched, once. */
#include <stdlib.h>

#include "base/arena.h"
#include "site/site.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void require(bool condition)
{
	if (!condition)
		abort();
}

static void on_fault(void *context, size_t row, enum site_fault fault, struct sv value)
{
	size_t *last = context;

	(void)value;
	require(site_fault_text(fault, true) && site_fault_text(fault, false));
	require(row >= *last);
	*last = row;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena *arena = arena_new();
	struct site_register sites;
	size_t last = 0;
	struct site_register_sink sink = { &last, on_fault };

	int result = site_register_parse(&sites, arena, &sink, (struct sv){ (const char *)data, size });
	require(result == 0 || sites.entries.count == 0);
	for (size_t i = 0; i < sites.entries.count; i++) {
		const struct site_entry *site = &sites.entries.items[i];
		require(sv_starts(site->url, SV("http://")) || sv_starts(site->url, SV("https://")));
		require(i == 0 || (site->row > site[-1].row && !sv_eq(site->url, site[-1].url)));
	}
	arena_free(arena);
	return 0;
}
