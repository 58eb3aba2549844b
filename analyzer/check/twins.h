/* Which documents of a page have a twin on it that a browser shows. */
#ifndef CHECK_TWINS_H
#define CHECK_TWINS_H

#include "check/check.h"

struct twin_document {
	const struct link *link;
	enum media_family family;
	bool cleared; /* not shown by a browser, but a PDF or OFD of the same is linked too */
};

/* The documents that a page links or embeds, in its order. Returns their count. */
size_t twins_of_page(struct twin_document **documents, struct arena *arena, const struct page *page);

#endif
