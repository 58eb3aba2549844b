#include "region/answer.h"

#include "base/utf8.h"
#include "region/punctuation.h"

#define REASON_MOST  60 /* code points */
#define TITLE_WEIGHT 0.1

static double sentence_weight(const struct proof *proof, uint32_t index)
{
	const struct sentence *sentence = &proof->reading->sentences.items[index];
	double weight = 0;

	for (uint32_t i = sentence->first; i < sentence->first + sentence->count; i++) {
		const struct mention *mention = &proof->reading->mentions.items[i];
		if (evidence_region(mention) && !mention->is_outer &&
		    region_contains(proof->culprit->code, mention->code))
			weight += evidence_weight(proof->evidences, proof->reading, mention);
	}
	/* A title says little that the text does not. */
	return sentence_is_line(sentence) ? weight * TITLE_WEIGHT : weight;
}

static struct sv shorten(struct arena *arena, struct sv text)
{
	text = punctuation_skip_space(text);
	size_t end = utf8_forward(text, 0, REASON_MOST);

	return end == text.len ? text : arena_printf(arena, "%.*s…", (int)end, text.data);
}

/* The sentences that say most, the strongest first. */
static void give_reasons(struct region_answer *out, const struct proof *proof)
{
	const struct reading *reading = proof->reading;
	uint32_t best[REGION_REASONS];
	double weights[REGION_REASONS];

	for (uint32_t i = 0; i < reading->sentences.count; i++) {
		bool inside = i >= proof->culprit->first && i <= proof->culprit->last;
		double weight = sentence_weight(proof, i);
		size_t at = out->reason_count;
		if (weight <= 0 || (!inside && reading->sentences.items[i].passage < PASSAGE_TITLE))
			continue;
		while (at > 0 && weights[at - 1] < weight)
			at--;
		if (at == REGION_REASONS)
			continue;
		out->reason_count += out->reason_count < REGION_REASONS;
		for (size_t k = out->reason_count - 1; k > at; k--) {
			best[k] = best[k - 1];
			weights[k] = weights[k - 1];
		}
		best[at] = i;
		weights[at] = weight;
	}
	for (size_t i = 0; i < out->reason_count; i++) {
		struct sv text = reading_text(reading, reading->sentences.items[best[i]].at);
		out->reasons[i] = shorten(reading->arena, text);
	}
}

static void add_towns_reason(struct region_answer *out, const struct proof *proof)
{
	const struct block *block = &proof->reading->question->page->blocks.items[proof->towns->block];
	struct span at = { proof->towns->first.begin, block->end };

	if (out->reason_count < REGION_REASONS)
		out->reasons[out->reason_count++] = shorten(proof->reading->arena, reading_text(proof->reading, at));
}

/* The name that speaks most clearly. */
static struct span find_place(const struct proof *proof)
{
	const struct reading *reading = proof->reading;
	struct span at = proof->towns->first;
	double most = 0;

	for (size_t i = 0; i < reading->mentions.count; i++) {
		const struct mention *mention = &reading->mentions.items[i];
		if (!evidence_region(mention) || mention->is_outer ||
		    !region_contains(proof->culprit->code, mention->code))
			continue;
		bool inside = mention->sentence >= proof->culprit->first && mention->sentence <= proof->culprit->last;
		double weight = evidence_weight(proof->evidences, reading, mention) + inside;
		if (weight > most + 0.001) {
			most = weight;
			at = mention->at;
		}
	}
	return at;
}

void answer_give(struct region_answer *out, const struct proof *proof)
{
	out->region = proof->culprit->code;
	out->at = find_place(proof);
	give_reasons(out, proof);
	if (proof->towns->region && region_contains(proof->culprit->code, proof->towns->region))
		add_towns_reason(out, proof);
}

void answer_number(struct region_answer *out, const struct reading *reading, const struct support *support)
{
	*out = (struct region_answer){ .region = support->regions[0],
				       .certainty = CERTAINTY_POSSIBLE,
				       .confidence = 0.6,
				       .at = support->at,
				       .reason_count = 1 };
	out->reasons[0] = reading_text(reading, support->at);
}
