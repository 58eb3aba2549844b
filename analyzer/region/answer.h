/* The answer in words and places of the page; private to region/. */
#ifndef REGION_ANSWER_H
#define REGION_ANSWER_H

#include "region/support.h"
#include "region/suspect.h"
#include "region/towns.h"

struct proof {
	const struct reading *reading;
	const struct evidences *evidences;
	const struct suspect *culprit;
	const struct towns_fit *towns; /* region 0: they prove nothing */
};

/* Fills in the region, the place and the reasons. */
void answer_give(struct region_answer *out, const struct proof *proof);

/* The same where nothing but a number tells. */
void answer_number(struct region_answer *out, const struct reading *reading, const struct support *support);

#endif
