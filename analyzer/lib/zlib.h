/*
 * Inflating gzip, zlib and raw deflate streams, piece by piece, and making gzip members (zlib).
 */
#ifndef LIB_ZLIB_H
#define LIB_ZLIB_H

#include "base/buf.h"

/* Not for use by two threads at once. */
struct inflater;

enum inflate_format {
	INFLATE_GZIP, /* one member, its check sum compared */
	INFLATE_ZLIB,
	INFLATE_RAW
};

struct inflater *inflater_new(void);

/* NULL does nothing. */
void inflater_free(struct inflater *inflater);

/* Begins a new stream; what was left of the one before is forgotten. */
void inflater_start(struct inflater *inflater, enum inflate_format format);

/* Inflates into `out` (*out_len: room on entry, bytes written on return) and advances *input past what was used.
 * Returns 1 at the end of the stream (its trailer used up, nothing behind it), 0 when it needs more input or room, -1
 * where the stream is broken: what was written before is good. */
int inflater_run(struct inflater *inflater, char *out, size_t *out_len, struct sv *input);

/* Not for use by two threads at once. */
struct deflater;

struct deflater *deflater_new(void);

/* NULL does nothing. */
void deflater_free(struct deflater *deflater);

/* Appends a gzip member that holds the parts, one behind the other. */
void deflater_member(struct buf *out, struct deflater *deflater, const struct sv *parts, size_t count);

#endif
