#include "match/address_person.h"

#include "base/utf8.h"
#include "match/around.h"
#include "match/element.h"
#include "match/grid.h"
#include "match/label.h"
#include "match/person_name.h"

#define SENTENCE_CHARACTERS 100
#define LINES_CHARACTERS    80

/* Where a sentence of running text ends. Of "；" too: what follows is about somebody else. */
static size_t sentence_end(struct sv text)
{
	static const char *const ends[] = { "。", "；", "！", "？", ";" };
	size_t end = text.len;

	for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
		size_t at = sv_find(sv_slice(text, 0, end), sv_from(ends[i]), 0);
		if (at != SV_NONE)
			end = at;
	}
	return end;
}

static bool is_han(uint32_t code)
{
	return code >= 0x4E00 && code <= 0x9FFF;
}

/* The next run of Chinese characters from *at on; empty at the end. */
static struct sv next_run(struct sv text, size_t *at)
{
	size_t begin = *at;
	uint32_t code;
	size_t length;

	while (begin < text.len && (length = utf8_read(&code, sv_skip(text, begin)), !is_han(code)))
		begin += length;
	size_t end = begin;
	while (end < text.len && (length = utf8_read(&code, sv_skip(text, end)), is_han(code)))
		end += length;
	*at = end;
	return sv_slice(text, begin, end);
}

static bool is_name(struct sv text)
{
	return person_name_is(text) && sv_find(text, SV("某"), 0) == SV_NONE;
}

/* "张三", "张三家住", "张三的房屋": a name, then nothing or what goes on about the person. */
static bool starts_with_name(struct sv text)
{
	static const char *const after[] = { "家", "的", "其",   "之",   "系", "与", "在", "住", "因", "于", "现", "等",
					     "男", "女", "反映", "投诉", "称", "说", "来", "向", "和", "及", "同" };
	enum { LEAST = 2, MOST = 3 };

	if (is_name(text))
		return true;
	for (size_t i = MOST; i >= LEAST; i--) {
		size_t end = utf8_forward(text, 0, i);
		for (size_t k = 0; end < text.len && k < sizeof after / sizeof *after; k++)
			if (sv_starts(sv_skip(text, end), sv_from(after[k])) && is_name(sv_slice(text, 0, end)))
				return true;
	}
	return false;
}

/* "被征收人：张三", "病例张三": a word for a person's part in it, with the name behind it. */
static bool has_role(struct sv text, const struct lexicon *roles)
{
	struct span word = { 0, 0 };

	for (size_t from = 0; lexicon_find(&word, roles, text, from); from = word.end) {
		size_t at = word.end;
		struct sv run = next_run(text, &at);
		enum { GAP_BYTES = 12 };
		if (run.len && (size_t)(run.data - text.data) - word.end <= GAP_BYTES && starts_with_name(run))
			return true;
	}
	return false;
}

static bool has_name(struct sv text)
{
	for (size_t at = 0; at < text.len;)
		if (is_name(next_run(text, &at)))
			return true;
	return false;
}

/* What stands before and behind the address that is about the same person. */
struct surroundings {
	struct sv before;
	struct sv behind;
	bool is_loose; /* other lines: a name alone says little there */
};

static void of_row(struct surroundings *out, const struct candidate *candidate, struct sv row)
{
	const struct cell *cell = grid_cell_of(candidate);
	size_t begin = (size_t)(row.data - candidate->stream->text.data);

	out->before = sv_slice(candidate->stream->text, begin, cell->begin);
	out->behind = sv_slice(candidate->stream->text, cell->end, begin + row.len);
}

/* The object or list of a script that holds the value. */
static void of_object(struct surroundings *out, const struct candidate *candidate)
{
	static const char opens[] = "{[(";
	static const char closes[] = "}])";
	struct sv around = around_wide(candidate, SENTENCE_CHARACTERS);
	size_t value = (size_t)(candidate->stream->text.data + candidate->value.begin - around.data);
	size_t length = candidate->value.end - candidate->value.begin;
	size_t begin = value;
	size_t end = value + length;

	while (begin > 0 && !strchr(opens, around.data[begin - 1]) && !strchr(closes, around.data[begin - 1]))
		begin--;
	while (end < around.len && !strchr(opens, around.data[end]) && !strchr(closes, around.data[end]))
		end++;
	out->before = sv_slice(around, begin, value);
	out->behind = sv_slice(around, value + length, end);
}

/* The lines before and behind. */
static void of_lines(struct surroundings *out, const struct candidate *candidate)
{
	struct sv around = around_wide(candidate, LINES_CHARACTERS);
	size_t value = (size_t)(candidate->stream->text.data + candidate->value.begin - around.data);

	out->before = sv_slice(around, 0, value);
	out->behind = sv_skip(around, value + (candidate->value.end - candidate->value.begin));
}

/* Nothing, or no more than the beginning of the label, such as "送达" of "送达地址：". */
static bool is_label_only(const struct candidate *candidate, struct sv text)
{
	enum { LABEL_BYTES = 24 };
	size_t at = 0;
	struct sv run = next_run(text, &at);

	return run.len == 0 ||
	       (candidate->match.begin < candidate->value.begin && at == text.len && run.len <= LABEL_BYTES);
}

