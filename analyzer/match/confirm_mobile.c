/*
 * Mobile numbers of contacts on duty are published on purpose, and they are the great majority. So a number is only
 * kept where the page says whose it is: a label such as "户主电话", a table that lists personal data, or personal
 * data in the sentence.
 */
#include "match/around.h"
#include "match/grid.h"
#include "match/label.h"

enum { PHONES, HOLDERS, PRIVATES, PERSONALS, NAMES, DUTIES, OTHERS };

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

/* "户主联系电话", "家长手机": a heading that says whose phone it is. */
static bool names_holder(const struct candidate *candidate, struct sv heading)
{
	struct label_words words = { candidate_words(candidate, HOLDERS), candidate_words(candidate, DUTIES) };
	struct sv word;

	return lexicon_in(candidate_words(candidate, PHONES), heading) &&
	       label_last(&word, &words, heading) == LABEL_WANTED;
}

/* "户主张三，联系电话：", but not "申请人可拨打咨询电话": of whom the sentence speaks before the number. */
static bool follows_holder(const struct candidate *candidate)
{
	enum { BEFORE = 30, BEHIND = 8 };
	const struct lexicon *duties = candidate_words(candidate, DUTIES);
	struct label_words words = { candidate_words(candidate, HOLDERS), duties };
	struct sv word;

	return label_last(&word, &words, label_sentence(around_lead(candidate, BEFORE))) == LABEL_WANTED &&
	       !lexicon_in(duties, around_after(candidate, candidate->value, BEHIND));
}

static bool is_holders_phone(const struct candidate *candidate)
{
	return follows_holder(candidate) || names_holder(candidate, grid_left(candidate)) ||
	       names_holder(candidate, grid_column_header(candidate));
}

/* The value's label says nothing of a phone, or something else: "QQ", "订单号". */
static bool is_labelled_otherwise(const struct candidate *candidate)
{
	struct label_words words = { candidate_words(candidate, PHONES), candidate_words(candidate, OTHERS) };
	struct sv word;

	return label_find(&word, candidate, &words) == LABEL_OTHER;
}

/* A table with identity numbers, homes and the like, or one with personal data and nothing of offices. */
static bool is_in_personal_table(const struct candidate *candidate)
{
	const struct lexicon *duties = candidate_words(candidate, DUTIES);
	struct sv headings = grid_header_row(candidate);
	struct sv row = grid_row(candidate);

	if (!row.len || lexicon_in(duties, grid_column_header(candidate)) || lexicon_in(duties, grid_left(candidate)))
		return false;
	if (lexicon_in(candidate_words(candidate, PRIVATES), headings) ||
	    lexicon_in(candidate_words(candidate, PRIVATES), row))
		return true;
	if (lexicon_in(duties, headings) || lexicon_in(duties, row))
		return false;
	return lexicon_in(candidate_words(candidate, PERSONALS), headings) ||
	       lexicon_in(candidate_words(candidate, PERSONALS), row);
}

/* A list of names with their mobile numbers, several of them, and no word of what they do for the public. */
static bool is_in_roster(const struct candidate *candidate)
{
	enum { LEAST_NUMBERS = 3 };
	const struct lexicon *duties = candidate_words(candidate, DUTIES);
	struct sv headings = grid_header_row(candidate);
	struct sv captions[2];

	if (candidate->digits_before + candidate->digits_after + 1 < LEAST_NUMBERS ||
	    !lexicon_in(candidate_words(candidate, NAMES), headings) ||
	    !lexicon_in(candidate_words(candidate, PHONES), grid_column_header(candidate)))
		return false;
	grid_caption(captions, candidate);
	return !lexicon_in(duties, headings) && !lexicon_in(duties, grid_row(candidate)) &&
	       !lexicon_in(duties, captions[0]) && !lexicon_in(duties, captions[1]);
}

static bool is_in_personal_text(const struct candidate *candidate)
{
	enum { NEAR = 60, PRIVATE_NEAR = 40 };
	struct sv window = around_window(candidate, NEAR);

	if (lexicon_in(candidate_words(candidate, DUTIES), window))
		return false;
	return lexicon_in(candidate_words(candidate, PERSONALS), window) ||
	       lexicon_in(candidate_words(candidate, PRIVATES), around_window(candidate, PRIVATE_NEAR));
}

/* What makes the number a private person's, or REASON_NO_PERSON. */
static enum reason owner_reason(const struct candidate *candidate)
{
	if (is_holders_phone(candidate))
		return REASON_HOLDER;
	if (is_in_personal_table(candidate))
		return REASON_PERSONAL_TABLE;
	if (is_in_personal_text(candidate))
		return REASON_PERSONAL_TEXT;
	return is_in_roster(candidate) ? REASON_ROSTER : REASON_NO_PERSON;
}

/* The country's code, 86 or 0086, written together with the number. */
static size_t country_code(const struct digits_match *number)
{
	if (number->count == MOBILE_DIGITS + 2 && memcmp(number->digits, "86", 2) == 0)
		return 2;
	return number->count == MOBILE_DIGITS + 4 && memcmp(number->digits, "0086", 4) == 0 ? 4 : 0;
}

enum reason confirm_mobile(struct verdict *verdict, const struct candidate *candidate)
{
	const struct digits_match *number = candidate->digits;
	size_t code = country_code(number);
	const char *digits = number->digits + code;

	if (number->count - code != MOBILE_DIGITS)
		return REASON_LENGTH;
	if (!is_assigned(digits))
		return REASON_SEGMENT;
	if (is_made_up(digits))
		return REASON_MADE_UP;
	if (!label_number_stands_alone(candidate, LABEL_EDGES_STRICT))
		return REASON_PART_OF_LONGER;
	if (is_labelled_otherwise(candidate))
		return REASON_LABELLED_OTHERWISE;
	enum reason owner = owner_reason(candidate);
	if (owner == REASON_NO_PERSON)
		return owner;
	verdict_reason(verdict, owner, SV(""));
	if (owner == REASON_ROSTER)
		verdict->confidence -= 0.15;
	verdict->normal = arena_copy(candidate->arena, (struct sv){ digits, MOBILE_DIGITS });
	return REASON_NONE;
}

void look_mobile(struct number_look *out, const struct digits_match *number, uint32_t today)
{
	size_t code = country_code(number);
	const char *digits = number->digits + code;

	(void)today;
	out->counts = number->count - code == MOBILE_DIGITS;
	out->is_sound = out->counts && is_assigned(digits) && !is_made_up(digits);
	out->is_personal = out->is_sound;
	out->variety = out->counts ? (uint32_t)sv_hash((struct sv){ digits, MOBILE_DIGITS }, 0) : 0;
}
