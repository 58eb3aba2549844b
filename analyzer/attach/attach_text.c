#include "attach/attach.h"
#include "base/limits.h"
#include "base/utf8.h"

/* Enough to tell, little enough to be asked of every file. */
#define SAMPLE (64 * KIB)

static bool is_odd_control(unsigned char byte)
{
	return byte < 0x20 && byte != '\t' && byte != '\n' && byte != '\r' && byte != '\f' && byte != '\v' &&
	       byte != '\b' && byte != 0x1b;
}

/* Code units that texts of our readers are made of: ASCII, Latin, punctuation, CJK, full-width forms. */
static bool is_plain_unit(unsigned unit)
{
	if (unit < 0x20)
		return unit == '\t' || unit == '\n' || unit == '\r' || unit == '\f';
	return unit < 0x7f || (unit >= 0xa0 && unit < 0x530) || (unit >= 0x2000 && unit < 0x2700) ||
	       (unit >= 0x3000 && unit < 0xa000) || (unit >= 0xac00 && unit < 0xd7b0) || unit >= 0xf900;
}

/* UTF-16 text has a NUL in every ASCII character, and always on the same side. */
static bool is_utf16(struct sv sample, bool big)
{
	size_t plain = 0;
	size_t ascii = 0;
	size_t units = sample.len / 2;

	for (size_t i = 0; i < units; i++) {
		unsigned low = (unsigned char)sample.data[2 * i + (big ? 1 : 0)];
		unsigned high = (unsigned char)sample.data[2 * i + (big ? 0 : 1)];
		unsigned unit = high << 8 | low;
		plain += is_plain_unit(unit);
		ascii += unit < 0x80 && is_plain_unit(unit);
	}
	return units && sample.len % 2 == 0 && ascii && plain >= units - units / 50;
}

/* UTF-32 with a mark: every code point has a NUL as its highest byte. */
static bool is_utf32(struct sv sample)
{
	bool little = sv_starts(sample, (struct sv){ "\xff\xfe\0\0", 4 });
	bool big = sv_starts(sample, (struct sv){ "\0\0\xfe\xff", 4 });
	size_t units = sample.len / 4;

	if (!little && !big)
		return false;
	for (size_t i = 0; i < units; i++)
		if (sample.data[4 * i + (little ? 3 : 0)] != 0)
			return false;
	return true;
}

/* Bytes beyond ASCII that make no character, neither of UTF-8 nor of GB18030 or its like (lead byte, trail byte). */
static size_t count_odd_bytes(struct sv sample)
{
	size_t odd = 0;
	size_t i = utf8_valid_prefix(sample);

	if (i + UTF8_MAX_BYTES > sample.len)
		return 0;
	for (i = 0; i < sample.len; i++) {
		if (!((unsigned char)sample.data[i] & 0x80))
			continue;
		unsigned char next = i + 1 < sample.len ? (unsigned char)sample.data[i + 1] : 0x80;
		if (next >= 0x40 || sv_is_digit((char)next))
			i++;
		else
			odd++;
	}
	return odd;
}

bool attach_is_text(struct sv bytes)
{
	struct sv sample = sv_slice(bytes, 0, SAMPLE);
	size_t controls = 0;

	if (sv_chr(sample, '\0', 0) != SV_NONE) {
		if (sv_starts(sample, SV("\xff\xfe")) || sv_starts(sample, SV("\xfe\xff")))
			sample = sv_skip(sample, is_utf32(sample) ? 0 : 2);
		return is_utf32(sample) || is_utf16(sample, false) || is_utf16(sample, true);
	}
	if (sv_starts(sample, SV("\xff\xfe")) || sv_starts(sample, SV("\xfe\xff")))
		return true; /* UTF-16 without a single ASCII character */
	for (size_t i = 0; i < sample.len; i++)
		controls += is_odd_control((unsigned char)sample.data[i]);
	return controls <= sample.len / 200 && count_odd_bytes(sample) <= sample.len / 10;
}
