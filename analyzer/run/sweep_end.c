#include <stdlib.h>
#include <time.h>

#include "judge/judge.h"
#include "run/record_pack.h"
#include "run/sweep_fold.h"
#include "run/sweep_judge.h"
#include "run/sweep_output.h"
#include "run/twins.h"

/* ---- links ---- */

static struct sv with_fragment(struct arena *arena, struct sv url, struct sv fragment)
{
	if (!fragment.len)
		return url;
	return arena_printf(arena, "%.*s#%.*s", SV_ARG(url), SV_ARG(fragment));
}

static void add(struct arena *arena, struct finding *finding, const struct fact *fact)
{
	*vec_push(arena, &finding->facts) = *fact;
}

static void add_text(struct arena *arena, struct finding *finding, const char *key, struct sv text)
{
	add(arena, finding, &(struct fact){ .key = key, .kind = FACT_TEXT, .text = text });
}

static void add_number(struct arena *arena, struct finding *finding, const char *key, int64_t number)
{
	add(arena, finding, &(struct fact){ .key = key, .kind = FACT_NUMBER, .number = number });
}

static void add_chain(struct arena *arena, struct finding *finding, const struct observation *seen)
{
	struct sv *chain = arena_alloc(arena, (seen->chain.count + 1) * sizeof *chain);
	size_t count = seen->chain.count;

	for (size_t i = 1; i < count; i++)
		chain[i - 1] = seen->chain.items[i].url;
	if (count)
		chain[count - 1] = seen->end;
	add(arena, finding, &(struct fact){ .key = "chain", .kind = FACT_LIST, .list = chain, .list_count = count });
}

static void add_pages(struct arena *arena, struct finding *finding, const struct failing *failing)
{
	struct referrer *pages = arena_alloc(arena, (failing->page_count + 1) * sizeof *pages);

	for (size_t i = 0; i < failing->page_count; i++) {
		const struct failing_page *page = &failing->pages[i];
		pages[i] = (struct referrer){ page->source, page->link.line, page->link.column, page->link.text };
	}
	add_number(arena, finding, "referrers", (int64_t)failing->referrers);
	add(arena, finding,
	    &(struct fact){
		.key = "pages", .kind = FACT_REFERRERS, .pages = pages, .page_count = failing->page_count });
}

/* {address, headers, attempts, milliseconds}, and the fault with what the library said of it. */
static void add_evidence(struct arena *arena, struct finding *finding, const struct observation *seen)
{
	struct finding evidence = { .facts = { NULL, 0, 0 } };
	struct finding headers = { .facts = { NULL, 0, 0 } };

	if (seen->fault != FAULT_NONE)
		add_text(arena, &evidence, "fault", sv_from(fault_name(seen->fault)));
	if (seen->detail.len)
		add_text(arena, &evidence, "detail", seen->detail);
	add_text(arena, &evidence, "address", seen->address.data ? seen->address : SV(""));
	if (seen->server.len)
		add_text(arena, &headers, "server", seen->server);
	if (seen->media_type.len)
		add_text(arena, &headers, "content-type", seen->media_type);
	add(arena, &evidence,
	    &(struct fact){ .key = "headers",
			    .kind = FACT_FACTS,
			    .facts = headers.facts.items,
			    .fact_count = headers.facts.count });
	add_number(arena, &evidence, "attempts", seen->attempts);
	add_number(arena, &evidence, "milliseconds", seen->milliseconds);
	add(arena, finding,
	    &(struct fact){ .key = "evidence",
			    .kind = FACT_FACTS,
			    .facts = evidence.facts.items,
			    .fact_count = evidence.facts.count });
}

static void add_facts(struct arena *arena, struct finding *finding, const struct failing *failing,
		      const struct store_target *target, const struct judgement *judgement,
		      const struct observation *seen)
{
	add_text(arena, finding, "url", with_fragment(arena, target->url, failing->fragment));
	add_number(arena, finding, "status", seen->status);
	add_text(arena, finding, "class", sv_from(class_name(judgement->class)));
	add_text(arena, finding, "method", seen->method == METHOD_HEAD ? SV("HEAD") : SV("GET"));
	add_chain(arena, finding, seen);
	add_pages(arena, finding, failing);
	add_text(arena, finding, "last_ok",
		 target->last_ok ? sweep_time(arena, target->last_ok) : (struct sv){ NULL, 0 });
	add_number(arena, finding, "nights", failing->fixed ? target->nights : target->nights + 1);
	add_evidence(arena, finding, seen);
}

static struct judgement judge_failing(const struct failing *failing, const struct store_target *target,
				      const struct observation *seen, bool together)
{
	struct judge_history history = { target->asked_before, target->failed_before, target->internal, together };
	enum link_class class = failing->fragment.len              ? CLASS_FRAGMENT
				: failing->fixed && !failing->gone ? (enum link_class)target->result_before
								   : (enum link_class)target->result;
	struct judgement judgement;

	judge_link(&judgement, class < CLASS_COUNT ? class : CLASS_BROKEN, seen, &history);
	if (!failing->fixed)
		return judgement;
	judgement.class = CLASS_OK;
	judgement.severity = SEVERITY_NOTE;
	judgement.certainty = CERTAINTY_CERTAIN;
	return judgement;
}

