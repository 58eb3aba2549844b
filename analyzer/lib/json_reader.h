/* One JSON object from one line of input: its string and integer members (jansson). */
#ifndef LIB_JSON_READER_H
#define LIB_JSON_READER_H

#include <stdbool.h>
#include <stdint.h>

#include "base/sv.h"

struct json_reader;

/* Reads one JSON object. Returns NULL for anything else: bad JSON, another kind of value, bytes behind it, more than
 * LIMIT_RECORD_BYTES or LIMIT_JSON_DEPTH. */
struct json_reader *json_reader_new(struct sv line);

/* NULL does nothing. */
void json_reader_free(struct json_reader *reader);

/* The string member `key`, a view that lives as long as the reader; an empty view with data NULL if there is none or it
 * is no string. */
struct sv json_reader_string(const struct json_reader *reader, const char *key);

/* The integer member `key`; false, and *out as it was, if there is none or it is no integer. */
bool json_reader_integer(int64_t *out, const struct json_reader *reader, const char *key);

#endif
