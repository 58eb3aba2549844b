#include "check/label_values.h"
#include "check/marks.h"
#include "url/url.h"

#define MISSING     "label.missing"
#define FORMAT      "label.format"
#define MISMATCH    "label.mismatch"
#define PLACEHOLDER "label.placeholder"

/* Letters of a name that is nobody else's by chance. */
#define NAME_LEAST 4

/* What the facts of a finding say. */
struct label_fault {
	const char *rule;
	enum label_name name;
	struct sv expected;
	const char *state;
};

static struct finding *report(struct page_run *run, const struct label_fault *fault, struct sv value)
{
	struct sv word = label_set_word(fault->name);
	struct sv known = value.len ? arena_printf(run->arena, "%.*s=%.*s", SV_ARG(word), SV_ARG(value)) : word;
	struct finding *finding = page_run_report(run, fault->rule, known);

	if (!finding)
		return NULL;
	finding->where = WHERE_ATTRIBUTE;
	finding->evidence = page_run_excerpt(run, value.len ? value : word);
	finding->shown = finding->evidence;
	finding_text(run->findings, finding, "label", word);
	finding_text(run->findings, finding, "value", page_run_excerpt(run, value));
	finding_text(run->findings, finding, "expected", fault->expected);
	finding_text(run->findings, finding, "fault", sv_from(fault->state));
	return finding;
}

static struct finding *report_label(struct page_run *run, const struct label_fault *fault, const struct label *label)
{
	struct sv value = marks_trim(label->value);
	struct finding *finding = report(run, fault, value);

	if (!finding)
		return NULL;
	finding->at = page_run_value_span(run, label->source, value);
	finding->element = label->node;
	return finding;
}

/* Where a label should stand: the head of the page, if somebody wrote one. */
static uint32_t find_head(const struct page *page)
{
	for (uint32_t i = 0; i < page->elements.count && i < 16; i++)
		if (sv_eq(page->elements.items[i].name, SV("head")))
			return i;
	return page->elements.count ? 0 : PAGE_NONE;
}

static void report_absent(struct page_run *run, const struct label_set *set, enum label_name name)
{
	struct label_fault fault = { MISSING, name, { NULL, 0 }, "absent" };
	struct finding *finding = report(run, &fault, (struct sv){ NULL, 0 });

	if (!finding)
		return;
	finding->element = find_head(run->page);
	if (finding->element != PAGE_NONE)
		finding->at = run->page->elements.items[finding->element].source;
	/* Without a single label the page may be no page of the site proper. */
	if (set->distinct == 0) {
		finding->certainty = CERTAINTY_LIKELY;
		finding->confidence *= 0.85;
	}
}

static bool has_group(const struct label_set *set, enum label_group group, bool filled)
{
	for (int i = 0; i < LABEL_NAMES; i++)
		if (label_set_group((enum label_name)i) == group && set->uses[i].first &&
		    (!filled || set->uses[i].filled))
			return true;
	return false;
}

static bool is_home(const struct page_run *run)
{
	struct url url;

	if (!run->page->url.len || url_parse(&url, run->arena, NULL, NULL, run->page->url) != 0)
		return false;
	return sv_eq(url.path, SV("/")) ||
	       (sv_starts_nocase(url.path, SV("/index.")) && sv_chr(url.path, '/', 1) == SV_NONE);
}

/* A shared head gives list pages the labels of articles, all empty: it is what it has that makes a page. */
static bool is_article(const struct label_set *set)
{
	return has_group(set, LABEL_ARTICLE, true) ||
	       (has_group(set, LABEL_ARTICLE, false) && !has_group(set, LABEL_COLUMN, true));
}

static bool is_required(const struct label_set *set, const struct page_run *run, enum label_group group)
{
	switch (group) {
	case LABEL_SITE: return true;
	case LABEL_COLUMN: return !is_article(set) && has_group(set, LABEL_COLUMN, false) && !is_home(run);
	case LABEL_ARTICLE: return is_article(set);
	default: return false;
	}
}

static void find_missing(struct page_run *run, const struct label_set *set)
{
	for (int i = 0; i < LABEL_NAMES; i++) {
		enum label_name name = (enum label_name)i;
		const struct label_use *use = &set->uses[i];
		if (use->filled || !is_required(set, run, label_set_group(name)))
			continue;
		if (use->first)
			report_label(run, &(struct label_fault){ MISSING, name, { NULL, 0 }, "empty" }, use->first);
		else
			report_absent(run, set, name);
	}
}

