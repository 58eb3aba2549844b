#include "match/around.h"
#include "match/cn_id.h"
#include "match/grid.h"
#include "match/label.h"

enum { LABELS, OTHERS, PERSONS, OPEN_HEADINGS, EXAMPLES };

/* Sites have dates of their own since about then; a number with a later date inside is rather a serial. */
#define FIRST_DATE_OF_SERIALS 19990101

static enum reason test_digits(const struct digits_match *number, uint32_t today)
{
	if ((number->count != 18 && number->count != 15) || memchr(number->digits, 'X', number->count - 1))
		return REASON_LENGTH;
	if (number->count == 15 && number->digits[14] == 'X')
		return REASON_LENGTH;
	if (cn_id_area(number->digits) == CN_ID_NO_AREA)
		return REASON_REGION;
	if (!cn_id_birth(number->digits, (int)number->count, today))
		return REASON_BIRTH_DATE;
	if (number->count == 18 && !cn_id_check_digit(number->digits))
		return REASON_CHECK_DIGIT;
	/* Serials of a day start with 001. */
	return memcmp(number->digits + number->count - (number->count == 18 ? 4 : 3), "000", 3) == 0 ? REASON_SERIAL
												     : REASON_NONE;
}

/* "、", "，", " ", "和": nothing that says what the next number is. */
static bool is_enumeration(struct sv gap)
{
	enum { GAP_BYTES = 9 };

	if (gap.len > GAP_BYTES)
		return false;
	for (size_t i = 0; i < gap.len; i++)
		if (sv_is_alpha(gap.data[i]) || sv_is_digit(gap.data[i]) || strchr("\"'=:&\t", gap.data[i]))
			return false;
	return true;
}

/* Numbers of an enumeration share the label before the first: "身份证号：A、B、C". */
static enum label_kind label_of_enumeration(struct sv *word, const struct candidate *candidate,
					    const struct label_words *words)
{
	enum { MOST_NUMBERS = 100 };
	struct candidate first = *candidate;
	const struct digits_match *number = candidate->digits;
	size_t steps = candidate->digits_before < MOST_NUMBERS ? candidate->digits_before : MOST_NUMBERS;

	for (; steps > 0 && number[-1].at.end <= number->at.begin; steps--, number--)
		if (!is_enumeration(sv_slice(candidate->stream->text, number[-1].at.end, number->at.begin)))
			break;
	if (number == candidate->digits)
		return LABEL_NONE;
	first.value = number->at;
	first.piece = stream_piece(candidate->stream, number->at.begin);
	return label_find(word, &first, words);
}

/* Neighbours tell identity numbers from serials that look like them: of those built from region, date and counter, one
 * in eleven passes the check digit, and they count up. */
static bool is_among_serials(const struct candidate *candidate)
{
	enum { REACH = 8 };
	const struct digits_match *number = candidate->digits;
	size_t before = candidate->digits_before < REACH ? candidate->digits_before : REACH;
	size_t after = candidate->digits_after < REACH ? candidate->digits_after : REACH;
	size_t alike = 0;
	size_t good = 0;

	for (const struct digits_match *other = number - before; other <= number + after; other++) {
		if (other->count != 18)
			continue;
		bool same_start = memcmp(other->digits, number->digits, 14) == 0;
		if (same_start && memcmp(other->digits + 14, number->digits + 14, 4) != 0)
			return true;
		alike++;
		good += !test_digits(other, candidate->today);
	}
	return alike >= 3 && good * 2 < alike;
}

static bool is_birth_grouping(const struct grouping *grouping)
{
	static const struct grouping usual[] = { { 1, { 18 } }, { 3, { 6, 8, 4 } }, { 4, { 6, 4, 4, 4 } } };

	for (size_t i = 0; i < sizeof usual / sizeof *usual; i++)
		if (grouping->count == usual[i].count && memcmp(grouping->sizes, usual[i].sizes, grouping->count) == 0)
			return true;
	return false;
}

static size_t digits_in(struct sv text)
{
	size_t digits = 0;

	for (size_t i = 0; i < text.len; i++)
		digits += sv_is_digit(text.data[i]);
	return digits;
}

