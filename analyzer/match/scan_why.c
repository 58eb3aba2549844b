/* What --why lists: values that were dropped, each once. */
#include <stdlib.h>

#include "base/limits.h"
#include "match/mask.h"
#include "match/scan.h"

void scan_drop(struct scanner *scanner, const struct drop *drop)
{
	if (!scanner->dropped || reason_kind(drop->against.reason) == REASON_IS_FORM ||
	    drop->value.begin >= drop->value.end)
		return;
	if (scanner->dropped[drop->rule]++ < LIMIT_DROPPED)
		*vec_push(scanner->arena, &scanner->drops) = *drop;
}

static int compare_drops(const void *a, const void *b)
{
	const struct drop *left = a;
	const struct drop *right = b;

	if (left->rule != right->rule)
		return left->rule < right->rule ? -1 : 1;
	if (left->kind != right->kind)
		return left->kind < right->kind ? -1 : 1;
	if (left->value.begin != right->value.begin)
		return left->value.begin < right->value.begin ? -1 : 1;
	return (left->against.reason > right->against.reason) - (left->against.reason < right->against.reason);
}

/* True if the hit stands wholly before the value; hits of the rule do not overlap each other. */
static bool is_before(const struct hit *hit, const struct drop *drop)
{
	if (hit->rule != drop->rule)
		return hit->rule < drop->rule;
	if (hit->kind != drop->kind)
		return hit->kind < drop->kind;
	return hit->value.end <= drop->value.begin;
}

/* Another pattern of the rule, or another label, made it a finding. */
static bool is_kept(const struct drop *drop, const struct hit *hits, size_t count)
{
	size_t low = 0;
	size_t high = count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (is_before(&hits[middle], drop))
			low = middle + 1;
		else
			high = middle;
	}
	return low < count && hits[low].rule == drop->rule && hits[low].kind == drop->kind &&
	       hits[low].value.begin < drop->value.end;
}

static void list_drop(struct scanner *scanner, struct findings *findings, const struct drop *drop)
{
	const struct rule *rule = rules_at(scanner->rules, drop->rule);
	const struct stream *stream = &scanner->page->streams[drop->kind];
	struct sv value = sv_slice(stream->text, drop->value.begin, drop->value.end);

	*vec_push(findings->arena, &findings->dropped) =
	    (struct dropped){ .rule = rule->id,
			      .at = stream_source(stream, drop->value.begin, drop->value.end),
			      .shown = value,
			      .evidence = mask_value(findings->arena, &rule->body->mask, value),
			      .against = drop->against };
}

static int compare_places(const void *a, const void *b)
{
	const struct dropped *left = a;
	const struct dropped *right = b;

	if (left->at.begin != right->at.begin)
		return left->at.begin < right->at.begin ? -1 : 1;
	return strcmp(left->rule, right->rule);
}

void scan_explain(struct scanner *scanner, struct findings *findings, const struct hit *hits, size_t count)
{
	struct drop *drops = scanner->drops.items;
	size_t last = SIZE_MAX;

	if (!scanner->drops.count)
		return;
	qsort(drops, scanner->drops.count, sizeof *drops, compare_drops);
	for (size_t i = 0; i < scanner->drops.count; i++) {
		bool is_again = last != SIZE_MAX && drops[last].rule == drops[i].rule &&
				drops[last].kind == drops[i].kind && drops[i].value.begin < drops[last].value.end;
		if (is_again || is_kept(&drops[i], hits, count))
			continue;
		list_drop(scanner, findings, &drops[i]);
		last = i;
	}
	for (size_t rule = 0; rule < rules_count(scanner->rules); rule++)
		if (scanner->dropped[rule] > LIMIT_DROPPED)
			findings->dropped_more += scanner->dropped[rule] - LIMIT_DROPPED;
	if (findings->dropped.count > 1)
		qsort(findings->dropped.items, findings->dropped.count, sizeof *findings->dropped.items,
		      compare_places);
}
