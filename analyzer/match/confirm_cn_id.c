/*
 * What calls the number an identity number, or something else, decides first; where nothing does, or only a word such
 * as "编号", its peers do; a number alone must look like one in every respect.
 */
#include "match/around.h"
#include "match/cn_id.h"
#include "match/cn_number.h"
#include "match/label.h"
#include "match/person_name.h"
#include "match/record.h"

enum { LABELS, OTHERS, NEUTRALS, PERSONS, EXAMPLES };

/* What a number is called. */
enum calling { CALLED_NOTHING, CALLED_IDENTITY, CALLED_NEUTRAL, CALLED_OTHERWISE };

/* Registers whose numbers are built from identity numbers have serials too: these are neutral to a plain number. */
static enum calling calling_of(struct sv *word, const struct candidate *candidate, const struct cn_number *number)
{
	struct label_words words = { candidate_words(candidate, LABELS), candidate_words(candidate, OTHERS) };
	struct sv text = candidate->stream->text;
	enum label_kind kind = label_find(word, candidate, &words);

	if (kind == LABEL_NONE)
		kind = label_of_enumeration(word, candidate, &words);
	if (kind == LABEL_NONE)
		return CALLED_NOTHING;
	bool is_built = number->form == CN_NUMBER_DISABILITY || cn_number_has_letter(text, candidate->value.begin);
	bool is_neutral = lexicon_is(candidate_words(candidate, NEUTRALS), *word);
	if (kind == LABEL_WANTED)
		return is_neutral && !is_built ? CALLED_NEUTRAL : CALLED_IDENTITY;
	return is_neutral ? CALLED_NEUTRAL : CALLED_OTHERWISE;
}

static bool is_birth_grouping(const struct grouping *grouping)
{
	static const struct grouping usual[] = {
		{ 1, { 18 } }, { 1, { 15 } }, { 3, { 6, 8, 4 } }, { 4, { 6, 4, 4, 4 } }
	};

	for (size_t i = 0; i < sizeof usual / sizeof *usual; i++)
		if (grouping->count == usual[i].count && memcmp(grouping->sizes, usual[i].sizes, grouping->count) == 0)
			return true;
	return false;
}

/* The number beside it is of the same region and day. */
static bool is_beside_serial(const struct candidate *candidate)
{
	const struct digits_match *number = candidate->digits;

	for (int step = -1; step <= 1; step += 2) {
		if (step < 0 ? !candidate->digits_before : !candidate->digits_after)
			continue;
		const struct digits_match *other = number + step;
		if (other->count == number->count && memcmp(other->digits, number->digits, 14) == 0 &&
		    memcmp(other->digits + 14, number->digits + 14, 4) != 0)
			return true;
	}
	return false;
}

/* What disability cards append to the number: two digits, and B1, B2 … where it was issued anew. Behind an X the digits
 * are none of the run. */
static size_t mark_length(const struct candidate *candidate)
{
	struct sv rest = sv_skip(candidate->stream->text, candidate->value.end);
	const struct digits_match *digits = candidate->digits;

	if (digits->count > 18)
		return rest.len >= 2 && (rest.data[0] == 'B' || rest.data[0] == 'b') && sv_is_digit(rest.data[1]) ? 2
														  : 0;
	return digits->digits[digits->count - 1] == 'X' && rest.len >= 2 && rest.data[0] >= '1' &&
		       rest.data[0] <= '7' && rest.data[1] >= '1' && rest.data[1] <= '4'
		   ? 2
		   : 0;
}

/* The value without a register's letter, or a word such as "sfz", right before it. */
static bool stands_alone(const struct candidate *candidate, struct sv label, enum label_edges edges)
{
	struct candidate number = *candidate;
	struct sv text = candidate->stream->text;

	number.value.end += mark_length(candidate);
	if (cn_number_has_letter(text, number.value.begin))
		number.value.begin--;
	else if (label.len && label.data + label.len == text.data + number.value.begin)
		number.value.begin = (size_t)(label.data - text.data);
	return label_number_stands_alone(&number, edges);
}

/* Its peers are identity numbers beyond doubt: serials have dates of today. */
static bool has_good_peers(const struct peers *peers)
{
	return peers_say(peers) == PEERS_AGREE && peers_are_personal(peers);
}

/* Several with dates that only children have: rather serials that hold a date. */
static bool peers_are_of_today(const struct peers *peers)
{
	return peers->count >= 3 && !peers->personal;
}

/* The number alone, or the whole of a part of an address or of a file's name. */
static bool is_whole(const struct candidate *candidate, const struct cn_number *number)
{
	return stands_alone(candidate, (struct sv){ NULL, 0 }, LABEL_EDGES_STRICT) ||
	       (cn_number_is_early(number) && label_number_is_in_address(candidate));
}

static enum reason test_unlabelled(const struct candidate *candidate, const struct cn_number *number)
{
	enum { COMPANY_NEAR = 60 };
	const struct digits_match *digits = candidate->digits;
	bool has_letter = cn_number_has_letter(candidate->stream->text, candidate->value.begin);
	bool is_plain = number->form == CN_NUMBER_PLAIN && !has_letter;

