/* Identity numbers of residents of China (GB 11643): the tests that need nothing but the digits. */
#ifndef MATCH_CN_ID_H
#define MATCH_CN_ID_H

#include <stdbool.h>
#include <stdint.h>

/* How well the first six digits are known as a region code, current or former. */
enum cn_id_area { CN_ID_NO_AREA, CN_ID_PREFECTURE, CN_ID_COUNTY };

/* All take ASCII digits; the 18th of a number may be 'X'. */
enum cn_id_area cn_id_area(const char *digits);
bool cn_id_check_digit(const char digits[18]);

/* The birth date of a number of `length` 18 or 15 as YYYYMMDD, or 0 if it is no day from 1900-01-01 to `today`. */
uint32_t cn_id_birth(const char *digits, int length, uint32_t today);

#endif
