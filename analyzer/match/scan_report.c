#include <stdlib.h>

#include "base/limits.h"
#include "match/column.h"
#include "match/masked_scan.h"
#include "match/scan.h"

/* The better of two hits on one place comes first. */
static int compare_for_overlap(const void *a, const void *b)
{
	const struct hit *left = a;
	const struct hit *right = b;

	if (left->rule != right->rule)
		return left->rule < right->rule ? -1 : 1;
	if (left->kind != right->kind)
		return left->kind < right->kind ? -1 : 1;
	if (left->value.begin != right->value.begin)
		return left->value.begin < right->value.begin ? -1 : 1;
	if (left->verdict.confidence != right->verdict.confidence)
		return left->verdict.confidence > right->verdict.confidence ? -1 : 1;
	return (left->value.end < right->value.end) - (left->value.end > right->value.end);
}

/* Several patterns of a rule can find one value. */
static size_t drop_overlaps(struct hit *hits, size_t count)
{
	size_t kept = 0;

	for (size_t i = 0; i < count; i++) {
		struct hit *last = kept ? &hits[kept - 1] : NULL;
		if (!last || last->rule != hits[i].rule || last->kind != hits[i].kind ||
		    hits[i].value.begin >= last->value.end)
			hits[kept++] = hits[i];
		else if (hits[i].verdict.confidence > last->verdict.confidence)
			*last = hits[i];
	}
	return kept;
}

/* The matches of some rules, by place. */
struct territory {
	struct stretch {
		uint8_t kind;
		struct span at;
		uint32_t rule; /* whose match it is; of the first where several overlap */
	} * items;
	size_t count;
};

static int compare_stretches(const void *a, const void *b)
{
	const struct stretch *left = a;
	const struct stretch *right = b;

	if (left->kind != right->kind)
		return left->kind < right->kind ? -1 : 1;
	return (left->at.begin > right->at.begin) - (left->at.begin < right->at.begin);
}

static bool yields_to(const struct rule_body *body, const char *id)
{
	for (size_t i = 0; i < body->yield_count; i++)
		if (sv_eq(body->yields_to[i], sv_from(id)))
			return true;
	return false;
}

static void claim(struct territory *out, const struct scanner *scanner, const struct rule_body *body,
		  const struct hit *hits, size_t count)
{
	size_t merged = 0;

	out->items = arena_alloc(scanner->arena, (count + 1) * sizeof *out->items);
	out->count = 0;
	for (size_t i = 0; i < count; i++)
		if (yields_to(body, rules_at(scanner->rules, hits[i].rule)->id))
			out->items[out->count++] = (struct stretch){ hits[i].kind, hits[i].match, hits[i].rule };
	qsort(out->items, out->count, sizeof *out->items, compare_stretches);
	for (size_t i = 0; i < out->count; i++) {
		struct stretch *last = merged ? &out->items[merged - 1] : NULL;
		if (last && last->kind == out->items[i].kind && out->items[i].at.begin < last->at.end) {
			if (out->items[i].at.end > last->at.end)
				last->at.end = out->items[i].at.end;
		} else {
			out->items[merged++] = out->items[i];
		}
	}
	out->count = merged;
}

/* The stretch that the hit reaches into, or NULL. */
static const struct stretch *claim_on(const struct territory *territory, const struct hit *hit)
{
	size_t low = 0;
	size_t high = territory->count;

	while (low < high) { /* the first stretch that ends behind the value's start */
		size_t middle = low + (high - low) / 2;
		const struct stretch *stretch = &territory->items[middle];
		if (stretch->kind < hit->kind || (stretch->kind == hit->kind && stretch->at.end <= hit->value.begin))
			low = middle + 1;
		else
			high = middle;
	}
	const struct stretch *found = &territory->items[low];
	return low < territory->count && found->kind == hit->kind && found->at.begin < hit->value.end ? found : NULL;
}

static struct sv claimant(const struct scanner *scanner, const struct stretch *claim)
{
	return sv_from(rules_at(scanner->rules, claim->rule)->id);
}

