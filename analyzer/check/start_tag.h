/* Start tags as they are written, for what a page does not keep. */
#ifndef CHECK_START_TAG_H
#define CHECK_START_TAG_H

#include "model/page.h"

/* The start tag of an element; empty for PAGE_NONE. */
struct sv start_tag(const struct page *page, uint32_t element);

/* The value of an attribute in a start tag as written; empty if it has none. */
struct sv start_tag_attribute(struct sv tag, struct sv name);

#endif
