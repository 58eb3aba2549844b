/*
 * A JSON writer over a buffer. Commas and nesting are the writer's business. Names keep clear of jansson's
 *(json_string, json_null …): one program links both.
 *
 *	struct json json = { .out = buf };
 *	json_open(&json, '{');
 *	json_key(&json, "line");
 *	json_unsigned(&json, 12);
 *	json_close(&json, '}');
 */
#ifndef BASE_JSON_H
#define BASE_JSON_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"

struct json {
	struct buf *out;
	bool comma; /* a value stands before the next one */
};

/* bracket: '{' or '['. */
void json_open(struct json *json, char bracket);
/* bracket: '}' or ']'. */
void json_close(struct json *json, char bracket);

void json_key(struct json *json, const char *key);

/* A string. Bad UTF-8 becomes U+FFFD; control characters, U+007F to U+009F, U+2028 and U+2029 are escaped, so
 * that a line stays a line and a terminal stays calm. */
void json_text(struct json *json, struct sv value);

void json_unsigned(struct json *json, uint64_t value);
void json_signed(struct json *json, int64_t value);
/* At most `decimals` (0 to 6) places, no trailing zeroes; 0 for what is no finite number. */
void json_decimal(struct json *json, double value, int decimals);
void json_bool(struct json *json, bool value);
void json_nothing(struct json *json);

#endif
