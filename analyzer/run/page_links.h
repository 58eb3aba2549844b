/* What a page says of its links, as bytes for the state: which targets, where on the page, with what text. */
#ifndef RUN_PAGE_LINKS_H
#define RUN_PAGE_LINKS_H

#include "base/buf.h"
#include "store/store.h"

struct page_link {
	int64_t target;
	enum target_role role; /* that the link asks for */
	size_t line;
	size_t column;
	size_t offset; /* bytes of the page as it was read */
	size_t length;
	struct sv fragment; /* as in the address; empty: none, or one that is on this very page */
	struct sv text;     /* of the link, cut to LIMIT_REFERRER_TEXT bytes */
};

void page_links_pack(struct buf *out, const struct page_link *link);

/* Cuts the next link off `bytes`. Returns -1 at the end and where the bytes are broken. */
int page_links_unpack(struct page_link *out, struct sv *bytes);

#endif
