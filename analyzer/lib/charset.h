/*
 * Character encodings: names by the Encoding Standard, detection (uchardet), conversion (iconv).
 */
#ifndef LIB_CHARSET_H
#define LIB_CHARSET_H

#include "base/buf.h"
#include "base/sv.h"

/* The Encoding Standard's name for a label ("gb2312", "x-gbk" → "GB18030", as every Chinese page is read as the
 * superset; "latin1" → "windows-1252"); NULL if there is no such label. Trims and ignores case. */
const char *charset_from_label(struct sv label);

/* What uchardet takes the bytes for, as a name by the Encoding Standard; NULL if it cannot tell. */
const char *charset_detect(struct sv bytes);

/* A conversion to UTF-8, stateful; one per thread. */
struct charset;

/* `encoding` is a name as above. NULL if this machine's iconv does not know it. */
struct charset *charset_open(const char *encoding);
void charset_close(struct charset *charset);

/* True where one character's bytes do not depend on those before (all but ISO-2022-JP and the like). */
bool charset_is_stateless(const struct charset *charset);

/* Converts as much of `input` as is whole and valid, appends UTF-8 to `out` and returns the bytes consumed. Stops
 * before a bad or incomplete character. */
size_t charset_convert(struct charset *charset, struct buf *out, struct sv input);

/* The bytes of one code point in `encoding`, for percent-encoding queries: returns their number, 0 if the encoding
 * lacks the character. */
size_t charset_encode(struct charset *charset, char out[8], uint32_t code_point);

#endif
