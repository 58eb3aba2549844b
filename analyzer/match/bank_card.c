#include "match/bank_card.h"

#include "base/sv.h"

/* Visa; Mastercard, both ranges; JCB. */
static bool is_of_brand(const char *digits)
{
	uint32_t four = sv_number((struct sv){ digits, 4 }, 9999);

	return digits[0] == '4' || (four >= 5100 && four <= 5599) || (four >= 2221 && four <= 2720) ||
	       (four >= 3528 && four <= 3589);
}

enum bank_card_issuer bank_card_issuer(const char *digits, size_t count)
{
	/* Cards from before the 62 range, still in use, and the lengths they have; 81 is UnionPay's next range. */
	static const struct {
		const char *prefix;
		size_t least;
		size_t most;
	} old[] = { { "9558", 19, 19 },   { "9559", 19, 19 },   { "95555", 16, 16 },  { "601382", 19, 19 },
		    { "601428", 17, 17 }, { "602907", 16, 16 }, { "602969", 16, 16 }, { "603", 16, 19 },
		    { "456351", 19, 19 }, { "436742", 19, 19 }, { "405512", 17, 17 }, { "683970", 18, 19 },
		    { "685800", 16, 19 }, { "9400", 16, 19 },   { "81", 16, 19 } };

	if (digits[0] == '6' && digits[1] == '2')
		return BANK_CARD_UNIONPAY;
	for (size_t i = 0; i < sizeof old / sizeof *old; i++)
		if (count >= old[i].least && count <= old[i].most &&
		    memcmp(digits, old[i].prefix, strlen(old[i].prefix)) == 0)
			return BANK_CARD_OTHER;
	return count == 16 && is_of_brand(digits) ? BANK_CARD_OTHER : BANK_CARD_NO_ISSUER;
}

bool bank_card_check_digit(const char *digits, size_t count)
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
