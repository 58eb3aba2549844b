/* Lists of towns: whose are they? Private to region/. */
#ifndef REGION_TOWNS_H
#define REGION_TOWNS_H

#include "region/reading.h"

/* A list that fits a region other than the page's own. */
struct towns_fit {
	uint32_t region;   /* 0: there is none */
	size_t fitting;    /* different names of the list that are its towns */
	struct span first; /* one of them, in the body stream */
	uint32_t block;    /* that holds it */
};

/* The list of the page that fits a foreign region best. */
void towns_read(struct towns_fit *out, const struct reading *reading);

#endif
