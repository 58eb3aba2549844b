/* Which lines are worth a look. Private to text_table. */
#ifndef TABLE_TEXT_ANCHOR_H
#define TABLE_TEXT_ANCHOR_H

#include "base/sv.h"

/* True if a number or code of the line may be a field: a long one between separators of any kind, or a short one
 * between separators other than single blanks. Reads a digit in eight bytes at once, and little around each. */
bool text_has_anchor(struct sv line);

#endif
