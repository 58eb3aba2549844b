/*
 * The text of a Word document (97 to 2007 and, without formats, 6 and 95) by character positions: one 16-bit unit each,
 * in pieces that lie anywhere in the file ([MS-DOC] 2.4.1).
 */
#ifndef ATTACH_DOC_TEXT_H
#define ATTACH_DOC_TEXT_H

#include "attach/reading.h"
#include "lib/ole.h"

/* What follows each other in the text. */
enum doc_range {
	DOC_MAIN,
	DOC_FOOTNOTES,
	DOC_HEADERS,
	DOC_MACROS,
	DOC_COMMENTS,
	DOC_ENDNOTES,
	DOC_BOXES,
	DOC_HEADER_BOXES,
	DOC_RANGES
};

#define DOC_NO_CHARACTER 0xffff /* unit that belongs to the character before it */

struct doc_piece {
	uint32_t begin; /* position of its first character */
	uint32_t end;
	uint32_t file_offset;
	bool is_wide;   /* two bytes each */
	bool is_hidden; /* all of it, deleted or hidden when it was saved fast */
};

struct doc {
	struct arena *arena;
	struct buf stream; /* WordDocument */
	struct buf table;  /* 0Table or 1Table; before Word 97 there is none */
	uint16_t *text;
	uint32_t length;
	struct doc_piece *pieces;
	size_t piece_count;
	uint32_t lengths[DOC_RANGES];
	bool is_old; /* Word 6 or 95 */
};

/* Reads the document in a storage. Returns faults; what could be read is there all the same. doc_free in any case. */
unsigned doc_load(struct doc *doc, struct ole *ole, uint32_t storage);
void doc_free(struct doc *doc);

/* The part of the table stream that a pair of the FIB names; empty if it is not there. */
struct sv doc_table(const struct doc *doc, unsigned pair);

/* Where a position's character lies in the stream. `piece` is that of the last position asked for, 0 at first:
 * positions that follow each other are found at once. */
uint32_t doc_file_offset(const struct doc *doc, size_t *piece, uint32_t position);

/* One change of a format, out of a list of them ([MS-DOC] 2.6). */
struct doc_modifier {
	uint16_t code;
	struct sv operand;
};

/* Cuts the first modifier off `rest`; false at the end. */
bool doc_next_modifier(struct doc_modifier *out, struct sv *rest);

/* True if characters with these modifiers are hidden, or were deleted while changes were tracked. */
bool doc_hides(struct sv modifiers);

#endif
