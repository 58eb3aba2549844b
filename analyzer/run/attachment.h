/* What a document of another format says: its text through the content rules, its members to whoever takes them. */
#ifndef RUN_ATTACHMENT_H
#define RUN_ATTACHMENT_H

#include "run/screen.h"

/* What a screen has for it. */
struct attachment_tools {
	struct attach_helper *helper;
	struct html_reader *html;
	struct scanner *scanner;
	struct arena *arena; /* of the document's pages */
	const struct rules *rules;
	bool chinese;
};

/* Reads out->type's document and adds findings and troubles to `out`. */
void attachment_read(struct screened *out, const struct attachment_tools *tools, const struct source_item *item,
		     const struct screen_members *members);

#endif
