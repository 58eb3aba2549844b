#include "match/around.h"
#include "match/bank_card.h"
#include "match/cn_id.h"
#include "match/grid.h"
#include "match/label.h"
#include "match/person_name.h"
#include "match/record.h"

enum { LABELS, OTHERS, PERSONS, ORGANISATIONS, HOLDERS, OWNERS, ACCOUNTS };

/* Numbers that somebody typed to fill a form. */
static bool is_made_up(const char *digits, size_t count)
{
	size_t zeroes = 0;
	size_t kinds = 0;

	for (char digit = '0'; digit <= '9'; digit++)
		kinds += memchr(digits, digit, count) != NULL;
	while (zeroes < count && digits[count - 1 - zeroes] == '0')
		zeroes++;
	return kinds < 4 || zeroes >= 6;
}

static enum reason test_digits(const struct digits_match *number, uint32_t today)
{
	if (number->count < 16 || number->count > 19)
		return REASON_LENGTH;
	if (bank_card_issuer(number->digits, number->count) == BANK_CARD_NO_ISSUER)
		return REASON_ISSUER;
	if (!bank_card_check_digit(number->digits, number->count))
		return REASON_CHECK_DIGIT;
	if (is_made_up(number->digits, number->count))
		return REASON_MADE_UP;
	/* Identity numbers of Gansu start with 62. */
	if (number->count == 18 && cn_id_area(number->digits) && cn_id_birth(number->digits, 18, today))
		return REASON_IDENTITY_NUMBER;
	return REASON_NONE;
}

/* Who holds the account, where that is said: "户名：张三", "户名：某某公司". */
enum holder { HOLDER_UNKNOWN, HOLDER_PERSON, HOLDER_ORGANISATION };

static enum holder holder_named(struct sv text, struct span word)
{
	enum { LEAST_OF_ORGANISATION = 5 };
	struct sv name = person_name_run(sv_skip(text, word.end));

	if (person_name_is(name))
		return HOLDER_PERSON;
	return name.len >= LEAST_OF_ORGANISATION * strlen("某") ? HOLDER_ORGANISATION : HOLDER_UNKNOWN;
}

/* The nearest one that is named before the number; behind it only where none is. */
static enum holder holder_near(const struct candidate *candidate)
{
	enum { NEAR = 60 };
	const struct lexicon *words = candidate_words(candidate, HOLDERS);
	struct sv window = around_wide(candidate, NEAR);
	size_t at = (size_t)(candidate->stream->text.data + candidate->value.begin - window.data);
	struct sv before = sv_slice(window, 0, at);
	struct sv behind = sv_skip(window, at + (candidate->value.end - candidate->value.begin));
	struct span word;

	if (candidate->kind != STREAM_BODY)
		return HOLDER_UNKNOWN;
	if (lexicon_find_last(&word, words, before))
		return holder_named(before, word);
	return lexicon_find(&word, words, behind, 0) ? holder_named(behind, word) : HOLDER_UNKNOWN;
}

/* Lines of their own, one below another, outside of tables: "收款单位", "某某委员会", "账号", "622…". */
static bool is_below_organisation(const struct candidate *candidate)
{
	enum { NEAR = 40, LABEL_BYTES = 30 };
	struct sv above = around_wide_before(candidate, candidate->value.begin, NEAR);
	struct sv lead = around_before(candidate, candidate->value, NEAR);

	return candidate->kind == STREAM_BODY && !grid_cell(candidate).len && lead.len <= LABEL_BYTES &&
	       lexicon_in(candidate_words(candidate, ORGANISATIONS), above) && !record_has_name(candidate) &&
	       !person_name_is_in(above);
}

/* A person is named in the sentence, and not as one who acts for somebody else. An employer may be named too. */
static bool is_of_person_in_sentence(const struct candidate *candidate)
{
	enum { NEAR = 60 };
	static const char *const agents[] = { "联系人", "代表人", "负责人", "经办人", "法人", "办理人", "会计" };
	struct sv sentence = label_sentence(around_before(candidate, candidate->value, NEAR));

	for (size_t i = 0; i < sizeof agents / sizeof *agents; i++)
		if (sv_find(sentence, sv_from(agents[i]), 0) != SV_NONE)
			return false;
	return !grid_cell(candidate).len && person_name_is_in(sentence);
}

/* Organisations beside the number: in its object where it has one. */
static bool is_beside_organisation(const struct candidate *candidate)
{
	enum { NEAR = 60, REACH = 400 };
	const struct lexicon *words = candidate_words(candidate, ORGANISATIONS);
	struct sv object = record_object(candidate->stream->text, candidate->value.begin, candidate->value.end, REACH);

	if (is_of_person_in_sentence(candidate))
		return false;
	return object.len ? lexicon_in(words, object) : label_has_company(candidate, words, NEAR);
}

