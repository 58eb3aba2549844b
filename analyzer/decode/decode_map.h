/* Conversion of a whole text, with the way back from its bytes to the source's. Private to decode/. */
#ifndef DECODE_DECODE_MAP_H
#define DECODE_DECODE_MAP_H

#include "base/arena.h"
#include "lib/charset.h"

struct decode_map;

/* The longest source that is converted: offsets of its text fit 32 bits. */
#define DECODE_MAP_SOURCE ((size_t)UINT32_MAX / 3 - 64)

/* Converts `source` (at most DECODE_MAP_SOURCE bytes), of which the first `same` bytes are valid UTF-8 that stays as it
 * is. Sets *text and the number of characters *replaced. The map uses `charset` later on too. */
struct decode_map *decode_map_new(struct sv *text, size_t *replaced, struct arena *arena, struct charset *charset,
				  struct sv source, size_t same);

/* The byte of `source` that byte `offset` of the text came from; of a byte inside a character, the character's first.
 */
size_t decode_map_source(const struct decode_map *map, size_t offset);

#endif
