/* Rich Text Format: groups in braces, words behind backslashes, and bytes in the code page of their font. */
#include <stdlib.h>

#include "attach/code_page.h"
#include "attach/reader.h"
#include "attach/rtf.h"
#include "base/utf8.h"

enum { FONTS = 65536, PAGES = 32, LATIN = 1252 };

enum destination { TO_TEXT, TO_NOTHING, TO_FONTS, TO_ASIDE, TO_FIELD_CODE };

/* What holds in a group, and in those inside unless they say otherwise. */
struct group {
	enum destination destination;
	bool is_first;   /* nothing but "\*" was seen of it */
	bool is_starred; /* what is not known is skipped */
	bool owns_aside; /* the aside ends with it */
	bool owns_link;
	bool is_vanished;
	bool is_deleted;
	bool is_heading;
	uint8_t fallback; /* characters that stand behind one in Unicode for those who do not know that */
	uint16_t font;
};

struct rtf {
	struct sv bytes;
	size_t at;
	struct rtf_flow flow;
	struct group groups[LIMIT_RTF_DEPTH];
	size_t depth; /* the group at hand is groups[depth - 1] */
	size_t ignored;
	unsigned faults;
	uint16_t charset_pages[FONTS]; /* code page of each font; 0: that of the document */
	unsigned page;                 /* of the document */
	struct {
		unsigned number;
		struct code_page *page;
	} pages[PAGES];
	size_t page_count;
	size_t fallback; /* characters to leave out */
	uint32_t high;   /* first half of a character; 0: none */
	struct buf raw;  /* bytes that were not decoded yet */
	struct buf text;
	struct buf aside;
	enum rtf_aside aside_kind;
	struct sv aside_name;
	struct buf field_code;
	struct buf property_name;
};

static struct group *top(struct rtf *rtf)
{
	return &rtf->groups[rtf->depth - 1];
}

static struct code_page *find_page(struct rtf *rtf, unsigned number)
{
	for (size_t i = 0; i < rtf->page_count; i++)
		if (rtf->pages[i].number == number)
			return rtf->pages[i].page;
	if (rtf->page_count == PAGES)
		return rtf->pages[0].page;
	rtf->pages[rtf->page_count].number = number;
	rtf->pages[rtf->page_count].page = code_page_new(number);
	return rtf->pages[rtf->page_count++].page;
}

static unsigned page_of_charset(unsigned charset)
{
	static const struct {
		uint8_t charset;
		uint16_t page;
	} pages[] = { { 77, 10000 }, { 128, 932 },  { 129, 949 },  { 134, 936 },  { 136, 950 },
		      { 161, 1253 }, { 162, 1254 }, { 163, 1258 }, { 177, 1255 }, { 178, 1256 },
		      { 186, 1257 }, { 204, 1251 }, { 222, 874 },  { 238, 1250 } };

	for (size_t i = 0; i < sizeof pages / sizeof *pages; i++)
		if (pages[i].charset == charset)
			return pages[i].page;
	return 0; /* Latin: also said of fonts that Chinese text is set in */
}

/* Text goes where the group says. */
static void put(struct rtf *rtf, struct sv text)
{
	const struct group *group = top(rtf);

	switch (group->destination) {
	case TO_TEXT:
		rtf->flow.is_hidden = group->is_vanished || group->is_deleted;
		rtf->flow.is_heading = group->is_heading;
		rtf_flow_text(&rtf->flow, text);
		break;
	case TO_ASIDE: buf_append(&rtf->aside, text); break;
	case TO_FIELD_CODE: buf_append(&rtf->field_code, text); break;
	default: break;
	}
}

static void flush(struct rtf *rtf)
{
	uint16_t page = rtf->charset_pages[top(rtf)->font];

	if (!rtf->raw.len)
		return;
	buf_clear(&rtf->text);
	code_page_append(find_page(rtf, page ? page : rtf->page), &rtf->text, buf_view(&rtf->raw));
	buf_clear(&rtf->raw);
	put(rtf, buf_view(&rtf->text));
}

static void take_byte(struct rtf *rtf, char byte)
{
	struct group *group = top(rtf);

	group->is_first = false;
	if (rtf->fallback) {
		rtf->fallback--;
		return;
	}
	if (group->destination == TO_NOTHING || group->destination == TO_FONTS)
		return;
	if (rtf->raw.len == rtf->raw.limit)
		flush(rtf);
	buf_byte(&rtf->raw, byte);
}

