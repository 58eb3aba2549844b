#include "table/text_line.h"

#include "base/utf8.h"

/* How wide a blank is; 0 for anything else. */
static uint32_t blank_width(uint32_t code)
{
	switch (code) {
	case ' ':
	case '\t':
	case 0xA0:
	case 0x2002:
	case 0x2003: return 1;
	case 0x3000: return 2;
	default: return 0;
	}
}

static enum line_layout layout_of(uint32_t code)
{
	switch (code) {
	case '|':
	case 0xFF5C:
	case 0x2502: return LINE_BAR;
	case ';':
	case 0xFF1B: return LINE_SEMICOLON;
	case ',':
	case 0xFF0C: return LINE_COMMA;
	case 0x3001: return LINE_PAUSE;
	default: return LINE_LAYOUTS;
	}
}

/* Where the bytes of a line were read. */
struct origin {
	const struct page *page;
	const struct piece *piece;
	const struct piece *behind;
};

/* The byte of the document that a space of the stream stands for. */
static char source_byte(struct origin *origin, size_t at)
{
	if (!origin->piece)
		return ' ';
	while (origin->piece + 1 < origin->behind && origin->piece[1].begin <= at)
		origin->piece++;
	if (!origin->piece->verbatim || at < origin->piece->begin || at >= origin->piece->end)
		return ' ';
	size_t source = origin->piece->source.begin + (at - origin->piece->begin);
	return source < origin->page->document.len ? origin->page->document.data[source] : ' ';
}

/* Of blanks that the source has a line end in, a reader sees one. */
static void read_blanks(struct line_mark *mark, struct origin *origin, struct sv text, size_t end)
{
	bool is_wrapped = false;
	uint32_t code;

	for (mark->end = mark->begin; mark->end < end;) {
		size_t length = utf8_read(&code, sv_slice(text, mark->end, end));
		uint32_t width = blank_width(code);
		if (!width)
			break;
		char source = code == ' ' ? source_byte(origin, mark->end) : (char)' ';
		mark->tabs += source == '\t';
		is_wrapped |= source == '\n' || source == '\r';
		mark->width += width;
		mark->end += length;
	}
	if (is_wrapped) {
		mark->width = 1;
		mark->tabs = 0;
	}
}

/* The end of the quotation that opens at `at`, or `at` if it is not closed. */
static size_t skip_quotation(struct sv text, size_t at, size_t end)
{
	for (size_t i = at + 1; i < end; i++) {
		if (text.data[i] != '"')
			continue;
		if (i + 1 < end && text.data[i + 1] == '"')
			i++;
		else
			return i + 1;
	}
	return at;
}

static bool opens_field(const struct text_line *line, struct sv text, size_t at)
{
	if (at > line->begin && text.data[at - 1] == '=')
		at--;
	return at == line->begin || (line->mark_count && line->marks[line->mark_count - 1].end == at);
}

/* The bytes of a character that is no mark at first sight: a letter, a digit, most Chinese characters; else 0. */
static size_t plain_length(unsigned char byte)
{
	if (byte >= 0xE4 && byte <= 0xE9)
		return 3;
	return byte > ' ' && byte < 0x80 && byte != '"' && byte != ',' && byte != ';' && byte != '|';
}

static bool read_marks(struct text_line *line, struct origin *origin, struct sv text)
{
	for (size_t at = line->begin; at < line->end;) {
		uint32_t code;
		size_t plain = plain_length((unsigned char)text.data[at]);
		if (plain) {
			at += plain;
			continue;
		}
		size_t length = utf8_read(&code, sv_slice(text, at, line->end));
		enum line_layout layout = layout_of(code);
		if (code == '"' && opens_field(line, text, at)) {
			size_t behind = skip_quotation(text, at, line->end);
			at = behind > at ? behind : at + 1;
			continue;
		}
		if (layout == LINE_LAYOUTS && !blank_width(code)) {
			at += length;
			continue;
		}
		if (line->mark_count == LINE_MARKS)
			return false;
		struct line_mark *mark = &line->marks[line->mark_count++];
		*mark = (struct line_mark){ .begin = at, .end = at + length, .layout = (uint8_t)layout };
		if (layout == LINE_LAYOUTS)
			read_blanks(mark, origin, text, line->end);
		at = mark->end;
	}
	return true;
}

static bool is_other_mark(const struct text_line *line, uint32_t index, size_t at)
{
	const struct line_mark *mark = &line->marks[index];

	return index < line->mark_count && mark->width == 0 && (mark->begin == at || mark->end == at);
}

/* One Chinese character that is no value of its own; "男 汉" are two fields. */
static bool is_half(struct sv text)
{
	static const struct sv values = SV("男女是否有无汉");
	uint32_t code;

	if (text.len != 3 || utf8_read(&code, text) != 3 || code < 0x4E00 || code > 0x9FFF)
		return false;
	return sv_find(values, text, 0) == SV_NONE;
}

static void judge_blanks(struct text_line *line, struct sv text)
{
	for (uint32_t i = 0; i < line->mark_count; i++) {
		struct line_mark *mark = &line->marks[i];
		if (!mark->width)
			continue;
		size_t before = i ? line->marks[i - 1].end : line->begin;
		size_t after = i + 1 < line->mark_count ? line->marks[i + 1].begin : line->end;
		mark->beside =
		    (i > 0 && is_other_mark(line, i - 1, mark->begin)) || is_other_mark(line, i + 1, mark->end);
		mark->joint = !(i > 0 && line->marks[i - 1].joint) && !mark->tabs &&
			      is_half(sv_slice(text, before, mark->begin)) && is_half(sv_slice(text, mark->end, after));
	}
}

