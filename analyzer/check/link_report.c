#include "check/link_report.h"

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

struct finding *link_report(struct page_run *run, const struct link *link, const char *rule, const char *class)
{
	struct finding *finding = page_run_report(run, rule, fault_value(run, link));

	if (!finding)
		return NULL;
	finding->at = page_run_value_span(run, link->source, marks_trim(link->raw));
	finding->where = WHERE_URL;
	finding->element = link->node;
	finding->evidence = fault_evidence(run, link);
	finding->shown = finding->evidence;
	add_url(run->findings, finding, link->url.len ? link->url : marks_trim(link->raw));
	finding_text(run->findings, finding, "class", sv_from(class));
	finding_referrers(run->findings, finding, link->text);
	return finding;
}
