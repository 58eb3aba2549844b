/*
 * Character encodings: names by the Encoding Standard, detection (uchardet), conversion as the standard has it, with
 * the characters' places taken from iconv.
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

/* `encoding` is a name as above. NULL if this machine's iconv does not know it, and for "replacement". */
struct charset *charset_open(const char *encoding);

/* NULL does nothing. */
void charset_close(struct charset *charset);

/* True where one character's bytes do not depend on those before (all but ISO-2022-JP). */
bool charset_is_stateless(const struct charset *charset);

/* What the bytes read so far have left behind: 0 at the start of a text, and always where stateless. */
uint8_t charset_state(const struct charset *charset);
void charset_set_state(struct charset *charset, uint8_t state);

/* Converts as much of `input` as is whole and valid, appends UTF-8 to `out` and returns the bytes consumed. Stops
 * before a bad or incomplete character, and where `out` may not grow further (3 bytes for each byte of input, and
 * CHARSET_SLACK more, are always enough). */
size_t charset_convert(struct charset *charset, struct buf *out, struct sv input);

#define CHARSET_SLACK 8

/* One character of a text. */
struct charset_character {
	char text[8]; /* as UTF-8: one code point, rarely two, none for an escape sequence */
	uint8_t len;
	bool bad; /* `text` is U+FFFD in place of bytes that are no character */
};

/* Reads the character at the start of `input` (not empty), whatever it is, and returns its bytes, at least 1. What is
 * bad takes as many bytes as the standard's decoder gives one U+FFFD for. */
size_t charset_read(struct charset *charset, struct charset_character *out, struct sv input);

/* The bytes of one code point in `encoding`, for percent-encoding queries: returns their number, 0 if the encoding
 * lacks the character. In ISO-2022-JP with the escapes from and to ASCII; in UTF-8 where it is UTF-16. */
size_t charset_encode(struct charset *charset, char out[8], uint32_t code_point);

#endif
