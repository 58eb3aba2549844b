/*
 * Mobile numbers of contacts on duty are published on purpose, and they are the great majority. So a number is only
 * kept where the page says that it is a private person's: phone_owner() has the order of the evidence.
 */
#include "match/phone_owner.h"

#include "match/around.h"
#include "match/cn_id.h"
#include "match/element.h"
#include "match/grid.h"
#include "match/label.h"
#include "match/person_name.h"
#include "match/record.h"

/* Of the words for private holders and those for duties the last decides: "户主张三，联系电话：", but
 * "申请人可拨打咨询电话". */
enum phone_side phone_side_of(const struct candidate *candidate, struct sv text)
{
	struct label_words words = { candidate_words(candidate, PHONE_HOLDERS),
				     candidate_words(candidate, PHONE_DUTIES) };
	struct sv word;

	switch (label_last(&word, &words, text)) {
	case LABEL_WANTED: return PHONE_PRIVATE;
	case LABEL_OTHER: return PHONE_PUBLIC;
	default: return PHONE_UNKNOWN;
	}
}

bool phone_has(const struct candidate *candidate, enum phone_words list, struct sv text)
{
	return lexicon_in(candidate_words(candidate, list), text);
}

/* "女嘉宾李芳，小学教师，137…": the holder is named, and what follows is the holder's occupation. */
static bool has_named_holder(const struct candidate *candidate, struct sv sentence)
{
	struct span holder;
	struct span duty;

	if (!lexicon_find_last(&holder, candidate_words(candidate, PHONE_HOLDERS), sentence) ||
	    !lexicon_find_last(&duty, candidate_words(candidate, PHONE_DUTIES), sentence))
		return false;
	return sv_starts(sv_skip(sentence, duty.end), SV("，")) &&
	       person_name_is(person_name_run(sv_slice(sentence, holder.end, duty.begin)));
}

/* The sentence that `lead` ends in. "投诉人：张三；电话：": fields go on behind what ends other sentences. */
static struct sv sentence_of(const struct candidate *candidate, struct sv lead)
{
	struct sv sentence = label_sentence(lead);
	size_t end = lead.len - sentence.len;
	struct span label;

	if (end == 0 || !lexicon_find_last(&label, candidate_words(candidate, PHONE_LABELS), sentence) ||
	    sv_trim(sv_slice(sentence, 0, label.begin)).len)
		return sentence;
	struct sv before = sv_slice(lead, 0, end);
	if (!sv_ends(before, SV("；")) && !sv_ends(before, SV(";")))
		return sentence;
	before.len--;
	return sv_skip(lead, before.len - label_sentence(before).len);
}

/* "，请领导帮忙": whom that speaks of is not the holder of the number before it. */
static bool is_plea(struct sv behind)
{
	static const char *const pleas[] = { "，请", ",请", "，望", "，恳", "，希", "，盼", "，麻烦" };

	for (size_t i = 0; i < sizeof pleas / sizeof *pleas; i++)
		if (sv_starts(behind, sv_from(pleas[i])))
			return true;
	return false;
}

/* Without the label of the next field: "受理单位：". */
static struct sv drop_next_label(struct sv behind)
{
	size_t wide = sv_find(behind, SV("："), 0);
	size_t colon = sv_chr(behind, ':', 0);
	size_t end = wide < colon ? wide : colon;

	if (end == SV_NONE)
		return behind;
	while (end > 0 && !strchr(" ,)/", behind.data[end - 1]) && !sv_ends(sv_slice(behind, 0, end), SV("，")) &&
	       !sv_ends(sv_slice(behind, 0, end), SV("）")))
		end--;
	return sv_slice(behind, 0, end);
}

/* The words right behind the number, without those of the next field or the next member of an object. */
static struct sv words_behind(const struct candidate *candidate)
{
	enum { BEHIND = 8, LABEL = 12 };
	static const char *const ends[] = { "；", "。", "\"", "'", "{", "}", "<", ">", "|", ";", "　", "  " };
	struct sv behind = drop_next_label(around_after(candidate, candidate->value, LABEL));
	struct sv near = around_after(candidate, candidate->value, BEHIND);

	behind.len = behind.len < near.len ? behind.len : near.len;
	if (is_plea(behind))
		return (struct sv){ NULL, 0 };

	for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
		size_t at = sv_find(behind, sv_from(ends[i]), 0);
		if (at != SV_NONE)
			behind.len = at;
	}
	return behind;
}

