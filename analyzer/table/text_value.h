/* What a field of a line may be worth. Private to text_table. */
#ifndef TABLE_TEXT_VALUE_H
#define TABLE_TEXT_VALUE_H

#include "base/sv.h"

enum value_kind {
	VALUE_NONE,
	VALUE_SHORT,
	VALUE_LONG /* five digits and letters on end, or nine digits */
};

/* Digits, letters and marks of ASCII, full-width digits, and a digit among them; how many digits. */
enum value_kind value_kind(struct sv text, size_t *digits);

/* A long number and nothing else: worth a line of its own. */
bool value_is_number(struct sv text);

#endif
