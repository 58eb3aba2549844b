#include "attach/pdf_names.h"

#include <stdlib.h>

#include "attach/code_page.h"
#include "attach/reading.h"
#include "base/limits.h"
#include "base/utf8.h"

enum { NEARBY = 4096, MOST_DIGITS = 9 };

static bool is_blank(char byte)
{
	return byte == '\0' || sv_is_space(byte);
}

static size_t skip_blanks(struct sv bytes, size_t at)
{
	while (at < bytes.len && is_blank(bytes.data[at]))
		at++;
	return at;
}

/* Moves back over digits and the blanks before them; returns whether there were any. */
static bool back_over_number(struct sv bytes, size_t *at)
{
	size_t end = *at;

	while (end > 0 && is_blank(bytes.data[end - 1]))
		end--;
	size_t begin = end;
	while (begin > 0 && sv_is_digit(bytes.data[begin - 1]) && end - begin < MOST_DIGITS)
		begin--;
	*at = begin;
	return begin < end;
}

static uint32_t read_number(struct sv bytes, size_t at)
{
	uint32_t number = 0;

	for (size_t i = at; i < bytes.len && i < at + MOST_DIGITS && sv_is_digit(bytes.data[i]); i++)
		number = number * 10 + (uint32_t)(bytes.data[i] - '0');
	return number;
}

size_t pdf_object_before(uint32_t *number, struct sv bytes, size_t at)
{
	size_t least = at > NEARBY ? at - NEARBY : 0;

	for (size_t i = at; i > least; i--) {
		if (!sv_starts(sv_slice(bytes, i, at), SV("obj")) ||
		    sv_starts(sv_skip(bytes, i > 3 ? i - 3 : 0), SV("endobj")))
			continue;
		size_t begin = i;
		if (!back_over_number(bytes, &begin) || !back_over_number(bytes, &begin))
			return SV_NONE;
		*number = read_number(bytes, begin);
		return begin;
	}
	return SV_NONE;
}

static void append_hex(struct buf *out, struct sv text)
{
	int high = -1;

	for (size_t i = 1; i < text.len && text.data[i] != '>'; i++) {
		int digit = sv_hex_digit(text.data[i]);
		if (digit >= 0 && high >= 0)
			buf_byte(out, (char)(high << 4 | digit));
		if (digit >= 0)
			high = high < 0 ? digit : -1;
	}
}

/* Behind a backslash: the byte, and how many were read. */
static size_t read_escape(char *byte, struct sv text)
{
	static const char letters[] = "nrtbf";
	static const char meanings[] = "\n\r\t\b\f";
	const char *letter = text.len && text.data[0] ? strchr(letters, text.data[0]) : NULL;
	size_t length = 0;
	unsigned value = 0;

	for (; length < 3 && length < text.len && text.data[length] >= '0' && text.data[length] <= '7'; length++)
		value = value << 3 | (unsigned)(text.data[length] - '0');
	if (length)
		*byte = (char)value;
	else if (text.len)
		*byte = letter ? meanings[letter - letters] : text.data[0];
	return length ? length : 1;
}

static void append_literal(struct buf *out, struct sv text)
{
	size_t depth = 1;

	for (size_t i = 1; i < text.len; i++) {
		char byte = text.data[i];
		if (byte == '\\')
			i += read_escape(&byte, sv_skip(text, i + 1));
		else if (byte == '(')
			depth++;
		else if (byte == ')' && --depth == 0)
			return;
		buf_byte(out, byte);
	}
}

static void append_utf16_big(struct buf *out, struct sv text)
{
	struct buf swapped;

	buf_init(&swapped, SIZE_MAX);
	for (size_t i = 0; i + 1 < text.len; i += 2) {
		buf_byte(&swapped, text.data[i + 1]);
		buf_byte(&swapped, text.data[i]);
	}
	utf16_append(out, buf_view(&swapped));
	buf_free(&swapped);
}

