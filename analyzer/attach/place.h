/* How people call the places of a document: "Sheet1!B12", "page 3", "paragraph 14", "table 2!A1". */
#ifndef ATTACH_PLACE_H
#define ATTACH_PLACE_H

#include "attach/reading.h"
#include "base/arena.h"

/* What is counted in the part that is open. */
struct place_numbers {
	uint32_t tables;
	uint32_t paragraphs;
};

/* Of an open element. */
struct place {
	struct sv part;  /* name of the part around it; empty: the body of a text */
	struct sv table; /* what the table around it is called; empty outside of tables */
	uint32_t rows;   /* of a table: so far */
	uint32_t row;    /* of a row and what is in it: its number, 1-based */
	uint32_t cells;  /* of a row: so far */
};

/* Counts an element that is opened inside `outer`, and starts its own place. Returns what it is called, empty where its
 * outer place says all; strings are in `arena`. */
struct sv place_open(struct place *place, struct place *outer, struct place_numbers *numbers, struct arena *arena,
		     enum reading_element element, const struct reading_open *open);

/* Copies the strings of the place into another arena. */
void place_keep(struct place *place, struct arena *arena);

#endif
