#include "check/check.h"

#include "check/page_run.h"

static void (*const page_checks[])(struct page_run *run) = {
#define PAGE_CHECK(name) check_##name,
#include "check/page_checks.def"
#undef PAGE_CHECK
};

void check_page(struct findings *findings, const struct check_page *input)
{
	struct page_run run;

	page_run_init(&run, findings, input);
	for (size_t i = 0; i < sizeof page_checks / sizeof page_checks[0]; i++)
		page_checks[i](&run);
}
