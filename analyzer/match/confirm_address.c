/*
 * The home of a private person, to the house number. Seats of offices and firms are public and look the same: the label
 * must speak of a home, or what stands around it of the person who lives there.
 */
#include "base/utf8.h"
#include "match/address_home.h"
#include "match/address_person.h"
#include "match/around.h"
#include "match/grid.h"
#include "match/label.h"

#define ADDRESS_BYTES 320

/* The label, or what the match has before the address. Empty where nothing introduces it. */
static struct sv introduction(const struct candidate *candidate)
{
	if (candidate->label.len)
		return candidate->label;
	return sv_slice(candidate->stream->text, candidate->match.begin, candidate->value.begin);
}

/* The introduction with what goes before it in one word: "家庭" of "家庭地址", "home" of "homeAddress". */
static struct sv whole_label(const struct candidate *candidate)
{
	enum { CHARACTERS = 8 };
	struct sv label = introduction(candidate);
	struct sv text = candidate->stream->text;
	bool is_here = label.data >= text.data && label.data + label.len <= text.data + text.len;
	size_t begin = is_here ? (size_t)(label.data - text.data) : 0;
	size_t end = begin + label.len;

	if (!is_here)
		return label;
	for (int i = 0; i < CHARACTERS && begin > 0; i++) {
		size_t previous = utf8_backward(text, begin, 1);
		uint32_t code;
		utf8_read(&code, sv_skip(text, previous));
		if (code < 0x4E00 ? code >= 0x80 || !(sv_is_alpha((char)code) || code == '_') : code > 0x9FFF)
			break;
		begin = previous;
	}
	return sv_slice(text, begin, end);
}

static bool has(const struct candidate *candidate, int list, struct sv text)
{
	return lexicon_in(candidate_words(candidate, (size_t)list), text);
}

/* "公司住址", "办公地址": whose address the words right before it say that it is. */
static bool is_of_organisation(const struct candidate *candidate)
{
	enum { BEFORE = 8, KEY_BEFORE = 16 };
	size_t before = candidate->kind == STREAM_SCRIPT ? KEY_BEFORE : BEFORE;

	return has(candidate, ADDRESS_ORGANISATIONS, whole_label(candidate)) ||
	       (!candidate->label.len &&
		has(candidate, ADDRESS_ORGANISATIONS, around_before(candidate, candidate->match, before)));
}

/* "住房", "住院": a word that goes on behind the single character. "住址变更": talk about addresses. */
static bool goes_on_otherwise(const struct candidate *candidate, struct sv rest)
{
	size_t length = lexicon_at(candidate_words(candidate, ADDRESS_NEVERS), rest, 0);

	return length > strlen("房") || sv_starts(rest, SV("址")) ||
	       (length && sv_ends(introduction(candidate), SV("住")));
}

static bool is_labelled(const struct candidate *candidate)
{
	return introduction(candidate).len > 0;
}

/* Some label stands there, whose candidate says what there is to say. */
static bool is_left_to_label(const struct candidate *candidate)
{
	static const char *const labels[] = { "址", "住", "坐落", "座落" };
	enum { NEAR = 4 };
	struct sv places[] = { around_before(candidate, candidate->value, NEAR), grid_left(candidate),
			       grid_column_header(candidate) };

	if (candidate->kind == STREAM_ATTRIBUTE)
		return true;
	for (size_t i = 0; i < sizeof places / sizeof *places; i++)
		for (size_t k = 0; k < sizeof labels / sizeof *labels; k++)
			if (sv_find(places[i], sv_from(labels[k]), 0) != SV_NONE)
				return true;
	return false;
}

/* Without a label the value is the end of the address: its flat. */
static bool go_to_begin(struct candidate *candidate)
{
	candidate->value.begin = address_home_begin(candidate->stream->text, candidate->value.begin);
	candidate->match = candidate->value;
	return !is_left_to_label(candidate);
}

/* Reads the address; the candidate's value becomes it. */
static enum reason read_address(struct address_home *address, struct candidate *candidate)
{
	struct sv text = candidate->stream->text;
	size_t end = candidate->value.end;

	if (!is_labelled(candidate) && !go_to_begin(candidate))
		return REASON_NO_HOUSE;
	size_t begin = candidate->value.begin;
	struct sv rest = sv_slice(text, begin, begin + ADDRESS_BYTES);

