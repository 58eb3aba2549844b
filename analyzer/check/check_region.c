#include "check/site_codes.h"

#define SITE_CODE "region.site-code"
#define WRONG     "region.wrong"

/* Bytes behind 主办 in which the holder of the site is named. */
#define HOLDER_MOST 120

/* ---- codes ---- */

static const char *label_of(enum site_code_kind kind)
{
	switch (kind) {
	case SITE_CODE_OPTION: return "--site-region";
	case SITE_CODE_HOST: return "host";
	case SITE_CODE_LABEL: return "SiteIDCode";
	case SITE_CODE_FOOTER: return "网站标识码";
	case SITE_CODE_REPORT: return "site_code";
	default: return "SiteName";
	}
}

/* How many of the others say the same. */
static int count_witnesses(const struct site_codes *codes, int kind)
{
	int count = 0;

	for (int i = SITE_CODE_LABEL; i < SITE_CODE_KINDS; i++)
		if (i != kind && codes->list[i].region_count && codes->list[kind].region_count &&
		    !site_codes_contradict(&codes->list[i], &codes->list[kind]))
			count++;
	return count;
}

/* What the codes are measured by: the user's word, the address, else the code that most others agree with. */
static enum site_code_kind find_reference(const struct site_codes *codes)
{
	enum site_code_kind best = SITE_CODE_KINDS;
	int most = -1;

	if (codes->list[SITE_CODE_OPTION].region_count)
		return SITE_CODE_OPTION;
	if (codes->list[SITE_CODE_HOST].region_count)
		return SITE_CODE_HOST;
	for (int i = SITE_CODE_LABEL; i <= SITE_CODE_REPORT; i++) {
		int witnesses = count_witnesses(codes, i);
		if (!codes->list[i].region_count || witnesses <= most)
			continue;
		most = witnesses;
		best = (enum site_code_kind)i;
	}
	return best;
}

static struct sv describe(const struct page_run *run, const struct site_code *code)
{
	const struct gazetteer *gazetteer = place_scanner_gazetteer(run->places);
	struct sv name = { NULL, 0 };

	if (code->region_count)
		name = gazetteer_full_name(gazetteer, run->arena, code->regions[0]);
	return name.len ? arena_printf(run->arena, "%.*s（%.*s）", SV_ARG(code->value), SV_ARG(name)) : code->value;
}

/* "SiteIDCode 4408820001" */
static struct sv name_code(const struct page_run *run, const struct site_codes *codes, enum site_code_kind kind)
{
	return arena_printf(run->arena, "%s %.*s", label_of(kind), SV_ARG(codes->list[kind].value));
}

static struct finding *report(struct page_run *run, const struct site_code *code, enum site_code_kind kind)
{
	const struct gazetteer *gazetteer = place_scanner_gazetteer(run->places);
	struct finding *finding = page_run_report(run, SITE_CODE, code->value);

	if (!finding)
		return NULL;
	finding->at = code->at;
	finding->where = code->where;
	finding->element = code->element;
	finding->shown = code->value;
	finding->evidence = page_run_excerpt(run, code->value);
	finding_text(run->findings, finding, "label", sv_from(label_of(kind)));
	finding_text(run->findings, finding, "value", finding->evidence);
	if (code->region_count)
		finding_text(run->findings, finding, "region",
			     gazetteer_full_name(gazetteer, run->arena, code->regions[0]));
	return finding;
}

static void report_unknown(struct page_run *run, const struct site_code *code, enum site_code_kind kind)
{
	struct finding *finding = report(run, code, kind);

	if (!finding)
		return;
	finding_reason(run->findings, finding, REASON_CODE_UNKNOWN, SV(""));
	finding_text(run->findings, finding, "expected", SV("GB/T 2260"));
	finding_text(run->findings, finding, "fault", SV("unknown"));
}

static struct finding *report_contradiction(struct page_run *run, const struct site_codes *codes,
					    enum site_code_kind kind, enum site_code_kind reference)
{
	const struct site_code *expected = &codes->list[reference];
	struct finding *finding = report(run, &codes->list[kind], kind);

	if (!finding)
		return NULL;
	finding_reason(run->findings, finding, REASON_CODE_ELSEWHERE, name_code(run, codes, reference));
	finding_text(run->findings, finding, "expected", page_run_excerpt(run, describe(run, expected)));
	finding_text(run->findings, finding, "fault", sv_from(label_of(reference)));
	return finding;
}

/* Two codes of one region, but not the same: another department's. */
static void report_difference(struct page_run *run, const struct site_codes *codes, enum site_code_kind kind,
			      enum site_code_kind reference)
{
	struct finding *finding = report(run, &codes->list[kind], kind);

	if (!finding)
		return;
	finding_reason(run->findings, finding, REASON_CODE_DIFFERS, name_code(run, codes, reference));
	finding_text(run->findings, finding, "expected", codes->list[reference].value);
	finding_text(run->findings, finding, "fault", sv_from(label_of(reference)));
	finding->certainty = CERTAINTY_LIKELY;
	finding->confidence *= 0.85;
}

static bool is_same_code(const struct site_code *a, const struct site_code *b)
{
	return sv_eq_nocase(a->value, b->value);
}

