#include "check/link_faults.h"
#include "check/marks.h"

/* Faults of one address are one; empty links are told apart by what they are on, so that each can be found. */
static struct sv fault_value(const struct page_run *run, const struct link *link)
{
	struct sv raw = marks_trim(link->raw);

	if (raw.len)
		return raw;
	struct sv text = page_run_excerpt(run, link->text);
	return arena_printf(run->arena, "%.*s[%.*s] %.*s", SV_ARG(link->element), SV_ARG(link->attribute),
			    SV_ARG(text));
}

static struct sv fault_evidence(const struct page_run *run, const struct link *link)
{
	struct sv raw = marks_trim(link->raw);
	struct sv written = sv_slice(run->page->document, link->source.begin, link->source.end);

	if (!raw.len)
		raw = written.len ? written : link->attribute;
	return page_run_excerpt(run, raw);
}

/* Every finding on a link has an address, also where it is empty. */
static void add_url(struct findings *findings, struct finding *finding, struct sv url)
{
	struct fact *fact = vec_push(findings->arena, &finding->facts);

	fact->key = "url";
	fact->kind = FACT_TEXT;
	fact->text = url;
}

static void report(struct page_run *run, const struct link *link, const struct link_fault *fault)
{
	struct finding *finding = page_run_report(run, fault->rule, fault_value(run, link));

	if (!finding)
		return;
	if (fault->certainty < finding->certainty) {
		finding->certainty = fault->certainty;
		finding->confidence *= fault->certainty == CERTAINTY_LIKELY ? 0.85 : 0.5;
	}
	finding->at = page_run_value_span(run, link->source, marks_trim(link->raw));
	finding->where = WHERE_URL;
	finding->element = link->node;
	finding->evidence = fault_evidence(run, link);
	finding->shown = finding->evidence;
	add_url(run->findings, finding, link->url.len ? link->url : marks_trim(link->raw));
	finding_text(run->findings, finding, "class", sv_from(fault->class));
	finding_referrers(run->findings, finding, link->text);
}

void check_links(struct page_run *run)
{
	struct link_fault fault;

	for (size_t i = 0; i < run->page->links.count; i++)
		if (link_faults_find(&fault, run, &run->page->links.items[i]))
			report(run, &run->page->links.items[i], &fault);
}
