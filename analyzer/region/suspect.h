/* One region against which there is evidence; private to region/. */
#ifndef REGION_SUSPECT_H
#define REGION_SUSPECT_H

#include "region/evidence.h"

struct suspect {
	uint32_t code;
	double score;
	uint32_t first; /* sentences of the passage that speaks of it; first > last: there is none */
	uint32_t last;
	uint32_t subjects;
	uint32_t direct; /* of these, of the region itself and not of one in it */
	uint32_t topics;
	uint32_t names;
	uint32_t sentences; /* that name it */
	unsigned says;
	uint32_t paragraphs; /* that are about it alone */
	bool titled;         /* a title or heading is of it */
	bool in_title;       /* the page's own */
	bool leads;          /* the text of the page begins with it */
	bool paragraph;      /* the passage begins with it and goes on with it */
};

/* Finds the passage that speaks of the region suspect->code most, and what it says. */
void suspect_judge(struct suspect *suspect, const struct evidences *evidences, const struct reading *reading);

#endif