static void take_unicode(struct rtf *rtf, long number)
{
	char bytes[UTF8_MAX_BYTES];
	uint32_t code = (uint32_t)(number < 0 ? number + 65536 : number);
	bool is_low = code >> 10 == 0xdc00 >> 10;

	rtf->fallback = top(rtf)->fallback;
	if (code >> 10 == 0xd800 >> 10) {
		rtf->high = code;
		return;
	}
	if (is_low && rtf->high)
		code = 0x10000 + ((rtf->high & 0x3ff) << 10) + (code & 0x3ff);
	rtf->high = 0;
	if (code)
		put(rtf, (struct sv){ bytes, utf8_write(bytes, code) });
}

static void open_group(struct rtf *rtf)
{
	static const struct group first = { .destination = TO_TEXT, .fallback = 1 };
	struct group outer = rtf->depth ? *top(rtf) : first;

	if (rtf->depth)
		flush(rtf);
	rtf->fallback = 0;
	if (rtf->depth == LIMIT_RTF_DEPTH) {
		rtf->ignored++;
		rtf->faults |= READING_CUT;
		return;
	}
	rtf->groups[rtf->depth++] = outer;
	top(rtf)->is_first = true;
	top(rtf)->is_starred = top(rtf)->owns_aside = top(rtf)->owns_link = false;
}

static void end_aside(struct rtf *rtf)
{
	struct sv text = sv_trim(buf_view(&rtf->aside));
	enum rtf_aside kind = rtf->aside_kind;

	if (rtf->aside.overflow)
		rtf->faults |= READING_CUT;
	if (kind == RTF_PROPERTY_NAME) {
		buf_clear(&rtf->property_name);
		buf_append(&rtf->property_name, text);
	} else if (kind == RTF_PROPERTY_VALUE) {
		rtf_flow_aside(&rtf->flow, RTF_PROPERTY, buf_view(&rtf->property_name), text);
	} else {
		rtf_flow_aside(&rtf->flow, kind, rtf->aside_name, text);
	}
	buf_clear(&rtf->aside);
}

static void close_group(struct rtf *rtf)
{
	flush(rtf);
	rtf->fallback = 0;
	if (rtf->ignored) {
		rtf->ignored--;
		return;
	}
	if (top(rtf)->owns_aside)
		end_aside(rtf);
	if (top(rtf)->owns_link)
		rtf_flow_end_link(&rtf->flow);
	rtf->depth--;
}

static void begin_aside(struct rtf *rtf, const struct rtf_word_entry *entry)
{
	struct group *group = top(rtf);

	if (group->destination != TO_TEXT)
		return;
	group->destination = TO_ASIDE;
	group->owns_aside = true;
	group->is_vanished = group->is_deleted = false;
	rtf->aside_kind = (enum rtf_aside)entry->value;
	rtf->aside_name = sv_from(entry->text);
}

/* The address in ` HYPERLINK "http://…" \o "…"`. */
static struct sv find_address(struct sv code)
{
	code = sv_trim(code);
	if (!sv_starts_nocase(code, SV("HYPERLINK")))
		return SV("");
	size_t begin = sv_chr(code, '"', 0);
	size_t end = begin == SV_NONE ? SV_NONE : sv_chr(code, '"', begin + 1);
	/* What is quoted behind a switch is a place in the document, or a tip. */
	if (end == SV_NONE || sv_chr(sv_slice(code, 0, begin), '\\', 0) != SV_NONE)
		return SV("");
	return sv_slice(code, begin + 1, end);
}

static void begin_result(struct rtf *rtf)
{
	struct sv address = find_address(buf_view(&rtf->field_code));

	if (top(rtf)->destination == TO_TEXT && address.len && !rtf->flow.link.len) {
		buf_append(&rtf->flow.link, address);
		top(rtf)->owns_link = rtf->flow.link.len > 0;
	}
	buf_clear(&rtf->field_code);
}

/* Marks in an aside, which is text only. */
static void mark(struct rtf *rtf, void (*end)(struct rtf_flow *flow), const char *instead)
{
	if (top(rtf)->destination == TO_TEXT)
		end(&rtf->flow);
	else
		put(rtf, sv_from(instead));
}

