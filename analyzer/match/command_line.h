/* Passwords on command lines: "curl -u user:password", "mysqldump -ppassword", "net use \\host password /user:x". */
#ifndef MATCH_COMMAND_LINE_H
#define MATCH_COMMAND_LINE_H

#include <stdbool.h>

#include "base/sv.h"

/* The password that the command at [match.begin, match.end) is given on its line; the match holds the name of the
 * program, and its subcommand where that has one. False if it is given none. */
bool command_password(struct span *out, struct sv text, struct span match);

#endif