/* The hits are sorted by rule. */
static size_t drop_claimed(struct scanner *scanner, struct hit *hits, size_t count)
{
	struct hit *all = arena_alloc(scanner->arena, (count + 1) * sizeof *all);
	struct territory territory = { 0 };
	uint32_t rule = UINT32_MAX;
	size_t kept = 0;

	memcpy(all, hits, count * sizeof *all);
	for (size_t i = 0; i < count; i++) {
		const struct rule_body *body = rules_at(scanner->rules, all[i].rule)->body;
		if (body->yield_count && all[i].rule != rule) {
			claim(&territory, scanner, body, all, count);
			rule = all[i].rule;
		}
		const struct stretch *claim = body->yield_count ? claim_on(&territory, &all[i]) : NULL;
		if (claim)
			scan_drop(scanner, &(struct drop){ all[i].rule,
							   all[i].kind,
							   all[i].value,
							   { REASON_CLAIMED, claimant(scanner, claim) } });
		else
			hits[kept++] = all[i];
	}
	return kept;
}

static int compare_places(const void *a, const void *b)
{
	const struct hit *left = a;
	const struct hit *right = b;

	if (left->source.begin != right->source.begin)
		return left->source.begin < right->source.begin ? -1 : 1;
	if (left->source.end != right->source.end)
		return left->source.end < right->source.end ? -1 : 1;
	return (left->rule > right->rule) - (left->rule < right->rule);
}

/* Findings by rule and value: an open hash table of their indices + 1. */
struct seen {
	uint32_t *slots;
	size_t mask;
};

static uint32_t *slot_of(const struct seen *seen, const struct findings *findings, const char *rule, struct sv value)
{
	size_t at = (size_t)sv_hash(value, (uintptr_t)rule) & seen->mask;

	while (seen->slots[at]) {
		const struct finding *finding = &findings->list.items[seen->slots[at] - 1];
		if (finding->rule == rule && sv_eq(finding->value, value))
			break;
		at = (at + 1) & seen->mask;
	}
	return &seen->slots[at];
}

static void add_other(struct findings *findings, struct finding *finding, const struct finding_value *value)
{
	finding_other(findings, finding,
		      &(struct finding_value){ value->at, arena_copy(findings->arena, value->shown), value->evidence });
}

static void add_repeat(struct findings *findings, struct finding *finding, const struct scanner *scanner,
		       const struct hit *hit)
{
	struct sv shown = sv_slice(scanner->page->streams[hit->kind].text, hit->value.begin, hit->value.end);

	add_other(findings, finding, &(struct finding_value){ hit->source, shown, hit->verdict.evidence });
}

static void add_others(struct findings *findings, struct finding *finding, const struct column *column)
{
	for (size_t i = 0; i < column->others.count; i++)
		add_other(findings, finding, &column->others.items[i]);
}

static enum reason peers_reason(struct sv kind)
{
	static const struct {
		const char *kind;
		enum reason reason;
	} peers[] = {
		{ "cn-id", REASON_PEERS_CN_ID },     { "bank-card", REASON_PEERS_BANK_CARD },
		{ "mobile", REASON_PEERS_MOBILE },   { "passport", REASON_PEERS_PASSPORT },
		{ "address", REASON_PEERS_ADDRESS }, { "travel-permit", REASON_PEERS_TRAVEL_PERMIT },
	};

	for (size_t i = 0; i < sizeof peers / sizeof *peers; i++)
		if (sv_eq(kind, sv_from(peers[i].kind)))
			return peers[i].reason;
	return REASON_PEERS;
}

static void fill_column(struct findings *findings, struct finding *finding, const struct column *column)
{
	finding->count = column->count;
	finding_text(findings, finding, "kind", column->kind);
	finding_text(findings, finding, "label", column->heading);
	finding_reason(findings, finding, peers_reason(column->kind),
		       arena_printf(findings->arena, "%u", column->count));
	finding_number(findings, finding, "first_row", (int64_t)column->first_row);
	finding_number(findings, finding, "last_row", (int64_t)column->last_row);
	add_others(findings, finding, column);
}

