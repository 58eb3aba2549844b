/*
 * Where decoded text stands in the source: a parser gives the text and the stretch of source that it was read from;
 * aligning the two gives back what was taken as it stands and what stood for something else.
 *
 *	struct align align = align_start(text, source, ALIGN_DATA);
 *	struct stretch stretch;
 *	while (align_next(&stretch, &align))
 *		…
 *
 * Takes time linear in both, whatever they hold. What the parser dropped (markup that made no element, NULs) is stepped
 * over. Text that the source does not explain comes last, as one stretch for the whole of the source.
 */
#ifndef HTML_ALIGN_H
#define HTML_ALIGN_H

#include <stdbool.h>

#include "base/sv.h"

enum align_mode {
	ALIGN_DATA,      /* references are decoded, tags may have been dropped */
	ALIGN_RCDATA,    /* <title>, <textarea>: references only */
	ALIGN_RAW,       /* <script> and the like: neither */
	ALIGN_ATTRIBUTE, /* an attribute's value, without its quotes */
	ALIGN_CDATA      /* inside <![CDATA[, from where ALIGN_DATA goes on */
};

struct align {
	struct sv text;
	struct sv source;
	size_t text_at;
	size_t source_at;
	size_t reference; /* the next of its kind, once it was looked for */
	size_t markup;
	size_t cdata_end;
	enum align_mode mode;
};

struct stretch {
	struct sv text;     /* verbatim: a slice of the source, with its own line ends; else a slice of the text */
	struct span source; /* offsets in the source */
	bool verbatim;
};

struct align align_start(struct sv text, struct sv source, enum align_mode mode);

/* The next stretch, never empty; false at the end of the text. */
bool align_next(struct stretch *out, struct align *align);

#endif
