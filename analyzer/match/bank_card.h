/* Numbers of bank cards (ISO/IEC 7812): the tests that need nothing but the digits. */
#ifndef MATCH_BANK_CARD_H
#define MATCH_BANK_CARD_H

#include <stdbool.h>
#include <stddef.h>

/* Issuers by the first digits of their cards. */
enum bank_card_issuer { BANK_CARD_NO_ISSUER, BANK_CARD_UNIONPAY, BANK_CARD_OTHER };

/* Both take 16 to 19 ASCII digits. */
enum bank_card_issuer bank_card_issuer(const char *digits, size_t count);
/* The last digit is right (Luhn). */
bool bank_card_check_digit(const char *digits, size_t count);

#endif
