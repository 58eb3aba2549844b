/* SHA-256 and HMAC-SHA-256 (nettle), as lower-case hex digits. */
#ifndef LIB_DIGEST_H
#define LIB_DIGEST_H

#include "base/sv.h"

#define DIGEST_HEX 64

/* Of the parts one behind the other, without anything between them: where "ab" "c" must differ from "a" "bc", put a
 * separator of your own in as a part. `hex` ends in a NUL. */
void digest_sha256(char hex[DIGEST_HEX + 1], const struct sv *parts, size_t count);
void digest_hmac_sha256(char hex[DIGEST_HEX + 1], struct sv key, const struct sv *parts, size_t count);

/* The first 64 bits of the SHA-256 of one text, never 0: for tables whose entries nobody may aim at. */
uint64_t digest_short(struct sv text);

#endif
