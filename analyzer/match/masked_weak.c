#include "base/limits.h"
#include "match/label.h"
#include "match/mask.h"
#include "match/masked.h"

enum {
	MOST_CANDIDATES = 30, /* anyone can try that many */
	MOST_HIDDEN = 6,      /* that leave no more */
	MOST_STEPS = 20 * 1000 * 1000,
};

/* The rule of the numbers of this length. */
static const struct rule *rule_of(const struct scanner *scanner, const struct masked *masked)
{
	const char *id = masked->count == 11                          ? "leak.mobile"
			 : masked->count == 15 || masked->count == 18 ? "leak.cn-id"
								      : "leak.bank-card";

	return rules_find(scanner->rules, id);
}

/* The word lists of a rule that say what its numbers are, and what they are not. */
static bool words_of(struct label_words *out, const struct rule *rule)
{
	const struct rule_body *body = rule->body;
	int wanted = -1;

	if (!body || !body->confirm)
		return false;
	wanted = confirmer_words(body->confirm, SV("label"));
	if (wanted < 0)
		wanted = confirmer_words(body->confirm, SV("phone"));
	int other = confirmer_words(body->confirm, SV("other"));
	if (wanted < 0 || other < 0)
		return false;
	out->wanted = body->words[wanted];
	out->other = body->words[other];
	return true;
}

/* A number that nothing calls by its name must be shown nearly whole, in text for people. */
static bool is_said_to_be(struct sv *label, const struct scanner *scanner, const struct masked *masked,
			  enum stream_kind kind, const struct rule *rule)
{
	const struct stream *stream = &scanner->page->streams[kind];
	struct candidate candidate = { .page = scanner->page,
				       .stream = stream,
				       .kind = kind,
				       .piece = stream_piece(stream, masked->at.begin),
				       .body = rule->body,
				       .arena = scanner->kept,
				       .match = masked->at,
				       .value = masked->at,
				       .label_where = WHERE_COUNT,
				       .today = scanner->today };
	struct label_words words;

	if (!candidate.piece || !words_of(&words, rule))
		return false;
	enum label_kind found = label_find(label, &candidate, &words);
	if (found != LABEL_NONE)
		return found == LABEL_WANTED;
	return kind == STREAM_BODY && masked->count == 18 && masked->hidden <= 2;
}

static void add_hit(struct scanner *scanner, const struct rule *weak, const struct masked *masked,
		    enum stream_kind kind, struct sv label, size_t fitting)
{
	static const struct mask mask = { MASK_ENDS, 3, 2 };
	const struct stream *stream = &scanner->page->streams[kind];
	struct hit *hit = vec_push(scanner->arena, &scanner->hits);

	*hit = (struct hit){ .rule = (uint32_t)(weak - rules_at(scanner->rules, 0)),
			     .kind = (uint8_t)kind,
			     .match = masked->at,
			     .value = masked->at,
			     .source = stream_source(stream, masked->at.begin, masked->at.end),
			     .piece = stream_piece(stream, masked->at.begin),
			     .verdict = { .match = masked->at,
					  .value = masked->at,
					  .severity = weak->severity,
					  .certainty = weak->certainty,
					  .confidence = weak->confidence } };
	hit->verdict.normal = arena_copy(scanner->kept, (struct sv){ masked->signs, masked->count });
	hit->verdict.evidence = mask_value(scanner->kept, &mask, hit->verdict.normal);
	verdict_fact(&hit->verdict, "label", label);
	verdict_reason(&hit->verdict, REASON_MASK_FITS, arena_printf(scanner->kept, "%zu", fitting));
	if (label.len)
		verdict_reason(&hit->verdict, REASON_LABEL, label);
}

void scan_weak_masks(struct scanner *scanner)
{
	static const enum stream_kind kinds[] = { STREAM_BODY, STREAM_ATTRIBUTE, STREAM_COMMENT };
	const struct rule *weak = rules_find(scanner->rules, "leak.weak-mask");
	size_t budget = MOST_STEPS;

	if (!weak || !weak->enabled)
		return;
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
		struct sv text = scanner->page->streams[kinds[i]].text;
		struct masked masked;
		for (size_t at = 0; masked_next(&masked, text, at); at = masked.at.end) {
			struct sv label = { NULL, 0 };
			const struct rule *rule = rule_of(scanner, &masked);
			if (masked.hidden > MOST_HIDDEN || !rule || scanner->hits.count >= 2 * LIMIT_MATCHES ||
			    scan_is_late(scanner))
				continue;
			size_t count = masked_candidates(&masked, MOST_CANDIDATES, scanner->today, &budget);
			if (count && count <= MOST_CANDIDATES &&
			    is_said_to_be(&label, scanner, &masked, kinds[i], rule))
				add_hit(scanner, weak, &masked, kinds[i], label, count);
		}
	}
	scanner->cut |= !budget;
}
