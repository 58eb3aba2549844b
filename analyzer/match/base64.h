/* Reading base64 that stands in a page. */
#ifndef MATCH_BASE64_H
#define MATCH_BASE64_H

#include "base/arena.h"
#include "base/sv.h"

/* A digit of base64 or base64url. */
bool base64_is_digit(char c);

/* The run of base64 around `at`, with its padding, at most `reach` bytes on either side. */
struct span base64_around(struct sv text, size_t at, size_t reach);

/* What it stands for, or an empty view if that is no text: anything but printable ASCII, white space, and valid UTF-8.
 */
struct sv base64_text(struct arena *arena, struct sv encoded);

#endif