static void fill_finding(struct findings *findings, struct finding *finding, const struct scanner *scanner,
			 const struct hit *hit)
{
	const struct verdict *verdict = &hit->verdict;
	struct sv shown = sv_slice(scanner->page->streams[hit->kind].text, hit->value.begin, hit->value.end);

	finding->severity = verdict->severity;
	finding->certainty = verdict->certainty;
	finding->confidence = verdict->confidence;
	finding->at = hit->source;
	finding->where = (enum where)hit->piece->where;
	finding->element = hit->piece->element;
	finding->value = arena_copy(findings->arena, verdict->normal);
	finding->shown = arena_copy(findings->arena, shown);
	finding->evidence = verdict->evidence;
	finding->sensitive = finding_is_sensitive(finding->rule);
	if (verdict->secret.len)
		add_other(findings, finding, &(struct finding_value){ { 0, 0 }, verdict->secret, SV("******") });
	for (size_t i = 0; i < verdict->fact_count; i++)
		finding_text(findings, finding, verdict->facts[i].key, verdict->facts[i].text);
	if (hit->column)
		fill_column(findings, finding, hit->column);
	for (size_t i = 0; i < verdict->reason_count; i++)
		finding_reason(findings, finding, verdict->reasons[i].reason, verdict->reasons[i].argument);
}

/* What is known of a rule's findings on this page. */
struct tally {
	uint32_t findings;
	uint32_t rest; /* index + 1 of the finding that stands for those past the limit */
};

static void report_hit(struct scanner *scanner, struct findings *findings, const struct seen *seen, struct tally *tally,
		       const struct hit *hit)
{
	const struct rule *rule = rules_at(scanner->rules, hit->rule);
	uint32_t *slot = slot_of(seen, findings, rule->id, hit->verdict.normal);

	if (*slot && !hit->column) {
		struct finding *finding = &findings->list.items[*slot - 1];
		/* The same place can be read twice, as a hidden input and as an attribute. */
		if (finding->at.begin != hit->source.begin) {
			finding->count++;
			add_repeat(findings, finding, scanner, hit);
		}
		return;
	}
	if (tally->rest) {
		struct finding *rest = &findings->list.items[tally->rest - 1];
		rest->count += hit->column ? hit->column->count : 1;
		add_repeat(findings, rest, scanner, hit);
		if (hit->column)
			add_others(findings, rest, hit->column);
		return;
	}
	struct finding *finding = rules_report(scanner->rules, findings, rule->id);
	fill_finding(findings, finding, scanner, hit);
	*slot = (uint32_t)findings->list.count;
	if (++tally->findings == LIMIT_FINDINGS_PER_RULE)
		tally->rest = (uint32_t)findings->list.count;
}

static void settle_claims(struct scanner *scanner)
{
	struct hit *hits = scanner->hits.items;
	size_t count = scanner->hits.count;

	if (!count)
		return;
	qsort(hits, count, sizeof *hits, compare_for_overlap);
	count = drop_overlaps(hits, count);
	scanner->hits.count = drop_claimed(scanner, hits, count);
}

void scan_report(struct scanner *scanner, struct findings *findings)
{
	struct seen seen = { NULL, 63 };

	settle_claims(scanner);
	scan_explain(scanner, findings, scanner->hits.items, scanner->hits.count);
	scan_masks(scanner);
	struct hit *hits = scanner->hits.items;
	size_t count = scanner->hits.count;
	if (!count)
		return;
	count = columns_take(scanner, hits, count);
	qsort(hits, count, sizeof *hits, compare_places);
	while (seen.mask < 2 * count)
		seen.mask = seen.mask * 2 + 1;
	seen.slots = arena_zalloc(scanner->arena, (seen.mask + 1) * sizeof *seen.slots);
	struct tally *tallies = arena_zalloc(scanner->arena, rules_count(scanner->rules) * sizeof *tallies);
	for (size_t i = 0; i < count; i++)
		report_hit(scanner, findings, &seen, &tallies[hits[i].rule], &hits[i]);
}
