#include "attach/sheet_number.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#define DAY_SECONDS 86400
#define LAST_DAY    2958466 /* the year 10000 */
#define MOST_ZEROS  30

uint8_t sheet_format_builtin(unsigned id)
{
	static const struct {
		unsigned first;
		unsigned last;
		enum sheet_format format;
	} known[] = {
		{ 14, 17, SHEET_DATE }, { 18, 21, SHEET_TIME }, { 22, 22, SHEET_DATE_TIME }, { 27, 31, SHEET_DATE },
		{ 32, 33, SHEET_TIME }, { 34, 36, SHEET_DATE }, { 45, 47, SHEET_TIME },      { 50, 54, SHEET_DATE },
		{ 55, 56, SHEET_TIME }, { 57, 58, SHEET_DATE },
	};

	for (size_t i = 0; i < sizeof known / sizeof *known; i++)
		if (id >= known[i].first && id <= known[i].last)
			return known[i].format;
	return SHEET_GENERAL;
}

/* Skips what stands for itself: quoted text, an escaped character, a bracket. */
static size_t skip_literal(struct sv code, size_t at)
{
	size_t end = SV_NONE;

	switch (code.data[at]) {
	case '"': end = sv_chr(code, '"', at + 1); break;
	case '[': end = sv_chr(code, ']', at + 1); break;
	case '\\':
	case '_':
	case '*': return at + 2;
	default: return at;
	}
	return end == SV_NONE ? code.len : end + 1;
}

uint8_t sheet_format_of(struct sv code)
{
	bool has_date = false;
	bool has_month = false;
	bool has_time = false;
	size_t zeros = 0;

	for (size_t at = 0; at < code.len && code.data[at] != ';';) {
		size_t next = skip_literal(code, at);
		char c = sv_lower(code.data[at]);
		if (next != at) {
			at = next;
			continue;
		}
		if (sv_starts_nocase(sv_skip(code, at), SV("General")))
			return SHEET_GENERAL;
		has_date |= c == 'y' || c == 'd' || c == 'e';
		has_month |= c == 'm';
		has_time |= c == 'h' || c == 's';
		zeros += c == '0';
		at++;
	}
	if (has_time)
		return has_date ? SHEET_DATE_TIME : SHEET_TIME;
	/* "e" alone is an exponent: 0.00E+00 */
	if ((has_date && !zeros) || has_month)
		return SHEET_DATE;
	return zeros > 1 && zeros == code.len && zeros <= MOST_ZEROS ? (uint8_t)(SHEET_ZEROS + zeros) : SHEET_GENERAL;
}

/* The day of the civil calendar, counted from 1970. */
static void civil_day(long *year, unsigned *month, unsigned *day, long days)
{
	days += 719468;
	long era = days / 146097;
	long of_era = days - era * 146097;
	long year_of_era = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
	long of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
	long shifted = (5 * of_year + 2) / 153;

	*day = (unsigned)(of_year - (153 * shifted + 2) / 5 + 1);
	*month = (unsigned)(shifted < 10 ? shifted + 3 : shifted - 9);
	*year = year_of_era + era * 400 + (*month <= 2);
}

static struct sv show_date(char out[SHEET_NUMBER_BYTES], double number, uint8_t format, bool from_1904)
{
	enum { EPOCH_1900 = 25569, EPOCH_1904 = 24107, LEAP_BUG = 60 };
	double whole = floor(number);
	long days = (long)whole;
	long seconds = lround((number - whole) * DAY_SECONDS);
	int length = 0;
	long year;
	unsigned month;
	unsigned day;

	if (seconds == DAY_SECONDS) {
		days++;
		seconds = 0;
	}
	/* The year 1900 had no 29 February, but its sheets have. */
	civil_day(&year, &month, &day, days - (from_1904 ? EPOCH_1904 : EPOCH_1900) + (!from_1904 && days < LEAP_BUG));
	if (format != SHEET_TIME)
		length = snprintf(out, SHEET_NUMBER_BYTES, "%04ld-%02u-%02u", year, month, day);
	if (format != SHEET_DATE)
		length += snprintf(out + length, (size_t)(SHEET_NUMBER_BYTES - length), "%s%02ld:%02ld:%02ld",
				   length ? " " : "", seconds / 3600, seconds / 60 % 60, seconds % 60);
	return (struct sv){ out, (size_t)length };
}

static bool is_plain(struct sv digits)
{
	size_t at = digits.len > 1 && digits.data[0] == '-';

	for (size_t i = at; i < digits.len; i++)
		if (!sv_is_digit(digits.data[i]))
			return false;
	return digits.len > 0;
}

/* Of a whole number beyond 15 digits programs know and show these, and zeros. */
static struct sv show_long(char out[SHEET_NUMBER_BYTES], double number)
{
	enum { KNOWN = 15 };
	char digits[32];
	bool is_negative = number < 0;

	snprintf(digits, sizeof digits, "%.14e", fabs(number));
	int exponent = atoi(strchr(digits, 'e') + 1);
	size_t length = is_negative;
	out[0] = '-';
	out[length++] = digits[0];
	for (int i = 1; i <= exponent && length < SHEET_NUMBER_BYTES; i++)
		out[length++] = i < KNOWN ? digits[i + 1] : '0';
	return (struct sv){ out, length };
}

struct sv sheet_number_of(char out[SHEET_NUMBER_BYTES], double number, uint8_t format, bool from_1904)
{
	const double most = 1e300;

	if (format >= SHEET_DATE && format <= SHEET_DATE_TIME && number >= 0 && number < LAST_DAY)
		return show_date(out, number, format, from_1904);
	if (!(fabs(number) < most))
		return SV("");
	if (fabs(number) >= 1e15)
		return show_long(out, number);
	int length;
	if (format > SHEET_ZEROS)
		length = snprintf(out, SHEET_NUMBER_BYTES, "%0*.0f", format - SHEET_ZEROS, number);
	else if (number == floor(number))
		length = snprintf(out, SHEET_NUMBER_BYTES, "%.0f", number);
	else
		length = snprintf(out, SHEET_NUMBER_BYTES, "%.15g", number);
	return (struct sv){ out, (size_t)length };
}

struct sv sheet_number(char out[SHEET_NUMBER_BYTES], struct sv digits, uint8_t format, bool from_1904)
{
	char copy[64];
	char *end;

	digits = sv_trim(digits);
	if ((format == SHEET_GENERAL && is_plain(digits)) || !digits.len || digits.len >= sizeof copy)
		return digits;
	memcpy(copy, digits.data, digits.len);
	copy[digits.len] = '\0';
	double number = strtod(copy, &end);
	if (*end)
		return digits;
	return sheet_number_of(out, number, format, from_1904);
}