/* A string that stands at the start of `text`; what is no UTF-16 is Chinese, where it is not UTF-8. */
static struct sv read_string(struct arena *arena, struct sv text)
{
	enum { CHINESE = 936 };
	struct buf raw;
	struct buf name;

	buf_init(&raw, READING_NAME_BYTES);
	buf_init(&name, LIMIT_CELL_BYTES);
	if (text.len && text.data[0] == '(')
		append_literal(&raw, text);
	else if (text.len && text.data[0] == '<' && !sv_starts(text, SV("<<")))
		append_hex(&raw, text);
	struct sv bytes = buf_view(&raw);
	struct code_page *page = code_page_new(CHINESE);
	if (sv_starts(bytes, SV("\xfe\xff")))
		append_utf16_big(&name, sv_skip(bytes, 2));
	else if (utf8_valid_prefix(bytes) == bytes.len)
		buf_append(&name, sv_starts(bytes, SV("\xef\xbb\xbf")) ? sv_skip(bytes, 3) : bytes);
	else
		code_page_append(page, &name, bytes);
	struct sv result = arena_copy(arena, buf_view(&name));
	code_page_free(page);
	buf_free(&raw);
	buf_free(&name);
	return result;
}

/* The string behind a key of a dictionary; empty if there is none. */
static struct sv find_string(struct arena *arena, struct sv dictionary, struct sv key)
{
	for (size_t at = sv_find(dictionary, key, 0); at != SV_NONE; at = sv_find(dictionary, key, at + key.len)) {
		struct sv rest = sv_skip(dictionary, skip_blanks(dictionary, at + key.len));
		if (rest.len && (rest.data[0] == '(' || (rest.data[0] == '<' && !sv_starts(rest, SV("<<")))))
			return read_string(arena, rest);
	}
	return SV("");
}

/* The object behind /F in "/EF << /F 12 0 R >>" that begins at `at`; 0 if there is none. */
static uint32_t find_object(struct sv bytes, size_t at)
{
	struct sv inside = sv_slice(bytes, at, at + NEARBY);
	size_t end = sv_find(inside, SV(">>"), 0);

	inside = sv_slice(inside, 0, end == SV_NONE ? 0 : end);
	size_t key = sv_find(inside, SV("/F "), 0);
	return key == SV_NONE ? 0 : read_number(inside, skip_blanks(inside, key + 2));
}

static int compare(const void *a, const void *b)
{
	const struct pdf_name *x = a;
	const struct pdf_name *y = b;

	return (x->object > y->object) - (x->object < y->object);
}

void pdf_names_read(struct pdf_names *names, struct arena *arena, struct sv bytes)
{
	size_t tries = 0;

	for (size_t at = sv_find(bytes, SV("/EF"), 0); at != SV_NONE && tries < LIMIT_MEMBERS;
	     at = sv_find(bytes, SV("/EF"), at + 3), tries++) {
		uint32_t number;
		uint32_t object = find_object(bytes, at);
		size_t begin = pdf_object_before(&number, bytes, at);
		if (!object || begin == SV_NONE)
			continue;
		struct sv dictionary = sv_slice(bytes, begin, at + NEARBY);
		dictionary = sv_slice(dictionary, 0, sv_find(dictionary, SV("endobj"), 0));
		struct sv name = find_string(arena, dictionary, SV("/UF"));
		if (!name.len)
			name = find_string(arena, dictionary, SV("/F"));
		*vec_push(arena, &names->items) = (struct pdf_name){ object, name };
	}
	if (names->items.count > 1)
		qsort(names->items.items, names->items.count, sizeof *names->items.items, compare);
}

struct sv pdf_names_find(const struct pdf_names *names, uint32_t object)
{
	struct pdf_name key = { .object = object };
	const struct pdf_name *found =
	    names->items.count ? bsearch(&key, names->items.items, names->items.count, sizeof key, compare) : NULL;

	return found ? found->name : SV("");
}