static double confidence_of(enum certainty certainty)
{
	return certainty == CERTAINTY_CERTAIN ? 1 : certainty == CERTAINTY_LIKELY ? 0.85 : 0.5;
}

/* The site whose page links it; for a first page its own. */
static struct sv site_of(struct arena *arena, const struct failing *failing, const struct store_target *target)
{
	struct url url;
	struct sv where = failing->page_count ? failing->pages[0].source : target->url;

	return url_parse(&url, arena, NULL, NULL, where) == 0 ? url.host : (struct sv){ NULL, 0 };
}

/* Where the first page links it; a first page stands nowhere but at its own address. */
static struct place place_of(const struct failing *failing, const struct store_target *target)
{
	const struct failing_page *first = &failing->pages[0];

	if (!failing->page_count)
		return (struct place){ .source = target->url, .where = WHERE_URL };
	return (struct place){ .source = first->source,
			       .line = first->link.line,
			       .column = first->link.column,
			       .offset = first->link.offset,
			       .length = first->link.length,
			       .where = WHERE_URL };
}

/* In a few words. */
static struct sv evidence_of(struct arena *arena, const struct failing *failing, const struct judgement *judgement,
			     const struct observation *seen, bool chinese)
{
	if (failing->gone)
		return chinese ? SV("已不再被链接") : SV("no page links it any more");
	if (failing->fixed)
		return chinese ? SV("已恢复") : SV("works again");
	return failing->fragment.len ? failing->fragment : judge_words(arena, judgement, seen, chinese);
}

/* The rule's message says what is wrong and how many pages link it; of what is fixed nothing is wrong, and a site's
 * first page may be linked by none. */
static struct sv message_of(const struct sweep *sweep, struct arena *arena, const struct finding *finding,
			    const struct failing *failing)
{
	bool chinese = sweep->run->chinese;
	const char *fixed = chinese ? "链接已恢复正常" : "The link works again";
	const char *gone = chinese ? "失效链接已删除" : "The faulty link was taken out";

	if (!failing->fixed && failing->referrers)
		return rules_message(sweep->run->rules, arena, finding, chinese);
	if (!failing->fixed)
		return arena_printf(
		    arena, chinese ? "网站首页访问异常（%.*s）：%.*s" : "The first page of the site fails (%.*s): %.*s",
		    SV_ARG(finding->evidence), SV_ARG(finding->facts.items[0].text));
	return arena_printf(arena, chinese ? "%s：%.*s" : "%s: %.*s", failing->gone ? gone : fixed,
			    SV_ARG(finding->facts.items[0].text));
}

/* What nobody links is no link, but a site that is away is news, and so is a link that was taken out. */
static bool is_news(const struct failing *failing, const struct store_target *target)
{
	if (failing->gone)
		return !failing->kept;
	return failing->referrers || (target->depth == 0 && target->role == ROLE_PAGE);
}

static void write_failing(struct sweep_output *output, struct arena *arena, const struct failing *failing)
{
	struct sweep *sweep = output->sweep;
	struct store_target target;
	struct observation seen;

	if (!store_get(sweep->store, &target, arena, failing->target) ||
	    observation_unpack(&seen, arena, target.seen) != 0 || store_is_accepted(sweep->store, target.url))
		return;
	struct judgement judgement = judge_failing(failing, &target, &seen, sweep->together);
	if (!judgement.rule || !is_news(failing, &target))
		return;
	struct finding finding = { .rule = judgement.rule,
				   .severity = judgement.severity,
				   .certainty = judgement.certainty,
				   .confidence = confidence_of(judgement.certainty),
				   .where = WHERE_URL,
				   .element = PAGE_NONE,
				   .count = 1 };
	add_facts(arena, &finding, failing, &target, &judgement, &seen);
	finding.evidence = evidence_of(arena, failing, &judgement, &seen, sweep->run->chinese);
	struct record record = {
		.type = RECORD_FINDING,
		.place = place_of(failing, &target),
		.as.finding = { .finding = &finding,
				.site = site_of(arena, failing, &target),
				.message = message_of(sweep, arena, &finding, failing),
				.evidence = finding.evidence,
				.fingerprint = fingerprint_of(arena, &sweep->context.key, finding.rule,
							      finding.facts.items[0].text, SV("")) },
	};
	sweep_output_finding(output, arena, &record, &finding, failing->fixed);
}

/* Most pages first: a dead link in a footer before one on a forgotten page. */
static int compare_failing(const void *a, const void *b)
{
	const struct failing *x = *(const struct failing *const *)a;
	const struct failing *y = *(const struct failing *const *)b;

	if (x->referrers != y->referrers)
		return x->referrers > y->referrers ? -1 : 1;
	return (x->target > y->target) - (x->target < y->target);
}