/* What its sentence says before the number, and right behind it. */
static enum phone_side by_sentence(const struct candidate *candidate)
{
	enum { BEFORE = 30 };
	struct sv sentence = sentence_of(candidate, around_lead(candidate, BEFORE));
	struct sv behind = words_behind(candidate);
	enum phone_side side = phone_side_of(candidate, sentence);

	if (phone_has(candidate, PHONE_SECRETS, behind))
		return PHONE_PRIVATE;
	if (side == PHONE_PRIVATE && phone_side_of(candidate, behind) == PHONE_PUBLIC)
		return PHONE_PUBLIC;
	if (side == PHONE_PUBLIC && has_named_holder(candidate, sentence))
		return PHONE_PRIVATE;
	return side == PHONE_UNKNOWN && phone_has(candidate, PHONE_PERSONALS, behind) ? PHONE_PRIVATE : side;
}

/* Its attribute, and the other attributes and the text that say what the element is. */
static enum phone_side by_element(const struct candidate *candidate)
{
	struct sv names[ELEMENT_MOST_NAMES] = { { NULL, 0 } };
	size_t count = element_names(names, candidate);
	enum phone_side side = phone_side_of(candidate, candidate->piece->name);

	for (size_t i = 0; i < count && side == PHONE_UNKNOWN; i++)
		side = phone_side_of(candidate, names[i]);
	return side;
}

bool phone_has_identity(const struct candidate *candidate, struct sv text)
{
	enum { DIGITS = 18 };
	size_t digits = 0;

	for (size_t i = 0; i < text.len; i++) {
		bool is_digit = sv_is_digit(text.data[i]);
		digits = is_digit || (digits == DIGITS - 1 && text.data[i] == 'X') ? digits + 1 : 0;
		bool ends = i + 1 == text.len || !sv_is_digit(text.data[i + 1]);
		const char *number = text.data + i + 1 - DIGITS;
		if (digits == DIGITS && ends && cn_id_area(number) == CN_ID_COUNTY && cn_id_check_digit(number) &&
		    cn_id_birth(number, DIGITS, candidate->today))
			return true;
	}
	return false;
}

/* Digits in a row as many as an identity number or a card has. */
static bool has_long_number(struct sv text)
{
	enum { LEAST_DIGITS = 15 };
	size_t digits = 0;

	for (size_t i = 0; i < text.len && digits < LEAST_DIGITS; i++)
		digits = sv_is_digit(text.data[i]) ? digits + 1 : 0;
	return digits == LEAST_DIGITS;
}

/* Its paragraph. */
static enum phone_side by_text(const struct candidate *candidate)
{
	enum { NEAR = 60, PRIVATE_NEAR = 40 };
	struct sv window = around_window(candidate, NEAR);

	if (phone_has_identity(candidate, window) ||
	    (phone_has(candidate, PHONE_PRIVATES, window) && has_long_number(window)))
		return PHONE_PRIVATE;
	if (phone_has(candidate, PHONE_DUTIES, window))
		return PHONE_PUBLIC;
	return phone_has(candidate, PHONE_PERSONALS, window) ||
		       phone_has(candidate, PHONE_PRIVATES, around_window(candidate, PRIVATE_NEAR))
		   ? PHONE_PRIVATE
		   : PHONE_UNKNOWN;
}

/* The few short lines that end before `end`: lines of a form, not a paragraph, nor what every page has at its top. */
static struct sv short_lines_before(const struct candidate *candidate, size_t least, size_t end)
{
	struct sv text = candidate->stream->text;
	enum { MOST_LINES = 4, LINE_BYTES = 96 };
	size_t begin = end;

	for (int i = 0; i < MOST_LINES; i++) {
		size_t line = begin;
		while (line > least && strchr(" \n\t", text.data[line - 1]) && begin - line < LINE_BYTES)
			line--;
		size_t line_end = line;
		while (line > least && text.data[line - 1] != '\n' && line_end - line <= LINE_BYTES)
			line--;
		if (line_end - line > LINE_BYTES || memchr(text.data + line, '\t', line_end - line) ||
		    phone_has(candidate, PHONE_FURNITURE, sv_slice(text, line, line_end)))
			break;
		begin = line;
	}
	return sv_slice(text, begin, end);
}

/* "此致敬礼", then the name of the writer. */
static bool is_end_of_letter(const struct candidate *candidate, struct sv above)
{
	static const char *const words[] = { "此致", "敬礼", "敬上", "盼复", "恳请", "叩谢", "谢谢领导" };

	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (sv_find(above, sv_from(words[i]), 0) != SV_NONE)
			return record_is_below_name(candidate);
	return false;
}

