/* Fields of a Word document: an instruction that is not seen, and its result, which is. */
#ifndef ATTACH_DOC_FIELDS_H
#define ATTACH_DOC_FIELDS_H

#include <stdint.h>

#include "base/buf.h"

#define DOC_FIELD_DEPTH 32 /* fields in fields; deeper ones are text */

struct doc_fields {
	uint8_t states[DOC_FIELD_DEPTH];
	unsigned depth;
	unsigned ignored;      /* open fields that are deeper */
	unsigned instructions; /* how many of the open ones are in their instruction */
	struct buf instruction;
	struct buf link; /* address of the link whose result is read */
	bool is_link;
};

void doc_fields_init(struct doc_fields *fields);
void doc_fields_free(struct doc_fields *fields);

/* Forgets the fields that are open. */
void doc_fields_clear(struct doc_fields *fields);

/* Takes a mark: 0x13 begins a field, 0x14 its result, 0x15 ends it. Returns true where `instruction` is whole and is to
 * be told, as it is no link. */
bool doc_fields_mark(struct doc_fields *fields, uint16_t mark);

/* True while what is read belongs to an instruction. */
static inline bool doc_fields_hide(const struct doc_fields *fields)
{
	return fields->instructions > 0;
}

#endif
