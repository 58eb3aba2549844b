/* Writing the streams of a page: text with the pieces that say where it was read. */
#ifndef HTML_STREAMS_H
#define HTML_STREAMS_H

#include "model/page.h"

struct stream_writer {
	struct arena *arena;
	char *data;
	size_t len;
	size_t capacity;
	VEC(struct piece, pieces);
};

/* How white space is copied: byte for byte, so that a piece stays verbatim. */
enum stream_spaces {
	SPACES_INLINE, /* each a space */
	SPACES_LINES   /* line ends stay, as '\n'; all else is a space */
};

/* An empty writer with room for so many bytes and pieces; it grows as needed. */
void streams_start(struct stream_writer *writer, struct arena *arena, size_t capacity, size_t pieces);

/* Adds a separator. */
void streams_byte(struct stream_writer *writer, char byte);

/* Adds `text` as a piece: a copy of `piece` with `begin` and `end` filled in. An empty text adds nothing. */
void streams_put(struct stream_writer *writer, const struct piece *piece, struct sv text, enum stream_spaces spaces);

void streams_finish(struct stream *out, const struct stream_writer *writer);

#endif
