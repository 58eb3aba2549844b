#include "lib/json_reader.h"

#include <jansson.h>

#include "base/limits.h"

/* A reader is the parsed object itself. */
static const json_t *object(const struct json_reader *reader)
{
	return (const json_t *)reader;
}

/* Nesting by brackets outside strings. The parser recurses, so the depth is looked at before. */
static bool is_too_deep(struct sv line)
{
	size_t depth = 0;
	bool in_string = false;

	for (size_t i = 0; i < line.len; i++) {
		char c = line.data[i];
		if (in_string && c == '\\')
			i++;
		else if (c == '"')
			in_string = !in_string;
		else if (!in_string && (c == '{' || c == '['))
			depth++;
		else if (!in_string && (c == '}' || c == ']') && depth > 0)
			depth--;
		if (depth > LIMIT_JSON_DEPTH)
			return true;
	}
	return false;
}

struct json_reader *json_reader_new(struct sv line)
{
	json_error_t error;

	if (line.len == 0 || line.len > LIMIT_RECORD_BYTES || is_too_deep(line))
		return NULL;
	json_t *value = json_loadb(line.data, line.len, JSON_ALLOW_NUL, &error);
	if (json_is_object(value))
		return (struct json_reader *)value;
	json_decref(value);
	return NULL;
}

void json_reader_free(struct json_reader *reader)
{
	json_decref((json_t *)reader);
}

struct sv json_reader_string(const struct json_reader *reader, const char *key)
{
	const json_t *member = json_object_get(object(reader), key);

	if (!json_is_string(member))
		return (struct sv){ NULL, 0 };
	return (struct sv){ json_string_value(member), json_string_length(member) };
}

bool json_reader_integer(int64_t *out, const struct json_reader *reader, const char *key)
{
	const json_t *member = json_object_get(object(reader), key);

	if (!json_is_integer(member))
		return false;
	*out = json_integer_value(member);
	return true;
}
