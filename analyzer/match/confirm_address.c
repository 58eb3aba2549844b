/*
 * The home of a private person, to the house number. Seats of offices and firms are public and look the same: the label
 * must speak of a home, or personal data stand around a plain "地址".
 */
#include "match/address_home.h"
#include "match/around.h"
#include "match/label.h"

enum { HOMES, PERSONS, ORGANISATIONS, PLACES, GENERAL, EXAMPLES, NEVERS };

#define ADDRESS_BYTES 320

/* What introduces the address. */
static struct sv introduction(const struct candidate *candidate)
{
	if (candidate->label.len)
		return candidate->label;
	return sv_slice(candidate->stream->text, candidate->match.begin, candidate->value.begin);
}

/* "公司住址", "办公地址": whose address the words right before it say that it is. */
static bool is_of_organisation(const struct candidate *candidate)
{
	enum { BEFORE = 8 };
	const struct lexicon *words = candidate_words(candidate, ORGANISATIONS);

	return lexicon_in(words, introduction(candidate)) ||
	       (!candidate->label.len && lexicon_in(words, around_before(candidate, candidate->match, BEFORE)));
}

/* What a plain "地址" needs. */
static bool is_among_personal_data(const struct candidate *candidate)
{
	enum { NEAR = 60, FIRM_NEAR = 40 };

	return label_has_company(candidate, candidate_words(candidate, PERSONS), NEAR) &&
	       !label_has_company(candidate, candidate_words(candidate, ORGANISATIONS), FIRM_NEAR) &&
	       !label_has_company(candidate, candidate_words(candidate, PLACES), FIRM_NEAR);
}

enum reason confirm_address(struct verdict *verdict, const struct candidate *candidate)
{
	enum { BEHIND = 12, NEAR = 60, EXAMPLE_NEAR = 12 };
	struct sv text = candidate->stream->text;
	size_t begin = candidate->value.begin;
	struct sv rest = sv_slice(text, begin, begin + ADDRESS_BYTES);
	struct address_home address;

	if (candidate->label.len)
		rest = candidate_value(candidate);
	if (lexicon_at(candidate_words(candidate, NEVERS), rest, 0) || !address_home_read(&address, rest))
		return REASON_NO_HOUSE;
	struct span at = { begin, begin + address.length };
	verdict->value = at;
	verdict->match = at;
	struct sv behind = sv_slice(rest, address.length, address.end);
	if (lexicon_in(candidate_words(candidate, PLACES), behind) || is_of_organisation(candidate))
		return REASON_ORGANISATION;
	if (lexicon_in(candidate_words(candidate, GENERAL), around_after(candidate, at, BEHIND)) ||
	    lexicon_in(candidate_words(candidate, GENERAL), around_before(candidate, at, NEAR)))
		return REASON_NOBODY;
	if (lexicon_in(candidate_words(candidate, EXAMPLES), around_before(candidate, at, EXAMPLE_NEAR)))
		return REASON_EXAMPLE;
	if (!lexicon_in(candidate_words(candidate, HOMES), introduction(candidate))) {
		if (!is_among_personal_data(candidate))
			return REASON_NO_PERSON;
		verdict->certainty = CERTAINTY_LIKELY;
		verdict->confidence -= 0.1;
	}
	verdict_reason(verdict, REASON_LABEL, label_name(introduction(candidate)));
	verdict_reason(verdict, REASON_HOUSE, SV(""));
	return REASON_NONE;
}