static void write_links(struct sweep_output *output, const struct failing_set *set)
{
	size_t count = failing_count(set);
	struct arena *arena = arena_new();
	const struct failing **sorted = calloc(count + 1, sizeof(struct failing *));

	if (!sorted)
		abort();
	for (size_t i = 0; i < count; i++)
		sorted[i] = failing_at(set, i);
	qsort(sorted, count, sizeof *sorted, compare_failing);
	for (size_t i = 0; i < count; i++) {
		arena_reset(arena);
		write_failing(output, arena, sorted[i]);
	}
	free(sorted);
	arena_free(arena);
}

/* ---- pages ---- */

struct pages {
	struct sweep_output *output;
	struct twins *twins;
	struct sweep_fold *fold;
	struct tally claims; /* of twins; the output counts by itself */
	struct arena *arena;
	struct sums bodies; /* of pages that were told */
};

static void write_records(struct pages *pages, struct sv records)
{
	struct unpacked unpacked;

	arena_reset(pages->arena);
	while (record_unpack(&unpacked, pages->arena, &records) == 0) {
		if (unpacked.record.type == RECORD_ERROR)
			sweep_output_error(pages->output, &unpacked.record);
		else if (!sweep_fold_take(pages->fold, &unpacked))
			sweep_output_finding(pages->output, pages->arena, &unpacked.record, &unpacked.finding, false);
	}
}

static void take_claims(struct pages *pages, const struct store_page *page)
{
	struct sv packed = page->claims;
	struct twin_claim claim;
	struct buf out;

	buf_init(&out, SIZE_MAX);
	while (claim_unpack(&claim, pages->arena, &packed) == 0)
		twins_take(pages->twins, &out, &pages->claims, &claim, 1, page->waiting);
	write_records(pages, buf_view(&out));
	buf_free(&out);
}

static void write_page(void *context, const struct store_target *target, const struct store_page *page)
{
	struct pages *pages = context;
	struct observation seen;

	if (!sweep_is_original(&pages->bodies, target))
		return;
	arena_reset(pages->arena);
	if (observation_unpack(&seen, pages->arena, target->seen) == 0)
		pages->output->tally.bytes += seen.size;
	if (judge_is_document(target->url))
		pages->output->tally.attachments++;
	else
		pages->output->tally.pages++;
	take_claims(pages, page);
	write_records(pages, page->records);
}

static void write_trap(void *context, uint64_t template, struct sv url, bool is_first)
{
	struct sweep_output *output = context;
	bool chinese = output->sweep->run->chinese;
	struct arena *arena = arena_new();
	struct finding finding = { .rule = "site.crawl-trap",
				   .severity = SEVERITY_NOTE,
				   .certainty = CERTAINTY_LIKELY,
				   .confidence = confidence_of(CERTAINTY_LIKELY),
				   .where = WHERE_URL,
				   .element = PAGE_NONE,
				   .evidence =
				       chinese ? SV("反复出现相同内容") : SV("they say the same again and again"),
				   .count = 1 };
	struct url parts;

	(void)template;
	if (!is_first) {
		arena_free(arena);
		return;
	}
	add_text(arena, &finding, "url", url);
	struct record record = {
		.type = RECORD_FINDING,
		.place = { .source = url, .where = WHERE_URL },
		.as.finding = { .site = url_parse(&parts, arena, NULL, NULL, url) == 0 ? parts.host : SV(""),
				.message = rules_message(output->sweep->run->rules, arena, &finding, chinese),
				.evidence = finding.evidence,
				.fingerprint =
				    fingerprint_of(arena, &output->sweep->context.key, finding.rule, url, SV("")) },
	};
	sweep_output_finding(output, arena, &record, &finding, false);
	arena_free(arena);
}

static void write_pages(struct sweep_output *output)
{
	struct pages pages = { .output = output, .twins = twins_new(), .fold = sweep_fold_new(), .arena = arena_new() };
	struct arena *arena = arena_new();
	struct buf settled;

	buf_init(&settled, SIZE_MAX);
	tally_init(&pages.claims, output->sweep->run->rules);
	store_pages(output->sweep->store, arena, write_page, &pages);
	twins_settle(pages.twins, &settled, &pages.claims);
	write_records(&pages, buf_view(&settled));
	sweep_fold_write(pages.fold, output);
	store_traps(output->sweep->store, write_trap, output);
	buf_free(&settled);
	tally_free(&pages.claims);
	twins_free(pages.twins);
	sweep_fold_free(pages.fold);
	arena_free(arena);
	arena_free(pages.arena);
	sums_free(&pages.bodies);
}

int sweep_end(struct sweep *sweep)
{
	struct failing_set *failing = sweep_judge(sweep);
	struct sweep_output output;
	int status = RUN_TROUBLE;

	if (sweep_output_open(&output, sweep) == 0) {
		write_links(&output, failing);
		write_pages(&output);
		status = sweep_output_close(&output);
		if (!(output.writer.trouble))
			store_night_end(sweep->store, sweep->night.id, (int64_t)time(NULL));
	}
	failing_free(failing);
	return store_failed(sweep->store) ? status | RUN_TROUBLE : status;
}
