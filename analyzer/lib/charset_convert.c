#include "base/utf8.h"
#include "lib/charset_machine.h"

/* Bytes of input that room is made for at a time */
#define SLICE 4096

bool charset_is_stateless(const struct charset *charset)
{
	return charset->kind != CHARSET_ISO2022JP;
}

uint8_t charset_state(const struct charset *charset)
{
	return charset->state;
}

void charset_set_state(struct charset *charset, uint8_t state)
{
	charset->state = state;
}

/* UTF-8 of a code point above ASCII. */
static inline char *put(char *out, uint32_t code_point)
{
	if (code_point < 0x800) {
		*out++ = (char)(0xC0 | code_point >> 6);
	} else {
		if (code_point < 0x10000) {
			*out++ = (char)(0xE0 | code_point >> 12);
		} else {
			*out++ = (char)(0xF0 | code_point >> 18);
			*out++ = (char)(0x80 | (code_point >> 12 & 0x3F));
		}
		*out++ = (char)(0x80 | (code_point >> 6 & 0x3F));
	}
	*out++ = (char)(0x80 | (code_point & 0x3F));
	return out;
}

static char *put_value(char *out, uint32_t value)
{
	if (value & CHARSET_PAIR) {
		out = put(out, value >> 16 & 0x7FFF);
		value &= 0xFFFF;
	}
	if (value >= 0x80)
		return put(out, value);
	*out++ = (char)value;
	return out;
}

size_t charset_read(struct charset *charset, struct charset_character *out, struct sv input)
{
	uint32_t value;

	if ((unsigned char)input.data[0] < 0x80 && (charset->kind == CHARSET_TABLE || charset->kind == CHARSET_UTF8)) {
		*out = (struct charset_character){ .text = { input.data[0] }, .len = 1 };
		return 1;
	}
	size_t taken = charset_read_value(charset, &value, &charset->state, input);
	out->bad = value == CHARSET_BAD;
	out->len = 0;
	if (value != CHARSET_NOTHING)
		out->len = (uint8_t)(put_value(out->text, out->bad ? UTF8_REPLACEMENT : value) - out->text);
	return taken;
}

/* Copies ASCII; returns how much. */
static size_t copy_ascii(char *out, const char *in, size_t len)
{
	size_t at = 0;
	uint64_t word;

	for (; at + 8 <= len; at += 8) {
		memcpy(&word, in + at, 8);
		if (word & 0x8080808080808080u)
			break;
		memcpy(out + at, &word, 8);
	}
	for (; at < len && (unsigned char)in[at] < 0x80; at++)
		out[at] = in[at];
	return at;
}

/* The common characters of a table: ASCII, one byte, two bytes. Returns the bytes taken; stops before any other. */
static size_t convert_common(const struct charset *charset, char **out, const char *in, size_t len)
{
	size_t at = 0;

	for (;;) {
		size_t ascii = copy_ascii(*out, in + at, len - at);
		*out += ascii;
		at += ascii;
		if (at == len)
			return at;
		const unsigned char *byte = (const unsigned char *)in + at;
		uint32_t value = charset->high[byte[0] - 0x80];
		size_t width = 1;
		if (value == CHARSET_LEAD) {
			if (len - at < 2 || byte[1] < CHARSET_FIRST_TRAIL)
				return at;
			value = charset->pairs[(byte[0] - CHARSET_FIRST_LEAD) * CHARSET_COLUMNS + byte[1] -
					       CHARSET_FIRST_TRAIL];
			width = 2;
		}
		if (value == 0 || value & CHARSET_PAIR) /* none of the values that are no code points */
			return at;
		*out = put(*out, value);
		at += width;
	}
}

/* Returns the bytes taken: all, or those before one that is bad or incomplete. */
static size_t convert_slice(struct charset *charset, char **out, struct sv input)
{
	size_t at = 0;

	for (;;) {
		uint8_t state = charset->state;
		uint32_t value;
		if (charset->kind == CHARSET_TABLE)
			at += convert_common(charset, out, input.data + at, input.len - at);
		if (at == input.len)
			return at;
		size_t taken = charset_read_value(charset, &value, &state, sv_skip(input, at));
		if (value == CHARSET_BAD)
			return at;
		charset->state = state;
		if (value != CHARSET_NOTHING)
			*out = put_value(*out, value);
		at += taken;
	}
}

size_t charset_convert(struct charset *charset, struct buf *out, struct sv input)
{
	size_t at = 0;

	while (at < input.len) {
		struct sv slice = sv_slice(input, at, at + SLICE);
		char *room = buf_room(out, slice.len * 3 + CHARSET_SLACK);
		if (!room)
			return at;
		char *end = room;
		size_t taken;
		if (charset->kind == CHARSET_UTF8) {
			taken = utf8_valid_prefix(slice);
			memcpy(room, slice.data, taken);
			end += taken;
		} else {
			taken = convert_slice(charset, &end, slice);
		}
		out->len += (size_t)(end - room);
		at += taken;
		if (taken == 0) /* but a character that the slice cut stands whole in the next one */
			return at;
	}
	return at;
}
