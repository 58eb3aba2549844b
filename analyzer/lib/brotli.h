/*
 * Decompressing brotli streams, piece by piece (libbrotlidec).
 */
#ifndef LIB_BROTLI_H
#define LIB_BROTLI_H

#include "base/sv.h"

/* One stream. Not for use by two threads at once. */
struct brotli;

struct brotli *brotli_new(void);

/* NULL does nothing. */
void brotli_free(struct brotli *brotli);

/* Decompresses into `out` (*out_len: room on entry, bytes written on return) and advances *input past what was used.
 * Returns 1 at the end of the stream, 0 when it needs more input or room, -1 where the stream is broken: what was
 * written before is good. Called again after 1 or -1 it returns the same and does nothing. */
int brotli_run(struct brotli *brotli, char *out, size_t *out_len, struct sv *input);

#endif
