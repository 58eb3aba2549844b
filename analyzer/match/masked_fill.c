/*
 * Numbers that fit a mask, and what numbers are: by nothing but their digits.
 */
#include "match/bank_card.h"
#include "match/cn_id.h"
#include "match/masked.h"

/* A number that is being filled in. */
struct filling {
	char digits[MASKED_MOST];
	size_t count;
	bool (*holds)(const struct filling *filling, size_t filled); /* what is filled so far can be right */
	bool any_county;
	uint32_t today;
};

/* The number that two digits make. */
static uint32_t pair(const char *digits)
{
	return sv_number((struct sv){ digits, 2 }, 99);
}

static bool month_holds(const char *digits)
{
	uint32_t month = pair(digits);

	return month >= 1 && month <= 12;
}

static bool id_holds(const struct filling *filling, size_t filled)
{
	const char *digits = filling->digits;
	bool is_new = filling->count == 18;

	if (filled == 6) {
		enum cn_id_area area = cn_id_area(digits);
		return filling->any_county ? area != CN_ID_NO_AREA : area == CN_ID_COUNTY;
	}
	if (filled == (is_new ? 8u : 0u))
		return !is_new || pair(digits + 6) == 19 || pair(digits + 6) == 20;
	if (filled == (is_new ? 12u : 10u))
		return month_holds(digits + filled - 2);
	if (filled == (is_new ? 14u : 12u))
		return cn_id_birth(digits, (int)filling->count, filling->today) != 0;
	return !is_new || filled != 18 || cn_id_check_digit(digits);
}

static bool mobile_holds(const struct filling *filling, size_t filled)
{
	return filled == 1 ? filling->digits[0] == '1' : filled != 2 || filling->digits[1] >= '3';
}

/* UnionPay and the brands, by two digits only: so the search is cut early. */
static bool card_holds(const struct filling *filling, size_t filled)
{
	const char *digits = filling->digits;

	if (filled == 2)
		return (digits[0] == '6' && digits[1] == '2') ||
		       (filling->count == 16 &&
			(digits[0] == '4' || (digits[0] == '5' && digits[1] >= '1' && digits[1] <= '5')));
	return filled != filling->count || bank_card_check_digit(digits, filled);
}

static bool step(const struct masked *masked, struct filling *filling, size_t place)
{
	static const char order[] = "0123456789X";
	bool can_be_x = masked->count == 18 && place == 17 && filling->holds == id_holds;
	char now = filling->digits[place];
	const char *next;

	if (masked->signs[place] != MASKED_SIGN) {
		if (now)
			return false;
		filling->digits[place] = masked->signs[place];
		return true;
	}
	next = now ? strchr(order, now) + 1 : order;
	if (!*next || (*next == 'X' && !can_be_x))
		return false;
	filling->digits[place] = *next;
	return true;
}

/* Tries the hidden digits from left to right; a part that cannot be right is given up at once. */
static size_t count_fillings(const struct masked *masked, struct filling *filling, size_t most, size_t *budget)
{
	size_t found = 0;
	size_t place = 0;

	while (found <= most) {
		if (!*budget)
			return most + 1;
		--*budget;
		if (!step(masked, filling, place)) {
			filling->digits[place] = 0;
			if (place-- == 0)
				break;
			continue;
		}
		if (!filling->holds(filling, place + 1))
			continue;
		if (place + 1 < masked->count)
			filling->digits[++place] = 0;
		else
			found++;
	}
	return found;
}

size_t masked_candidates(const struct masked *masked, size_t most, uint32_t today, size_t *budget)
{
	struct filling filling = { .count = masked->count, .holds = id_holds, .today = today };
	bool area_is_shown = !memchr(masked->signs, MASKED_SIGN, masked->count < 6 ? masked->count : 6);

	filling.any_county = area_is_shown;
	if (masked->count == 11)
		filling.holds = mobile_holds;
	else if (masked->count >= 16 && masked->count <= 19 && masked->count != 18)
		filling.holds = card_holds;
	else if (masked->count != 18 && masked->count != 15)
		return 0;
	if (filling.holds != id_holds && memchr(masked->signs, 'X', masked->count))
		return 0;
	return count_fillings(masked, &filling, most, budget);
}

static bool is_whole(struct filling *filling)
{
	for (size_t filled = 1; filled <= filling->count; filled++)
		if (!filling->holds(filling, filled))
			return false;
	return true;
}

enum masked_kind masked_kind(const char *digits, size_t count, uint32_t today)
{
	struct filling filling = { .count = count, .any_county = true, .today = today };

	if (count < 11 || count > 19 || memchr(digits, 'X', count - 1))
		return MASKED_NONE;
	memcpy(filling.digits, digits, count);
	filling.holds = id_holds;
	if ((count == 18 || (count == 15 && digits[14] != 'X')) && is_whole(&filling))
		return MASKED_CN_ID;
	filling.holds = mobile_holds;
	if (digits[count - 1] == 'X')
		return MASKED_NONE;
	if (count == 11)
		return is_whole(&filling) ? MASKED_MOBILE : MASKED_NONE;
	filling.holds = card_holds;
	return count >= 16 && is_whole(&filling) ? MASKED_BANK_CARD : MASKED_NONE;
}

const char *masked_rule(enum masked_kind kind)
{
	static const char *const rules[] = {
		[MASKED_NONE] = "",
		[MASKED_CN_ID] = "leak.cn-id",
		[MASKED_MOBILE] = "leak.mobile",
		[MASKED_BANK_CARD] = "leak.bank-card",
	};

	return rules[kind];
}

enum masked_kind masked_kind_by_length(const struct masked *masked)
{
	if (masked->count == 11)
		return MASKED_MOBILE;
	return masked->count == 15 || masked->count == 18 ? MASKED_CN_ID : MASKED_BANK_CARD;
}