/* Accounts that money is to be paid into. Who is named right before the number holds the account. A list of persons may
 * name their employers and schools: its headings decide. */
static bool is_of_organisation(const struct candidate *candidate)
{
	enum { BEHIND = 6 };
	struct sv headings = grid_header_row(candidate);
	bool has_owners = lexicon_in(candidate_words(candidate, OWNERS), headings);
	bool has_persons = lexicon_in(candidate_words(candidate, PERSONS), headings);

	if (lexicon_in(candidate_words(candidate, ORGANISATIONS), around_after(candidate, candidate->value, BEHIND)))
		return true;
	if (record_follows_name(candidate, candidate_words(candidate, LABELS)))
		return false;
	enum holder holder = holder_near(candidate);
	if (holder != HOLDER_UNKNOWN)
		return holder == HOLDER_ORGANISATION;
	if ((has_owners && !has_persons) || is_below_organisation(candidate))
		return true;
	return is_beside_organisation(candidate) && (!has_persons || has_owners);
}

/* In a list of persons, with a name in the row. */
static bool is_in_list_of_persons(const struct candidate *candidate)
{
	struct sv headings = grid_header_row(candidate);

	return lexicon_in(candidate_words(candidate, PERSONS), headings) &&
	       !lexicon_in(candidate_words(candidate, OWNERS), headings) && person_name_is_in(grid_row(candidate));
}

/*
 * Passbooks and accounts of rural banks have no check digit and no prefix of their own: in a column of bank accounts of
 * persons they are found all the same. No digit but the first few may be alike in all, so a number alone is none.
 */
static bool is_plain_account(const struct candidate *candidate, struct sv label)
{
	const struct digits_match *number = candidate->digits;

	return number->count >= 16 && number->grouping.count == 1 && candidate->peers->count >= 3 &&
	       !is_made_up(number->digits, number->count) && lexicon_is(candidate_words(candidate, ACCOUNTS), label) &&
	       is_in_list_of_persons(candidate);
}

enum reason confirm_bank_card(struct verdict *verdict, const struct candidate *candidate)
{
	enum { NEAR = 60 };
	const struct digits_match *number = candidate->digits;
	struct label_words words = { candidate_words(candidate, LABELS), candidate_words(candidate, OTHERS) };
	struct sv label = { NULL, 0 };

	enum reason reason = test_digits(number, candidate->today);
	if (reason && reason != REASON_ISSUER && reason != REASON_CHECK_DIGIT)
		return reason;
	enum label_kind kind = label_find(&label, candidate, &words);
	if (kind == LABEL_NONE)
		kind = label_of_enumeration(&label, candidate, &words);
	if (reason && (kind != LABEL_WANTED || !is_plain_account(candidate, label)))
		return reason;
	if (kind == LABEL_OTHER)
		return verdict_drop(verdict, REASON_LABELLED_OTHERWISE, label);
	if (!label_number_stands_alone(candidate, kind == LABEL_WANTED ? LABEL_EDGES_LOOSE : LABEL_EDGES_STRICT))
		return REASON_PART_OF_LONGER;
	if (is_of_organisation(candidate))
		return REASON_ORGANISATION;
	bool has_person = label_has_company(candidate, candidate_words(candidate, PERSONS), NEAR) ||
			  person_name_is_beside(candidate) || record_has_name(candidate);
	bool is_sure_issuer = bank_card_issuer(number->digits, number->count) == BANK_CARD_UNIONPAY;
	if (kind == LABEL_NONE && (!is_sure_issuer || !has_person || peers_say(candidate->peers) == PEERS_DISAGREE))
		return REASON_NO_LABEL;
	verdict->normal = arena_copy(candidate->arena, (struct sv){ number->digits, number->count });
	label_keep(verdict, candidate, label);
	verdict_reason(verdict, reason ? REASON_ACCOUNT_OF_PERSON : REASON_LUHN_RIGHT, SV(""));
	if (is_sure_issuer)
		verdict_reason(verdict, REASON_UNIONPAY, SV(""));
	if (has_person)
		verdict_reason(verdict, REASON_PERSONS_NEAR, SV(""));
	if (kind == LABEL_NONE || reason) {
		verdict->certainty = CERTAINTY_LIKELY;
		verdict->confidence -= 0.15;
	}
	return REASON_NONE;
}

void look_bank_card(struct number_look *out, const struct digits_match *number, uint32_t today)
{
	out->counts = number->count >= 16 && number->count <= 19 && number->digits[0] != '0';
	out->is_sound = out->counts && !test_digits(number, today);
	out->is_personal = out->is_sound;
	out->variety = (uint32_t)sv_hash((struct sv){ number->digits + number->count - 8, 8 }, 0);
}
