#include "run/report.h"

#include <stdlib.h>

#include "base/limits.h"
#include "check/check.h"
#include "run/excerpt.h"
#include "run/reasons.h"
#include "run/twins.h"
#include "url/url.h"

/* Everything that is at hand while one document is reported. */
struct reporting {
	struct report *report;
	struct tally *tally;
	const struct report_context *context;
	const struct source_item *item;
	struct screened *screened;
	struct arena *arena;
	struct redactor redactor;
	struct sv site;
};

struct report *report_new(void)
{
	struct report *report = calloc(1, sizeof *report);

	if (!report)
		abort();
	buf_init(&report->out, SIZE_MAX);
	buf_init(&report->late, SIZE_MAX);
	buf_init(&report->waiting, SIZE_MAX);
	buf_init(&report->why, SIZE_MAX);
	buf_init(&report->claims, SIZE_MAX);
	return report;
}

void report_free(struct report *report)
{
	if (!report)
		return;
	buf_free(&report->out);
	buf_free(&report->late);
	buf_free(&report->waiting);
	buf_free(&report->why);
	buf_free(&report->claims);
	free(report);
}

/* In a document that was read elsewhere. */
static struct place place_by_path(const struct reporting *at, const struct finding *finding)
{
	return (struct place){ .source = at->item->name, .where = finding->where, .path = finding->path };
}

static struct place place_of(struct reporting *at, struct span span, enum where where, uint32_t element)
{
	struct place place = { .source = at->item->name, .where = where };
	struct document *document = &at->screened->document;

	/* A finding about a file as a whole stands nowhere in it. */
	if (!at->screened->has_page || (where == WHERE_FILENAME && span.begin == span.end))
		return place;
	document_position(document, span.begin, &place.line, &place.column);
	document_position(document, span.end, &place.end_line, &place.end_column);
	place.offset = document_source_offset(document, span.begin);
	place.length = document_source_offset(document, span.end) - place.offset;
	place.path = page_path(&at->screened->page, at->screened->scratch, element);
	return place;
}

static void render(struct reporting *at, struct buf *out, const struct record *record)
{
	at->context->options->emitter->record(out, &at->report->late, &at->context->emit, record);
}

static void report_links(struct reporting *at)
{
	const struct page *page = &at->screened->page;

	for (size_t i = 0; i < page->links.count; i++) {
		arena_reset(at->screened->scratch);
		const struct link *link = &page->links.items[i];
		struct record record = {
			.type = RECORD_LINK,
			.place = place_of(at, link->source, WHERE_URL, link->node),
			.as.link = link,
		};
		render(at, &at->report->out, &record);
		if (link->kind != LINK_ATTACHMENT)
			continue;
		struct attachment attachment = {
			.url = link->url, .text = link->text, .extension = link->extension, .size = -1
		};
		record.type = RECORD_ATTACHMENT;
		record.as.attachment = &attachment;
		render(at, &at->report->out, &record);
	}
}

static void report_labels(struct reporting *at)
{
	const struct page *page = &at->screened->page;

	for (size_t i = 0; i < page->labels.count; i++) {
		arena_reset(at->screened->scratch);
		const struct label *label = &page->labels.items[i];
		struct record record = {
			.type = RECORD_LABEL,
			.place = place_of(at, label->source, WHERE_ATTRIBUTE, label->node),
			.as.label = label,
		};
		render(at, &at->report->out, &record);
	}
}

/* The finding with every other value blotted out of its facts. */
static struct finding redacted(struct reporting *at, const struct finding *finding)
{
	struct finding copy = *finding;

	if (at->redactor.count == 0)
		return copy;
	copy.facts.items = arena_alloc(at->arena, finding->facts.count * sizeof *copy.facts.items);
	for (size_t i = 0; i < finding->facts.count; i++) {
		struct fact fact = finding->facts.items[i];
		fact.text = redact(&at->redactor, fact.text);
		struct sv *list = arena_alloc(at->arena, fact.list_count * sizeof *list);
		for (size_t k = 0; k < fact.list_count; k++)
			list[k] = redact(&at->redactor, fact.list[k]);
		fact.list = list;
		copy.facts.items[i] = fact;
	}
	if (!finding->sensitive)
		copy.evidence = redact(&at->redactor, finding->evidence);
	return copy;
}

