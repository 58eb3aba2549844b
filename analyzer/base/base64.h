/* Base64 and base64url, in as many pieces as one likes. */
#ifndef BASE_BASE64_H
#define BASE_BASE64_H

#include "base/sv.h"

/* The value of a digit, or -1. */
int base64_digit(char c);

/* Digits that make no whole byte yet; zeroed at the start. */
struct base64 {
	uint32_t bits;
	unsigned count; /* digits of the group */
};

/* Writes the bytes that `encoded` stands for to `out`, which has room for as many as it is long. What is no digit is
 * passed over; "=" ends a group. Returns their number. */
size_t base64_decode(char *out, struct base64 *state, struct sv encoded);

#endif
