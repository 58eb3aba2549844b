/*
 * Numbers and texts as compact bytes, and back: for what is kept in files and sent between processes of ours. Reading
 * takes any bytes: what is cut or broken fails.
 */
#ifndef BASE_PACK_H
#define BASE_PACK_H

#include "base/buf.h"

/* Seven bits a byte, the lowest first; the high bit says that more follow. */
void pack_number(struct buf *out, uint64_t value);

/* Its length, and its bytes. */
void pack_text(struct buf *out, struct sv text);

/* Cut what they read off `bytes`. Return 0, or -1: the number is above `most` or written longer than it need be, the
 * text is not all there. */
int unpack_number(uint64_t *out, struct sv *bytes, uint64_t most);
int unpack_text(struct sv *out, struct sv *bytes);

#endif
