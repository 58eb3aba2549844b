/* How good a value must be, by where it stands and what claims it to be a password. */
#ifndef MATCH_PASSWORD_NEED_H
#define MATCH_PASSWORD_NEED_H

#include "match/password_claim.h"
#include "match/password_value.h"

/* claim->has_account is known. */
enum password_grade password_need(const struct claim *claim);

#endif
