/* Percent-encoding by component, and decoding. */
#ifndef URL_PERCENT_H
#define URL_PERCENT_H

#include "url/href.h"

/* The percent-encode sets of the standard, as bits; bytes from 0x80 up are in each of them. */
enum percent_set {
	PERCENT_CONTROL = 1, /* opaque paths and opaque hosts */
	PERCENT_FRAGMENT = 2,
	PERCENT_QUERY = 4,
	PERCENT_SPECIAL_QUERY = 8,
	PERCENT_PATH = 16,
	PERCENT_USERINFO = 32,
	PERCENT_FILE_NAME = 64 /* the path set, and what a path may hold but a file name means literally: '%' and '\' */
};

/* Appends `text` with the bytes of `set` percent-encoded. */
void percent_append(struct href *href, enum percent_set set, struct sv text);

/* Percent-decodes into `out`, which has room for text.len bytes; returns how many were written. */
size_t percent_decode(char *out, struct sv text);

#endif
