/* A stretch of a document: its text, and the events over it. */
#ifndef ATTACH_CHUNK_H
#define ATTACH_CHUNK_H

#include "attach/reading.h"
#include "html/html.h"

struct chunk_event {
	enum { CHUNK_OPEN, CHUNK_TEXT, CHUNK_CLOSE } kind;
	enum reading_element element; /* of CHUNK_OPEN */
	bool header;
	bool hidden;
	uint32_t row_span;
	uint32_t column_span;
	struct sv place; /* of CHUNK_OPEN; may be empty */
	struct sv name;  /* of a link: its address */
	struct span at;  /* of CHUNK_TEXT: in the text */
};

struct chunk {
	struct sv text;
	VEC(struct chunk_event, events);
};

/* Delivers the chunk as events to the sink; `context` is the chunk. */
void chunk_tell(void *context, const struct html_sink *sink);

#endif
