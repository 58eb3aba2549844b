/* Gumbo held to a budget of time, memory and stack. */
#ifndef HTML_GUMBO_GUARD_H
#define HTML_GUMBO_GUARD_H

#include <gumbo.h>

#include "html/gumbo_producer.h"

/* Parses `document` into `arena`. Returns NULL and sets *trouble where the budget did not suffice. The tree is never
 * destroyed but goes with the arena. */
const GumboOutput *gumbo_guard_parse(enum html_trouble *trouble, struct arena *arena, const struct gumbo_budget *budget,
				     struct sv document);

#endif