/* ASCII, and no blank. */
static bool is_letter(char byte)
{
	return (unsigned char)(byte - '!') < 0x80 - '!';
}

/* [begin, end) without blanks at both ends. */
static struct span trim(struct sv text, struct span at)
{
	uint32_t code;

	if (at.begin < at.end && is_letter(text.data[at.begin]) && is_letter(text.data[at.end - 1]))
		return at;
	while (at.begin < at.end) {
		size_t length = utf8_read(&code, sv_slice(text, at.begin, at.end));
		if (!blank_width(code) && code != 0xFEFF && code != 0x200B)
			break;
		at.begin += length;
	}
	while (at.begin < at.end) {
		size_t last = utf8_backward(text, at.end, 1);
		utf8_read(&code, sv_slice(text, last, at.end));
		if (!blank_width(code) && code != 0xFEFF && code != 0x200B)
			break;
		at.end = last;
	}
	return at;
}

bool line_read(struct text_line *out, const struct page *page, size_t begin, size_t end)
{
	const struct stream *body = &page->streams[STREAM_BODY];
	struct span at = trim(body->text, (struct span){ begin, end });
	struct origin origin = { page, stream_piece(body, at.begin), body->pieces.items + body->pieces.count };

	out->page = page;
	out->begin = at.begin;
	out->end = at.end;
	out->mark_count = 0;
	if (at.begin == at.end || at.end - at.begin > LINE_BYTES || !read_marks(out, &origin, body->text))
		return false;
	judge_blanks(out, body->text);
	return true;
}

/* How many separators the mark is in the layout. */
static uint32_t cuts_of(const struct line_mark *mark, enum line_layout layout)
{
	if (!mark->width)
		return mark->layout == layout;
	switch (layout) {
	case LINE_TAB: return mark->tabs;
	case LINE_WIDE: return !mark->beside && !mark->joint && (mark->width > 1 || mark->tabs);
	case LINE_SPACE: return !mark->beside && !mark->joint;
	default: return 0;
	}
}

uint32_t line_cuts(const struct text_line *line, enum line_layout layout)
{
	uint32_t cuts = 0;

	for (uint32_t i = 0; i < line->mark_count; i++)
		cuts += cuts_of(&line->marks[i], layout);
	return cuts;
}

static bool is_wrapped_in(struct sv field, struct sv open, struct sv close)
{
	return field.len >= open.len + close.len && sv_starts(field, open) && sv_ends(field, close);
}

/* What the field holds. */
static struct span unwrap(struct sv text, struct span at)
{
	static const struct {
		struct sv open;
		struct sv close;
	} quotes[] = { { SV("=\""), SV("\"") }, { SV("\""), SV("\"") }, { SV("“"), SV("”") }, { SV("'"), SV("'") },
		       { SV("'"), SV("") },     { SV("‘"), SV("") },    { SV("’"), SV("") },  { SV("`"), SV("") } };

	at = trim(text, at);
	struct sv field = sv_slice(text, at.begin, at.end);
	if (!field.len || (sv_is_digit(field.data[0]) || sv_is_alpha(field.data[0]) ||
			   plain_length((unsigned char)field.data[0]) == 3))
		return at;
	for (size_t i = 0; i < sizeof quotes / sizeof *quotes; i++)
		if (is_wrapped_in(field, quotes[i].open, quotes[i].close))
			return trim(text, (struct span){ at.begin + quotes[i].open.len, at.end - quotes[i].close.len });
	return at;
}

static void add_field(struct line_fields *fields, struct sv text, struct span at)
{
	struct span inner = unwrap(text, at);

	if (fields->count == sizeof fields->spans / sizeof *fields->spans)
		return;
	if (inner.begin == inner.end)
		inner = (struct span){ at.begin, at.begin };
	fields->spans[fields->count++] = inner;
	if (inner.begin < inner.end)
		fields->filled = fields->count;
}

void line_split(struct line_fields *out, const struct text_line *line, enum line_layout layout)
{
	struct sv text = line->page->streams[STREAM_BODY].text;
	size_t begin = line->begin;

	out->count = out->filled = 0;
	for (uint32_t i = 0; i < line->mark_count; i++) {
		const struct line_mark *mark = &line->marks[i];
		uint32_t cuts = cuts_of(mark, layout);
		if (layout == LINE_BAR && cuts && mark->begin == line->begin) {
			begin = mark->end;
			continue;
		}
		for (uint32_t cut = 0; cut < cuts; cut++) {
			/* Between two tabs of one run there is nothing. */
			size_t end = cut ? mark->begin + cut : mark->begin;
			add_field(out, text, (struct span){ begin, end });
			begin = cut + 1 == cuts ? mark->end : end + 1;
		}
	}
	add_field(out, text, (struct span){ begin, line->end });
}

bool line_is_rule(struct sv text)
{
	static const char *const strokes[] = { "-", "=", "+", "|", "_", " ", "*", "─", "━", "│", "┼", "├", "┤", "—" };
	size_t at = 0;

	while (at < text.len) {
		size_t length = 0;
		for (size_t i = 0; !length && i < sizeof strokes / sizeof *strokes; i++)
			if (sv_starts(sv_skip(text, at), sv_from(strokes[i])))
				length = strlen(strokes[i]);
		if (!length)
			return false;
		at += length;
	}
	return true;
}