/* Findings that the rest of the run may show to be settled already. */
static bool must_wait(const struct finding *finding)
{
	return strcmp(finding->rule, "attachment.word") == 0 ||
	       strcmp(finding->rule, "attachment.not-previewable") == 0;
}

static void add_claim(struct reporting *at, const struct twin_claim *claim)
{
	buf_append(&at->report->claims, (struct sv){ (const char *)claim, sizeof *claim });
}

static uint64_t hash(struct sv view)
{
	return sv_hash(view, 0);
}

static uint64_t twin_key(struct reporting *at)
{
	return hash(check_twin_key(at->arena, at->item->name));
}

/* One address for a file whether it is met as an input or as the target of a page's link. */
static uint64_t address_key(struct reporting *at, struct sv link)
{
	static const struct sv nowhere = SV("http://local.invalid/");
	struct sv own = at->item->url.len ? at->item->url : url_join_path(at->arena, nowhere, at->item->name);
	struct url base;
	struct url target;

	if (url_parse(&base, at->arena, NULL, NULL, own) != 0)
		return hash(own);
	if (!link.data || url_parse(&target, at->arena, &base, NULL, link) != 0)
		return hash(url_without_fragment(&base));
	return hash(url_without_fragment(&target));
}

static struct sv fact_text(const struct finding *finding, const char *key)
{
	for (size_t i = 0; i < finding->facts.count; i++)
		if (strcmp(finding->facts.items[i].key, key) == 0)
			return finding->facts.items[i].text;
	return (struct sv){ NULL, 0 };
}

static void report_waiting(struct reporting *at, const struct record *record)
{
	const struct finding *finding = record->as.finding.finding;
	bool is_file = at->screened->is_file && finding->where == WHERE_FILENAME;
	struct sv link = is_file ? (struct sv){ NULL, 0 } : fact_text(finding, "url");
	struct twin_claim claim = {
		.kind = is_file ? TWIN_FILE : TWIN_LINK,
		.key = is_file ? twin_key(at) : 0,
		.address = address_key(at, link),
		.rule = finding->rule,
		.severity = finding->severity,
		.begin = at->report->waiting.len,
	};
	render(at, &at->report->waiting, record);
	claim.end = at->report->waiting.len;
	add_claim(at, &claim);
}

static void report_finding(struct reporting *at, const struct finding *finding)
{
	const struct run_options *options = at->context->options;
	struct sv where = at->item->url.len ? at->item->url : at->item->name;
	struct sv fingerprint = fingerprint_of(at->arena, &at->context->key, finding->rule, finding->value, where);
	struct excerpt excerpt = { { NULL, 0 }, 0, 0 };

	arena_reset(at->screened->scratch);
	if (baseline_has(at->context->baseline, fingerprint)) {
		at->tally->known++;
		return;
	}
	struct finding shown = options->show_secrets ? *finding : redacted(at, finding);
	reasons_tell(&shown, at->arena, options->show_secrets ? NULL : &at->redactor, options->chinese);
	if (at->screened->has_page)
		excerpt_of(&excerpt, &at->redactor, at->screened->document.text, finding, options->show_secrets);
	struct record record = {
		.type = RECORD_FINDING,
		.place = finding->path.len ? place_by_path(at, finding)
					   : place_of(at, finding->at, finding->where, finding->element),
		.as.finding = {
			.finding = &shown,
			.site = at->site,
			.message = rules_message(options->rules, at->arena, &shown, options->chinese),
			.fingerprint = fingerprint,
			.evidence = options->show_secrets && finding->sensitive ? finding->shown : shown.evidence,
			.excerpt = excerpt.text,
			.mark_begin = excerpt.mark_begin,
			.mark_end = excerpt.mark_end,
		},
	};
	if (must_wait(finding)) {
		report_waiting(at, &record);
		return;
	}
	tally_finding(at->tally, finding->rule, finding->severity);
	render(at, &at->report->out, &record);
}

