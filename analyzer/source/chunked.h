/*
 * The chunked transfer coding of HTTP/1.1, undone piece by piece.
 */
#ifndef SOURCE_CHUNKED_H
#define SOURCE_CHUNKED_H

#include "base/sv.h"

/* The longest line before a chunk: its size and extensions. */
#define CHUNKED_LINE 1024

enum chunked_state {
	CHUNKED_SIZE, /* in the line before a chunk */
	CHUNKED_DATA,
	CHUNKED_BEHIND, /* in the line end behind a chunk */
	CHUNKED_ENDED,  /* the last chunk was seen; trailers are of no interest */
	CHUNKED_BROKEN,
	CHUNKED_PLAIN /* the bytes were never chunked, whatever their header says: archivers undo it and keep the header
		       */
};

struct chunked {
	enum chunked_state state;
	bool begun;    /* a chunk was seen */
	uint64_t left; /* of the chunk */
	size_t line_len;
	char line[CHUNKED_LINE];
};

void chunked_start(struct chunked *chunked);

/* Takes bytes off *input and points *out at decoded ones, in *input or in the struct. Returns false when it needs more
 * input, or has no use for any. */
bool chunked_next(struct chunked *chunked, struct sv *out, struct sv *input);

/* There is no more input: points *out at bytes that were held back, or makes it empty. The state is then CHUNKED_ENDED,
 * CHUNKED_PLAIN or CHUNKED_BROKEN, or another if the end is missing. */
void chunked_end(struct chunked *chunked, struct sv *out);

#endif
