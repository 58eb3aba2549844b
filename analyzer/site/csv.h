/* Tables as spreadsheets save them (RFC 4180, with what people and programs make of it). */
#ifndef SITE_CSV_H
#define SITE_CSV_H

#include "base/arena.h"
#include "base/sv.h"

struct csv {
	struct sv text;
	size_t at;
	size_t row; /* of the cells taken last, from 1; empty lines are rows too */
	char separator;
};

/* Begins to read valid UTF-8; the separator is told by the first line. */
void csv_start(struct csv *csv, struct sv text);

/* The cells of the next row that is not empty, at most `most` of them, trimmed; `cells` and what has quotes in it come
 * from the arena or are views into the text. Returns how many there are; 0 at the end. A quote that is never closed is
 * a character like others. */
size_t csv_next(struct sv *cells, size_t most, struct csv *csv, struct arena *arena);

#endif
