/*
 * From a decoded HTML document to a page.
 *
 * A producer turns the document into a flat stream of events (events.h); extraction (extract.h) consumes them and
 * never sees the parser. Gumbo is the producer of HTML; readers of other formats are producers of their own.
 */
#ifndef HTML_HTML_H
#define HTML_HTML_H

#include "html/events.h"
#include "model/page.h"

/* Keeps the parser's memory between pages; one per thread. */
struct html_reader;

struct html_reader *html_reader_new(void);
void html_reader_free(struct html_reader *reader);

struct html_input {
	struct sv document;   /* valid UTF-8 */
	struct sv source;     /* name for records */
	struct sv url;        /* where the page is published; empty if unknown */
	const char *encoding; /* of the source, for queries */
};

enum html_trouble {
	HTML_OK,
	HTML_DEADLINE, /* LIMIT_PARSE_SECONDS */
	HTML_MEMORY,   /* LIMIT_PARSE_ARENA */
	HTML_CAPPED    /* a count of limits.h was reached: what was found before it is in the page */
};

/* Fills `page` from the document; all memory from `arena`. On HTML_DEADLINE and HTML_MEMORY the page holds the whole
 * document as one piece of hidden body text, so that nothing on it goes unseen, and no links. A long document is parsed
 * against a timer of this thread, whose signal (gumbo_alarm.h) must not be blocked. */
enum html_trouble html_read(struct page *page, struct html_reader *reader, struct arena *arena,
			    const struct html_input *input);

/* The same page for a document of another format, whose reader delivers the events itself: `tell` gives them to the
 * sink and returns. input->document is the text that their spans mean. Text outside of tables is WHERE_DOCUMENT.
 * Returns HTML_OK or HTML_CAPPED. */
enum html_trouble html_read_events(struct page *page, struct html_reader *reader, struct arena *arena,
				   const struct html_input *input,
				   void (*tell)(void *context, const struct html_sink *sink), void *context);

/* The same page for a document without markup: its lines are blocks, its text is of kind `where`
 * (WHERE_DOCUMENT, WHERE_SCRIPT, WHERE_STYLE). */
void html_read_plain(struct page *page, struct arena *arena, const struct html_input *input, enum where where);

#endif
