#include "html/unescape.h"

#include "base/limits.h"
#include "base/utf8.h"
#include "html/reference.h"

/* What an escape stands for. */
struct escape {
	size_t length; /* as written; 0: there is none */
	char text[UTF8_MAX_BYTES];
	size_t text_length; /* 0: the rest of it, behind its backslash */
};

/* The value of exactly `count` digits at `at`, or -1. */
static int64_t hex_at(struct sv text, size_t at, size_t count)
{
	int64_t value = 0;

	for (size_t i = at; i < at + count; i++) {
		int digit = i < text.len ? sv_hex_digit(text.data[i]) : -1;
		if (digit < 0)
			return -1;
		value = value << 4 | digit;
	}
	return value;
}

static bool is_readable(int64_t code)
{
	return code >= 0x20 && code != '\\' && !(code >= 0x7F && code < 0xA0) && !(code >= 0xD800 && code < 0xE000) &&
	       code <= 0x10FFFF;
}

static void take_code(struct escape *out, int64_t code, size_t length)
{
	if (!is_readable(code))
		return;
	out->text_length = utf8_write(out->text, (uint32_t)code);
	out->length = length;
}

/* "\uD83D\uDE00": the half at `at` that follows the half `high`. */
static int64_t joined_halves(struct sv text, int64_t high, size_t at)
{
	int64_t low = at + 2 <= text.len && text.data[at + 1] == 'u' ? hex_at(text, at + 2, 4) : -1;

	return low >= 0xDC00 && low < 0xE000 ? 0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00) : -1;
}

/* "\u5bc6" and "%u5bc6": four digits, of one character or of half of one. */
static void read_four(struct escape *out, struct sv text)
{
	enum { LENGTH = 6 };
	int64_t code = hex_at(text, 2, 4);

	if (code >= 0xD800 && code < 0xDC00)
		take_code(out, joined_halves(text, code, LENGTH), 2 * LENGTH);
	else
		take_code(out, code, LENGTH);
}

/* "\u{5bc6}" */
static void read_braced(struct escape *out, struct sv text)
{
	size_t close = sv_chr(sv_slice(text, 0, 12), '}', 0);

	if (close != SV_NONE && close > 3)
		take_code(out, hex_at(text, 3, close - 3), close + 1);
}

static void read_backslash(struct escape *out, struct sv text)
{
	switch (text.len > 1 ? text.data[1] : 0) {
	case 'u':
		if (text.len > 2 && text.data[2] == '{')
			read_braced(out, text);
		else
			read_four(out, text);
		break;
	case 'x': take_code(out, hex_at(text, 2, 2), 4); break;
	case '"':
	case '\'':
	case '/': out->length = 1; break;
	default: break;
	}
}

/* "%E5%AF%86": the bytes of one character beyond ASCII. Of ASCII, "%26" says that it is no separator. */
static void read_percent(struct escape *out, struct sv text)
{
	char bytes[UTF8_MAX_BYTES];
	size_t count = 0;
	uint32_t code = 0;

	if (text.len > 1 && text.data[1] == 'u') {
		read_four(out, text);
		return;
	}
	while (count < UTF8_MAX_BYTES && 3 * count < text.len && text.data[3 * count] == '%') {
		int64_t byte = hex_at(text, 3 * count + 1, 2);
		if (byte < 0x80)
			break;
		bytes[count++] = (char)byte;
	}
	size_t length = count ? utf8_read(&code, (struct sv){ bytes, count }) : 0;
	if (length > 1 && code != 0xFFFD) /* what utf8_read() has for bad bytes */
		take_code(out, code, 3 * length);
}

static void read_reference(struct escape *out, struct sv text)
{
	struct html_reference reference;
	uint32_t code = 0;

	if (text.len > 1 && text.data[1] == '#' && html_reference_read(&reference, text, false) &&
	    utf8_read(&code, (struct sv){ reference.text, reference.text_length }) == reference.text_length)
		take_code(out, code, reference.length);
}

static struct escape read_escape(struct sv text)
{
	struct escape out = { .length = 0 };

	switch (text.data[0]) {
	case '\\': read_backslash(&out, text); break;
	case '%': read_percent(&out, text); break;
	case '&': read_reference(&out, text); break;
	default: break;
	}
	return out;
}

/* The next byte that an escape can start with: the three kinds are looked for separately, once each. */
struct starts {
	struct sv text;
	size_t next[3];
};

static const char *const openings[] = { "\\", "%", "&#" };

static size_t next_start(struct starts *starts, size_t from)
{
	size_t nearest = SV_NONE;

	for (size_t i = 0; i < sizeof openings / sizeof *openings; i++) {
		if (starts->next[i] != SV_NONE && starts->next[i] < from)
			starts->next[i] = openings[i][1] ? sv_find(starts->text, sv_from(openings[i]), from)
							 : sv_chr(starts->text, openings[i][0], from);
		if (starts->next[i] < nearest)
			nearest = starts->next[i];
	}
	return nearest;
}

static void put(struct stream_writer *writer, struct piece *piece, size_t source, struct sv text, size_t written,
		enum stream_spaces spaces)
{
	piece->source = (struct span){ source, source + written };
	streams_put(writer, piece, text, spaces);
}

void unescape_put(struct stream_writer *writer, const struct piece *piece, struct sv text, enum stream_spaces spaces)
{
	struct piece part = *piece;
	struct starts starts = { .text = text };
	size_t base = piece->source.begin;
	size_t run = 0;

	for (size_t i = 0; i < sizeof openings / sizeof *openings; i++)
		starts.next[i] =
		    openings[i][1] ? sv_find(text, sv_from(openings[i]), 0) : sv_chr(text, openings[i][0], 0);
	for (size_t at = next_start(&starts, 0); at != SV_NONE && writer->pieces.count < LIMIT_ESCAPES;) {
		struct escape escape = read_escape(sv_skip(text, at));
		if (escape.length) {
			put(writer, &part, base + run, sv_slice(text, run, at), at - run, spaces);
			part.verbatim = false;
			put(writer, &part, base + at, (struct sv){ escape.text, escape.text_length }, escape.length,
			    spaces);
			part.verbatim = true;
			run = at + escape.length;
		}
		/* behind a lone backslash stands what it escapes */
		at = next_start(&starts, at + (escape.length ? escape.length : 1) + (escape.length == 1));
	}
	put(writer, &part, base + run, sv_skip(text, run), text.len - run, spaces);
}
