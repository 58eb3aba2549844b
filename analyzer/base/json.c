#include "base/json.h"

#include <inttypes.h>
#include <math.h>

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
	json_text(json, sv_from(key));
	buf_byte(json->out, ':');
	json->comma = false;
}

#define EVERY_BYTE(byte) (0x0101010101010101u * (byte))

/* True if one of eight bytes is no printable ASCII, a quote or a backslash: any byte below 0x20 or 0x80 and above, and
 * zero bytes of the differences, set a top bit. */
static bool has_special(uint64_t word)
{
	uint64_t quote = word ^ EVERY_BYTE('"');
	uint64_t backslash = word ^ EVERY_BYTE('\\');
	uint64_t delete = word ^ EVERY_BYTE(0x7F);
	uint64_t found = word | ((word - EVERY_BYTE(0x20)) & ~word);

	found |= (quote - EVERY_BYTE(1)) & ~quote;
	found |= (backslash - EVERY_BYTE(1)) & ~backslash;
	found |= (delete - EVERY_BYTE(1)) & ~delete;
	return (found & EVERY_BYTE(0x80)) != 0;
}

static bool is_plain(unsigned char byte)
{
	return byte >= 0x20 && byte < 0x7F && byte != '"' && byte != '\\';
}

/* A sequence of three bytes whose lead alone makes it valid and harmless: U+3000 to U+CFFF, so all of Chinese. */
static bool is_plain_triple(const unsigned char *byte)
{
	return byte[0] >= 0xE3 && byte[0] <= 0xEC && (byte[1] & 0xC0) == 0x80 && (byte[2] & 0xC0) == 0x80;
}

/* Behind what can be copied as it is, or before something that has to be looked at. */
static size_t skip_plain(struct sv value, size_t at)
{
	const unsigned char *byte = (const unsigned char *)value.data;

	for (;;) {
		uint64_t word;
		while (at + sizeof word <= value.len) {
			memcpy(&word, byte + at, sizeof word);
			if (has_special(word))
				break;
			at += sizeof word;
		}
		while (at < value.len && is_plain(byte[at]))
			at++;
		if (at + 3 > value.len || !is_plain_triple(byte + at))
			return at;
		do
			at += 3;
		while (at + 3 <= value.len && is_plain_triple(byte + at));
	}
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

void json_text(struct json *json, struct sv value)
{
	size_t run = 0; /* start of what can be copied as it is */
	size_t at = 0;

	before_value(json);
	buf_byte(json->out, '"');
	while ((at = skip_plain(value, at)) < value.len) {
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

/* Digits by hand: a record holds a handful of numbers, and printf costs more than all its strings. */
static void append_digits(struct buf *out, uint64_t value, int least)
{
	char digits[20];
	size_t at = sizeof digits;

	while (value > 0 || least > 0) {
		digits[--at] = (char)('0' + value % 10);
		value /= 10;
		least--;
	}
	buf_append(out, (struct sv){ digits + at, sizeof digits - at });
}

void json_unsigned(struct json *json, uint64_t value)
{
	before_value(json);
	append_digits(json->out, value, 1);
}

void json_signed(struct json *json, int64_t value)
{
	before_value(json);
	if (value < 0)
		buf_byte(json->out, '-');
	append_digits(json->out, value < 0 ? -(uint64_t)value : (uint64_t)value, 1);
}

/* Not by printf: its decimal point is that of the locale. */
void json_decimal(struct json *json, double value, int decimals)
{
	static const uint32_t powers[] = { 1, 10, 100, 1000, 10000, 100000, 1000000 };
	const double largest_exact = 9007199254740992.0; /* 2^53 */

	before_value(json);
	if (!isfinite(value))
		value = 0;
	double scaled = nearbyint(fabs(value) * powers[decimals]);
	if (scaled >= largest_exact) {
		buf_printf(json->out, "%.0f", value);
		return;
	}
	uint64_t whole = (uint64_t)scaled / powers[decimals];
	uint64_t fraction = (uint64_t)scaled % powers[decimals];
	if (value < 0 && scaled > 0)
		buf_byte(json->out, '-');
	append_digits(json->out, whole, 1);
	if (fraction == 0)
		return;
	for (; fraction % 10 == 0; fraction /= 10)
		decimals--;
	buf_byte(json->out, '.');
	append_digits(json->out, fraction, decimals);
}

void json_bool(struct json *json, bool value)
{
	before_value(json);
	buf_append(json->out, value ? SV("true") : SV("false"));
}

void json_nothing(struct json *json)
{
	before_value(json);
	buf_append(json->out, SV("null"));
}
