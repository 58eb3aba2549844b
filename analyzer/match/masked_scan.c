#include "match/masked_scan.h"

#include "base/limits.h"

/* The word lists of a rule that say what its numbers are, and what they are not. */
static bool words_of(struct label_words *out, const struct rule *rule)
{
	const struct rule_body *body = rule ? rule->body : NULL;
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

enum label_kind masks_label(struct sv *label, const struct scanner *scanner, const struct shown_mask *mask,
			    const struct rule *rule)
{
	struct label_words words;

	if (!words_of(&words, rule))
		return LABEL_NONE;
	struct candidate candidate = { .page = scanner->page,
				       .stream = &scanner->page->streams[mask->kind],
				       .kind = mask->kind,
				       .piece = mask->piece,
				       .body = rule->body,
				       .arena = scanner->kept,
				       .match = mask->masked.at,
				       .value = mask->masked.at,
				       .label_where = WHERE_COUNT,
				       .today = scanner->today };
	return label_find(label, &candidate, &words);
}

struct sv masks_kind_name(enum masked_kind kind)
{
	return sv_skip(sv_from(masked_rule(kind)), strlen("leak."));
}

void masks_hit(struct mask_hit *out, const struct scanner *scanner, const struct rule *rule, enum stream_kind kind,
	       struct span at)
{
	const struct stream *stream = &scanner->page->streams[kind];

	*out = (struct mask_hit){ .hit = { .rule = (uint32_t)(rule - rules_at(scanner->rules, 0)),
					   .kind = (uint8_t)kind,
					   .match = at,
					   .value = at,
					   .source = stream_source(stream, at.begin, at.end),
					   .piece = stream_piece(stream, at.begin),
					   .verdict = { .match = at,
							.value = at,
							.severity = rule->severity,
							.certainty = rule->certainty,
							.confidence = rule->confidence } } };
}

static void collect(struct shown_masks *out, struct scanner *scanner, enum stream_kind kind)
{
	const struct stream *stream = &scanner->page->streams[kind];
	struct masked masked;

	for (size_t at = 0; !scan_is_late(scanner) && masked_next(&masked, stream->text, at); at = masked.at.end) {
		const struct piece *piece = stream_piece(stream, masked.at.begin);
		if (!piece)
			continue;
		if (out->list.count == LIMIT_MATCHES) {
			scanner->cut = true;
			return;
		}
		struct span source = stream_source(stream, masked.at.begin, masked.at.end);
		*vec_push(scanner->arena, &out->list) = (struct shown_mask){ masked, kind, source, piece };
	}
}

static bool is_enabled(const struct scanner *scanner, const char *id)
{
	const struct rule *rule = rules_find(scanner->rules, id);

	return rule && rule->enabled;
}

void scan_masks(struct scanner *scanner)
{
	static const enum stream_kind kinds[] = { STREAM_BODY, STREAM_ATTRIBUTE, STREAM_COMMENT, STREAM_SCRIPT };
	struct shown_masks masks = { 0 };

	if (!is_enabled(scanner, "leak.fake-mask") && !is_enabled(scanner, "leak.weak-mask"))
		return;
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
		collect(&masks, scanner, kinds[i]);
	if (!masks.list.count)
		return;
	masks_fake(scanner, &masks);
	masks_weak(scanner, &masks);
}
