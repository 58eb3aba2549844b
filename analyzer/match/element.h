/* What the element of an attribute's value says of it. Views into the page's streams. */
#ifndef MATCH_ELEMENT_H
#define MATCH_ELEMENT_H

#include "match/confirm.h"

#define ELEMENT_MOST_NAMES 8

/* The other attributes that say what the value is (name, id, title, placeholder …), and the text before the element,
 * such as its <label> or the cell at its left. Returns how many there are; none where the value is no attribute. */
size_t element_names(struct sv out[ELEMENT_MOST_NAMES], const struct candidate *candidate);

/* The text of the block before the element, right up to it; may be empty. */
struct sv element_lead(const struct candidate *candidate);

/* The text that stands in the element of an attribute's value, up to its first end of a block; may be empty. */
struct sv element_text(const struct candidate *candidate);

#endif
