/*
 * Mobile numbers of contacts on duty are published on purpose, and they are the great majority. So a number is only
 * kept where the page says whose it is: a label such as "户主电话", a table that lists personal data, or personal
 * data in the sentence.
 */
#include "match/around.h"
#include "match/label.h"

enum { PHONES, HOLDERS, PERSONALS, DUTIES, OTHERS };

#define MOBILE_DIGITS 11

/* Bit d: the third digit may be d, by the second. */
static bool is_assigned(const char *digits)
{
	static const uint16_t thirds[10] = {
		[3] = 0x3FF, /* 130 to 139 */
		[4] = 0x3F3, /* 140 141 144 to 149 */
		[5] = 0x3EF, /* 150 to 159 without 154 */
		[6] = 0x0E4, /* 162 165 166 167 */
		[7] = 0x1FF, /* 170 to 178 */
		[8] = 0x3FF, /* 180 to 189 */
		[9] = 0x3EF, /* 190 to 199 without 194 */
	};

	return digits[0] == '1' && thirds[digits[1] - '0'] >> (digits[2] - '0') & 1;
}

/* Numbers that somebody typed to fill a form: 13812345678, 18888888888. */
static bool is_made_up(const char *digits)
{
	size_t steps = 0;
	size_t repeats = 0;

	for (size_t i = 4; i < MOBILE_DIGITS; i++) {
		steps += digits[i] == digits[i - 1] + 1;
		repeats += digits[i] == digits[i - 1];
	}
	return steps >= 6 || repeats >= 6;
}

/* Cuts a word of the list off the end of *text. */
static bool cut_last(struct sv *text, const struct lexicon *words)
{
	struct span span;

	*text = sv_trim(*text);
	if (!lexicon_find_last(&span, words, *text) || span.end != text->len)
		return false;
	text->len = span.begin;
	return true;
}

/* Without what stands between a label and its value. */
static struct sv without_marks(struct sv text)
{
	static const char *const marks[] = { ":",  "：", "(",   "（", "为", "是",       "|",           "=",
					     "\"", "'",  "+86", "-",  " ",  "\xC2\xA0", "\xE3\x80\x80" };

	for (bool found = true; found;) {
		found = false;
		for (size_t i = 0; i < sizeof marks / sizeof *marks && !found; i++)
			if (sv_ends(text, sv_from(marks[i]))) {
				text.len -= strlen(marks[i]);
				found = true;
			}
	}
	return text;
}

/* "户主联系电话", "申请人手机号码", "家长电话": whose phone it is. */
static bool names_holder(const struct candidate *candidate, struct sv label)
{
	label = without_marks(label);
	if (!cut_last(&label, candidate_words(candidate, PHONES)))
		return false;
	if (sv_ends(label, SV("的")))
		label.len -= strlen("的");
	return cut_last(&label, candidate_words(candidate, HOLDERS));
}

static bool is_holders_phone(const struct candidate *candidate)
{
	enum { LABEL = 20 };

	return names_holder(candidate, around_lead(candidate, LABEL)) ||
	       names_holder(candidate, around_left(candidate)) ||
	       names_holder(candidate, around_column_header(candidate));
}

/* The value's label says nothing of a phone, or something else: "QQ", "订单号". */
static bool is_labelled_otherwise(const struct candidate *candidate)
{
	struct label_words words = { candidate_words(candidate, PHONES), candidate_words(candidate, OTHERS) };
	struct sv word;

	return label_find(&word, candidate, &words) == LABEL_OTHER;
}

/* A table whose header row lists personal data and nothing of offices, or a form with such headings at the left. */
static bool is_in_personal_table(const struct candidate *candidate)
{
	const struct lexicon *personals = candidate_words(candidate, PERSONALS);
	const struct lexicon *duties = candidate_words(candidate, DUTIES);
	struct sv heading = around_header_row(candidate);
	struct sv row = around_row(candidate);

	if (!row.len || lexicon_in(duties, heading) || lexicon_in(duties, row))
		return false;
	return lexicon_in(personals, heading) || lexicon_in(personals, row);
}

static bool is_in_personal_text(const struct candidate *candidate)
{
	enum { NEAR = 60 };
	struct sv window = around_window(candidate, NEAR);

	return lexicon_in(candidate_words(candidate, PERSONALS), window) &&
	       !lexicon_in(candidate_words(candidate, DUTIES), window);
}

const char *confirm_mobile(struct verdict *verdict, const struct candidate *candidate)
{
	const struct digits_match *number = candidate->digits;
	/* 86 for China, written together with the number. */
	size_t code = number->count == MOBILE_DIGITS + 2 && memcmp(number->digits, "86", 2) == 0 ? 2 : 0;
	const char *digits = number->digits + code;

	if (number->count - code != MOBILE_DIGITS)
		return "length";
	if (!is_assigned(digits))
		return "segment";
	if (is_made_up(digits))
		return "made-up";
	if (!label_number_stands_alone(candidate, LABEL_EDGES_STRICT))
		return "part-of-longer";
	if (is_labelled_otherwise(candidate))
		return "labelled-otherwise";
	bool is_holders = is_holders_phone(candidate);
	if (!is_holders && !is_in_personal_table(candidate) && !is_in_personal_text(candidate))
		return "no-person";
	verdict->normal = arena_copy(candidate->arena, (struct sv){ digits, MOBILE_DIGITS });
	return NULL;
}
