/*
 * What a reader tells of a document: a stream of bytes that the process which asked turns into events (reading_page.h).
 *
 * Elements are opened and closed in nesting order; what is still open at the end is closed there. Text is UTF-8; other
 *bytes are replaced on the far side. Nothing that a reader tells is trusted there.
 *
 *	part        sheet, page, slide, footnotes …; its name is how people call it
 *	  paragraph
 *	    link    its name is the address
 *	    hidden  what a reader of the document does not see
 *	  table
 *	    row
 *	      cell  of a sheet with its place; may hold paragraphs and tables
 *	comment     a reviewer's note; text only
 *	title       the title of the document's properties; text only
 *	property    any other property; its name says which
 *	member      a file inside: of an archive, or attached to a mail; its bytes are not text
 */
#ifndef ATTACH_READING_H
#define ATTACH_READING_H

#include <stdint.h>

#include "base/buf.h"

enum reading_element {
	READING_PART,
	READING_PARAGRAPH,
	READING_HEADING,
	READING_LINK,
	READING_HIDDEN,
	READING_TABLE,
	READING_ROW,
	READING_CELL,
	READING_COMMENT,
	READING_TITLE,
	READING_PROPERTY,
	READING_MEMBER,
	READING_ELEMENTS
};

/* What is known of an element beside its kind; all zero where nothing is. */
struct reading_open {
	struct sv name;    /* at most READING_NAME_BYTES of it are told */
	uint32_t row;      /* of a cell or row of a sheet, 1-based; 0: counted where it is read */
	uint32_t column;   /* of a cell of a sheet, 1-based; 0: counted */
	uint32_t row_span; /* of a cell; 0 is 1 */
	uint32_t column_span;
	bool header;    /* a cell that heads its column */
	bool hidden;    /* and all inside: a hidden sheet, row, column, deleted text */
	bool encrypted; /* of a member: its bytes cannot be had */
};

#define READING_NAME_BYTES 1024

/* What kept a reader from telling all. */
enum reading_fault {
	READING_ENCRYPTED = 1,   /* a password is needed */
	READING_CORRUPT = 2,     /* the bytes are not what the format says */
	READING_CUT = 4,         /* a limit was reached: the rest was left out */
	READING_MACROS = 8,      /* no fault of reading: the document brings programs */
	READING_UNSUPPORTED = 16 /* a variant of the format that this program does not read */
};

struct reading; /* where it is told */

/* Writes to the descriptor through a buffer; in a child process, which ends when the other side no longer listens. */
struct reading *reading_new(int descriptor);
void reading_free(struct reading *reading); /* closes what is open and writes the rest */

void reading_open(struct reading *reading, enum reading_element element, const struct reading_open *open);
void reading_text(struct reading *reading, struct sv text);
void reading_close(struct reading *reading);

/* Tells faults, bits of enum reading_fault. */
void reading_fault(struct reading *reading, unsigned faults);

/* An element with nothing but text in it; none if the text is empty. */
void reading_put(struct reading *reading, enum reading_element element, struct sv name, struct sv text);

/* The document can be looked at up to here, and what follows be read on its own: between rows of a large sheet, pages.
 * The far side opens anew what is open, and heads a table as before. */
void reading_pause(struct reading *reading);

#endif
