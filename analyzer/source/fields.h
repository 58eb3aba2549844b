/*
 * Header fields as WARC, HTTP and mail write them: "Name: value", a line each, longer ones folded.
 */
#ifndef SOURCE_FIELDS_H
#define SOURCE_FIELDS_H

#include "base/sv.h"

/* Joins folded lines, in place: the line ends before a space or tab become spaces. */
void fields_unfold(char *data, size_t len);

/* Cuts one line off *rest, without its end (LF, or CR LF); false when there is none left. */
bool fields_line(struct sv *line, struct sv *rest);

/* The next field, both parts trimmed; lines without a colon are passed over. False when there is none left. */
bool fields_next(struct sv *name, struct sv *value, struct sv *rest);

/* How many bytes the header block at the start of `view` has, with the empty line that ends it (line ends of either
 * kind); 0 if its end is not there. *scanned tells how much was looked at in earlier calls; start with 0. */
size_t fields_block(struct sv view, size_t *scanned);

/* The parts of a Content-Type: type and subtype, and the charset parameter without quotes; views, not lower-cased. */
void fields_content_type(struct sv *media_type, struct sv *charset, struct sv value);

/* A decimal number without sign. Returns -1 if it is none, or does not fit. */
int fields_number(uint64_t *out, struct sv value);

#endif
