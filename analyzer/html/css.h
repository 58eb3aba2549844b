/* The little of CSS that concerns links and hidden text. */
#ifndef HTML_CSS_H
#define HTML_CSS_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/sv.h"

/* Walks over the addresses in a style sheet or in the declarations of a `style` attribute; `at` starts as 0. */
struct css_scan {
	struct sv text;
	size_t at;
};

struct css_address {
	struct sv address;  /* a slice of the text; from the arena where it has escapes */
	struct span source; /* url(...) or @import ..., offsets in the text */
	bool is_import;
	bool has_escapes;
};

/* The next url(...), or @import with its address quoted or in url(...); false at the end. Those in comments and
 * strings, namespaces, and references into the same document ("#…") are passed over. */
bool css_next(struct css_address *out, struct css_scan *scan, struct arena *arena);

/* True if the declarations of a `style` attribute hide the element: display:none, visibility:hidden or collapse. */
bool css_hides(struct sv declarations);

#endif
