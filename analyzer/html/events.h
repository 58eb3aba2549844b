/*
 * The seam between parsing and extraction: a document as a flat stream of events.
 *
 * Contract for producers: events come in tree order; every open of a non-void element has its close; text is in valid
 * UTF-8 with references decoded; spans are offsets into the decoded document. Text is delivered in stretches: a
 * verbatim one equals its source bytes (CR LF normalised to one '\n' breaks a stretch), any other is one character
 * reference or one replaced character.
 */
#ifndef HTML_EVENTS_H
#define HTML_EVENTS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/sv.h"

enum html_namespace { HTML_NS_HTML, HTML_NS_SVG, HTML_NS_MATHML };

struct html_attribute {
	struct sv name;     /* lower case; foreign ones with prefix, as "xlink:href" */
	struct sv value;    /* references decoded */
	struct span source; /* name="value" as written */
	struct span
	    written; /* the value as written, without quotes; empty span at the end of the name if there is none */
};

struct html_open {
	struct sv name; /* lower case */
	enum html_namespace ns;
	const struct html_attribute *attributes;
	size_t attribute_count;
	struct span source; /* the start tag; empty if implied */
	bool implied;       /* nobody wrote it (html, head, body, tbody …) */
	bool is_void;       /* no close event follows */
};

struct html_text {
	struct sv text;
	struct span source;
	bool verbatim;
};

struct html_sink {
	void *context;
	void (*open)(void *context, const struct html_open *open);
	void (*text)(void *context, const struct html_text *text);
	void (*close)(void *context);                                       /* closes the newest open element */
	void (*comment)(void *context, struct sv text, struct span source); /* `source` of the text without the marks */
};

#endif
