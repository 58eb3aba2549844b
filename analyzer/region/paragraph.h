/* Whole paragraphs about one region; private to region/. */
#ifndef REGION_PARAGRAPH_H
#define REGION_PARAGRAPH_H

#include "region/evidence.h"

/* How many paragraphs begin with the region `code`, describe it and do not speak of the page's own region. 0 if the
 * page tells that the histories of both belong together. */
uint32_t paragraph_count(const struct evidences *evidences, const struct reading *reading, uint32_t code);

#endif
