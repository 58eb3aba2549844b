#include "check/page_run.h"
#include "check/page_twins.h"

#define WORD            "attachment.word"
#define NOT_PREVIEWABLE "attachment.not-previewable"

/* A program is no document that anybody wants to read in a browser. */
static bool is_wanted(const struct page_run *run, const struct page_twin *document)
{
	return !document->twin_count && !media_is_previewable(document->family) && document->family != MEDIA_PROGRAM &&
	       !page_run_is_inert(run, document->link->node);
}

static struct sv without_fragment(struct sv url)
{
	size_t hash = sv_chr(url, '#', 0);

	return hash == SV_NONE ? url : sv_slice(url, 0, hash);
}

static void report(struct page_run *run, const struct page_twin *document)
{
	const struct link *link = document->link;
	const char *rule = document->family == MEDIA_WORD ? WORD : NOT_PREVIEWABLE;
	struct sv url = without_fragment(link->url.len ? link->url : link->raw);
	struct finding *finding = page_run_report(run, rule, url);

	if (!finding)
		return;
	/* The name is all there is to go by: nobody looked at the bytes. */
	finding->certainty = CERTAINTY_LIKELY;
	finding->confidence *= 0.9;
	finding->at = page_run_value_span(run, link->source, sv_trim(link->raw));
	finding->where = WHERE_URL;
	finding->element = link->node;
	finding->evidence = page_run_excerpt(run, sv_trim(link->raw));
	finding->shown = finding->evidence;
	finding_text(run->findings, finding, "url", url);
	finding_text(run->findings, finding, "extension", link->extension);
	finding_text(run->findings, finding, "media_type", sv_from(media_by_extension(link->extension)->type));
	finding_text(run->findings, finding, "expected", SV("application/pdf"));
}

void check_attachments(struct page_run *run)
{
	struct page_twin *documents;
	size_t count = page_twins_find(&documents, run->arena, run->page);

	for (size_t i = 0; i < count; i++)
		if (is_wanted(run, &documents[i]))
			report(run, &documents[i]);
}
