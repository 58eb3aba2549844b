/* Names of the files that are attached to a PDF. */
#ifndef ATTACH_PDF_NAMES_H
#define ATTACH_PDF_NAMES_H

#include "base/arena.h"

/* The object that holds the bytes of a file, and its name. */
struct pdf_name {
	uint32_t object;
	struct sv name;
};

struct pdf_names {
	VEC(struct pdf_name, items); /* sorted */
};

/* Finds the names in dictionaries that are not compressed; strings are in `arena`. */
void pdf_names_read(struct pdf_names *names, struct arena *arena, struct sv bytes);

/* Empty if there is none. */
struct sv pdf_names_find(const struct pdf_names *names, uint32_t object);

/* The object that begins last before `at`: where its number stands; SV_NONE if there is none nearby. */
size_t pdf_object_before(uint32_t *number, struct sv bytes, size_t at);

#endif
