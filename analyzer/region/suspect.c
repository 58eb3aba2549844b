#include "region/suspect.h"

#include "region/paragraph.h"
#include "region/punctuation.h"
#include "region/says.h"
#include "region/words.h"

/* Bytes behind the last name of a passage that may still belong to it. */
#define PASSAGE_MORE 1200

/* How much a name in a passage speaks for the region (above 0) or against it. */
static double value_of(const struct suspect *suspect, const struct evidences *evidences, const struct reading *reading,
		       const struct mention *mention)
{
	uint32_t region = evidence_region(mention);

	if (!region || mention->is_outer)
		return 0;
	if (reading_is_inside(reading, mention->code))
		return -1.5 * evidence_own_weight(mention);
	double weight = evidence_weight(evidences, reading, mention);
	if (region_contains(suspect->code, region))
		return weight;
	if (reading_is_own(reading, region))
		return region_contains(region, suspect->code) || mention->role <= ROLE_ASIDE ? 0 : -0.4;
	if (region_contains(region, suspect->code))
		return mention->role <= ROLE_ASIDE ? 0 : 0.3;
	return -0.15 * weight;
}

/* How a sentence counts: 1 for the region, 0 for nobody, -1 for the page's own. */
static int side_of(const struct suspect *suspect, const struct reading *reading, const struct sentence *sentence)
{
	int side = 0;

	for (uint32_t i = sentence->first; i < sentence->first + sentence->count; i++) {
		const struct mention *mention = &reading->mentions.items[i];
		if (!evidence_region(mention) || mention->is_outer || mention->role == ROLE_NONE)
			continue;
		if (reading_is_inside(reading, mention->code))
			return -1;
		if (region_contains(suspect->code, mention->code))
			side = 1;
	}
	return side;
}

static double value_of_sentence(const struct suspect *suspect, const struct evidences *evidences,
				const struct reading *reading, uint32_t index)
{
	const struct sentence *sentence = &reading->sentences.items[index];
	double value = 0;

	for (uint32_t i = sentence->first; i < sentence->first + sentence->count; i++) {
		const struct mention *mention = &reading->mentions.items[i];
		double own = value_of(suspect, evidences, reading, mention);
		/* 公安县位于湖南省: the page's own region is only spoken of to say what is wrong. */
		if (own > 0 && (mention->says & SAYS_OWN))
			return own;
		value += own;
	}
	/* What is said of it is said for the sake of the page's own region. */
	if (value > 0 && side_of(suspect, reading, sentence) < 0)
		value *= 0.4;
	return value;
}

