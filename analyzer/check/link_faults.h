/* What can be wrong with a link by its text alone. Pure functions of one link; nothing is requested. */
#ifndef CHECK_LINK_FAULTS_H
#define CHECK_LINK_FAULTS_H

#include "check/page_run.h"

struct link_fault {
	const char *rule;
	const char *class; /* the fact of that name */
	enum certainty certainty;
};

/* True and the gravest fault, if the link has one. */
bool link_faults_find(struct link_fault *fault, struct page_run *run, const struct link *link);

#endif
