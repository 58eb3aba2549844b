/* Numbers of passports that a label names, and the second line of a passport's machine-readable zone. */
#include "match/papers.h"

/* EA1234567: letter and letter; E12345678, G12345678; 141234567: before 2012. Hong Kong's and Macao's too. */
static bool is_chinese(const struct paper *paper)
{
	if (paper->text.len != 9)
		return false;
	if (paper->letters == 0)
		return paper->text.data[0] == '1' && (paper->text.data[1] == '4' || paper->text.data[1] == '5');
	return strchr("EGDSPHKM", paper->text.data[0]) != NULL;
}

/* Weights 7 3 1; letters count from 10, '<' is nothing. */
static bool check_digit_holds(struct sv text, size_t begin, size_t length)
{
	static const int weights[] = { 7, 3, 1 };
	int sum = 0;

	for (size_t i = 0; i < length; i++) {
		char c = text.data[begin + i];
		int value = sv_is_digit(c) ? c - '0' : sv_is_alpha(c) ? c - 'A' + 10 : 0;
		sum += value * weights[i % 3];
	}
	return text.data[begin + length] - '0' == sum % 10;
}

/* Number, check, country, birth, check, sex, expiry, check */
#define MRZ_BYTES  28
#define MRZ_NUMBER 9
#define MRZ_BIRTH  13
#define MRZ_EXPIRY 21

static enum reason confirm_zone(struct verdict *verdict, const struct candidate *candidate)
{
	struct sv line = candidate_value(candidate);

	if (!check_digit_holds(line, 0, MRZ_NUMBER) || !check_digit_holds(line, MRZ_BIRTH, 6) ||
	    !check_digit_holds(line, MRZ_EXPIRY, 6))
		return REASON_CHECK_DIGIT;
	verdict_reason(verdict, REASON_ZONE, SV(""));
	verdict->value.end = verdict->value.begin + MRZ_NUMBER;
	while (candidate->stream->text.data[verdict->value.end - 1] == '<' &&
	       verdict->value.end > verdict->value.begin + 1)
		verdict->value.end--;
	return REASON_NONE;
}

static bool is_zone(const struct candidate *candidate)
{
	struct sv value = candidate_value(candidate);

	return !candidate->label.len && value.len == MRZ_BYTES && sv_find(value, SV("CHN"), 0) == MRZ_NUMBER + 1;
}

enum reason confirm_passport(struct verdict *verdict, const struct candidate *candidate)
{
	struct paper paper;

	if (is_zone(candidate))
		return confirm_zone(verdict, candidate);
	enum reason reason = paper_read(&paper, candidate);
	if (reason)
		return reason;
	bool chinese = is_chinese(&paper);
	if (!chinese && (paper.text.len > 9 || (!paper.letters && paper.digits != 9) || paper.is_open))
		return REASON_FORM;
	if (paper.is_open && paper.text.data[0] != 'E' && !paper.is_named_near)
		return REASON_NO_LABEL;
	if (!chinese || paper.is_open) {
		verdict->certainty = CERTAINTY_LIKELY;
		verdict->confidence -= 0.1;
	}
	paper_keep(verdict, &paper, chinese ? REASON_PAPER_FORM : REASON_PAPER_FORM_FOREIGN);
	return REASON_NONE;
}