/* The sentence; where the address begins its line but for a label, the lines around. */
static void of_text(struct surroundings *out, const struct candidate *candidate)
{
	struct sv block = around_before(candidate, candidate->match, SENTENCE_CHARACTERS);

	out->is_loose = is_label_only(candidate, block);
	if (out->is_loose) {
		of_lines(out, candidate);
		return;
	}
	/* "业主：张三；房屋坐落：…": fields go on behind what ends other sentences. */
	out->before = around_before(candidate, candidate->value, SENTENCE_CHARACTERS);
	if (!is_label_only(candidate, label_sentence(block)))
		out->before = label_sentence(out->before);
	out->behind = around_after(candidate, candidate->value, SENTENCE_CHARACTERS);
	out->behind.len = sentence_end(out->behind);
}

/* The row of a cell that holds the address and no more text. */
static struct sv row_of(const struct candidate *candidate)
{
	struct sv block = around_before(candidate, candidate->match, SENTENCE_CHARACTERS);

	return is_label_only(candidate, block) ? grid_row(candidate) : (struct sv){ NULL, 0 };
}

bool address_person_is_in_list(const struct candidate *candidate)
{
	return candidate->kind == STREAM_SCRIPT || row_of(candidate).len > 0;
}

static void look_around(struct surroundings *out, const struct candidate *candidate)
{
	struct sv row = row_of(candidate);

	*out = (struct surroundings){ .is_loose = false };
	if (row.len)
		of_row(out, candidate, row);
	else if (candidate->kind == STREAM_SCRIPT)
		of_object(out, candidate);
	else if (candidate->piece->name.len)
		of_lines(out, candidate); /* values of other attributes, or of hidden inputs */
	else
		of_text(out, candidate);
}

/* The word right before the value or right behind it, but for numbers and marks, is a name: "张三 13900000000 …路1号".
 */
static bool is_name_beside(const struct surroundings *around, const struct lexicon *roles)
{
	enum { NEAR_BYTES = 90 };
	struct sv before =
	    sv_skip(around->before, around->before.len > NEAR_BYTES ? around->before.len - NEAR_BYTES : 0);
	struct sv last = { NULL, 0 };
	size_t at = 0;
	struct sv start = next_run(before, &at); /* of a line of fields */

	at = 0;
	for (struct sv run = next_run(before, &at); run.len; run = next_run(before, &at))
		last = run;
	at = 0;
	struct sv first = next_run(around->behind, &at);
	return (is_name(start) && before.len == around->before.len) || is_name(last) || has_role(last, roles) ||
	       is_name(first) || has_role(first, roles);
}

/* In a form of two columns who it is about stands in the rows above. */
static bool is_labelled_at_left(const struct candidate *candidate)
{
	return candidate->label.len && candidate->label.data == grid_left(candidate).data;
}

void address_person_find(struct address_person *out, const struct candidate *candidate)
{
	const struct lexicon *roles = candidate_words(candidate, ADDRESS_ROLES);
	const struct lexicon *persons = candidate_words(candidate, ADDRESS_PERSONS);
	struct surroundings around;

	look_around(&around, candidate);
	out->is_told = lexicon_in(persons, grid_header_row(candidate));
	if (!around.is_loose)
		out->is_told |= lexicon_in(persons, around.before) || lexicon_in(persons, around.behind);
	out->is_named = has_role(around.before, roles) || has_role(around.behind, roles);
	if (is_labelled_at_left(candidate))
		out->is_named |=
		    has_role(around_wide_before(candidate, candidate->value.begin, LINES_CHARACTERS), roles);
	out->has_role = !around.is_loose && out->is_named;
	if (!around.is_loose)
		out->is_named |= has_name(around.before) || has_name(around.behind);
	if (candidate->kind == STREAM_ATTRIBUTE)
		out->is_named |= is_name(element_text(candidate));
	out->is_beside = address_person_is_in_list(candidate) ? out->is_named : is_name_beside(&around, roles);
}

/* The last so many characters of the text, or the first. */
static struct sv nearest_before(struct sv text, size_t characters)
{
	return sv_skip(text, utf8_backward(text, text.len, characters));
}

static struct sv nearest_behind(struct sv text, size_t characters)
{
	return sv_slice(text, 0, utf8_forward(text, 0, characters));
}

bool address_person_near(const struct candidate *candidate, const struct lexicon *words, size_t before, size_t behind)
{
	struct surroundings around;

	look_around(&around, candidate);
	return lexicon_in(words, nearest_before(around.before, before)) ||
	       lexicon_in(words, nearest_behind(around.behind, behind));
}

bool address_person_is_firm(const struct candidate *candidate, bool is_told)
{
	const struct lexicon *firms = candidate_words(candidate, ADDRESS_FIRMS);
	const struct lexicon *organisations = candidate_words(candidate, ADDRESS_ORGANISATIONS);
	const struct lexicon *places = candidate_words(candidate, ADDRESS_PLACES);
	struct sv headings = grid_header_row(candidate);

	if (lexicon_in(firms, headings) ||
	    (address_person_is_in_list(candidate) &&
	     address_person_near(candidate, firms, SENTENCE_CHARACTERS, SENTENCE_CHARACTERS)))
		return true;
	/* Lists of persons may have a column for where they work. */
	return !is_told && (lexicon_in(organisations, headings) || lexicon_in(places, headings));
}
