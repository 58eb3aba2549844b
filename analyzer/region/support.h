/* Numbers that belong to a region: division codes and area codes; private to region/. */
#ifndef REGION_SUPPORT_H
#define REGION_SUPPORT_H

#include "region/reading.h"

#define SUPPORT_MOST 16

/* A number on the page, with the regions that share it. */
struct support {
	uint32_t regions[4];
	size_t count;
	bool is_code;   /* of the division itself; else an area code, which names its city */
	struct span at; /* of a code */
};

struct supports {
	struct support list[SUPPORT_MOST];
	size_t count;
};

/* Finds the numbers behind their labels (行政区划代码, 区号), and the area codes of telephone numbers in the text. */
void support_read(struct supports *out, const struct reading *reading);

/* How much the numbers speak for the region. Those that the page's own region has as well speak for nobody. */
double support_for(const struct supports *supports, const struct reading *reading, uint32_t region);

/* The code that the page gives as its region's, where all that it gives are of one foreign region; NULL otherwise. */
const struct support *support_wrong_code(const struct supports *supports, const struct reading *reading);

#endif
