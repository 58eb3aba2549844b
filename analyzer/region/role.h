/* How a region is spoken of; private to region/. */
#ifndef REGION_ROLE_H
#define REGION_ROLE_H

#include "region/reading.h"

/* Gives every mention its role, by the words around it. */
void role_assign(struct reading *reading);

/* What a clause says that begins with `text`, as SAYS_ bits; 0 if it is no description. */
unsigned role_says(struct sv text);

/* `text` without what may stand before the subject of a clause: dates, numbering, 目前 … */
struct sv role_skip_filler(struct sv text);

#endif
