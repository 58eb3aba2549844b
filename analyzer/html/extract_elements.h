/* Elements as they are kept for paths. */
#ifndef HTML_EXTRACT_ELEMENTS_H
#define HTML_EXTRACT_ELEMENTS_H

#include "model/page.h"

struct extract;
struct frame;

#define COUNTED_NAMES 8

/* The names of an open element's children and how many there were of each. Few elements have children of more than
 * eight names; those of the others stand in the table of the page. */
struct child_counts {
	uint32_t used;
	uint32_t counts[COUNTED_NAMES];
	uint64_t names[COUNTED_NAMES];
};

struct element_count {
	uint64_t key;   /* of the element and the name */
	uint32_t count; /* 0: a free place */
};

/* A hash table. */
struct element_counts {
	struct element_count *items;
	size_t capacity; /* a power of two */
	size_t used;
};

/* Keeps the element of the tag at hand, unless it is none that is kept or there are too many. Sets the frame's element,
 * which is its parent's before. */
void extract_element(struct extract *extract, struct frame *frame);

#endif
