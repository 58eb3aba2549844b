#include "html/align.h"

#include <stdint.h>

#include "base/utf8.h"
#include "html/reference.h"

#define CDATA_BEGIN SV("<![CDATA[")
#define CDATA_END   SV("]]>")

struct align align_start(struct sv text, struct sv source, enum align_mode mode)
{
	return (struct align){ .text = text, .source = source, .mode = mode };
}

static struct sv rest_of_source(const struct align *align)
{
	return sv_skip(align->source, align->source_at);
}

static struct sv rest_of_text(const struct align *align)
{
	return sv_skip(align->text, align->text_at);
}

static bool is_continuation(char byte)
{
	return ((unsigned char)byte & 0xC0) == 0x80;
}

/* Bytes that two views have in common at their start, whole characters only. */
static size_t common_prefix(struct sv a, struct sv b)
{
	size_t len = a.len < b.len ? a.len : b.len;
	size_t at = 0;
	uint64_t left;
	uint64_t right;

	while (at + sizeof left <= len) {
		memcpy(&left, a.data + at, sizeof left);
		memcpy(&right, b.data + at, sizeof right);
		if (left != right)
			break;
		at += sizeof left;
	}
	while (at < len && a.data[at] == b.data[at])
		at++;
	while (at > 0 && at < b.len && is_continuation(b.data[at]))
		at--;
	return at;
}

static bool begins_markup(const struct align *align, size_t at)
{
	if (at + 1 >= align->source.len)
		return false;
	char next = align->source.data[at + 1];
	return sv_is_alpha(next) || next == '/' || next == '!' || next == '?';
}

static bool begins_reference(const struct align *align, size_t at)
{
	struct html_reference reference;

	return html_reference_read(&reference, sv_skip(align->source, at), align->mode == ALIGN_ATTRIBUTE);
}

/* The first `byte` at or behind `from` where something begins. Kept in *known until it is passed, so that nothing is
 * looked at twice. */
static size_t find_next(const struct align *align, size_t *known, size_t from, char byte,
			bool (*begins)(const struct align *align, size_t at))
{
	if (*known > 0 && *known >= from)
		return *known;
	size_t at = sv_chr(align->source, byte, from);
	while (at != SV_NONE && !begins(align, at))
		at = sv_chr(align->source, byte, at + 1);
	*known = at == SV_NONE ? align->source.len : at;
	return *known;
}

/* The first place at or behind `from` that need not stand for itself. */
static size_t next_mark(struct align *align, size_t from)
{
	if (align->mode == ALIGN_RAW)
		return align->source.len;
	if (align->mode == ALIGN_CDATA)
		return align->cdata_end;
	size_t reference = find_next(align, &align->reference, from, '&', begins_reference);
	if (align->mode != ALIGN_DATA)
		return reference;
	size_t markup = find_next(align, &align->markup, from, '<', begins_markup);
	return markup < reference ? markup : reference;
}

/* A line end that the parser made a line feed. */
static bool take_line_end(struct align *align)
{
	struct sv source = rest_of_source(align);

	if (source.len == 0 || source.data[0] != '\r' || align->text_at == align->text.len ||
	    align->text.data[align->text_at] != '\n')
		return false;
	align->source_at += source.len > 1 && source.data[1] == '\n' ? 2 : 1;
	align->text_at++;
	return true;
}

/* Goes on over what is the same on both sides, not past `mark`. */
static void take_same(struct align *align, size_t mark)
{
	do {
		struct sv source = sv_slice(align->source, align->source_at, mark);
		size_t same = common_prefix(rest_of_text(align), source);
		align->text_at += same;
		align->source_at += same;
	} while (align->source_at < mark && take_line_end(align));
}

static bool take_verbatim(struct stretch *out, struct align *align, size_t mark)
{
	size_t begin = align->source_at;

	take_same(align, mark);
	if (align->source_at == begin)
		return false;
	out->source = (struct span){ begin, align->source_at };
	out->text = sv_slice(align->source, begin, align->source_at);
	out->verbatim = true;
	return true;
}

