/* UTF-8: validity, reading and writing of single code points. */
#ifndef BASE_UTF8_H
#define BASE_UTF8_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/sv.h"

#define UTF8_REPLACEMENT 0xFFFDu
#define UTF8_MAX_BYTES   4

/* Length of the longest valid prefix of `view`: `view.len` when all of it is valid UTF-8 (no surrogates, no
 * overlong forms, nothing above U+10FFFF). */
size_t utf8_valid_prefix(struct sv view);

/* Reads the code point at the start of `view` (not empty) into *code_point and returns its length. A bad
 * sequence gives U+FFFD and the length of its maximal subpart (at least 1), as the Encoding Standard has it. */
size_t utf8_read(uint32_t *code_point, struct sv view);

/* Writes one code point (surrogates and values above U+10FFFF as U+FFFD); returns its 1 to 4 bytes. */
size_t utf8_write(char out[UTF8_MAX_BYTES], uint32_t code_point);

/* Code points in `view`, which must be valid. */
size_t utf8_count(struct sv view);

/* Offset of the code point `count` code points after / before `at`, clamped to the view. Valid text only. */
size_t utf8_forward(struct sv view, size_t at, size_t count);
size_t utf8_backward(struct sv view, size_t at, size_t count);

#endif
