#include "lib/charset_machine.h"

#include "base/utf8.h"

/* Where a sequence is no character, an ASCII byte in it is left to stand for itself: markup must not vanish in a
 * broken character. */
static size_t bad_pair(uint32_t *value, const uint8_t *byte)
{
	*value = CHARSET_BAD;
	return byte[1] < 0x80 ? 1 : 2;
}

static size_t bad_one(uint32_t *value)
{
	*value = CHARSET_BAD;
	return 1;
}

static bool within(uint8_t byte, uint8_t first, uint8_t last)
{
	return byte >= first && byte <= last;
}

static uint32_t rare(struct charset *charset, size_t index)
{
	if (!charset->rare)
		charset_fill_rare(charset);
	return charset->rare[index] ? charset->rare[index] : CHARSET_BAD;
}

/* GB18030 with a digit as second byte. */
static size_t read_four(struct charset *charset, uint32_t *value, const uint8_t *byte, size_t len)
{
	/* A text that ends within a character ends in one replacement. */
	if (len < 3 || (within(byte[2], 0x81, 0xFE) && len < 4)) {
		*value = CHARSET_BAD;
		return len;
	}
	if (!within(byte[2], 0x81, 0xFE) || !within(byte[3], '0', '9'))
		return bad_one(value);
	uint32_t index =
	    (byte[0] - 0x81u) * 12600 + (byte[1] - 0x30u) * 1260 + (byte[2] - 0x81u) * 10 + (byte[3] - 0x30u);
	if (index < CHARSET_GB_FOUR)
		*value = rare(charset, index);
	else if (index >= 189000 && index < 189000 + 0x100000)
		*value = index - 189000 + 0x10000;
	else
		*value = CHARSET_BAD;
	return 4;
}

/* EUC-JP behind 0x8F. */
static size_t read_three(struct charset *charset, uint32_t *value, const uint8_t *byte, size_t len)
{
	if (!within(byte[1], 0xA1, 0xFE))
		return bad_pair(value, byte);
	if (len < 3 || !within(byte[2], 0xA1, 0xFE)) {
		*value = CHARSET_BAD;
		return len < 3 || byte[2] < 0x80 ? 2 : 3;
	}
	*value = rare(charset, (byte[1] - 0xA1u) * CHARSET_JP_ROW + (byte[2] - 0xA1u));
	return 3;
}

size_t charset_read_table(struct charset *charset, uint32_t *value, const uint8_t *byte, size_t len)
{
	*value = byte[0] < 0x80 ? byte[0] : charset->high[byte[0] - 0x80];
	if (*value != CHARSET_LEAD)
		return 1;
	if (len < 2)
		return bad_one(value);
	if (charset->wide == 4 && within(byte[1], '0', '9'))
		return read_four(charset, value, byte, len);
	if (charset->wide == 3 && byte[0] == 0x8F)
		return read_three(charset, value, byte, len);
	if (byte[1] < CHARSET_FIRST_TRAIL)
		return bad_pair(value, byte);
	*value = charset->pairs[(byte[0] - CHARSET_FIRST_LEAD) * CHARSET_COLUMNS + byte[1] - CHARSET_FIRST_TRAIL];
	return *value ? 2 : bad_pair(value, byte);
}

static uint32_t unit(const uint8_t *byte, bool big_endian)
{
	return big_endian ? (uint32_t)byte[0] << 8 | byte[1] : (uint32_t)byte[1] << 8 | byte[0];
}

static size_t read_utf16(uint32_t *value, const uint8_t *byte, size_t len, bool big_endian)
{
	*value = CHARSET_BAD;
	if (len < 2)
		return 1;
	uint32_t first = unit(byte, big_endian);
	if (first < 0xD800 || first > 0xDFFF) {
		*value = first;
		return 2;
	}
	if (first > 0xDBFF)
		return 2;
	if (len < 4)
		return len;
	uint32_t second = unit(byte + 2, big_endian);
	if (second < 0xDC00 || second > 0xDFFF)
		return 2;
	*value = 0x10000 + ((first - 0xD800) << 10) + (second - 0xDC00);
	return 4;
}

