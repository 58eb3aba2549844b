#include "html/css.h"

#include <stdint.h>

#include "base/utf8.h"

static char byte_at(const struct css_scan *scan, size_t at)
{
	return at < scan->text.len ? scan->text.data[at] : '\0';
}

/* A byte that a name is made of. */
static bool is_name_byte(char byte)
{
	return sv_is_alpha(byte) || sv_is_digit(byte) || byte == '-' || byte == '_' || (unsigned char)byte >= 0x80;
}

static void skip_space(struct css_scan *scan)
{
	while (sv_is_space(byte_at(scan, scan->at)))
		scan->at++;
}

static void skip_comment(struct css_scan *scan)
{
	size_t end = sv_find(scan->text, SV("*/"), scan->at + 2);

	scan->at = end == SV_NONE ? scan->text.len : end + 2;
}

/* From an opening quote to behind the closing one. A line end closes a string too: it is a broken one. */
static struct sv take_string(struct css_scan *scan)
{
	char quote = byte_at(scan, scan->at);
	size_t begin = ++scan->at;
	size_t end;

	while (scan->at < scan->text.len && byte_at(scan, scan->at) != quote && byte_at(scan, scan->at) != '\n')
		scan->at += byte_at(scan, scan->at) == '\\' ? 2 : 1;
	end = scan->at < scan->text.len ? scan->at : scan->text.len;
	scan->at = end < scan->text.len ? end + 1 : end;
	return sv_slice(scan->text, begin, end);
}

/* What stands in url(…), from behind the bracket to behind the closing one. */
static struct sv take_url(struct css_scan *scan)
{
	struct sv address;

	skip_space(scan);
	if (byte_at(scan, scan->at) == '"' || byte_at(scan, scan->at) == '\'') {
		address = take_string(scan);
		skip_space(scan);
	} else {
		size_t begin = scan->at;
		while (scan->at < scan->text.len && byte_at(scan, scan->at) != ')')
			scan->at += byte_at(scan, scan->at) == '\\' ? 2 : 1;
		address = sv_trim(sv_slice(scan->text, begin, scan->at));
	}
	if (scan->at > scan->text.len)
		scan->at = scan->text.len;
	if (byte_at(scan, scan->at) == ')')
		scan->at++;
	return address;
}

/* The value of up to six hexadecimal digits; *at moves behind them and one space. */
static uint32_t take_hex(struct sv text, size_t *at)
{
	uint32_t value = 0;

	for (int count = 0; count < 6 && *at < text.len && sv_hex_digit(text.data[*at]) >= 0; count++)
		value = value * 16 + (uint32_t)sv_hex_digit(text.data[(*at)++]);
	if (*at < text.len && sv_is_space(text.data[*at]))
		(*at)++;
	return value;
}

/* "\26 x" is "&x", "\)" is ")", a backslash before a line end is nothing. */
static struct sv without_escapes(struct arena *arena, struct sv text)
{
	char *out = arena_alloc(arena, text.len * 2); /* "\0" becomes U+FFFD */
	size_t len = 0;
	size_t at = 0;
	while (at < text.len) {
		if (text.data[at] != '\\') {
			out[len++] = text.data[at++];
			continue;
		}
		at++;
		if (at < text.len && sv_hex_digit(text.data[at]) >= 0) {
			uint32_t value = take_hex(text, &at);
			len += utf8_write(out + len, value ? value : UTF8_REPLACEMENT);
		} else if (at < text.len) {
			if (text.data[at] != '\n')
				out[len++] = text.data[at];
			at++;
		}
	}
	return (struct sv){ out, len };
}

/* Behind "@": an import is taken, a namespace or character set passed over. */
static bool take_at_rule(struct sv *address, struct css_scan *scan)
{
	struct sv rest = sv_skip(scan->text, ++scan->at);

	if (sv_starts_nocase(rest, SV("import"))) {
		scan->at += 6;
		skip_space(scan);
		if (byte_at(scan, scan->at) == '"' || byte_at(scan, scan->at) == '\'') {
			*address = take_string(scan);
			return true;
		}
		if (sv_starts_nocase(sv_skip(scan->text, scan->at), SV("url("))) {
			scan->at += 4;
			*address = take_url(scan);
			return true;
		}
	} else if (sv_starts_nocase(rest, SV("namespace"))) {
		size_t end = sv_chr(scan->text, ';', scan->at);
		scan->at = end == SV_NONE ? scan->text.len : end;
	}
	return false;
}

/* True if the bracket at `at` opens url(. */
static bool is_url_bracket(const struct css_scan *scan, size_t at)
{
	return at >= 3 && sv_eq_nocase(sv_slice(scan->text, at - 3, at), SV("url")) &&
	       (at == 3 || !is_name_byte(scan->text.data[at - 4]));
}

/* Goes to the next address; false at the end of the text. */
static bool find_address(struct css_address *out, struct css_scan *scan)
{
	while (scan->at < scan->text.len) {
		size_t begin = scan->at;
		char byte = scan->text.data[begin];
		out->is_import = byte == '@';
		if (byte == '@' && take_at_rule(&out->address, scan)) {
			out->source = (struct span){ begin, scan->at };
			return true;
		}
		if (byte == '(' && is_url_bracket(scan, begin)) {
			scan->at++;
			out->address = take_url(scan);
			out->source = (struct span){ begin - 3, scan->at };
			return true;
		}
		if (byte == '/' && byte_at(scan, begin + 1) == '*')
			skip_comment(scan);
		else if (byte == '"' || byte == '\'')
			take_string(scan);
		else if (byte != '@')
			scan->at++;
	}
	return false;
}

bool css_next(struct css_address *out, struct css_scan *scan, struct arena *arena)
{
	while (find_address(out, scan)) {
		if (out->address.len == 0 || out->address.data[0] == '#')
			continue;
		out->has_escapes = sv_chr(out->address, '\\', 0) != SV_NONE;
		if (out->has_escapes)
			out->address = without_escapes(arena, out->address);
		return true;
	}
	return false;
}

/* The value begins with this word. */
static bool is_word(struct sv value, struct sv word)
{
	return sv_starts_nocase(value, word) && (value.len == word.len || !is_name_byte(value.data[word.len]));
}

bool css_hides(struct sv declarations)
{
	bool is_displayed = true;
	bool is_visible = true;
	struct sv declaration;

	while (sv_split(&declaration, &declarations, ';')) {
		size_t colon = sv_chr(declaration, ':', 0);
		if (colon == SV_NONE)
			continue;
		struct sv property = sv_trim(sv_slice(declaration, 0, colon));
		struct sv value = sv_trim(sv_skip(declaration, colon + 1));
		if (sv_eq_nocase(property, SV("display")))
			is_displayed = !is_word(value, SV("none"));
		else if (sv_eq_nocase(property, SV("visibility")))
			is_visible = !is_word(value, SV("hidden")) && !is_word(value, SV("collapse"));
	}
	return !is_displayed || !is_visible;
}
