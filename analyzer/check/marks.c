#include "check/marks.h"

#include "base/utf8.h"

static bool has_name_and(struct sv text, size_t at, char close)
{
	while (at < text.len && text.data[at] == ' ')
		at++;
	return at < text.len && (sv_is_alpha(text.data[at]) || text.data[at] == '_' || text.data[at] == '.') &&
	       sv_chr(text, close, at) != SV_NONE;
}

static bool is_mark_at(struct sv text, size_t at)
{
	static const char *const always[] = { "{{",      "<%",     "<?=",  "<?php", "[!--", "{dede:",
					      "{pboot:", "{eyou:", "{pe.", "$!{",   "{cms:" };
	struct sv rest = sv_skip(text, at);

	for (size_t i = 0; i < sizeof always / sizeof always[0]; i++)
		if (sv_starts_nocase(rest, sv_from(always[i])))
			return true;
	if (sv_starts(rest, SV("${")) || sv_starts(rest, SV("#{")) || sv_starts(rest, SV("@{")) ||
	    sv_starts(rest, SV("{$")) || sv_starts(rest, SV("{@")))
		return has_name_and(text, at + 2, '}');
	return false;
}

bool marks_template(struct sv text)
{
	for (size_t i = 0; i < text.len; i++) {
		switch (text.data[i]) {
		case '{':
		case '<':
		case '[':
		case '$':
		case '#':
		case '@':
			if (is_mark_at(text, i))
				return true;
			break;
		default: break;
		}
	}
	return false;
}

bool marks_no_value(struct sv text)
{
	static const char *const words[] = { "null", "(null)", "undefined",       "nan",
					     "nil",  "none",   "[object object]", "%5bobject%20object%5d" };

	if (text.len == 0 || !strchr("nu([%", sv_lower(text.data[0])))
		return false;
	for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
		if (sv_eq_nocase(text, sv_from(words[i])))
			return true;
	return false;
}

static bool is_blank(uint32_t c)
{
	return c <= ' ' || c == 0x7f || (c >= 0x80 && c <= 0xa0) || c == 0xad || (c >= 0x2000 && c <= 0x200f) ||
	       (c >= 0x2028 && c <= 0x202f) || c == 0x205f || c == 0x2060 || c == 0x3000 || c == 0xfeff;
}

struct sv marks_trim(struct sv text)
{
	uint32_t c;

	while (text.len) {
		size_t len = utf8_read(&c, text);
		if (!is_blank(c))
			break;
		text = sv_skip(text, len);
	}
	while (text.len) {
		size_t begin = utf8_backward(text, text.len, 1);
		utf8_read(&c, sv_skip(text, begin));
		if (!is_blank(c))
			break;
		text = sv_slice(text, 0, begin);
	}
	return text;
}
