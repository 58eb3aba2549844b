#include "match/cn_number.h"

#include "match/cn_id.h"

/* Sites have dates of their own since about then; a number with a later date inside may be a serial. */
#define FIRST_DATE_OF_SERIALS 19990101

/* One number with the right digit and county is taken for a person's up to then, if nothing says otherwise; whoever was
 * born later is a child. */
#define FIRST_BIRTH_OF_CHILDREN 20060101

/* Persons with old numbers are alive; serials that begin with a year of this century read like births before. */
#define FIRST_BIRTH_OF_OLD 19300101

enum { PLAIN_DIGITS = 18, OLD_DIGITS = 15, DISABILITY_DIGITS = 20 };

/* The kinds of disability are 1 to 7, the grades 1 to 4. */
static bool ends_like_disability(const char *digits)
{
	return digits[18] >= '1' && digits[18] <= '7' && digits[19] >= '1' && digits[19] <= '4';
}

static size_t number_digits(const struct digits_match *digits)
{
	if (digits->count == DISABILITY_DIGITS)
		return digits->grouping.count == 1 && ends_like_disability(digits->digits) ? PLAIN_DIGITS : 0;
	return digits->count == PLAIN_DIGITS || digits->count == OLD_DIGITS ? digits->count : 0;
}

enum reason cn_number_read(struct cn_number *out, const struct digits_match *digits, uint32_t today)
{
	size_t count = number_digits(digits);
	bool is_long = digits->count == DISABILITY_DIGITS;
	const char *text = digits->digits;

	if (!count || memchr(text, 'X', is_long ? digits->count : digits->count - (count == PLAIN_DIGITS)))
		return REASON_LENGTH;
	out->form = is_long ? CN_NUMBER_DISABILITY : count == OLD_DIGITS ? CN_NUMBER_OLD : CN_NUMBER_PLAIN;
	out->count = count;
	out->birth = 0;
	if (cn_id_area(text) == CN_ID_NO_AREA)
		return REASON_REGION;
	out->birth = cn_id_birth(text, (int)count, today);
	if (!out->birth)
		return REASON_BIRTH_DATE;
	if (count == PLAIN_DIGITS && !cn_id_check_digit(text))
		return REASON_CHECK_DIGIT;
	/* Serials of a day start with 001. */
	return memcmp(text + count - (count == PLAIN_DIGITS ? 4 : 3), "000", 3) == 0 ? REASON_SERIAL : REASON_NONE;
}

const char *cn_number_of_physician(const struct digits_match *digits, uint32_t today)
{
	enum { CODE_DIGITS = 27 };
	const char *number = digits->digits + CODE_DIGITS - PLAIN_DIGITS;
	bool is_code = digits->count == CODE_DIGITS && digits->grouping.count == 1 &&
		       !memchr(digits->digits, 'X', CODE_DIGITS - 1) &&
		       (memcmp(digits->digits, "19", 2) == 0 || memcmp(digits->digits, "20", 2) == 0);

	return is_code && cn_id_area(number) == CN_ID_COUNTY && cn_id_birth(number, PLAIN_DIGITS, today) &&
		       cn_id_check_digit(number)
		   ? number
		   : NULL;
}

bool cn_number_is_personal(const struct cn_number *number)
{
	return number->birth < FIRST_DATE_OF_SERIALS;
}

bool cn_number_is_early(const struct cn_number *number)
{
	return number->birth < FIRST_BIRTH_OF_CHILDREN;
}

size_t cn_number_end(const struct cn_number *number, const struct digits_match *digits)
{
	bool is_plain = digits->at.end - digits->at.begin == digits->count;

	return is_plain ? digits->at.begin + number->count : digits->at.end;
}

bool cn_number_has_letter(struct sv text, size_t begin)
{
	if (begin == 0 || !strchr("GTLgtl", text.data[begin - 1]))
		return false;
	char before = begin > 1 ? text.data[begin - 2] : ' ';
	return !sv_is_alpha(before) && !sv_is_digit(before) && !strchr("-_/.", before);
}

/* Old numbers have no check digit: only their date can tell them from serials. */
void look_cn_id(struct number_look *out, const struct digits_match *digits, uint32_t today)
{
	struct cn_number number;

	out->counts = number_digits(digits) > 0;
	if (!out->counts)
		return;
	out->form = (uint32_t)digits->count;
	out->is_sound = !cn_number_read(&number, digits, today) && cn_id_area(digits->digits) == CN_ID_COUNTY;
	if (out->is_sound && number.form == CN_NUMBER_OLD)
		out->is_sound = number.birth >= FIRST_BIRTH_OF_OLD;
	if (!out->is_sound)
		return;
	out->is_personal = cn_number_is_personal(&number);
	out->variety = number.birth;
}
