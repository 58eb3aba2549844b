/*
 * Identity numbers as they are written: alone, as the number of a paper that is built from one (a pupil's register: G
 * and the number; a certificate of special work: T and the number; a disability card: the number and two digits).
 */
#ifndef MATCH_CN_NUMBER_H
#define MATCH_CN_NUMBER_H

#include "match/confirm.h"

enum cn_number_form { CN_NUMBER_PLAIN, CN_NUMBER_OLD, CN_NUMBER_DISABILITY };

struct cn_number {
	enum cn_number_form form;
	size_t count; /* digits of the identity number: 18 or 15 */
	uint32_t birth;
};

/* Returns REASON_NONE, or which test the digits fail. */
enum reason cn_number_read(struct cn_number *out, const struct digits_match *digits, uint32_t today);

/* The identity number that ends a physician's code of 27 digits (year, province, kind, number), or NULL. */
const char *cn_number_of_physician(const struct digits_match *digits, uint32_t today);

/* Born before sites had serials with dates of their own. */
bool cn_number_is_personal(const struct cn_number *number);

/* Born early enough that a single number needs nothing that says what it is. */
bool cn_number_is_early(const struct cn_number *number);

/* A letter that makes the number one of a register stands right before `begin`. */
bool cn_number_has_letter(struct sv text, size_t begin);

/* Where the identity number ends. */
size_t cn_number_end(const struct cn_number *number, const struct digits_match *digits);

#endif
