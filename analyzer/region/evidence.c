#include "region/evidence.h"

#include "region/words.h"

/* Names before and behind one in its sentence that are looked at. */
#define NEAR_MOST 16

static struct evidence *slot_of(const struct evidences *evidences, uint32_t code)
{
	size_t at = code * 2654435761u & (evidences->size - 1);

	while (evidences->slots[at].code && evidences->slots[at].code != code)
		at = (at + 1) & (evidences->size - 1);
	return &evidences->slots[at];
}

/* NULL if the page does not name it. */
static const struct evidence *evidence_of(const struct evidences *evidences, uint32_t code)
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

static double weight_of_subject(const struct mention *mention, uint8_t about)
{
	if (mention->says & ~(unsigned)(SAYS_HISTORY | SAYS_WEALTH | SAYS_IS))
		return 3;
	return (mention->says & SAYS_HISTORY) && (about & ABOUT_PAST) ? 1.5 : 2;
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

double evidence_own_weight(const struct mention *mention)
{
	switch (mention->role) {
	case ROLE_NONE: return 0;
	case ROLE_SUBJECT: return mention_is_town(mention) ? 0.5 : 3;
	case ROLE_TOPIC: return mention_is_town(mention) ? 0.5 : 1;
	default: return 0.5;
	}
}

double evidence_weight(const struct evidences *evidences, const struct reading *reading, const struct mention *mention)
{
	uint8_t about = reading->sentences.items[mention->sentence].about;
	double weight = weight_of_role(mention, about);
	uint32_t region = evidence_region(mention);

	if (mention->name->kind == REGION_NAME_FORMER)
		weight *= 0.5;
	if (mention_is_town(mention))
		weight *= 0.5;
	if (mention->name->kind == REGION_NAME_SHORT && !reading_is_own(reading, region)) {
		const struct evidence *evidence = evidence_of(evidences, region);
		if (!evidence || !evidence->named)
			return 0;
		weight *= 0.7;
	}
	if (region_level(region) == REGION_PROVINCE && mention->role < ROLE_SUBJECT)
		weight *= 0.4;
	return weight;
}

/* True if the sentence names a region around this one. */
static bool is_placed(const struct reading *reading, const struct mention *mention)
{
	const struct sentence *sentence = &reading->sentences.items[mention->sentence];
	uint32_t at = (uint32_t)(mention - reading->mentions.items);

	for (uint32_t i = sentence->first; i < sentence->first + sentence->count && i <= at + NEAR_MOST; i++) {
		const struct mention *other = &reading->mentions.items[i];
		if (i + NEAR_MOST >= at && other->code && other->code != mention->code && other->role > ROLE_ASIDE &&
		    other->name->kind == REGION_NAME_FULL && region_contains(other->code, mention->code))
			return true;
	}
	return false;
}

/* A name in full; a short one counts so where it is described (霞浦位于…), or where the name of a region around it
 * stands before it (广东信宜) or in its sentence. */
static bool is_named(const struct reading *reading, size_t index)
{
	const struct mention *mention = &reading->mentions.items[index];

	if (mention_is_town(mention))
		return false;
	if (mention->name->kind != REGION_NAME_SHORT || (index > 0 && reading->mentions.items[index - 1].is_outer))
		return true;
	if (mention->role == ROLE_SUBJECT &&
	    (mention->says & (SAYS_PLACE | SAYS_DIVISION | SAYS_AREA | SAYS_PEOPLE | SAYS_NAME)))
		return true;
	return mention->role >= ROLE_MENTION && is_placed(reading, mention);
}

/* Help and friendship that the sentence tells of are the page's own: its region is named, or meant. */
static bool is_with_partner(const struct reading *reading, const struct sentence *sentence)
{
	if (!(sentence->about & ABOUT_AID))
		return false;
	for (uint32_t i = sentence->first; i < sentence->first + sentence->count && i < sentence->first + NEAR_MOST;
	     i++)
		if (reading->mentions.items[i].code && reading_is_inside(reading, reading->mentions.items[i].code))
			return true;
	return words_in(WORDS_ITSELF, reading_text(reading, sentence->at));
}

static void add(struct evidences *evidences, const struct reading *reading, const struct mention *mention)
{
	const struct sentence *sentence = &reading->sentences.items[mention->sentence];
	uint32_t region = evidence_region(mention);

	if (reading_is_inside(reading, mention->code)) {
		if (!sentence_is_line(sentence))
			evidences->own += evidence_own_weight(mention);
		return;
	}
	struct evidence *evidence = slot_of(evidences, region);
	evidence->code = region;
	evidence->partner |= is_with_partner(reading, sentence);
	evidence->weight += evidence_weight(evidences, reading, mention);
	evidence->subjects += mention->role == ROLE_SUBJECT && !mention_is_town(mention);
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
