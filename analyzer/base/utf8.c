#include "base/utf8.h"

/* Bytes that a lead byte asks for, 0 if it cannot lead. */
static size_t sequence_length(unsigned char lead)
{
	if (lead < 0x80)
		return 1;
	if (lead >= 0xC2 && lead <= 0xDF)
		return 2;
	if (lead >= 0xE0 && lead <= 0xEF)
		return 3;
	return lead >= 0xF0 && lead <= 0xF4 ? 4 : 0;
}

/* The second byte has narrower bounds after some leads: overlong forms, surrogates, above U+10FFFF. */
static bool second_is_valid(unsigned char lead, unsigned char second)
{
	unsigned char low = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
	unsigned char high = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
	return second >= low && second <= high;
}

size_t utf8_read(uint32_t *code_point, struct sv view)
{
	const unsigned char *byte = (const unsigned char *)view.data;
	size_t length = sequence_length(byte[0]);

	*code_point = byte[0];
	if (length == 1)
		return 1;
	*code_point = UTF8_REPLACEMENT;
	if (length == 0 || view.len < 2 || !second_is_valid(byte[0], byte[1]))
		return 1;
	uint32_t value = byte[0] & (0xFFu >> (length + 1));
	value = value << 6 | (byte[1] & 0x3Fu);
	for (size_t i = 2; i < length; i++) {
		if (i >= view.len || (byte[i] & 0xC0) != 0x80)
			return i;
		value = value << 6 | (byte[i] & 0x3Fu);
	}
	*code_point = value;
	return length;
}

static size_t ascii_prefix(struct sv view, size_t from)
{
	while (from + 8 <= view.len) {
		uint64_t word;
		memcpy(&word, view.data + from, 8);
		if (word & 0x8080808080808080u)
			break;
		from += 8;
	}
	while (from < view.len && (unsigned char)view.data[from] < 0x80)
		from++;
	return from;
}

/* End of the run of sequences of three bytes, which all of Chinese text is, at `from`. */
static size_t three_byte_run(struct sv view, size_t from)
{
	for (; view.len - from >= 3; from += 3) {
		const unsigned char *byte = (const unsigned char *)view.data + from;
		if ((byte[0] & 0xF0) != 0xE0 || (byte[1] & 0xC0) != 0x80 || (byte[2] & 0xC0) != 0x80 ||
		    (byte[0] == 0xE0 && byte[1] < 0xA0) || (byte[0] == 0xED && byte[1] > 0x9F))
			break;
	}
	return from;
}

size_t utf8_valid_prefix(struct sv view)
{
	size_t at = 0;

	for (;;) {
		at = three_byte_run(view, ascii_prefix(view, at));
		if (at == view.len)
			return at;
		const unsigned char *byte = (const unsigned char *)view.data + at;
		size_t length = sequence_length(byte[0]);
		if (length == 1)
			continue;
		if (length == 0 || view.len - at < length || !second_is_valid(byte[0], byte[1]))
			return at;
		for (size_t i = 2; i < length; i++)
			if ((byte[i] & 0xC0) != 0x80)
				return at;
		at += length;
	}
}

size_t utf8_write(char out[UTF8_MAX_BYTES], uint32_t code_point)
{
	if (code_point > 0x10FFFF || (code_point >= 0xD800 && code_point <= 0xDFFF))
		code_point = UTF8_REPLACEMENT;
	if (code_point < 0x80) {
		out[0] = (char)code_point;
		return 1;
	}
	size_t length = code_point < 0x800 ? 2 : code_point < 0x10000 ? 3 : 4;
	for (size_t i = length - 1; i > 0; i--) {
		out[i] = (char)(0x80 | (code_point & 0x3F));
		code_point >>= 6;
	}
	out[0] = (char)((0xF00u >> length & 0xFF) | code_point);
	return length;
}

static bool is_continuation(char byte)
{
	return ((unsigned char)byte & 0xC0) == 0x80;
}

size_t utf8_count(struct sv view)
{
	size_t count = 0;

	for (size_t i = 0; i < view.len; i++)
		count += !is_continuation(view.data[i]);
	return count;
}

size_t utf8_forward(struct sv view, size_t at, size_t count)
{
	while (count > 0 && at < view.len) {
		at++;
		while (at < view.len && is_continuation(view.data[at]))
			at++;
		count--;
	}
	return at;
}

size_t utf8_backward(struct sv view, size_t at, size_t count)
{
	while (count > 0 && at > 0) {
		at--;
		while (at > 0 && is_continuation(view.data[at]))
			at--;
		count--;
	}
	return at;
}
