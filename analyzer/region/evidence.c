#include "region/evidence.h"

#include "region/punctuation.h"
#include "region/role.h"
#include "region/words.h"

/* ---- the sums ---- */

static struct evidence *slot_of(const struct evidences *evidences, uint32_t code)
{
	size_t at = code * 2654435761u & (evidences->size - 1);

	while (evidences->slots[at].code && evidences->slots[at].code != code)
		at = (at + 1) & (evidences->size - 1);
	return &evidences->slots[at];
}

const struct evidence *evidence_of(const struct evidences *evidences, uint32_t code)
{
	const struct evidence *evidence = slot_of(evidences, code);

	return evidence->code ? evidence : NULL;
}

uint32_t evidence_region(const struct mention *mention)
{
	if (mention->sentence == UINT32_MAX || !mention->code)
		return 0;
	return region_level(mention->code) == REGION_TOWN ? region_parent(mention->code) : mention->code;
}

static bool is_town(const struct mention *mention)
{
	return region_level(mention->code) == REGION_TOWN;
}

static double weight_of_subject(const struct mention *mention, uint8_t about)
{
	if (mention->says & ~(unsigned)(SAYS_HISTORY | SAYS_WEALTH))
		return 3;
	if (mention->says & SAYS_HISTORY)
		return (about & ABOUT_PAST) ? 1.5 : 2;
	return 1.5;
}

static double weight_of_role(const struct mention *mention, uint8_t about)
{
	double past = (about & ABOUT_PAST) ? 0.5 : 1;

	switch (mention->role) {
	case ROLE_SUBJECT: return weight_of_subject(mention, about);
	case ROLE_TOPIC: return 1 * past;
	case ROLE_MENTION: return 0.5 * past;
	case ROLE_LISTED: return 0.2;
	default: return 0;
	}
}

double evidence_weight(const struct evidences *evidences, const struct reading *reading, const struct mention *mention)
{
	uint8_t about = reading->sentences.items[mention->sentence].about;
	double weight = weight_of_role(mention, about);
	uint32_t region = evidence_region(mention);

	if (mention->name->kind == REGION_NAME_FORMER)
		weight *= 0.5;
	if (is_town(mention))
		weight = weight > 0.5 ? 0.5 : weight * 0.5;
	if (mention->name->kind == REGION_NAME_SHORT && !reading_is_own(reading, region)) {
		const struct evidence *evidence = evidence_of(evidences, region);
		if (!evidence || !evidence->named)
			return mention->role == ROLE_SUBJECT ? weight * 0.3 : 0;
		weight *= 0.7;
	}
	if (region_level(region) == REGION_PROVINCE && mention->role < ROLE_SUBJECT)
		weight *= 0.4;
	return weight;
}

/* A name in full; a short one counts so where the name of a region around it stands before it (广东信宜). */
static bool is_named(const struct reading *reading, size_t index)
{
	const struct mention *mention = &reading->mentions.items[index];

	if (is_town(mention))
		return false;
	if (mention->name->kind != REGION_NAME_SHORT)
		return true;
	return index > 0 && reading->mentions.items[index - 1].is_outer;
}

static bool is_line(const struct sentence *sentence)
{
	return sentence->passage == PASSAGE_TITLE || sentence->passage == PASSAGE_HEADING;
}

static void add(struct evidences *evidences, const struct reading *reading, const struct mention *mention)
{
	const struct sentence *sentence = &reading->sentences.items[mention->sentence];
	uint32_t region = evidence_region(mention);
	double weight = evidence_weight(evidences, reading, mention);

	if (reading_is_inside(reading, mention->code) || reading_is_inside(reading, region)) {
		if (is_line(sentence))
			evidences->own_title |= mention->role >= ROLE_TOPIC;
		else
			evidences->own += weight;
		return;
	}
	struct evidence *evidence = slot_of(evidences, region);
	evidence->code = region;
	evidence->weight += weight;
	evidence->subjects += mention->role == ROLE_SUBJECT && !is_town(mention);
}

void evidence_collect(struct evidences *out, const struct reading *reading)
{
	*out = (struct evidences){ .size = 16 };
	while (out->size < reading->mentions.count * 2 + 2)
		out->size *= 2;
	out->slots = arena_zalloc(reading->arena, out->size * sizeof *out->slots);
	for (size_t i = 0; i < reading->mentions.count; i++) {
		uint32_t region = evidence_region(&reading->mentions.items[i]);
		if (!region || !is_named(reading, i))
			continue;
		struct evidence *evidence = slot_of(out, region);
		evidence->code = region;
		evidence->named++;
	}
	for (size_t i = 0; i < reading->mentions.count; i++)
		if (evidence_region(&reading->mentions.items[i]))
			add(out, reading, &reading->mentions.items[i]);
}

/* ---- one region ---- */