/* A column of such numbers has a heading, and it speaks of something else ("档号"). */
static bool is_headed_otherwise(const struct candidate *candidate)
{
	enum { BESIDE = 12, MOST_DIGITS = 5 };
	struct sv cell = grid_cell(candidate);
	struct sv heading = grid_column_header(candidate);

	if (!heading.len || cell.len > candidate->value.end - candidate->value.begin + BESIDE)
		return false;
	return digits_in(heading) <= MOST_DIGITS && !lexicon_in(candidate_words(candidate, OPEN_HEADINGS), heading) &&
	       !lexicon_in(candidate_words(candidate, PERSONS), heading);
}

/* Text for people: the body, and what is written in Chinese beside a number elsewhere. */
static bool is_among_text(const struct candidate *candidate)
{
	enum { NEAR = 24 };
	struct sv window = around_window(candidate, NEAR);

	if (candidate->kind == STREAM_BODY || candidate->kind == STREAM_COMMENT)
		return true;
	if (candidate->kind == STREAM_URL)
		return false;
	for (size_t i = 0; i < window.len; i++)
		if ((unsigned char)window.data[i] >= 0xE4 && (unsigned char)window.data[i] <= 0xE9)
			return true;
	return false;
}

/* A number that nothing calls an identity number must look like one in every respect. */
static enum reason test_unlabelled(const struct candidate *candidate)
{
	const struct digits_match *number = candidate->digits;

	if (number->count != 18 || !is_among_text(candidate))
		return REASON_NO_LABEL;
	if (cn_id_area(number->digits) != CN_ID_COUNTY)
		return REASON_REGION;
	if (!label_number_stands_alone(candidate, LABEL_EDGES_STRICT) || !is_birth_grouping(&number->grouping))
		return REASON_PART_OF_LONGER;
	if (is_headed_otherwise(candidate))
		return REASON_HEADED_OTHERWISE;
	if (is_among_serials(candidate))
		return REASON_AMONG_SERIALS;
	bool has_company = label_has_company(candidate, candidate_words(candidate, PERSONS), 60);
	if (!has_company &&
	    (number->grouping.count > 1 || cn_id_birth(number->digits, 18, candidate->today) >= FIRST_DATE_OF_SERIALS))
		return REASON_NO_LABEL;
	return REASON_NONE;
}

static bool is_example(const struct candidate *candidate)
{
	return lexicon_in(candidate_words(candidate, EXAMPLES), around_before(candidate, candidate->value, 12));
}

static void give_reasons(struct verdict *verdict, const struct candidate *candidate, struct sv label)
{
	const struct digits_match *number = candidate->digits;

	label_keep(verdict, candidate, label);
	verdict_reason(verdict, number->count == 18 ? REASON_CHECK_DIGIT_RIGHT : REASON_OLD_NUMBER, SV(""));
	verdict_reason(verdict,
		       cn_id_area(number->digits) == CN_ID_COUNTY ? REASON_REGION_RIGHT : REASON_REGION_PREFECTURE,
		       SV(""));
	if (!label.len)
		verdict_reason(verdict, REASON_NOT_LABELLED, SV(""));
}

enum reason confirm_cn_id(struct verdict *verdict, const struct candidate *candidate)
{
	const struct digits_match *number = candidate->digits;
	struct label_words words = { candidate_words(candidate, LABELS), candidate_words(candidate, OTHERS) };
	struct sv label = { NULL, 0 };

	enum reason reason = test_digits(number, candidate->today);
	if (reason)
		return reason;
	enum label_kind kind = label_find(&label, candidate, &words);
	if (kind == LABEL_NONE)
		kind = label_of_enumeration(&label, candidate, &words);
	if (kind == LABEL_OTHER)
		return verdict_drop(verdict, REASON_LABELLED_OTHERWISE, label);
	if (is_example(candidate))
		return REASON_EXAMPLE;
	if (kind == LABEL_NONE)
		reason = test_unlabelled(candidate);
	else if (!label_number_stands_alone(candidate, LABEL_EDGES_LOOSE))
		reason = REASON_PART_OF_LONGER;
	if (reason)
		return reason;
	verdict->normal = arena_copy(candidate->arena, (struct sv){ number->digits, number->count });
	give_reasons(verdict, candidate, label);
	if (kind == LABEL_NONE || number->count == 15 || cn_id_area(number->digits) != CN_ID_COUNTY) {
		verdict->certainty = CERTAINTY_LIKELY;
		verdict->confidence -= 0.1;
	}
	return REASON_NONE;
}
