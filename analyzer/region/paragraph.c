#include "region/paragraph.h"

#include "region/says.h"

/* Numbers with a unit that are a description. */
#define MEASURES_LEAST 2

/* What the sentences of one block say. */
struct paragraph {
	bool begins; /* with the region */
	bool own;    /* it speaks of the page's own region as well */
	uint32_t first;
	uint32_t last; /* sentences */
	uint32_t named;
	unsigned says;
};

static bool counts(const struct mention *mention)
{
	return evidence_region(mention) && !mention->is_outer && mention->role != ROLE_NONE;
}

/* A sentence tells of both in former times: one was part of the other, or took land of it. */
static bool is_shared_history(const struct reading *reading, const struct sentence *sentence, uint32_t code)
{
	bool own = false;
	bool other = false;

	if (!(sentence->about & ABOUT_PAST))
		return false;
	for (uint32_t i = sentence->first; i < sentence->first + sentence->count; i++) {
		const struct mention *mention = &reading->mentions.items[i];
		if (!counts(mention))
			continue;
		own |= reading_is_inside(reading, mention->code);
		other |= region_contains(code, mention->code);
	}
	return own && other;
}

static void add_mention(struct paragraph *paragraph, const struct evidences *evidences, const struct reading *reading,
			const struct mention *mention, uint32_t code)
{
	if (!counts(mention))
		return;
	paragraph->own |= reading_is_inside(reading, mention->code);
	if (!region_contains(code, mention->code) || mention_is_town(mention) ||
	    evidence_weight(evidences, reading, mention) == 0)
		return;
	paragraph->named++;
	if (mention->role == ROLE_SUBJECT)
		paragraph->says |= mention->says;
}

/* True if the first name of the paragraph that is one at all is the region. */
static bool begins_with(const struct reading *reading, const struct paragraph *paragraph, uint32_t code)
{
	const struct sentence *last = &reading->sentences.items[paragraph->last];

	for (uint32_t i = reading->sentences.items[paragraph->first].first; i < last->first + last->count; i++) {
		const struct mention *mention = &reading->mentions.items[i];
		if (counts(mention))
			return mention->role >= ROLE_TOPIC && region_contains(code, mention->code);
	}
	return false;
}

static int count_bits(unsigned bits)
{
	int count = 0;

	for (; bits; bits &= bits - 1)
		count++;
	return count;
}

static bool describes(const struct reading *reading, const struct paragraph *paragraph)
{
	const struct block *block =
	    &reading->question->page->blocks.items[reading->sentences.items[paragraph->first].block];
	struct sv text = sv_slice(reading->text, block->begin, block->end);
	unsigned kinds = (paragraph->says | says_unnamed(text)) & ~(unsigned)(SAYS_IS | SAYS_NAME | SAYS_OFFICE);

	return paragraph->says &&
	       (paragraph->named >= 2 || count_bits(kinds) >= 2 || says_measures(text) >= MEASURES_LEAST);
}

uint32_t paragraph_count(const struct evidences *evidences, const struct reading *reading, uint32_t code)
{
	uint32_t count = 0;
	uint32_t next;

	for (uint32_t i = 0; i < reading->sentences.count; i = next) {
		const struct sentence *sentence = &reading->sentences.items[i];
		struct paragraph paragraph = { .first = i };
		bool prose = sentence->passage == PASSAGE_PROSE;
		for (next = i; next < reading->sentences.count; next++) {
			const struct sentence *more = &reading->sentences.items[next];
			if (more->block != sentence->block)
				break;
			if (is_shared_history(reading, more, code))
				return 0;
			prose = prose && !(more->about & ABOUT_AID);
			paragraph.last = next;
			for (uint32_t k = more->first; k < more->first + more->count; k++)
				add_mention(&paragraph, evidences, reading, &reading->mentions.items[k], code);
		}
		count +=
		    prose && !paragraph.own && begins_with(reading, &paragraph, code) && describes(reading, &paragraph);
	}
	return count;
}
