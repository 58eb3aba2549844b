/* Of the styles of a Word document: which are headings, which hide their text. */
#ifndef ATTACH_WORD_STYLES_H
#define ATTACH_WORD_STYLES_H

#include "attach/ooxml.h"

struct word_style {
	struct sv id;
	bool is_heading;
	bool is_hidden;
};

struct word_styles {
	VEC(struct word_style, items); /* sorted by id; only those that are one or the other */
};

void word_styles_read(struct word_styles *styles, struct ooxml *package, struct sv part);

/* NULL: a style like any other. */
const struct word_style *word_styles_find(const struct word_styles *styles, struct sv id);

#endif