/* States of ISO-2022-JP; ESCAPED is added while no character has followed the last escape sequence. */
enum { JP_ASCII, JP_ROMAN, JP_KATAKANA, JP_KANJI, JP_ESCAPED = 4 };

static int escape_state(const uint8_t *byte, size_t len)
{
	static const char SEQUENCES[][3] = { "(B", "(J", "(I", "$@", "$B" };
	static const int STATES[] = { JP_ASCII, JP_ROMAN, JP_KATAKANA, JP_KANJI, JP_KANJI };

	for (size_t i = 0; len >= 3 && i < sizeof STATES / sizeof *STATES; i++)
		if (memcmp(byte + 1, SEQUENCES[i], 2) == 0)
			return STATES[i];
	return -1;
}

static size_t read_escape(uint32_t *value, uint8_t *state, const uint8_t *byte, size_t len)
{
	int to = escape_state(byte, len);

	if (to < 0) {
		*state &= (uint8_t)~JP_ESCAPED;
		return bad_one(value);
	}
	*value = *state & JP_ESCAPED ? CHARSET_BAD : CHARSET_NOTHING;
	*state = (uint8_t)(to | JP_ESCAPED);
	return 3;
}

static size_t read_kanji(struct charset *charset, uint32_t *value, const uint8_t *byte, size_t len)
{
	*value = CHARSET_BAD;
	if (!within(byte[0], 0x21, 0x7E) || len < 2 || byte[1] == 0x1B)
		return 1;
	if (!within(byte[1], 0x21, 0x7E))
		return 2;
	*value = charset->pairs[((byte[0] | 0x80) - CHARSET_FIRST_LEAD) * CHARSET_COLUMNS + (byte[1] | 0x80) -
				CHARSET_FIRST_TRAIL];
	if (!*value)
		*value = CHARSET_BAD;
	return 2;
}

static size_t read_iso2022jp(struct charset *charset, uint32_t *value, uint8_t *state, const uint8_t *byte, size_t len)
{
	if (byte[0] == 0x1B)
		return read_escape(value, state, byte, len);
	*state &= (uint8_t)~JP_ESCAPED;
	if (*state == JP_KANJI)
		return read_kanji(charset, value, byte, len);
	if (byte[0] >= 0x80 || byte[0] == 0x0E || byte[0] == 0x0F)
		*value = CHARSET_BAD;
	else if (*state == JP_KATAKANA)
		*value = within(byte[0], 0x21, 0x5F) ? 0xFF61u + byte[0] - 0x21u : CHARSET_BAD;
	else if (*state == JP_ROMAN && byte[0] == 0x5C)
		*value = 0xA5;
	else if (*state == JP_ROMAN && byte[0] == 0x7E)
		*value = 0x203E;
	else
		*value = byte[0];
	return 1;
}

static size_t read_utf8(uint32_t *value, struct sv input)
{
	size_t len = utf8_read(value, input);

	/* U+FFFD itself is a character like any other. */
	if (*value == UTF8_REPLACEMENT && !sv_starts(input, SV("\xEF\xBF\xBD")))
		*value = CHARSET_BAD;
	return len;
}

size_t charset_read_value(struct charset *charset, uint32_t *value, uint8_t *state, struct sv input)
{
	const uint8_t *byte = (const uint8_t *)input.data;

	switch (charset->kind) {
	case CHARSET_UTF8: return read_utf8(value, input);
	case CHARSET_UTF16LE: return read_utf16(value, byte, input.len, false);
	case CHARSET_UTF16BE: return read_utf16(value, byte, input.len, true);
	case CHARSET_ISO2022JP: return read_iso2022jp(charset, value, state, byte, input.len);
	case CHARSET_TABLE: break;
	}
	return charset_read_table(charset, value, byte, input.len);
}
