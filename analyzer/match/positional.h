/*
 * Passwords told by their place in a list: the arguments of a call such as mysql_connect("host", "user", "password"),
 * and the values of "INSERT INTO users (name, password) VALUES ('a', 'b')".
 */
#ifndef MATCH_POSITIONAL_H
#define MATCH_POSITIONAL_H

#include <stdbool.h>

#include "base/sv.h"

/* The password among the arguments of the call whose name and opening bracket are [match.begin, match.end), or in the
 * first row of such an INSERT, whose match ends with the bracket before the columns. A string literal that is not
 * empty. False if there is none. */
bool positional_password(struct span *out, struct sv text, struct span match);

/* The password in a later row of an INSERT that begins near before it; the match is what stands between two rows:
 * "),(". */
bool positional_row_password(struct span *out, struct sv text, struct span match);

#endif