/* A page that somebody reads: not a fragment that is put into pages, nor one that only sends its reader on. */
static bool is_whole_page(const struct page *page)
{
	bool written = false;

	for (size_t i = 0; i < page->elements.count && i < 16; i++) {
		const struct element *element = &page->elements.items[i];
		bool is_frame = sv_eq(element->name, SV("html")) || sv_eq(element->name, SV("head")) ||
				sv_eq(element->name, SV("body"));
		written = written || (is_frame && element->source.end > element->source.begin);
	}
	for (size_t i = 0; written && i < page->blocks.count; i++)
		if (!page->blocks.items[i].hidden)
			return true;
	return false;
}

static struct sv host_of_domain(struct page_run *run, struct sv domain)
{
	struct url url;
	struct sv address = arena_printf(run->arena, "http://%.*s/", SV_ARG(domain));

	return url_parse(&url, run->arena, NULL, NULL, address) == 0 ? url.host : (struct sv){ NULL, 0 };
}

/* Previews on addresses and inner hosts prove nothing. */
static bool is_published(const struct page_run *run)
{
	return sv_chr(run->host, '.', 0) != SV_NONE && sv_chr(run->host, ':', 0) == SV_NONE &&
	       !sv_is_digit(run->host.data[run->host.len - 1]) && url_network_of_text(run->page->url) == URL_PUBLIC;
}

/* A copied template: the domain of another site. */
static bool is_foreign_domain(const struct page_run *run, struct sv host)
{
	return host.len && is_published(run) &&
	       !sv_eq_nocase(url_registrable_domain(host), url_registrable_domain(run->host));
}

/* Below .政务 and .公益, in whose names nothing can be told of the other's. */
static bool is_chinese_domain(struct sv host)
{
	return sv_ends_nocase(host, SV(".xn--zfr164b")) || sv_ends_nocase(host, SV(".xn--55qw42g"));
}

/* True if the name that `host` was registered by stands in the other: leizhou.gov.cn, www.gdleizhou.gov.cn. */
static bool is_name_in(struct sv host, struct sv other)
{
	struct sv domain = url_registrable_domain(host);
	struct sv name = sv_slice(domain, 0, sv_chr(domain, '.', 0));

	return name.len >= NAME_LEAST && sv_find_nocase(other, name, 0) != SV_NONE;
}

/* Two domains that one site may have: x.政务 beside x.gov.cn, an old one beside a new one. */
static bool may_be_one_site(struct sv host, struct sv other)
{
	return is_chinese_domain(host) != is_chinese_domain(other) || is_name_in(host, other) ||
	       is_name_in(other, host);
}

static void check_domain(struct page_run *run, const struct label *label)
{
	struct sv host = host_of_domain(run, marks_trim(label->value));

	if (!is_foreign_domain(run, host))
		return;
	struct finding *finding =
	    report_label(run, &(struct label_fault){ MISMATCH, SITE_DOMAIN, run->host, "host" }, label);
	if (finding && may_be_one_site(host, run->host)) {
		finding->certainty = CERTAINTY_POSSIBLE;
		finding->confidence = 0.4;
	}
}

static void check_value(struct page_run *run, const struct label_set *set, const struct label *label,
			enum label_name name)
{
	struct sv value = marks_trim(label->value);
	struct sv first = marks_trim(set->uses[name].first->value);
	const char *expected = label_values_expected(name, value);
	struct label_fault fault = { NULL, name, { NULL, 0 }, NULL };

	if (label_values_is_placeholder(name, value)) {
		fault.rule = PLACEHOLDER;
		fault.state = "placeholder";
	} else if (expected) {
		fault.rule = FORMAT;
		fault.expected = sv_from(expected);
		fault.state = "format";
	} else if (label_set_group(name) != LABEL_OPTIONAL && !sv_eq(value, first)) {
		fault.rule = MISMATCH;
		fault.expected = first;
		fault.state = "repeated";
	} else if (name == SITE_DOMAIN) {
		check_domain(run, label);
	}
	if (fault.rule)
		report_label(run, &fault, label);
}

static void find_wrong(struct page_run *run, const struct label_set *set)
{
	for (size_t i = 0; i < run->page->labels.count; i++) {
		const struct label *label = &run->page->labels.items[i];
		enum label_name name = label_set_name(label->name);
		if (name != LABEL_NAMES && marks_trim(label->value).len > 0)
			check_value(run, set, label, name);
	}
}

void check_labels(struct page_run *run)
{
	struct label_set set;

	label_set_read(&set, run->page);
	if (!label_set_is_government(&set, run))
		return;
	if (set.distinct > 0 || is_whole_page(run->page))
		find_missing(run, &set);
	find_wrong(run, &set);
}
