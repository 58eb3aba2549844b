/*
 * The text of a page that is put together from pieces at places: lines from top to bottom, with blanks where the page
 * has room.
 */
#ifndef ATTACH_OFD_PAGE_H
#define ATTACH_OFD_PAGE_H

#include "attach/ooxml.h"

/* A piece of text at a place, in millimetres from the top left corner. */
struct ofd_piece {
	struct sv text;
	double x;
	double y; /* of the line that it stands on */
	double end;
	double size;
	size_t order; /* in the file */
	size_t unit;  /* of a part with graphics for pages: which of them */
	bool is_hidden;
};

struct ofd_page {
	struct ooxml *package;
	struct arena *arena; /* of the page */
	VEC(struct ofd_piece, pieces);
	VEC(struct sv, templates); /* their names */
};

/* Adds what a Content.xml says, or the appearance of an annotation. */
void ofd_page_read(struct ofd_page *page, struct sv part);

/* Tells the lines, as paragraphs. */
void ofd_page_tell(struct ofd_page *page);

#endif
