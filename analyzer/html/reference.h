/* Character references: "&amp;", "&#26412;", "&nbsp" (HTML standard 13.2.5.72 and following). */
#ifndef HTML_REFERENCE_H
#define HTML_REFERENCE_H

#include <stdbool.h>

#include "base/sv.h"

struct html_reference {
	size_t length; /* bytes of source, the ampersand and a semicolon included */
	char text[8];  /* what it stands for, in UTF-8: one or two code points */
	size_t text_length;
};

/* Reads the reference at the start of `source`, whose first byte is '&'. False if there is none: the ampersand then
 * stands for itself. In an attribute's value, names without a semicolon are held to a narrower rule. */
bool html_reference_read(struct html_reference *out, struct sv source, bool in_attribute);

#endif
