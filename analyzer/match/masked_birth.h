/* Birth dates that give away what a mask of an identity number hides. */
#ifndef MATCH_MASKED_BIRTH_H
#define MATCH_MASKED_BIRTH_H

#include "match/masked_scan.h"

/* The mask hides nothing but digits of the birth date, and a date that stands in its row or sentence and is called the
 * birth date there fits what is shown, the check digit included. */
bool mask_is_undone_by_birth(const struct scanner *scanner, const struct shown_mask *mask);

#endif