/* The code that the two others of the page do not share; with two codes the later one. */
static void compare_codes(struct page_run *run, const struct site_codes *codes)
{
	enum site_code_kind reference = SITE_CODE_KINDS;

	for (int i = SITE_CODE_REPORT; i >= SITE_CODE_LABEL; i--)
		if (codes->list[i].is_code && !codes->list[i].is_unknown)
			reference = (enum site_code_kind)i;
	if (reference == SITE_CODE_LABEL && codes->list[SITE_CODE_FOOTER].is_code &&
	    codes->list[SITE_CODE_REPORT].is_code &&
	    is_same_code(&codes->list[SITE_CODE_FOOTER], &codes->list[SITE_CODE_REPORT]))
		reference = SITE_CODE_FOOTER;
	for (int i = SITE_CODE_LABEL; i <= SITE_CODE_REPORT && reference < SITE_CODE_KINDS; i++) {
		const struct site_code *code = &codes->list[i];
		if (code->is_code && !code->is_unknown && !is_same_code(code, &codes->list[reference]) &&
		    !site_codes_contradict(code, &codes->list[reference]))
			report_difference(run, codes, (enum site_code_kind)i, reference);
	}
}

/* The title, or who is named in the footer, says the same as SiteName. */
static bool is_name_shown(const struct page_run *run, const struct site_code *name)
{
	struct sv region = gazetteer_name(place_scanner_gazetteer(run->places), name->regions[0]);
	struct sv text = run->page->streams[STREAM_BODY].text;
	struct sv words = SV("主办");

	if (!region.len || sv_find(run->page->title, region, 0) != SV_NONE)
		return region.len > 0;
	for (size_t at = sv_find(text, words, 0); at != SV_NONE; at = sv_find(text, words, at + words.len))
		if (sv_find(sv_slice(text, at, at + HOLDER_MOST), region, 0) != SV_NONE)
			return true;
	return false;
}

/* A district that is new often keeps the code of the county it was part of. */
static bool is_neighbour(const struct site_code *a, const struct site_code *b)
{
	uint32_t prefecture = region_ancestor(a->regions[0], REGION_PREFECTURE);

	return prefecture && region_contains(prefecture, b->regions[0]);
}

/* A template that was copied with its codes: they agree, but SiteName and another place name another region. */
static void check_name(struct page_run *run, const struct site_codes *codes)
{
	const struct site_code *name = &codes->list[SITE_CODE_NAME];
	enum site_code_kind first = SITE_CODE_KINDS;

	for (int i = SITE_CODE_REPORT; i >= SITE_CODE_LABEL; i--) {
		if (!codes->list[i].region_count)
			continue;
		if (!site_codes_contradict(&codes->list[i], name) || is_neighbour(&codes->list[i], name))
			return;
		first = (enum site_code_kind)i;
	}
	if (first == SITE_CODE_KINDS || codes->list[SITE_CODE_OPTION].region_count ||
	    site_codes_contradict(&codes->list[first], &codes->list[SITE_CODE_HOST]) || !is_name_shown(run, name))
		return;
	struct finding *finding = report_contradiction(run, codes, first, SITE_CODE_NAME);
	if (finding) {
		finding->certainty = CERTAINTY_LIKELY;
		finding->confidence *= 0.85;
	}
}

static void check_codes(struct page_run *run, const struct site_codes *codes)
{
	enum site_code_kind reference = find_reference(codes);

	for (int i = SITE_CODE_HOST; i <= SITE_CODE_REPORT; i++) {
		const struct site_code *code = &codes->list[i];
		if (code->is_unknown)
			report_unknown(run, code, (enum site_code_kind)i);
		else if (reference < SITE_CODE_KINDS && site_codes_contradict(code, &codes->list[reference]))
			report_contradiction(run, codes, (enum site_code_kind)i, reference);
	}
	compare_codes(run, codes);
	check_name(run, codes);
}

/* ---- text ---- */

static void report_wrong(struct page_run *run, const struct region_answer *answer,
			 const struct region_question *question)
{
	const struct stream *body = &run->page->streams[STREAM_BODY];
	struct sv region = gazetteer_full_name(question->gazetteer, run->arena, answer->region);
	struct finding *finding = page_run_report(run, WRONG, region);

	if (!finding)
		return;
	const struct piece *piece = stream_piece(body, answer->at.begin);
	finding->at = stream_source(body, answer->at.begin, answer->at.end);
	finding->where = piece ? (enum where)piece->where : WHERE_TEXT;
	finding->element = piece ? piece->element : PAGE_NONE;
	finding->shown = sv_slice(body->text, answer->at.begin, answer->at.end);
	finding->evidence = finding->shown;
	finding->certainty = answer->certainty;
	finding->confidence = answer->confidence;
	if (answer->certainty == CERTAINTY_POSSIBLE)
		finding->severity = SEVERITY_WARNING;
	finding_text(run->findings, finding, "region", region);
	finding_text(run->findings, finding, "expected",
		     gazetteer_full_name(question->gazetteer, run->arena, question->own[0]));
	struct sv *reasons = arena_alloc(run->arena, REGION_REASONS * sizeof *reasons);
	memcpy(reasons, answer->reasons, answer->reason_count * sizeof *reasons);
	finding_list(run->findings, finding, "reasons", reasons, answer->reason_count);
}

static void check_text(struct page_run *run, const struct site_codes *codes)
{
	uint32_t own[SITE_CODES_OWN];
	struct region_question question = { .gazetteer = place_scanner_gazetteer(run->places),
					    .page = run->page,
					    .own = own };
	struct region_answer answer;

	question.own_count = site_codes_own(own, codes);
	if (question.own_count == 0)
		return;
	question.hit_count = place_scanner_scan(&question.hits, run->places, run->page->streams[STREAM_BODY].text);
	if (region_judge(&answer, run->arena, &question))
		report_wrong(run, &answer, &question);
}

bool check_needs_places(const struct page *page, uint32_t site_region)
{
	return site_region || site_codes_are_on(page);
}

void check_region(struct page_run *run)
{
	struct site_codes codes;

	if (!run->places)
		return;
	site_codes_read(&codes, run);
	check_codes(run, &codes);
	check_text(run, &codes);
}
