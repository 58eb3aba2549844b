/* What the headings of a table of persons, accounts and the like are called. */
#ifndef TABLE_HEADING_H
#define TABLE_HEADING_H

#include "base/sv.h"

/* A heading is no longer. */
#define HEADING_BYTES 60

/* True if the text can head a column: short, no sentence, no label with its value, no number of more than a year's
 * digits. */
bool heading_is_possible(struct sv text);

/* True if it also is one of the usual headings ("姓 名", "身份证号码（18位）", "手机"), and so not likely a value. */
bool heading_is_usual(struct sv text);

#endif
