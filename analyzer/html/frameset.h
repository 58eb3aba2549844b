/*
 * A frameset without frames before the body: browsers, and so Gumbo, drop all that follows. Whoever opens the source
 * reads it all the same, so that it is parsed as if the frameset were not there.
 */
#ifndef HTML_FRAMESET_H
#define HTML_FRAMESET_H

#include "model/page.h"

/* The page as it was parsed has a frameset that shows nothing, and its document a body behind it. */
bool frameset_hides_body(const struct page *page);

/* A copy of the document, as long, in which framesets are elements that mean nothing. */
struct sv frameset_disarm(struct arena *arena, struct sv document);

#endif
