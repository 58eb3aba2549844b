#include "table/text_value.h"

enum {
	LONG_RUN = 5,       /* digits and letters on end of a long value */
	LONG_DIGITS = 9,    /* or digits in all */
	NUMBER_DIGITS = 11, /* of a line that is a row by itself */
};

/* The bytes of a digit or letter at `at`, full-width digits among them. */
static size_t alnum_at(bool *is_digit, struct sv text, size_t at)
{
	const unsigned char *bytes = (const unsigned char *)text.data + at;

	*is_digit = sv_is_digit(text.data[at]);
	if (*is_digit || sv_is_alpha(text.data[at]))
		return 1;
	*is_digit = at + 3 <= text.len && bytes[0] == 0xEF && bytes[1] == 0xBC && bytes[2] >= 0x90 && bytes[2] <= 0x99;
	return *is_digit ? 3 : 0;
}

/* Marks and blanks of a value: ASCII, no-break spaces, characters of no width. */
static size_t mark_at(struct sv text, size_t at)
{
	const unsigned char *bytes = (const unsigned char *)text.data + at;

	if (bytes[0] < 0x80)
		return 1;
	if (at + 2 <= text.len && bytes[0] == 0xC2)
		return 2;
	if (at + 3 <= text.len && bytes[0] == 0xE2 && (bytes[1] == 0x80 || bytes[1] == 0x81))
		return 3;
	return at + 3 <= text.len && bytes[0] == 0xEF && bytes[1] >= 0xBB && bytes[1] <= 0xBD ? 3 : 0;
}

enum value_kind value_kind(struct sv text, size_t *digits)
{
	size_t run = 0;
	size_t run_digits = 0;
	bool is_long = false;

	*digits = 0;
	for (size_t at = 0; at < text.len;) {
		bool is_digit;
		size_t length = alnum_at(&is_digit, text, at);
		if (length) {
			run++;
			run_digits += is_digit;
			*digits += is_digit;
			is_long |= run >= LONG_RUN && run_digits > 0;
		} else {
			run = run_digits = 0;
			length = mark_at(text, at);
			if (!length)
				return VALUE_NONE;
		}
		at += length;
	}
	if (*digits == 0)
		return VALUE_NONE;
	return is_long || *digits >= LONG_DIGITS ? VALUE_LONG : VALUE_SHORT;
}

bool value_is_number(struct sv text)
{
	size_t digits;

	return value_kind(text, &digits) == VALUE_LONG && digits >= NUMBER_DIGITS &&
	       digits <= 2 * (size_t)NUMBER_DIGITS && text.len <= 3 * digits;
}
