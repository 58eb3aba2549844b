#include "match/cn_id.h"
#include "match/grid.h"
#include "match/label.h"

enum { LABELS, OTHERS, PERSONS, ORGANISATIONS };

/* Issuers by the first digits of their cards. */
enum issuer { ISSUER_NONE, ISSUER_UNIONPAY, ISSUER_OTHER };

static enum issuer issuer_of(const char *digits, size_t count)
{
	/* Cards from before the 62 range, still in use, and the lengths they have. */
	static const struct {
		const char *prefix;
		size_t count;
	} old[] = { { "9558", 19 },   { "9559", 19 }, { "95555", 16 },  { "601382", 19 }, { "456351", 19 },
		    { "436742", 19 }, { "622", 17 },  { "405512", 17 }, { "601428", 17 } };

	if (digits[0] == '6' && digits[1] == '2')
		return ISSUER_UNIONPAY;
	for (size_t i = 0; i < sizeof old / sizeof *old; i++)
		if (count == old[i].count && memcmp(digits, old[i].prefix, strlen(old[i].prefix)) == 0)
			return ISSUER_OTHER;
	/* Visa; Mastercard's old range. */
	bool brand = digits[0] == '4' || (digits[0] == '5' && digits[1] >= '1' && digits[1] <= '5');
	return brand && count == 16 ? ISSUER_OTHER : ISSUER_NONE;
}

static bool luhn(const char *digits, size_t count)
{
	int sum = 0;

	for (size_t i = 0; i < count; i++) {
		int digit = digits[count - 1 - i] - '0';
		if (i % 2)
			digit = digit > 4 ? digit * 2 - 9 : digit * 2;
		sum += digit;
	}
	return sum % 10 == 0;
}

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
	if (issuer_of(number->digits, number->count) == ISSUER_NONE)
		return REASON_ISSUER;
	if (!luhn(number->digits, number->count))
		return REASON_CHECK_DIGIT;
	if (is_made_up(number->digits, number->count))
		return REASON_MADE_UP;
	/* Identity numbers of Gansu start with 62. */
	if (number->count == 18 && cn_id_area(number->digits) && cn_id_birth(number->digits, 18, today))
		return REASON_IDENTITY_NUMBER;
	return REASON_NONE;
}

/* Accounts that money is to be paid into. A list of persons may name their employers: its headings decide. */
static bool is_of_organisation(const struct candidate *candidate)
{
	enum { NEAR = 60 };
	const struct lexicon *organisations = candidate_words(candidate, ORGANISATIONS);
	const struct lexicon *persons = candidate_words(candidate, PERSONS);

	if (!label_has_company(candidate, organisations, NEAR))
		return false;
	return !lexicon_in(persons, grid_header_row(candidate)) ||
	       lexicon_in(organisations, grid_header_row(candidate));
}

enum reason confirm_bank_card(struct verdict *verdict, const struct candidate *candidate)
{
	enum { NEAR = 60 };
	const struct digits_match *number = candidate->digits;
	struct label_words words = { candidate_words(candidate, LABELS), candidate_words(candidate, OTHERS) };
	struct sv label = { NULL, 0 };

	enum reason reason = test_digits(number, candidate->today);
	if (reason)
		return reason;
	enum label_kind kind = label_find(&label, candidate, &words);
	if (kind == LABEL_OTHER)
		return verdict_drop(verdict, REASON_LABELLED_OTHERWISE, label);
	if (!label_number_stands_alone(candidate, kind == LABEL_WANTED ? LABEL_EDGES_LOOSE : LABEL_EDGES_STRICT))
		return REASON_PART_OF_LONGER;
	if (is_of_organisation(candidate))
		return REASON_ORGANISATION;
	bool has_person = label_has_company(candidate, candidate_words(candidate, PERSONS), NEAR);
	bool is_sure_issuer = issuer_of(number->digits, number->count) == ISSUER_UNIONPAY;
	if (kind == LABEL_NONE && !(is_sure_issuer && has_person))
		return REASON_NO_LABEL;
	verdict->normal = arena_copy(candidate->arena, (struct sv){ number->digits, number->count });
	label_keep(verdict, candidate, label);
	verdict_reason(verdict, REASON_LUHN_RIGHT, SV(""));
	if (is_sure_issuer)
		verdict_reason(verdict, REASON_UNIONPAY, SV(""));
	if (has_person)
		verdict_reason(verdict, REASON_PERSONS_NEAR, SV(""));
	if (kind == LABEL_NONE) {
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
