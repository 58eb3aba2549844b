/* How many rows the merged cells of Word's tables reach down: the file only says where they go on. */
#ifndef ATTACH_WORD_MERGES_H
#define ATTACH_WORD_MERGES_H

#include "attach/ooxml.h"

struct word_merges {
	VEC(uint32_t, rows); /* of every cell that starts such a merge, in their order */
};

void word_merges_read(struct word_merges *out, struct ooxml *package, struct sv part);

#endif