static void set_font(struct rtf *rtf, long number)
{
	top(rtf)->font = number >= 0 && number < FONTS ? (uint16_t)number : 0;
}

static void take_layout(struct rtf *rtf, enum rtf_word word)
{
	switch (word) {
	case RTF_CELL: mark(rtf, rtf_flow_end_cell, "\t"); break;
	case RTF_ROW: mark(rtf, rtf_flow_end_row, "\n"); break;
	case RTF_NEST_ROW:
	case RTF_PARAGRAPH: mark(rtf, rtf_flow_end_paragraph, "\n"); break;
	case RTF_IN_TABLE:
		if (top(rtf)->destination == TO_TEXT)
			rtf->flow.is_in_row = true;
		break;
	case RTF_LINE: put(rtf, SV("\n")); break;
	default: break;
	}
}

static void take_destination(struct rtf *rtf, const struct rtf_word_entry *entry)
{
	struct group *group = top(rtf);

	switch (entry->word) {
	case RTF_ASIDE: begin_aside(rtf, entry); break;
	case RTF_FIELD_CODE:
		if (group->destination == TO_TEXT)
			group->destination = TO_FIELD_CODE;
		break;
	case RTF_FIELD_RESULT: begin_result(rtf); break;
	case RTF_FONTS: group->destination = TO_FONTS; break;
	case RTF_SKIPPED: group->destination = TO_NOTHING; break;
	default: break;
	}
}

/* `number` is 1 where none is written: "\v" is "\v1". */
static void take_format(struct rtf *rtf, enum rtf_word word, long number)
{
	struct group *group = top(rtf);

	switch (word) {
	case RTF_CHARSET:
		if (group->destination == TO_FONTS)
			rtf->charset_pages[group->font] = (uint16_t)page_of_charset((unsigned)number);
		break;
	case RTF_CODE_PAGE: rtf->page = (unsigned)number; break;
	case RTF_DELETED: group->is_deleted = number != 0; break;
	case RTF_FALLBACK: group->fallback = number < 0 || number > UINT8_MAX ? 1 : (uint8_t)number; break;
	case RTF_FONT: set_font(rtf, number); break;
	case RTF_OUTLINE: group->is_heading = number < 9; break;
	case RTF_PLAIN: group->is_vanished = group->is_deleted = false; break;
	case RTF_PARAGRAPH_PLAIN: group->is_heading = false; break;
	case RTF_VANISH: group->is_vanished = number != 0; break;
	default: break;
	}
}

static void take_word(struct rtf *rtf, struct sv name, bool has_number, long number)
{
	const struct rtf_word_entry *entry = rtf_word(name);
	struct group *group = top(rtf);
	bool is_first = group->is_first;

	group->is_first = false;
	if (entry && entry->word == RTF_BIN) {
		size_t rest = rtf->bytes.len - rtf->at;
		rtf->at += number > 0 && has_number ? ((size_t)number < rest ? (size_t)number : rest) : 0;
		return;
	}
	if (rtf->fallback) {
		rtf->fallback--;
		return;
	}
	if (is_first && group->is_starred && !entry)
		group->destination = TO_NOTHING;
	if (!entry || group->destination == TO_NOTHING)
		return;
	if (is_first)
		take_destination(rtf, entry);
	if (entry->word == RTF_TEXT)
		put(rtf, sv_from(entry->text));
	else if (entry->word == RTF_UNICODE)
		take_unicode(rtf, has_number ? number : 0);
	else
		take_format(rtf, entry->word, has_number ? number : 1);
	take_layout(rtf, entry->word);
}

/* Reads a number of at most ten digits behind a word. */
static bool read_number(struct rtf *rtf, long *out)
{
	struct sv bytes = rtf->bytes;
	size_t at = rtf->at;
	bool is_negative = at < bytes.len && bytes.data[at] == '-';
	size_t begin = at += is_negative;
	long number = 0;

	for (; at < bytes.len && at < begin + 10 && sv_is_digit(bytes.data[at]); at++)
		number = number * 10 + (bytes.data[at] - '0');
	*out = is_negative ? -number : number;
	if (at == begin)
		return false;
	rtf->at = at;
	return true;
}

