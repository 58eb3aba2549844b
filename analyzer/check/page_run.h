/* What the checks of one page share: the page, and a way to report that puts equal findings together. */
#ifndef CHECK_PAGE_RUN_H
#define CHECK_PAGE_RUN_H

#include "check/check.h"

struct page_run {
	const struct page *page;
	const struct rules *rules;
	struct place_scanner *places; /* NULL: regions are not checked */
	uint32_t site_region;
	struct findings *findings;
	struct arena *arena;
	struct sv host;                                                /* of the page, empty if it is not known */
	enum { SCRIPTED_UNKNOWN, SCRIPTED_NO, SCRIPTED_YES } scripted; /* see page_run_is_scripted */
	struct {
		uint32_t *slots; /* indices of findings plus one, by the hash of rule and value */
		size_t size;     /* a power of two */
		size_t used;
	} seen;
	struct page_run_rule {
		const char *id;
		size_t count;  /* findings of this rule */
		uint32_t last; /* index of the newest */
	} rule_counts[16];     /* more than there are rules that checks report */
};

void page_run_init(struct page_run *run, struct findings *findings, const struct check_page *input);

/*
 * A new finding of the rule with this value, to be filled in by the caller before the next is reported. NULL if there
 * is nothing to fill in: the rule is off, or an equal finding stands already and counts one more. Past
 * LIMIT_FINDINGS_PER_RULE the rule's last finding stands for the rest.
 */
struct finding *page_run_report(struct page_run *run, const char *rule, struct sv value);

/* Where a value stands inside its attribute (or url()) as written; the whole of that where it cannot be told. */
struct span page_run_value_span(const struct page_run *run, struct span attribute, struct sv value);

/* `text`, cut to what people read. */
struct sv page_run_excerpt(const struct page_run *run, struct sv text);

/* True for what is never shown as it stands: inside a template, or in the part for browsers without scripts. */
bool page_run_is_inert(const struct page_run *run, uint32_t element);

/* True if a script library fills the marks in this page's own HTML: {{x}} is then no fault. */
bool page_run_is_scripted(struct page_run *run);

/* One function for each line of the list. */
#define PAGE_CHECK(name) void check_##name(struct page_run *run);
#include "check/page_checks.def"
#undef PAGE_CHECK

#endif
