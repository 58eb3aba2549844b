/* The encoding of bytes that nobody has labelled. Private to decode/. */
#ifndef DECODE_DETECT_H
#define DECODE_DETECT_H

#include "base/sv.h"

/* Length of the longest prefix that is ASCII. */
size_t detect_ascii(struct sv bytes);

/* "UTF-16LE" or "UTF-16BE" where in a quarter of all pairs of bytes just the same one is zero, as ASCII in UTF-16 has
 * it, or where nearly all are characters of Chinese text, with a zero byte somewhere; else NULL. */
const char *detect_utf16(struct sv bytes);

/* True where `bytes` are UTF-8, or were written as such though some are bad: cut in the middle of a character, or with
 * a foreign part pasted in. */
bool detect_utf8(struct sv bytes);

/* Anything else; NULL if nothing speaks for any encoding. */
const char *detect_legacy(struct sv bytes);

#endif
