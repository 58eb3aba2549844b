#include "match/column_line.h"

#include "base/utf8.h"

/* Longer ones are prose. */
#define LINE_BYTES 1000

static bool is_blank(uint32_t code)
{
	return code == ' ' || code == '\t' || code == '\r' || code == 0xA0 || code == 0x3000;
}

static bool is_quote(uint32_t code)
{
	return code == '"' || code == '\'' || code == 0x201C || code == 0x201D || code == '=';
}

/* The layout that a character separates the fields of, or COLUMN_LAYOUTS. */
static uint32_t layout_of(uint32_t code)
{
	switch (code) {
	case '\t': return COLUMN_TAB;
	case ',':
	case 0xFF0C: return COLUMN_COMMA;
	case '|':
	case 0xFF5C:
	case 0x2502: return COLUMN_BAR;
	case 0x3001: return COLUMN_PAUSE;
	case ';':
	case 0xFF1B: return COLUMN_SEMICOLON;
	default: return COLUMN_LAYOUTS;
	}
}

/* The start of the line around `at`, or SV_NONE if it is far away. */
static size_t line_begin(struct sv text, size_t at)
{
	size_t least = at > LINE_BYTES ? at - LINE_BYTES : 0;

	while (at > least && text.data[at - 1] != '\n')
		at--;
	return at == 0 || text.data[at - 1] == '\n' ? at : SV_NONE;
}

/* What the fields before a place are like. */
struct lead {
	uint32_t fields[COLUMN_LAYOUTS]; /* the column so far, by layout */
	uint32_t last;                   /* the last character but for quotes and spaces, '\n' at the start */
	bool is_blank;                   /* a blank stands right before */
};

static void read_lead(struct lead *out, struct sv line)
{
	uint32_t code = 0;

	*out = (struct lead){ .last = '\n', .is_blank = true };
	for (size_t at = 0; at < line.len; at += utf8_read(&code, sv_skip(line, at))) {
		uint32_t here;
		utf8_read(&here, sv_skip(line, at));
		out->fields[COLUMN_OFFSET] += here < 0x80 || here == 0xA0 ? 1 : 2;
		uint32_t layout = layout_of(here);
		if (layout < COLUMN_LAYOUTS)
			out->fields[layout]++;
		bool blank = is_blank(here);
		if (blank && !out->is_blank)
			out->fields[COLUMN_BLANK]++;
		out->is_blank = blank;
		if (layout < COLUMN_LAYOUTS || (!blank && !is_quote(here)))
			out->last = here;
	}
}

/* The character behind the value that ends its field, and whether a blank stands first. */
static uint32_t field_end(bool *blank, struct sv text, size_t at)
{
	enum { BLANKS = 64 };
	uint32_t code = '\n';

	*blank = false;
	for (int i = 0; i < BLANKS && at < text.len; i++) {
		size_t length = utf8_read(&code, sv_skip(text, at));
		if (code == '\n' || layout_of(code) < COLUMN_LAYOUTS)
			return code;
		if (!is_blank(code) && !is_quote(code))
			return code;
		*blank |= is_blank(code);
		at += length;
	}
	return at < text.len ? code : '\n';
}

/* Lines without text do not count. */
static size_t count_lines(struct column_lines *lines, size_t at)
{
	while (lines->at < at) {
		const char *end = memchr(lines->text.data + lines->at, '\n', at - lines->at);
		if (!end) {
			lines->in_line = true;
			lines->at = at;
			break;
		}
		size_t next = (size_t)(end - lines->text.data) + 1;
		lines->line += lines->in_line || next > lines->at + 1;
		lines->in_line = false;
		lines->at = next;
	}
	return lines->line;
}

size_t column_places(uint32_t places[COLUMN_LAYOUTS], struct column_lines *lines, struct span value)
{
	struct sv text = lines->text;
	size_t begin = line_begin(text, value.begin);
	struct lead lead;
	bool blank;

	for (int i = 0; i < COLUMN_LAYOUTS; i++)
		places[i] = COLUMN_NONE;
	if (begin == SV_NONE)
		return count_lines(lines, value.begin);
	read_lead(&lead, sv_slice(text, begin, value.begin));
	uint32_t end = field_end(&blank, text, value.end);
	uint32_t opened = layout_of(lead.last);
	uint32_t closed = layout_of(end);
	for (uint32_t layout = 0; layout < COLUMN_BLANK; layout++)
		if ((opened == layout || lead.last == '\n') && (closed == layout || end == '\n'))
			places[layout] = lead.fields[layout];
	if (lead.is_blank && (blank || end == '\n')) {
		places[COLUMN_BLANK] = lead.fields[COLUMN_BLANK];
		places[COLUMN_OFFSET] = lead.fields[COLUMN_OFFSET];
	}
	return count_lines(lines, value.begin);
}

static bool ends_field(uint32_t layout, uint32_t code)
{
	return layout == COLUMN_BLANK ? is_blank(code) : layout_of(code) == layout;
}

/* The field of a line; empty if it has fewer. */
static struct sv field_at(struct sv line, uint32_t layout, uint32_t index)
{
	size_t begin = 0;

	for (size_t at = 0; at < line.len;) {
		uint32_t code;
		size_t length = utf8_read(&code, sv_skip(line, at));
		if (ends_field(layout, code)) {
			if (index == 0 && at > begin)
				return sv_slice(line, begin, at);
			if (index > 0 && (layout != COLUMN_BLANK || at > begin))
				index--;
			begin = at + length;
		}
		at += length;
	}
	return index == 0 ? sv_skip(line, begin) : (struct sv){ NULL, 0 };
}

struct sv column_heading(struct sv text, uint32_t layout, uint32_t index, size_t at)
{
	size_t end = line_begin(text, at);

	while (end != SV_NONE && end > 0 && text.data[end - 1] == '\n')
		end--;
	size_t begin = end == SV_NONE ? SV_NONE : line_begin(text, end);
	if (begin == SV_NONE || layout == COLUMN_OFFSET)
		return (struct sv){ NULL, 0 };
	struct sv heading = sv_trim(field_at(sv_trim(sv_slice(text, begin, end)), layout, index));
	for (size_t i = 0; i < heading.len; i++)
		if (sv_is_digit(heading.data[i]))
			return (struct sv){ NULL, 0 };
	return heading;
}
