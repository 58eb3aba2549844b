/* From a screened page to what a sweep keeps of it. Private to page_reader. */
#ifndef RUN_PAGE_COLLECT_H
#define RUN_PAGE_COLLECT_H

#include "run/page_reader.h"

struct page_collecting {
	struct page_reading *reading;
	const struct page_reader_options *options;
	struct sv url; /* of the page */
};

/* Links, anchors and text of a page of a site. Findings about addresses that the user trusts are dropped. To be given
 * to worker_item: `context` is the struct above. */
void page_collect(void *context, struct screened *screened);

/* Anchors and text only. */
void page_collect_text(struct page_collecting *collecting, struct screened *screened);

/* The addresses of a sitemap; those of further sitemaps are LINK_FEED. */
void page_collect_sitemap(struct page_reading *reading, struct sv bytes);

#endif