static void take_other(struct stretch *out, struct align *align, size_t text_length, size_t source_length)
{
	out->text = sv_slice(align->text, align->text_at, align->text_at + text_length);
	out->source = (struct span){ align->source_at, align->source_at + source_length };
	out->verbatim = false;
	align->text_at += text_length;
	align->source_at += source_length;
}

static bool take_reference(struct stretch *out, struct align *align)
{
	struct html_reference reference;

	if (align->source.data[align->source_at] != '&' ||
	    !html_reference_read(&reference, rest_of_source(align), align->mode == ALIGN_ATTRIBUTE) ||
	    !sv_starts(rest_of_text(align), (struct sv){ reference.text, reference.text_length }))
		return false;
	take_other(out, align, reference.text_length, reference.length);
	return true;
}

/* Control codes and noncharacters: what Gumbo gives U+FFFD for. */
static bool is_forbidden(uint32_t code_point)
{
	return code_point < 0x20 || (code_point >= 0x7F && code_point < 0xA0) ||
	       (code_point >= 0xFDD0 && code_point <= 0xFDEF) || (code_point & 0xFFFE) == 0xFFFE;
}

static bool take_replaced(struct stretch *out, struct align *align)
{
	uint32_t code_point;
	struct sv replacement = SV("\xEF\xBF\xBD");
	size_t length = utf8_read(&code_point, rest_of_source(align));

	if (!is_forbidden(code_point) || !sv_starts(rest_of_text(align), replacement))
		return false;
	take_other(out, align, replacement.len, length);
	return true;
}

/* Behind the attributes of a tag, to its '>': quotes count only where a value begins. */
static size_t tag_end(struct sv source, size_t at)
{
	while (at < source.len && source.data[at] != '>') {
		if (source.data[at++] != '=')
			continue;
		while (at < source.len && sv_is_space(source.data[at]))
			at++;
		if (at < source.len && (source.data[at] == '"' || source.data[at] == '\'')) {
			at = sv_chr(source, source.data[at], at + 1);
			if (at == SV_NONE)
				return source.len;
			at++;
		} else {
			while (at < source.len && source.data[at] != '>' && !sv_is_space(source.data[at]))
				at++;
		}
	}
	return at < source.len ? at + 1 : at;
}

static void enter_cdata(struct align *align)
{
	size_t end = sv_find(align->source, CDATA_END, align->source_at);

	align->source_at += CDATA_BEGIN.len;
	align->cdata_end = end == SV_NONE ? align->source.len : end;
	align->mode = ALIGN_CDATA;
}

/* Steps over what has no part in the text: markup, or else one character. */
static void skip_dropped(struct align *align, size_t mark)
{
	struct sv source = rest_of_source(align);
	uint32_t code_point;

	if (align->source_at < mark || source.data[0] == '&') {
		align->source_at += utf8_read(&code_point, source);
	} else if (align->mode == ALIGN_CDATA) {
		align->source_at += CDATA_END.len;
		align->mode = ALIGN_DATA;
	} else if (sv_starts(source, CDATA_BEGIN)) {
		enter_cdata(align);
	} else {
		align->source_at = tag_end(align->source, align->source_at + 1);
	}
}

bool align_next(struct stretch *out, struct align *align)
{
	if (align->text_at == align->text.len)
		return false;
	while (align->source_at < align->source.len) {
		size_t mark = next_mark(align, align->source_at);
		if (mark == align->source_at && take_reference(out, align))
			return true;
		if (mark == align->source_at && align->source.data[mark] == '&') /* one that stands for itself */
			mark = next_mark(align, mark + 1);
		if (take_verbatim(out, align, mark) || take_replaced(out, align))
			return true;
		skip_dropped(align, mark);
	}
	align->source_at = 0;
	take_other(out, align, align->text.len - align->text_at, align->source.len);
	return true;
}
