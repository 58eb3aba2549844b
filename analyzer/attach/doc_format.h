/* What formats say of single characters and paragraphs of a Word document: whether they are hidden, what of a table
 * they end. */
#ifndef ATTACH_DOC_FORMAT_H
#define ATTACH_DOC_FORMAT_H

#include "attach/doc_text.h"

/* Characters alike, by their place in the file. */
struct doc_run {
	uint32_t begin;
	uint32_t end;
	bool is_hidden;
};

struct doc_paragraph {
	unsigned depth; /* in how many tables */
	unsigned style; /* 1 to 9 are headings */
	bool ends_cell;
	bool ends_row;
	struct sv definition; /* of the row that it ends: its cells */
};

/* The run that the byte at `file_offset` is in. */
struct doc_run doc_run_at(const struct doc *doc, uint32_t file_offset);

/* The paragraph that ends with `mark` at `file_offset`. False if nothing is known of it. */
bool doc_paragraph_at(struct doc_paragraph *out, const struct doc *doc, uint32_t file_offset, uint16_t mark);

#endif
