/* How a region is spoken of; private to region/. */
#ifndef REGION_ROLE_H
#define REGION_ROLE_H

#include "region/reading.h"

/* Gives every mention its role, by the words around it. */
void role_assign(struct reading *reading);

#endif
