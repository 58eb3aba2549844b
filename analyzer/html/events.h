/*
 * The seam between parsing and extraction: a document as a flat stream of events.
 *
 * Contract for producers: events come in tree order; every open of a non-void element has its close, in nesting order;
 * names and texts are valid UTF-8; spans are offsets into the decoded document, begin ≤ end ≤ its length. Strings live
 * until the callback returns, but those that lie inside the document live as long as that.
 *
 * Producers of other formats than HTML use the names of HTML's elements, and give those that people would name a
 * `place`, which is then the whole path of what stands inside.
 *
 * Text is delivered in stretches. A verbatim one is a slice of the document, line ends as written; any other is one
 * character reference or one replaced character.
 */
#ifndef HTML_EVENTS_H
#define HTML_EVENTS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/sv.h"

enum html_namespace { HTML_NS_HTML, HTML_NS_SVG, HTML_NS_MATHML };

struct html_attribute {
	struct sv name;      /* lower case; foreign ones with prefix, as "xlink:href" */
	struct sv value;     /* references decoded */
	struct span source;  /* name="value" as written */
	struct span written; /* the value as written, without quotes; empty, at the end of the name, if there is none */
};

struct html_open {
	struct sv name; /* lower case */
	enum html_namespace ns;
	const struct html_attribute *attributes; /* each name once */
	size_t attribute_count;
	struct span source; /* the start tag; empty if nobody wrote it */
	bool implied;       /* nobody wrote it (html, head, body, tbody …) */
	bool reopened;      /* a copy the parser made of misnested formatting: `source` and `attributes` are those of an
			       element that was delivered before */
	bool is_void;       /* no close event follows */
	struct sv place;    /* how people call the place: "Sheet1!B12"; lives as long as the page; mostly empty */
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
	void (*close)(void *context);                       /* closes the newest open element */
	void (*comment)(void *context, struct span source); /* its text without the marks, which stands as written */
};

#endif
