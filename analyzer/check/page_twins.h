/* Which documents of a page have a twin on it that a browser shows. */
#ifndef CHECK_PAGE_TWINS_H
#define CHECK_PAGE_TWINS_H

#include "check/check.h"

enum { PAGE_TWINS = 4 };

struct page_twin {
	const struct link *link;
	enum media_family family;
	/* Where a browser does not show it: PDF and OFD files of the same that are linked too; some, where there are
	 * many. */
	const struct link *twins[PAGE_TWINS];
	size_t twin_count;
};

/* The documents that a page links or embeds, in its order. Returns their count. */
size_t page_twins_find(struct page_twin **documents, struct arena *arena, const struct page *page);

#endif