	if (candidate->label.len)
		rest = candidate_value(candidate);
	if (goes_on_otherwise(candidate, rest) || !address_home_read(address, rest))
		return REASON_NO_HOUSE;
	if (!is_labelled(candidate) && begin + address->length < end)
		return REASON_NO_HOUSE;
	candidate->value.end = begin + address->length;
	if (has(candidate, ADDRESS_PLACES, sv_slice(rest, address->length, address->end)))
		return REASON_ORGANISATION;
	return REASON_NONE;
}

/* Forms show how an address is written. */
static bool is_example(const struct candidate *candidate)
{
	enum { NEAR = 12 };

	return sv_eq_nocase(candidate->piece->name, SV("placeholder")) ||
	       has(candidate, ADDRESS_EXAMPLES, around_before(candidate, candidate->value, NEAR)) ||
	       has(candidate, ADDRESS_EXAMPLES, around_after(candidate, candidate->value, NEAR));
}

/* Everybody at an address, or somebody who is not named there. */
static bool is_nobody(const struct candidate *candidate)
{
	enum { BEHIND = 12, NEAR = 60 };

	return has(candidate, ADDRESS_GENERAL, around_after(candidate, candidate->value, BEHIND)) ||
	       has(candidate, ADDRESS_GENERAL, around_before(candidate, candidate->value, NEAR));
}

/* What an address needs whose label does not speak of a home. */
static enum reason judge_plain(const struct candidate *candidate, const struct address_home *address,
			       const struct address_person *person)
{
	enum { FIRM_BEFORE = 40, FIRM_BEHIND = 30, SALE_NEAR = 60 };

	if (address_person_is_firm(candidate, person->is_told))
		return REASON_ORGANISATION;
	/* Lists of persons may say where each of them works. */
	bool is_list = person->is_told && candidate->label.len && grid_row(candidate).len;
	if (!is_list &&
	    (address_person_near(candidate, candidate_words(candidate, ADDRESS_ORGANISATIONS), FIRM_BEFORE,
				 FIRM_BEHIND) ||
	     address_person_near(candidate, candidate_words(candidate, ADDRESS_PLACES), FIRM_BEFORE, FIRM_BEHIND)))
		return REASON_ORGANISATION;
	if (person->is_told)
		return REASON_NONE;
	bool is_house = address->is_flat || (person->has_role && !address_person_is_in_list(candidate));
	if (!person->is_named || !is_house || has(candidate, ADDRESS_OFFICES, candidate_value(candidate)))
		return REASON_NO_PERSON;
	return address_person_near(candidate, candidate_words(candidate, ADDRESS_SALES), SALE_NEAR, SALE_NEAR)
		   ? REASON_NOBODY
		   : REASON_NONE;
}

enum reason confirm_address(struct verdict *verdict, const struct candidate *found)
{
	struct candidate candidate = *found;
	struct address_home address;
	struct address_person person;

	bool has_label = is_labelled(&candidate);
	enum reason reason = read_address(&address, &candidate);
	verdict->value = candidate.value;
	verdict->match = candidate.value;
	if (reason)
		return reason;
	if (is_of_organisation(&candidate))
		return REASON_ORGANISATION;
	if (is_example(&candidate))
		return REASON_EXAMPLE;
	address_person_find(&person, &candidate);
	bool is_home = has_label && has(&candidate, ADDRESS_HOMES, whole_label(&candidate));
	if (is_nobody(&candidate) && !(is_home && person.is_named))
		return REASON_NOBODY;
	if (!is_home) {
		reason = judge_plain(&candidate, &address, &person);
		if (!reason && !has_label && !person.is_beside)
			reason = REASON_NO_PERSON;
		if (reason)
			return reason;
		verdict->certainty = CERTAINTY_LIKELY;
		verdict->confidence -= 0.1;
	}
	if (has_label)
		verdict_reason(verdict, REASON_LABEL, label_name(whole_label(&candidate)));
	else
		verdict_reason(verdict, REASON_NAME_BESIDE, SV(""));
	verdict_reason(verdict, REASON_HOUSE, SV(""));
	return REASON_NONE;
}