static void read_word(struct rtf *rtf)
{
	enum { LONGEST = 32 };
	struct sv bytes = rtf->bytes;
	size_t begin = rtf->at;
	long number;

	while (rtf->at < bytes.len && rtf->at < begin + LONGEST && sv_is_alpha(bytes.data[rtf->at]))
		rtf->at++;
	struct sv name = sv_slice(bytes, begin, rtf->at);
	bool has_number = read_number(rtf, &number);
	if (rtf->at < bytes.len && bytes.data[rtf->at] == ' ')
		rtf->at++;
	/* A word in the middle of a character would tear it. */
	flush(rtf);
	take_word(rtf, name, has_number, number);
}

static void read_hex(struct rtf *rtf)
{
	struct sv digits = sv_slice(rtf->bytes, rtf->at, rtf->at + 2);

	if (digits.len < 2 || sv_hex_digit(digits.data[0]) < 0 || sv_hex_digit(digits.data[1]) < 0)
		return;
	rtf->at += 2;
	take_byte(rtf, (char)(sv_hex_digit(digits.data[0]) << 4 | sv_hex_digit(digits.data[1])));
}

static void put_symbol(struct rtf *rtf, const char *text)
{
	top(rtf)->is_first = false;
	flush(rtf);
	if (rtf->fallback)
		rtf->fallback--;
	else
		put(rtf, sv_from(text));
}

static void read_symbol(struct rtf *rtf)
{
	char symbol = rtf->bytes.data[rtf->at++];

	switch (symbol) {
	case '\'': read_hex(rtf); break;
	case '*': top(rtf)->is_starred |= top(rtf)->is_first; break;
	case '~': put_symbol(rtf, "\xc2\xa0"); break;
	case '_': put_symbol(rtf, "-"); break;
	case '\\':
	case '{':
	case '}': take_byte(rtf, symbol); break;
	case '\r':
	case '\n':
		flush(rtf);
		take_layout(rtf, RTF_PARAGRAPH);
		break;
	default: break;
	}
}

static void read_byte(struct rtf *rtf)
{
	char byte = rtf->bytes.data[rtf->at++];

	switch (byte) {
	case '{': open_group(rtf); break;
	case '}': close_group(rtf); break;
	case '\\':
		if (rtf->at == rtf->bytes.len)
			break;
		if (sv_is_alpha(rtf->bytes.data[rtf->at]))
			read_word(rtf);
		else
			read_symbol(rtf);
		break;
	case '\r':
	case '\n':
	case '\0': break;
	default: take_byte(rtf, byte); break;
	}
}

static void init(struct rtf *rtf, struct reading *out, struct sv bytes)
{
	enum { RAW = 64 * 1024 };

	rtf->bytes = bytes;
	rtf->page = LATIN;
	rtf->flow.out = out;
	buf_init(&rtf->flow.link, READING_NAME_BYTES);
	buf_init(&rtf->raw, RAW);
	buf_init(&rtf->text, SIZE_MAX);
	buf_init(&rtf->aside, LIMIT_CELL_BYTES);
	buf_init(&rtf->field_code, LIMIT_CELL_BYTES);
	buf_init(&rtf->property_name, READING_NAME_BYTES);
}

static void drop(struct rtf *rtf)
{
	buf_free(&rtf->flow.link);
	buf_free(&rtf->raw);
	buf_free(&rtf->text);
	buf_free(&rtf->aside);
	buf_free(&rtf->field_code);
	buf_free(&rtf->property_name);
	for (size_t i = 0; i < rtf->page_count; i++)
		code_page_free(rtf->pages[i].page);
	free(rtf);
}

unsigned read_rtf(struct reading *out, struct sv bytes)
{
	struct rtf *rtf = calloc(1, sizeof *rtf);

	if (!rtf)
		abort();
	init(rtf, out, bytes);
	rtf->at = sv_chr(bytes, '{', 0) == SV_NONE ? bytes.len : sv_chr(bytes, '{', 0);
	do
		if (rtf->at < bytes.len)
			read_byte(rtf);
	while (rtf->depth && rtf->at < bytes.len);
	if (rtf->depth || !bytes.len)
		rtf->faults |= READING_CORRUPT;
	while (rtf->depth)
		close_group(rtf);
	rtf_flow_end(&rtf->flow);
	unsigned faults = rtf->faults;
	drop(rtf);
	return faults;
}
