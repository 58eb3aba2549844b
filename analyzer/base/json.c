#include "base/json.h"

#include <inttypes.h>
#include <math.h>
#include <stdio.h>

#include "base/utf8.h"

static void before_value(struct json *json)
{
	if (json->comma)
		buf_byte(json->out, ',');
	json->comma = true;
}

void json_open(struct json *json, char bracket)
{
	before_value(json);
	buf_byte(json->out, bracket);
	json->comma = false;
}

void json_close(struct json *json, char bracket)
{
	buf_byte(json->out, bracket);
	json->comma = true;
}

void json_key(struct json *json, const char *key)
{
	json_key_view(json, sv_from(key));
}

void json_key_view(struct json *json, struct sv key)
{
	json_string(json, key);
	buf_byte(json->out, ':');
	json->comma = false;
}

static bool needs_escape(uint32_t code_point)
{
	return code_point < 0x20 || code_point == '"' || code_point == '\\' ||
	       (code_point >= 0x7F && code_point <= 0x9F) || code_point == 0x2028 || code_point == 0x2029;
}

static void escape(struct buf *out, uint32_t code_point)
{
	switch (code_point) {
	case '"': buf_append(out, SV("\\\"")); break;
	case '\\': buf_append(out, SV("\\\\")); break;
	case '\n': buf_append(out, SV("\\n")); break;
	case '\r': buf_append(out, SV("\\r")); break;
	case '\t': buf_append(out, SV("\\t")); break;
	default: buf_printf(out, "\\u%04" PRIx32, code_point);
	}
}

void json_string(struct json *json, struct sv value)
{
	size_t run = 0; /* start of what can be copied as it is */
	size_t at = 0;

	before_value(json);
	buf_byte(json->out, '"');
	while (at < value.len) {
		uint32_t code_point;
		size_t length = utf8_read(&code_point, sv_skip(value, at));
		/* A U+FFFD that is written as such has three bytes; any other length was a bad sequence. */
		bool bad = code_point == UTF8_REPLACEMENT && (length != 3 || value.data[at] != '\xEF');
		if (bad || needs_escape(code_point)) {
			buf_append(json->out, sv_slice(value, run, at));
			if (bad)
				buf_append(json->out, SV("\xEF\xBF\xBD"));
			else
				escape(json->out, code_point);
			run = at + length;
		}
		at += length;
	}
	buf_append(json->out, sv_skip(value, run));
	buf_byte(json->out, '"');
}

void json_unsigned(struct json *json, uint64_t value)
{
	before_value(json);
	buf_printf(json->out, "%" PRIu64, value);
}

void json_signed(struct json *json, int64_t value)
{
	before_value(json);
	buf_printf(json->out, "%" PRId64, value);
}

void json_decimal(struct json *json, double value, int decimals)
{
	char text[64];

	before_value(json);
	if (!isfinite(value))
		value = 0;
	int len = snprintf(text, sizeof text, "%.*f", decimals, value);
	if (len < 0 || (size_t)len >= sizeof text)
		len = snprintf(text, sizeof text, "%g", value);
	struct sv shown = { text, (size_t)len };
	if (sv_chr(shown, '.', 0) != SV_NONE) {
		while (shown.data[shown.len - 1] == '0')
			shown.len--;
		if (shown.data[shown.len - 1] == '.')
			shown.len--;
	}
	buf_append(json->out, shown);
}

void json_bool(struct json *json, bool value)
{
	before_value(json);
	buf_append(json->out, value ? SV("true") : SV("false"));
}

void json_null(struct json *json)
{
	before_value(json);
	buf_append(json->out, SV("null"));
}

void json_member(struct json *json, const char *key, struct sv value)
{
	if (value.len == 0)
		return;
	json_key(json, key);
	json_string(json, value);
}
