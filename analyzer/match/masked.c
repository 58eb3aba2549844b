#include "match/masked.h"

#include "base/utf8.h"
#include "match/cn_id.h"

static bool is_hiding(uint32_t code)
{
	switch (code) {
	case '*':
	case 0xFF0A: /* full-width asterisk */
	case 0xD7:   /* multiplication sign */
	case 'x':
	case 'X':
	case 0xFF38:
	case 0xFF58:
	case 0x25CF: /* circles and squares */
	case 0x25CB:
	case 0x25A0:
	case 0x25A1: return true;
	default: return false;
	}
}

static char sign_of(uint32_t code)
{
	if (code >= '0' && code <= '9')
		return (char)code;
	if (code >= 0xFF10 && code <= 0xFF19)
		return (char)(code - 0xFF10 + '0');
	return is_hiding(code) ? MASKED_SIGN : 0;
}

/* Bytes that signs of a masked number start with. */
static bool may_start(char byte)
{
	unsigned char lead = (unsigned char)byte;

	return sv_is_digit(byte) || byte == '*' || byte == 'x' || byte == 'X' || lead == 0xC3 || lead == 0xE2 ||
	       lead == 0xEF;
}

static bool is_word(uint32_t code)
{
	return (code >= 'a' && code <= 'z') || (code >= 'A' && code <= 'Z') || code == '_' || code == '%' ||
	       code == '.' || code == '-' || code == '/' || code == '\\' || code == '=' || code == '#';
}

static uint32_t code_before(struct sv text, size_t at)
{
	uint32_t code = 0;

	if (at)
		utf8_read(&code, sv_skip(text, utf8_backward(text, at, 1)));
	return code;
}

static uint32_t code_at(struct sv text, size_t at)
{
	uint32_t code = 0;

	if (at < text.len)
		utf8_read(&code, sv_skip(text, at));
	return code;
}

/* Reads the run of signs at `at`; returns its end. */
static size_t read_run(struct masked *out, uint32_t *last, struct sv text, size_t at)
{
	*out = (struct masked){ .at = { at, at } };
	while (at < text.len) {
		uint32_t code;
		size_t length = utf8_read(&code, sv_skip(text, at));
		char sign = sign_of(code);
		if (!sign)
			break;
		*last = code;
		if (out->count < MASKED_MOST)
			out->signs[out->count] = sign;
		out->count++;
		out->hidden += sign == MASKED_SIGN;
		at += length;
	}
	out->at.end = at;
	return at;
}

/* An X at the end of 18 signs is a check digit. */
static void read_check_digit(struct masked *masked, uint32_t last)
{
	if (masked->count != 18 || (last != 'X' && last != 'x' && last != 0xFF38 && last != 0xFF58))
		return;
	masked->signs[17] = 'X';
	masked->hidden--;
}

bool masked_next(struct masked *out, struct sv text, size_t from)
{
	uint32_t last = 0;

	for (size_t at = from; at < text.len;) {
		if (!may_start(text.data[at])) {
			at++;
			continue;
		}
		size_t end = read_run(out, &last, text, at);
		if (end == at) {
			at = utf8_forward(text, at, 1);
			continue;
		}
		uint32_t before = code_before(text, at);
		uint32_t behind = code_at(text, end);
		at = end;
		if (!out->hidden || out->count > MASKED_MOST || is_word(before) || (is_word(behind) && behind != '.'))
			continue;
		read_check_digit(out, last);
		if (out->hidden && out->hidden < out->count)
			return true;
	}
	return false;
}

/* A number that is being filled in. */
struct filling {
	char digits[MASKED_MOST];
	size_t count;
	bool (*holds)(const struct filling *filling, size_t filled); /* what is filled so far can be right */
	bool any_county;
	uint32_t today;
};

static uint32_t number(const char *digits, int count)
{
	uint32_t value = 0;

	for (int i = 0; i < count; i++)
		value = value * 10 + (uint32_t)(digits[i] - '0');
	return value;
}

static bool month_holds(const char *digits)
{
	uint32_t month = number(digits, 2);

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
		return !is_new || number(digits + 6, 2) == 19 || number(digits + 6, 2) == 20;
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

/* Luhn; UnionPay and the brands. */
static bool card_holds(const struct filling *filling, size_t filled)
{
	const char *digits = filling->digits;
	int sum = 0;

	if (filled == 2)
		return (digits[0] == '6' && digits[1] == '2') ||
		       (filling->count == 16 &&
			(digits[0] == '4' || (digits[0] == '5' && digits[1] >= '1' && digits[1] <= '5')));
	if (filled != filling->count)
		return true;
	for (size_t i = 0; i < filled; i++) {
		int digit = digits[filled - 1 - i] - '0';
		if (i % 2)
			digit = digit > 4 ? digit * 2 - 9 : digit * 2;
		sum += digit;
	}
	return sum % 10 == 0;
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
