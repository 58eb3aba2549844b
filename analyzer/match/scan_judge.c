#include "base/limits.h"
#include "match/around.h"
#include "match/mask.h"
#include "match/scan.h"

static void fill_candidate(struct candidate *out, struct scanner *scanner, const struct rule *rule,
			   const struct found *found)
{
	const struct stream *stream = &scanner->page->streams[found->kind];

	*out = (struct candidate){
		.page = scanner->page,
		.stream = stream,
		.kind = found->kind,
		.piece = stream_piece(stream, found->value.begin),
		.body = rule->body,
		.arena = scanner->kept,
		.match = found->match,
		.value = found->value,
		.label = found->label,
		.label_where = found->label_where,
		.digits = found->digits,
		.digits_before = found->digits_before,
		.digits_after = found->digits_after,
		.peers = found->peers,
		.today = scanner->today,
	};
}

/* Each rule has its share, so that a flood of one kind does not hide the others. */
static bool is_affordable(struct scanner *scanner, uint32_t rule)
{
	if (scan_is_late(scanner))
		return false;
	if (scanner->judged[rule]++ < LIMIT_MATCHES && scanner->hits.count < LIMIT_MATCHES)
		return true;
	scanner->cut = true;
	return false;
}

/* REASON_NONE to keep it. */
static enum reason judge(struct verdict *verdict, const struct candidate *candidate)
{
	if (!around_context_holds(candidate))
		return REASON_CONTEXT;
	enum reason reason =
	    candidate->body->confirm ? candidate->body->confirm->function(verdict, candidate) : REASON_NONE;
	if (reason)
		return reason;
	if (!verdict->normal.len)
		verdict->normal = sv_slice(candidate->stream->text, verdict->value.begin, verdict->value.end);
	if (!verdict->normal.len)
		return REASON_LENGTH;
	return lexicon_is(candidate->body->ignored, verdict->normal) ? REASON_IGNORED : REASON_NONE;
}

void scan_judge(struct scanner *scanner, uint32_t index, const struct found *found)
{
	const struct rule *rule = rules_at(scanner->rules, index);
	struct verdict verdict = { .match = found->match,
				   .value = found->value,
				   .severity = rule->severity,
				   .certainty = rule->certainty,
				   .confidence = rule->confidence };
	struct candidate candidate;

	if (found->value.begin >= found->value.end)
		return;
	fill_candidate(&candidate, scanner, rule, found);
	if (!candidate.piece || !(rule->body->scope >> candidate.piece->where & 1) || !is_affordable(scanner, index))
		return;
	enum reason against = judge(&verdict, &candidate);
	if (against) {
		scan_drop(scanner,
			  &(struct drop){ index, (uint8_t)found->kind, verdict.value, { against, verdict.against } });
		return;
	}
	if (!verdict.evidence.len)
		verdict.evidence = mask_value(scanner->kept, &rule->body->mask, verdict.normal);
	*vec_push(scanner->arena, &scanner->hits) =
	    (struct hit){ .rule = index,
			  .kind = (uint8_t)found->kind,
			  .match = verdict.match,
			  .value = verdict.value,
			  .source = stream_source(candidate.stream, verdict.value.begin, verdict.value.end),
			  .piece = stream_piece(candidate.stream, verdict.value.begin),
			  .verdict = verdict };
}
