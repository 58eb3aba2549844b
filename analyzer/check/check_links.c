#include "check/link_faults.h"
#include "check/link_report.h"

static void report(struct page_run *run, const struct link *link, const struct link_fault *fault)
{
	struct finding *finding = link_report(run, link, fault->rule, fault->class);

	if (finding && fault->certainty < finding->certainty) {
		finding->certainty = fault->certainty;
		finding->confidence *= fault->certainty == CERTAINTY_LIKELY ? 0.85 : 0.5;
	}
}

void check_links(struct page_run *run)
{
	struct link_fault fault;

	for (size_t i = 0; i < run->page->links.count; i++)
		if (link_faults_find(&fault, run, &run->page->links.items[i]))
			report(run, &run->page->links.items[i], &fault);
}