/* The lines around a line that holds little but the number: the end of a letter, the lines of a form. */
static enum phone_side by_lines(const struct candidate *candidate)
{
	enum { LINE = 16 };
	struct sv text = candidate->stream->text;
	struct sv before = around_before(candidate, candidate->value, 2 * LINE);
	const struct cell *cell = grid_cell_of(candidate);
	size_t line = candidate->value.begin - before.len;

	if (candidate->kind != STREAM_BODY || before.len > LINE * strlen("手") || (cell && line <= cell->begin))
		return PHONE_UNKNOWN;
	struct sv above = short_lines_before(candidate, cell ? cell->begin : 0, line);
	if (phone_has(candidate, PHONE_PRIVATES, above) && has_long_number(above))
		return PHONE_PRIVATE;
	enum phone_side side = phone_side_of(candidate, label_sentence(above));
	if (side != PHONE_UNKNOWN)
		return side;
	if (is_end_of_letter(candidate, above))
		return PHONE_PRIVATE;
	struct sv below = sv_skip(text, candidate->value.end);
	below = sv_slice(below, 0, below.len < LINE ? below.len : LINE);
	return phone_has(candidate, PHONE_NAMES, above) ||
		       (!is_plea(below) && phone_side_of(candidate, below) == PHONE_PRIVATE)
		   ? PHONE_PRIVATE
		   : PHONE_UNKNOWN;
}

/* Other numbers beside it are masked: the site knows that they are private, and forgot this one. */
static enum phone_side by_masked(const struct candidate *candidate)
{
	enum { NEAR = 60, STARS = 3 };
	struct sv window = around_wide(candidate, NEAR);
	size_t stars = 0;

	for (size_t i = 0; i < window.len; i++) {
		if (stars >= STARS && sv_is_digit(window.data[i]))
			return PHONE_PRIVATE;
		bool begins = i >= 3 && window.data[i - 3] == '1' && sv_is_digit(window.data[i - 2]) &&
			      sv_is_digit(window.data[i - 1]);
		stars = window.data[i] == '*' && (stars || begins) ? stars + 1 : 0;
	}
	return PHONE_UNKNOWN;
}

/* The title of the page, and the last sentence before the table: only words for lists of contacts count. */
static enum phone_side by_caption(const struct candidate *candidate)
{
	struct sv captions[2];

	grid_caption(captions, candidate);
	if (phone_has(candidate, PHONE_LISTS, captions[0]) || phone_has(candidate, PHONE_LISTS, captions[1]))
		return phone_is_in_roster(candidate) ? PHONE_PRIVATE : PHONE_UNKNOWN;
	if (phone_has(candidate, PHONE_CAPTIONS, captions[0]))
		return PHONE_PUBLIC;
	bool is_caption = candidate->kind == STREAM_BODY;
	return is_caption && phone_has(candidate, PHONE_CAPTIONS, label_sentence(sv_trim(captions[1]))) ? PHONE_PUBLIC
													: PHONE_UNKNOWN;
}

/*
 * From near to far: the object, the sentence, the element, the lines around, the headings, the table, the paragraph,
 * the title.
 */
enum reason phone_owner(const struct candidate *candidate)
{
	static const struct {
		enum phone_side (*side)(const struct candidate *candidate);
		enum reason reason;
	} evidence[] = {
		{ phone_by_link, REASON_HOLDER },   { phone_by_comment, REASON_HOLDER },
		{ phone_by_log, REASON_HOLDER },    { phone_by_object, REASON_PERSONAL_TEXT },
		{ phone_by_person, REASON_HOLDER }, { phone_by_writer, REASON_HOLDER },
		{ by_sentence, REASON_HOLDER },     { by_element, REASON_HOLDER },
		{ by_lines, REASON_PERSONAL_TEXT }, { phone_by_headings, REASON_HOLDER },
		{ by_masked, REASON_ROSTER },       { phone_by_table, REASON_PERSONAL_TABLE },
		{ by_text, REASON_PERSONAL_TEXT },  { phone_by_hidden_input, REASON_HOLDER },
		{ by_caption, REASON_ROSTER },
	};

	for (size_t i = 0; i < sizeof evidence / sizeof *evidence; i++) {
		enum phone_side side = evidence[i].side(candidate);
		if (side == PHONE_PUBLIC)
			return REASON_NO_PERSON;
		if (side == PHONE_PRIVATE)
			return evidence[i].reason;
	}
	return phone_is_in_roster(candidate) && !phone_has_post(candidate) ? REASON_ROSTER : REASON_NO_PERSON;
}
