#include "match/label.h"
#include "match/phone_owner.h"

#define MOBILE_DIGITS  11
#define SEGMENT_DIGITS 4

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

/* What the value's label says: a phone, or something else ("QQ", "订单号"). */
static enum label_kind label_of(const struct candidate *candidate)
{
	struct label_words words = { candidate_words(candidate, PHONE_LABELS),
				     candidate_words(candidate, PHONE_OTHERS) };
	struct sv word;

	return label_find(&word, candidate, &words);
}

/* What may stand before the number and belong to it: the country's code, 86 or 0086, or the 0 for calls from afar. */
static size_t prefix_of(const struct digits_match *number)
{
	static const char *const prefixes[] = { "0", "86", "0086" };

	for (size_t i = 0; i < sizeof prefixes / sizeof *prefixes; i++)
		if (number->count == MOBILE_DIGITS + strlen(prefixes[i]) &&
		    memcmp(number->digits, prefixes[i], strlen(prefixes[i])) == 0)
			return strlen(prefixes[i]);
	return 0;
}

/* A column of numbers that all begin alike: nobody's friends have phones of one segment, serials do. */
static bool is_in_serials(const struct candidate *candidate)
{
	enum { LEAST_NUMBERS = 5 };

	return candidate->peers->sound >= LEAST_NUMBERS && candidate->peers->varieties == 1;
}

enum reason confirm_mobile(struct verdict *verdict, const struct candidate *candidate)
{
	const struct digits_match *number = candidate->digits;
	size_t prefix = prefix_of(number);
	const char *digits = number->digits + prefix;

	if (number->count - prefix != MOBILE_DIGITS)
		return REASON_LENGTH;
	if (!is_assigned(digits))
		return REASON_SEGMENT;
	if (is_made_up(digits))
		return REASON_MADE_UP;
	enum label_kind label = label_of(candidate);
	if (label == LABEL_OTHER)
		return REASON_LABELLED_OTHERWISE;
	if (label != LABEL_WANTED && is_in_serials(candidate))
		return REASON_AMONG_SERIALS;
	if (!label_number_stands_alone(candidate, label == LABEL_WANTED ? LABEL_EDGES_LOOSE : LABEL_EDGES_STRICT))
		return REASON_PART_OF_LONGER;
	enum reason owner = phone_owner(candidate);
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
	size_t prefix = prefix_of(number);
	const char *digits = number->digits + prefix;

	(void)today;
	out->counts = number->count - prefix == MOBILE_DIGITS;
	out->is_sound = out->counts && is_assigned(digits) && !is_made_up(digits);
	out->is_personal = out->is_sound;
	out->variety = out->counts ? (uint32_t)sv_hash((struct sv){ digits, SEGMENT_DIGITS }, 0) : 0;
}