	if (cn_id_area(digits->digits) != CN_ID_COUNTY)
		return REASON_REGION;
	if (!is_whole(candidate, number) || (is_plain && !is_birth_grouping(&digits->grouping)))
		return REASON_PART_OF_LONGER;
	if (has_good_peers(candidate->peers))
		return REASON_NONE;
	if (!is_plain) /* "换领残疾人证：李芳（…43）、王勇（…21）" */
		return number->form == CN_NUMBER_DISABILITY && cn_number_is_early(number) &&
			       person_name_is_beside(candidate)
			   ? REASON_NONE
			   : REASON_NO_LABEL;
	if (peers_say(candidate->peers) == PEERS_DISAGREE || is_beside_serial(candidate))
		return REASON_AMONG_SERIALS;
	if (cn_number_is_early(number))
		return REASON_NONE;
	bool has_name = person_name_is_beside(candidate) && !peers_are_of_today(candidate->peers);
	bool has_company = has_name || label_has_company(candidate, candidate_words(candidate, PERSONS), COMPANY_NEAR);
	return has_company ? REASON_NONE : REASON_NO_LABEL;
}

/* "编号", "证书编号", "学号": what they name may be the identity number all the same. */
static enum reason test_neutral(const struct candidate *candidate, const struct cn_number *number)
{
	bool is_of_person = number->form == CN_NUMBER_PLAIN && cn_number_is_personal(number) &&
			    cn_id_area(candidate->digits->digits) == CN_ID_COUNTY && record_has_name(candidate) &&
			    peers_say(candidate->peers) != PEERS_DISAGREE && !is_beside_serial(candidate);

	if (!is_of_person && !has_good_peers(candidate->peers))
		return REASON_LABELLED_OTHERWISE;
	return stands_alone(candidate, (struct sv){ NULL, 0 }, LABEL_EDGES_STRICT) ? REASON_NONE
										   : REASON_PART_OF_LONGER;
}

static bool is_example(const struct candidate *candidate)
{
	return lexicon_in(candidate_words(candidate, EXAMPLES), around_before(candidate, candidate->value, 12));
}

static enum reason test_calling(const struct candidate *candidate, const struct cn_number *number, enum calling calling,
				struct sv label)
{
	switch (calling) {
	case CALLED_OTHERWISE: return REASON_LABELLED_OTHERWISE;
	case CALLED_NEUTRAL: return test_neutral(candidate, number);
	case CALLED_NOTHING: return test_unlabelled(candidate, number);
	case CALLED_IDENTITY: break;
	}
	return stands_alone(candidate, label, LABEL_EDGES_LOOSE) || label_number_is_in_address(candidate)
		   ? REASON_NONE
		   : REASON_PART_OF_LONGER;
}

static void give_reasons(struct verdict *verdict, const struct candidate *candidate, const struct cn_number *number,
			 struct sv label)
{
	bool is_known = cn_id_area(candidate->digits->digits) == CN_ID_COUNTY;

	label_keep(verdict, candidate, label);
	if (peers_say(candidate->peers) == PEERS_AGREE)
		verdict_reason(verdict, REASON_NUMBERS_AGREE,
			       arena_printf(candidate->arena, "%u", candidate->peers->sound));
	verdict_reason(verdict, number->form == CN_NUMBER_OLD ? REASON_OLD_NUMBER : REASON_CHECK_DIGIT_RIGHT, SV(""));
	verdict_reason(verdict, is_known ? REASON_REGION_RIGHT : REASON_REGION_PREFECTURE, SV(""));
	if (person_name_is_beside(candidate))
		verdict_reason(verdict, REASON_NAME_BESIDE, SV(""));
	if (!label.len)
		verdict_reason(verdict, REASON_NOT_LABELLED, SV(""));
}

static enum reason confirm_physician(struct verdict *verdict, const struct candidate *candidate, const char *number)
{
	enum { DIGITS = 18 };

	if (!label_number_stands_alone(candidate, LABEL_EDGES_LOOSE))
		return REASON_PART_OF_LONGER;
	if (candidate->value.end - candidate->value.begin == candidate->digits->count)
		verdict->value.begin = verdict->value.end - DIGITS;
	verdict->normal = arena_copy(candidate->arena, (struct sv){ number, DIGITS });
	verdict_reason(verdict, REASON_CHECK_DIGIT_RIGHT, SV(""));
	verdict_reason(verdict, REASON_REGION_RIGHT, SV(""));
	return REASON_NONE;
}

enum reason confirm_cn_id(struct verdict *verdict, const struct candidate *candidate)
{
	const struct digits_match *digits = candidate->digits;
	struct sv label = { NULL, 0 };
	struct cn_number number;

	const char *physician = cn_number_of_physician(digits, candidate->today);
	if (physician)
		return confirm_physician(verdict, candidate, physician);
	enum reason reason = cn_number_read(&number, digits, candidate->today);
	if (reason)
		return reason;
	if (is_example(candidate))
		return REASON_EXAMPLE;
	enum calling calling = calling_of(&label, candidate, &number);
	reason = test_calling(candidate, &number, calling, label);
	if (reason == REASON_LABELLED_OTHERWISE)
		return verdict_drop(verdict, reason, label);
	if (reason)
		return reason;
	verdict->value.end = cn_number_end(&number, digits);
	verdict->normal = arena_copy(candidate->arena, (struct sv){ digits->digits, number.count });
	give_reasons(verdict, candidate, &number, label);
	if (calling != CALLED_IDENTITY || number.form == CN_NUMBER_OLD || cn_id_area(digits->digits) != CN_ID_COUNTY) {
		verdict->certainty = CERTAINTY_LIKELY;
		verdict->confidence -= 0.1;
	}
	return REASON_NONE;
}
