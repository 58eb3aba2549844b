/* A finding about one link of a page, with the facts that every finding on a link has. */
#ifndef CHECK_LINK_REPORT_H
#define CHECK_LINK_REPORT_H

#include "check/page_run.h"

/* A finding of the rule on this link, or NULL where it is no new one (see page_run_report). */
struct finding *link_report(struct page_run *run, const struct link *link, const char *rule, const char *class);

#endif
