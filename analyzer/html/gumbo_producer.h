/*
 * Gumbo as a producer of events. Gumbo's types stay in the files gumbo_*.c.
 */
#ifndef HTML_GUMBO_PRODUCER_H
#define HTML_GUMBO_PRODUCER_H

#include "html/events.h"
#include "html/html.h"

/* What one parse may take. */
struct gumbo_budget {
	double seconds;
	size_t memory;
};

/* Parses `document` and sends its events to `sink`. Memory comes from `arena`, which also holds what the events point
 * at: reset it when the sink is done. Returns HTML_OK, or HTML_DEADLINE or HTML_MEMORY with no event sent. */
enum html_trouble gumbo_producer_run(const struct html_sink *sink, struct arena *arena,
				     const struct gumbo_budget *budget, struct sv document);

#endif