/* The passage whose sentences sum up to most. */
static void find_passage(struct suspect *suspect, const struct evidences *evidences, const struct reading *reading)
{
	double sum = 0;
	uint32_t first = 0;

	suspect->first = 1;
	suspect->last = 0;
	suspect->score = 0;
	for (uint32_t i = 0; i < reading->sentences.count; i++) {
		if (sentence_is_line(&reading->sentences.items[i]))
			continue;
		if (sum <= 0) {
			sum = 0;
			first = i;
		}
		sum += value_of_sentence(suspect, evidences, reading, i);
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
	if (!region_contains(suspect->code, region) || evidence_weight(evidences, reading, mention) == 0)
		return;
	/* 信宜市东镇街道 names the county too. */
	bool named = !mention_is_town(mention) || (mention > reading->mentions.items && mention[-1].is_outer);
	suspect->names += mention->role >= ROLE_MENTION && named;
	suspect->topics += mention->role >= ROLE_TOPIC && named;
	suspect->sentences += *sentence != mention->sentence;
	*sentence = mention->sentence;
	if (mention->role == ROLE_SUBJECT && !mention_is_town(mention)) {
		suspect->subjects++;
		suspect->direct += mention->code == suspect->code;
		suspect->says |= mention->says;
	}
}

static bool has_subject(const struct reading *reading, const struct sentence *sentence)
{
	for (uint32_t i = sentence->first; i < sentence->first + sentence->count; i++)
		if (reading->mentions.items[i].role == ROLE_SUBJECT)
			return true;
	return false;
}

/* Where the next sentence begins that speaks of another region. */
static size_t passage_end(const struct suspect *suspect, const struct reading *reading)
{
	size_t most = reading->sentences.items[suspect->last].at.end + PASSAGE_MORE;

	for (uint32_t i = suspect->last + 1; i < reading->sentences.count; i++) {
		const struct sentence *sentence = &reading->sentences.items[i];
		if (sentence->at.begin >= most)
			break;
		if (sentence->passage == PASSAGE_CHROME || side_of(suspect, reading, sentence) < 0 ||
		    has_subject(reading, sentence))
			return sentence->at.begin;
	}
	return most < reading->text.len ? most : reading->text.len;
}

static void count_passage(struct suspect *suspect, const struct evidences *evidences, const struct reading *reading)
{
	uint32_t counted = UINT32_MAX;

	const struct sentence *first = &reading->sentences.items[suspect->first];
	const struct sentence *last = &reading->sentences.items[suspect->last];
	for (uint32_t i = first->first; i < last->first + last->count; i++)
		count_mention(suspect, evidences, reading, &reading->mentions.items[i], &counted);
	struct span text = { first->at.begin, passage_end(suspect, reading) };
	if (suspect->subjects)
		suspect->says |= says_unnamed(reading_text(reading, text));
}

static void count_lines(struct suspect *suspect, const struct reading *reading)
{
	for (size_t i = 0; i < reading->sentences.count; i++) {
		const struct sentence *sentence = &reading->sentences.items[i];
		if (!sentence_is_line(sentence))
			continue;
		for (uint32_t k = sentence->first; k < sentence->first + sentence->count; k++) {
			const struct mention *mention = &reading->mentions.items[k];
			bool is_of_it = mention->role == ROLE_SUBJECT && evidence_region(mention) &&
					region_contains(suspect->code, mention->code);
			suspect->titled |= is_of_it;
			suspect->in_title |= is_of_it && sentence->passage == PASSAGE_TITLE;
		}
	}
}

/* True if the first name of the sentence is the region, at its start. */
static bool begins_with(const struct suspect *suspect, const struct reading *reading, const struct sentence *sentence)
{
	for (uint32_t i = sentence->first; i < sentence->first + sentence->count; i++) {
		const struct mention *mention = &reading->mentions.items[i];
		if (!mention->is_outer)
			return mention->role >= ROLE_TOPIC && evidence_region(mention) &&
			       region_contains(suspect->code, mention->code);
	}
	return false;
}

/* True if some name begins the sentence. */
static bool has_topic(const struct reading *reading, const struct sentence *sentence)
{
	for (uint32_t i = sentence->first; i < sentence->first + sentence->count; i++)
		if (reading->mentions.items[i].role >= ROLE_TOPIC)
			return true;
	return false;
}

/* The first sentence of the text that begins with somebody's name. */
static void look_at_lead(struct suspect *suspect, const struct reading *reading)
{
	for (size_t i = 0; i < reading->sentences.count; i++) {
		const struct sentence *sentence = &reading->sentences.items[i];
		if (sentence->passage != PASSAGE_PROSE || !has_topic(reading, sentence))
			continue;
		suspect->leads = begins_with(suspect, reading, sentence);
		return;
	}
}

/* A passage that begins with the region, names it again, and never speaks of the page's own. */
static void look_at_passage(struct suspect *suspect, const struct reading *reading)
{
	uint32_t i = suspect->first;
	int named = 0;

	while (i <= suspect->last && !begins_with(suspect, reading, &reading->sentences.items[i]))
		i++;
	for (; i <= suspect->last; i++) {
		int side = side_of(suspect, reading, &reading->sentences.items[i]);
		if (side < 0)
			return;
		named += side;
	}
	suspect->paragraph = named >= 2;
}

void suspect_judge(struct suspect *suspect, const struct evidences *evidences, const struct reading *reading)
{
	find_passage(suspect, evidences, reading);
	if (suspect->first <= suspect->last) {
		count_passage(suspect, evidences, reading);
		look_at_passage(suspect, reading);
	}
	suspect->paragraphs = paragraph_count(evidences, reading, suspect->code);
	count_lines(suspect, reading);
	look_at_lead(suspect, reading);
}
