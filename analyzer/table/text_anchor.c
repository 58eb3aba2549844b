#include "table/text_anchor.h"

enum edge { EDGE_TEXT, EDGE_BLANK, EDGE_FIELD };

enum { LONG_RUN = 5, LONG_LINE = 11, MOST_TOKEN = 64 };

#define EVERY_BYTE(byte) (0x0101010101010101u * (byte))

/* The first digit at or after `at`, or the length. */
static size_t find_digit(struct sv text, size_t at)
{
	uint64_t word;

	for (; at + sizeof word <= text.len; at += sizeof word) {
		memcpy(&word, text.data + at, sizeof word);
		word ^= EVERY_BYTE('0');
		if (~(((word & EVERY_BYTE(0x7F)) + EVERY_BYTE(0x80 - 10)) | word) & EVERY_BYTE(0x80))
			break;
	}
	while (at < text.len && !sv_is_digit(text.data[at]))
		at++;
	return at;
}

static bool is_token(char c)
{
	return c > ' ' && c < 0x7F && c != ',' && c != ';' && c != '|';
}

/* U+00A0, U+2002, U+2003, U+3000, and the separators of fields beyond ASCII. */
static enum edge wide_edge(struct sv three)
{
	static const char *const marks[] = {
		"　", "，", "；", "、", "｜", "│", "\xE2\x80\x82", "\xE2\x80\x83", "“", "”"
	};

	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
		if (sv_eq(three, sv_from(marks[i])))
			return EDGE_FIELD;
	return EDGE_TEXT;
}

static enum edge edge_after(struct sv line, size_t at)
{
	if (at >= line.len || line.data[at] == ',' || line.data[at] == ';' || line.data[at] == '|')
		return EDGE_FIELD;
	if (line.data[at] == ' ')
		return at + 1 < line.len && (unsigned char)line.data[at + 1] > ' ' &&
			       wide_edge(sv_slice(line, at + 1, at + 4)) == EDGE_TEXT &&
			       (unsigned char)line.data[at + 1] != 0xC2
			   ? EDGE_BLANK
			   : EDGE_FIELD;
	return (unsigned char)line.data[at] == 0xC2 ? EDGE_FIELD : wide_edge(sv_slice(line, at, at + 3));
}

static enum edge edge_before(struct sv line, size_t at)
{
	if (at == 0 || line.data[at - 1] == ',' || line.data[at - 1] == ';' || line.data[at - 1] == '|')
		return EDGE_FIELD;
	unsigned char before = at > 1 ? (unsigned char)line.data[at - 2] : ' ';
	if (line.data[at - 1] == ' ')
		return before > ' ' && before != 0xC2 &&
			       !(at >= 4 && wide_edge(sv_slice(line, at - 4, at - 1)) != EDGE_TEXT)
			   ? EDGE_BLANK
			   : EDGE_FIELD;
	if (before == 0xC2)
		return EDGE_FIELD;
	return at >= 3 ? wide_edge(sv_slice(line, at - 3, at)) : EDGE_TEXT;
}

/* Digits and letters on end, with a digit among them. */
static bool is_long(struct sv token)
{
	size_t run = 0;
	bool has_digit = false;

	for (size_t i = 0; i < token.len; i++) {
		bool is_digit = sv_is_digit(token.data[i]);
		if (!is_digit && !sv_is_alpha(token.data[i])) {
			run = 0;
			has_digit = false;
			continue;
		}
		has_digit |= is_digit;
		if (++run >= LONG_RUN && has_digit)
			return true;
	}
	return false;
}

bool text_has_anchor(struct sv line)
{
	for (size_t at = find_digit(line, 0); at < line.len; at = find_digit(line, at)) {
		size_t begin = at;
		size_t end = at;
		while (begin > 0 && at - begin < MOST_TOKEN && is_token(line.data[begin - 1]))
			begin--;
		while (end < line.len && end - at < MOST_TOKEN && is_token(line.data[end]))
			end++;
		enum edge left = edge_before(line, begin);
		enum edge right = edge_after(line, end);
		at = end;
		if (left == EDGE_TEXT || right == EDGE_TEXT)
			continue;
		if (end - begin == line.len)
			return line.len >= LONG_LINE && is_long(line);
		if ((left == EDGE_FIELD && right == EDGE_FIELD) || is_long(sv_slice(line, begin, end)))
			return true;
	}
	return false;
}
