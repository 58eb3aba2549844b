/* The attributes of Gumbo's elements, as events.h has them. */
#ifndef HTML_GUMBO_ATTRIBUTES_H
#define HTML_GUMBO_ATTRIBUTES_H

#include <gumbo.h>

#include "base/arena.h"
#include "html/events.h"

/* The document, and the bytes that Gumbo was given for it, of the same length. */
struct gumbo_source {
	struct sv document;
	struct sv parsed;
};

struct gumbo_attributes {
	VEC(struct html_attribute, list);
};

/* Where `piece` stands in the document; false if it lies elsewhere. */
bool gumbo_source_span(struct span *out, const struct gumbo_source *source, GumboStringPiece piece);

/* Replaces the list by the attributes of `element`. New strings come from `arena`. */
void gumbo_attributes_read(struct gumbo_attributes *attributes, struct arena *arena, const struct gumbo_source *source,
			   const GumboElement *element);

/* A lower case copy. */
struct sv gumbo_lower_case(struct arena *arena, struct sv text);

#endif
