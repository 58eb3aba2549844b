/*
 * Elements that readers cannot see, by the style attributes of their start tags (style sheets are not computed).
 */
#ifndef CHECK_CONCEALED_H
#define CHECK_CONCEALED_H

#include "model/page.h"

enum concealment {
	CONCEALED_NOT,
	CONCEALED_PLAIN,  /* as menus, tabs and panels are that a script shows: display:none, no height … */
	CONCEALED_CUNNING /* as no honest design does it: far off the screen, a box of one pixel, text in the colour of
			     its ground */
};

/* How the declarations of a style attribute hide what stands inside. */
enum concealment concealed_by_style(struct sv declarations);

/* What is known of a page's elements; each is looked at once. */
struct concealed {
	const struct page *page;
	struct arena *arena;
	struct concealed_element {
		bool is_known;
		uint8_t how;    /* enum concealment, by itself or by what stands around it */
		uint32_t block; /* the innermost element that hides it most, or PAGE_NONE */
	} * elements;           /* NULL: none was looked at yet */
};

void concealed_start(struct concealed *concealed, struct arena *arena, const struct page *page);

/* How an element is hidden; *block is the one that does it. */
enum concealment concealed_find(uint32_t *block, struct concealed *concealed, uint32_t element);

#endif
