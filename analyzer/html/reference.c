#include "html/reference.h"

#include <stdint.h>
#include <stdlib.h>

#include "base/utf8.h"

#define LONGEST_NAME   31 /* "CounterClockwiseContourIntegral" */
#define LONGEST_LEGACY 6  /* "frac12" */

struct reference_name {
	const char *name; /* without ampersand and semicolon */
	uint32_t first;
	uint32_t second; /* 0: one code point only */
	bool is_legacy;  /* may stand without a semicolon */
};

/* Sorted by name (bytes). */
static const struct reference_name names[] = {
#define NAME(name, first, second, is_legacy) { name, first, second, is_legacy },
#include "html/reference_names.inc"
#undef NAME
};

static int compare_name(const void *key, const void *name)
{
	return sv_compare(*(const struct sv *)key, sv_from(((const struct reference_name *)name)->name));
}

static const struct reference_name *find_name(struct sv name)
{
	/* Nearly all references of real pages are one of these. */
	static const struct reference_name common[] = { { "nbsp", 0xA0, 0, true },
							{ "lt", '<', 0, true },
							{ "gt", '>', 0, true },
							{ "amp", '&', 0, true },
							{ "quot", '"', 0, true } };

	for (size_t i = 0; i < sizeof common / sizeof common[0]; i++)
		if (sv_eq(name, sv_from(common[i].name)))
			return &common[i];
	return bsearch(&name, names, sizeof names / sizeof names[0], sizeof names[0], compare_name);
}

static bool is_alphanumeric(char byte)
{
	return sv_is_alpha(byte) || sv_is_digit(byte);
}

static void put_name(struct html_reference *out, const struct reference_name *name, size_t length)
{
	out->length = length;
	out->text_length = utf8_write(out->text, name->first);
	if (name->second)
		out->text_length += utf8_write(out->text + out->text_length, name->second);
}

/* A name without semicolon: the longest that `run`, letters and digits behind the ampersand, begins with. */
static bool read_legacy(struct html_reference *out, struct sv run, char next, bool in_attribute)
{
	for (size_t len = run.len < LONGEST_LEGACY ? run.len : LONGEST_LEGACY; len > 1; len--) {
		const struct reference_name *name = find_name(sv_slice(run, 0, len));
		if (!name || !name->is_legacy)
			continue;
		if (in_attribute && (len < run.len || next == '=')) /* as in "?a=1&copy=2" */
			return false;
		put_name(out, name, 1 + len);
		return true;
	}
	return false;
}

static bool read_named(struct html_reference *out, struct sv source, bool in_attribute)
{
	size_t end = 1;

	while (end < source.len && end <= LONGEST_NAME && is_alphanumeric(source.data[end]))
		end++;
	struct sv run = sv_slice(source, 1, end);
	char next = end < source.len ? source.data[end] : '\0';
	const struct reference_name *name = next == ';' ? find_name(run) : NULL;
	if (!name)
		return read_legacy(out, run, next, in_attribute);
	put_name(out, name, end + 1);
	return true;
}

/* -1 if `byte` is no digit to that base. */
static int digit_value(char byte, uint32_t base)
{
	if (sv_is_digit(byte))
		return byte - '0';
	char lower = sv_lower(byte);
	return base == 16 && lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

/* Numbers that the standard reads as something else: NUL, and windows-1252 where Unicode has control codes. */
static uint32_t adjusted(uint32_t number)
{
	static const uint16_t windows_1252[32] = { 0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
						   0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0,      0x017D, 0,
						   0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
						   0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178 };

	if (number == 0)
		return UTF8_REPLACEMENT;
	if (number >= 0x80 && number < 0xA0 && windows_1252[number - 0x80])
		return windows_1252[number - 0x80];
	return number;
}

static bool read_numeric(struct html_reference *out, struct sv source)
{
	bool is_hex = source.len > 2 && sv_lower(source.data[2]) == 'x';
	uint32_t base = is_hex ? 16 : 10;
	size_t begin = is_hex ? 3 : 2;
	size_t end = begin;
	uint32_t number = 0;
	int digit;

	while (end < source.len && (digit = digit_value(source.data[end], base)) >= 0) {
		if (number <= 0x10FFFF) /* larger ones are all the same */
			number = number * base + (uint32_t)digit;
		end++;
	}
	if (end == begin)
		return false;
	out->length = end + (end < source.len && source.data[end] == ';');
	out->text_length = utf8_write(out->text, adjusted(number));
	return true;
}

bool html_reference_read(struct html_reference *out, struct sv source, bool in_attribute)
{
	if (source.len < 2)
		return false;
	if (source.data[1] == '#')
		return read_numeric(out, source);
	return is_alphanumeric(source.data[1]) && read_named(out, source, in_attribute);
}
