/* Passwords in text that was read from base64: {"password":"…"}, "user=a&pwd=b", "user:password". */
#ifndef MATCH_ENCODED_H
#define MATCH_ENCODED_H

#include <stdbool.h>

#include "base/sv.h"

/* The value behind a word for passwords in `text`; empty if there is none. */
struct sv encoded_keyed_password(struct sv text);

/* What stands behind the colon where all of `text` is one account, a colon and one word; else empty. */
struct sv encoded_pair_password(struct sv text);

#endif
