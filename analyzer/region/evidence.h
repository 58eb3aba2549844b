/* What a page says of the regions it names, added up; private to region/. */
#ifndef REGION_EVIDENCE_H
#define REGION_EVIDENCE_H

#include "region/reading.h"

/* What is said of one region. */
struct evidence {
	uint32_t code;
	double weight;     /* of all names */
	uint32_t subjects; /* sentences that describe it */
	uint32_t named;    /* names in full */
	bool partner;      /* helped by the page's own region, or its friend */
};

struct evidences {
	struct evidence *slots; /* by code, open addressing */
	size_t size;            /* a power of two */
	double own;             /* of the page's own region and those in it, outside titles */
};

/* Adds up what the page says. Names must be resolved. */
void evidence_collect(struct evidences *out, const struct reading *reading);

/* How much a name speaks for its region. */
double evidence_weight(const struct evidences *evidences, const struct reading *reading, const struct mention *mention);

/* The same of a name of the page's own region, which is spoken of wherever it is named. */
double evidence_own_weight(const struct mention *mention);

/* The region of a mention, towns counted as their counties; 0 if it cannot be told. */
uint32_t evidence_region(const struct mention *mention);

#endif
