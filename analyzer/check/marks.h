/* Marks that a program should have replaced before the page went out. */
#ifndef CHECK_MARKS_H
#define CHECK_MARKS_H

#include "base/sv.h"

/* True if `text` holds a mark of a template language: ${x}, {{x}}, <%=x%>, {dede:x}, [!--x--] … */
bool marks_template(struct sv text);

/* True if all of `text` is what a program prints for "no value": null, undefined, [object Object] … */
bool marks_no_value(struct sv text);

/* `text` without white space at its ends: of ASCII, control characters, and the wide and invisible ones of Unicode. */
struct sv marks_trim(struct sv text);

#endif
