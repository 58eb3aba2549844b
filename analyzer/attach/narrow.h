/* The start of a document in one byte a character, for looks at its markup whatever its encoding. */
#ifndef ATTACH_NARROW_H
#define ATTACH_NARROW_H

#include "base/sv.h"

/* `bytes` themselves; of a UTF-16 document with a mark, its first `size` characters in `room`, '?' for each that is not
 * ASCII. */
struct sv narrow_start(char *room, size_t size, struct sv bytes);

#endif
