/* Which documents of a page have a twin on it that a browser shows. */
#ifndef CHECK_PAGE_TWINS_H
#define CHECK_PAGE_TWINS_H

#include "check/check.h"

struct page_twin {
	const struct link *link;
	enum media_family family;
	bool cleared; /* not shown by a browser, but a PDF or OFD of the same is linked too */
};

/* The documents that a page links or embeds, in its order. Returns their count. */
size_t page_twins_find(struct page_twin **documents, struct arena *arena, const struct page *page);

#endif