static void report_dropped(struct reporting *at)
{
	const struct findings *findings = &at->screened->findings;
	const struct run_options *options = at->context->options;
	const struct redactor *redactor = options->show_secrets ? NULL : &at->redactor;

	for (size_t i = 0; i < findings->dropped.count; i++) {
		const struct dropped *dropped = &findings->dropped.items[i];
		arena_reset(at->screened->scratch);
		struct place place = place_of(at, dropped->at, WHERE_TEXT, PAGE_NONE);
		emit_dropped(&at->report->why, &at->context->emit,
			     &(struct emit_dropped){
				 .place = &place,
				 .rule = dropped->rule,
				 .evidence = redactor ? redact(redactor, dropped->evidence) : dropped->shown,
				 .reason = reasons_words(at->arena, redactor, &dropped->against,
							 finding_is_sensitive(dropped->rule), options->chinese),
			     });
	}
	if (findings->dropped_more)
		emit_dropped_more(&at->report->why, &at->context->emit, at->item->name, findings->dropped_more);
}

/* A PDF or OFD that can be read: not one that is cut off, or but the first bytes of one. */
static bool shows(const struct screened *screened)
{
	if (screened->type.family != MEDIA_PDF && screened->type.family != MEDIA_OFD)
		return false;
	for (size_t i = 0; i < screened->findings.list.count; i++)
		if (strcmp(screened->findings.list.items[i].rule, "attachment.corrupt") == 0)
			return false;
	return true;
}

static void report_twins(struct reporting *at)
{
	const struct screened *screened = at->screened;
	struct check_clearing *clearings;
	uint64_t own = screened->is_file ? address_key(at, (struct sv){ NULL, 0 }) : 0;

	if (screened->is_file)
		add_claim(at, &(struct twin_claim){ .kind = TWIN_JUDGED, .address = own });
	if (screened->is_file && shows(screened))
		add_claim(at, &(struct twin_claim){ .kind = TWIN_SHOWS, .key = twin_key(at), .address = own });
	if (!screened->has_page || !screened->page.is_html)
		return;
	size_t count = check_cleared(&clearings, at->arena, &screened->page);
	for (size_t i = 0; i < count; i++)
		add_claim(at, &(struct twin_claim){ .kind = TWIN_CLEARS,
						    .address = address_key(at, clearings[i].url),
						    .twin = address_key(at, clearings[i].twin) });
}

void report_error(struct report *report, struct tally *tally, const struct report_context *context, struct sv source,
		  enum stage stage, struct sv message)
{
	struct record record = {
		.type = RECORD_ERROR,
		.place = { .source = source },
		.as.error = { .stage = stage, .message = message },
	};
	context->options->emitter->record(&report->out, &report->late, &context->emit, &record);
	tally->errors++;
}

static void count_document(struct reporting *at)
{
	const struct screened *screened = at->screened;

	at->tally->bytes += at->item->bytes.len;
	if (!screened->has_page)
		return;
	at->tally->pages += screened->page.is_html;
	at->tally->links += screened->page.links.count;
	for (size_t i = 0; i < screened->page.links.count; i++)
		at->tally->attachments += screened->page.links.items[i].kind == LINK_ATTACHMENT;
}

static struct sv host_of(struct arena *arena, struct sv address)
{
	struct url url;

	if (address.len == 0 || url_parse(&url, arena, NULL, NULL, address) != 0)
		return (struct sv){ NULL, 0 };
	return url.host;
}

void report_document(struct report *report, struct tally *tally, const struct report_context *context,
		     const struct source_item *item, struct screened *screened)
{
	struct reporting at = {
		.report = report,
		.tally = tally,
		.context = context,
		.item = item,
		.screened = screened,
		.arena = screened->arena,
	};

	count_document(&at);
	for (size_t i = 0; i < screened->troubles.count; i++)
		report_error(report, tally, context, item->name, screened->troubles.items[i].stage,
			     screened->troubles.items[i].message);
	if (context->options->mode == RUN_EXTRACT) {
		if (screened->has_page) {
			report_links(&at);
			report_labels(&at);
		}
		return;
	}
	at.site = host_of(at.arena, item->url);
	redactor_init(&at.redactor, at.arena, &screened->findings);
	for (size_t i = 0; i < screened->findings.list.count; i++)
		report_finding(&at, &screened->findings.list.items[i]);
	report_dropped(&at);
	report_twins(&at);
}