/* How much a name in a passage speaks for the region (above 0) or against it. */
static double value_of(const struct suspect *suspect, const struct evidences *evidences, const struct reading *reading,
		       const struct mention *mention)
{
	uint32_t region = evidence_region(mention);

	if (!region || mention->is_outer)
		return 0;
	double weight = evidence_weight(evidences, reading, mention);
	if (reading_is_inside(reading, mention->code) || reading_is_inside(reading, region))
		return -1.5 * weight;
	if (region_contains(suspect->code, region))
		return weight;
	if (reading_is_own(reading, region))
		return region_contains(region, suspect->code) || mention->role == ROLE_NONE ? 0 : -0.4;
	if (region_contains(region, suspect->code))
		return mention->role == ROLE_NONE ? 0 : 0.3;
	return -0.15 * weight;
}

static double value_of_sentence(const struct suspect *suspect, const struct evidences *evidences,
				const struct reading *reading, uint32_t index, const struct towns_fit *towns)
{
	const struct sentence *sentence = &reading->sentences.items[index];
	double value = 0;

	for (uint32_t i = sentence->first; i < sentence->first + sentence->count; i++)
		value += value_of(suspect, evidences, reading, &reading->mentions.items[i]);
	if (towns->region && region_contains(suspect->code, towns->region) && towns->block == sentence->block &&
	    (index == 0 || reading->sentences.items[index - 1].block != sentence->block))
		value += 3;
	return value;
}

/* The passage whose sentences sum up to most. */
static void find_passage(struct suspect *suspect, const struct evidences *evidences, const struct reading *reading,
			 const struct towns_fit *towns)
{
	double sum = 0;
	uint32_t first = 0;

	suspect->first = 1;
	suspect->last = 0;
	suspect->score = 0;
	for (uint32_t i = 0; i < reading->sentences.count; i++) {
		if (is_line(&reading->sentences.items[i]))
			continue;
		if (sum <= 0) {
			sum = 0;
			first = i;
		}
		sum += value_of_sentence(suspect, evidences, reading, i, towns);
		if (sum > suspect->score) {
			suspect->score = sum;
			suspect->first = first;
			suspect->last = i;
		}
	}
}

static void count_mention(struct suspect *suspect, const struct evidences *evidences, const struct reading *reading,
			  const struct mention *mention, uint32_t *sentence)
{
	uint32_t region = evidence_region(mention);

	if (!region || mention->is_outer)
		return;
	if (reading_is_inside(reading, mention->code) || reading_is_inside(reading, region))
		suspect->own += evidence_weight(evidences, reading, mention);
	if (!region_contains(suspect->code, region) || evidence_weight(evidences, reading, mention) == 0)
		return;
	suspect->names += mention->role >= ROLE_MENTION && !is_town(mention);
	suspect->topics += mention->role >= ROLE_TOPIC && !is_town(mention);
	suspect->sentences += *sentence != mention->sentence;
	*sentence = mention->sentence;
	if (mention->role == ROLE_SUBJECT && !is_town(mention)) {
		suspect->subjects++;
		suspect->says |= mention->says;
	}
}

/* 全市总面积 …, 属亚热带气候: what is said in the passage without a name. */
static unsigned says_unnamed(struct sv text)
{
	unsigned says = 0;
	size_t begin = 0;

	for (size_t at = 0; at <= text.len; at++) {
		size_t len = at < text.len ? punctuation_clause(sv_skip(text, at)) : 1;
		if (!len)
			continue;
		struct sv clause = role_skip_filler(sv_slice(text, begin, at));
		size_t itself = words_start(WORDS_ITSELF, clause);
		says |= role_says(sv_skip(clause, itself));
		begin = at + len;
	}
	return says & ~(unsigned)SAYS_OFFICE;
}

static void count_passage(struct suspect *suspect, const struct evidences *evidences, const struct reading *reading)
{
	uint32_t counted = UINT32_MAX;

	if (suspect->first > suspect->last)
		return;
	const struct sentence *first = &reading->sentences.items[suspect->first];
	const struct sentence *last = &reading->sentences.items[suspect->last];
	for (uint32_t i = first->first; i < last->first + last->count; i++)
		count_mention(suspect, evidences, reading, &reading->mentions.items[i], &counted);
	struct span text = { first->at.begin, reading->question->page->blocks.items[last->block].end };
	if (suspect->subjects)
		suspect->says |= says_unnamed(reading_text(reading, text));
}

static void count_lines(struct suspect *suspect, const struct reading *reading)
{
	for (size_t i = 0; i < reading->sentences.count; i++) {
		const struct sentence *sentence = &reading->sentences.items[i];
		if (!is_line(sentence))
			continue;
		for (uint32_t k = sentence->first; k < sentence->first + sentence->count; k++) {
			const struct mention *mention = &reading->mentions.items[k];
			suspect->titled |= mention->role == ROLE_SUBJECT && evidence_region(mention) &&
					   region_contains(suspect->code, mention->code);
		}
	}
}

void evidence_judge(struct suspect *suspect, const struct evidences *evidences, const struct reading *reading,
		    const struct towns_fit *towns)
{
	find_passage(suspect, evidences, reading, towns);
	count_passage(suspect, evidences, reading);
	count_lines(suspect, reading);
}
