/*
 * From the bytes of a reading to pages and members; on this side nothing that a reader told is trusted.
 *
 * A long document becomes several pages, each of which ends where the reader paused. What is open there is opened anew
 * in the next, and a table that goes on is headed by its first row again, so that every page can be judged by itself;
 * places
 * ("Sheet1!B20001") go on.
 */
#ifndef ATTACH_COLLECTOR_H
#define ATTACH_COLLECTOR_H

#include "attach/attach.h"

struct collector;

struct collector_input {
	struct html_reader *html;
	struct arena *arena; /* of a page; reset before each */
	const struct attach_document *document;
	const struct attach_sink *sink;
};

struct collector *collector_new(const struct collector_input *input);
void collector_free(struct collector *collector);

/* Takes the next bytes of the reading. Returns 0, or -1 where no more are wanted: they are no reading, a limit was
 * reached, or the sink has enough. */
int collector_take(struct collector *collector, struct sv bytes);

/* Delivers what is left. Returns bits of enum attach_fault. */
unsigned collector_finish(struct collector *collector);

#endif
