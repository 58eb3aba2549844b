/* Numeric references that Gumbo's arithmetic cannot hold. */
#ifndef HTML_GUMBO_NUMBER_H
#define HTML_GUMBO_NUMBER_H

#include "base/arena.h"
#include "base/sv.h"

/* The document, or a copy of the same length in which references such as "&#4294967040;" name a smaller number that is
 * no character either. Gumbo's int would overflow and end the text with a NUL, or make invalid UTF-8 of it. */
struct sv gumbo_number_tame(struct arena *arena, struct sv document);

#endif
