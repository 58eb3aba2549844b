/* Whatever the bytes: addresses are trimmed, not empty, and no more than are allowed. */
#include <stdlib.h>

#include "base/limits.h"
#include "fetch/sitemap.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void require_sound(struct sv address)
{
	if (address.len == 0 || address.len > LIMIT_URL_BYTES || sv_trim(address).len != address.len)
		abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena *arena = arena_new();
	struct sitemap sitemap;

	sitemap_read(&sitemap, arena, (struct sv){ (const char *)data, size });
	for (size_t i = 0; i < sitemap.pages.count; i++)
		require_sound(sitemap.pages.items[i]);
	for (size_t i = 0; i < sitemap.sitemaps.count; i++)
		require_sound(sitemap.sitemaps.items[i]);
	if (sitemap.pages.count + sitemap.sitemaps.count > LIMIT_SITEMAP_URLS)
		abort();
	arena_free(arena);
	return 0;
}
