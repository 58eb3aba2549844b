/* The addresses of a sitemap (sitemaps.org): XML, an index of others, or plain text; also gzipped. */
#ifndef FETCH_SITEMAP_H
#define FETCH_SITEMAP_H

#include "base/arena.h"

struct sitemap {
	VEC(struct sv, pages);    /* as written, trimmed, references decoded */
	VEC(struct sv, sitemaps); /* of an index */
	bool broken;              /* not well-formed, or above a cap: what could be read is here */
};

/* Reads at most LIMIT_SITEMAP_BYTES unpacked and LIMIT_SITEMAP_URLS addresses. HTML (an error page) gives nothing. */
void sitemap_read(struct sitemap *out, struct arena *arena, struct sv bytes);

#endif
