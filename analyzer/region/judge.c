/*
 * Which region is a page about? Names are put into sentences (reading), each gets a role there (role, says) and a
 * meaning (resolve); what speaks for a region is added up over the page (evidence) and over the passage that speaks of
 * it most (suspect). Lists of towns (towns) and numbers (support) help. How much is needed depends on whether the page
 * is one that describes its own region (about).
 */
#include "region/answer.h"
#include "region/resolve.h"
#include "region/role.h"
#include "region/support.h"
#include "region/worth.h"

#define SUSPECTS_MOST 6

/* Everything that is known when it comes to a verdict. */
struct case_file {
	struct reading reading;
	struct about_page about;
	struct evidences evidences;
	struct towns_fit towns;
	struct supports supports;
	struct suspect suspects[SUSPECTS_MOST];
	size_t suspect_count;
};

/* ---- who is suspected ---- */

static double rank(const struct evidence *evidence)
{
	return evidence->weight + 3.0 * evidence->subjects;
}

static void suspect(struct case_file *file, uint32_t code, double weight)
{
	size_t at = 0;

	while (at < file->suspect_count && file->suspects[at].score >= weight)
		if (file->suspects[at++].code == code)
			return;
	if (at == SUSPECTS_MOST)
		return;
	if (file->suspect_count < SUSPECTS_MOST)
		file->suspect_count++;
	for (size_t i = file->suspect_count - 1; i > at; i--)
		file->suspects[i] = file->suspects[i - 1];
	file->suspects[at] = (struct suspect){ .code = code, .score = weight };
}

static bool is_excused(const struct case_file *file, uint32_t code)
{
	return reading_is_own(&file->reading, code) ||
	       (file->about.region && region_contains(file->about.region, code));
}

static void find_suspects(struct case_file *file)
{
	for (size_t i = 0; i < file->evidences.size; i++) {
		const struct evidence *evidence = &file->evidences.slots[i];
		if (evidence->code && !evidence->partner && rank(evidence) >= 1 && !is_excused(file, evidence->code))
			suspect(file, evidence->code, rank(evidence));
	}
	if (file->towns.region && !is_excused(file, file->towns.region))
		suspect(file, file->towns.region, 100);
	for (size_t i = 0; i < file->suspect_count; i++)
		suspect_judge(&file->suspects[i], &file->evidences, &file->reading);
}

/* ---- is it enough? ---- */

static int count_bits(unsigned bits)
{
	int count = 0;

	for (; bits; bits &= bits - 1)
		count++;
	return count;
}

static bool is_sibling(const struct case_file *file, uint32_t code)
{
	uint32_t prefecture = region_ancestor(code, REGION_PREFECTURE);

	for (size_t i = 0; i < file->reading.question->own_count; i++) {
		uint32_t own = file->reading.question->own[i];
		if (prefecture && region_level(own) == REGION_COUNTY && region_contains(prefecture, own))
			return true;
	}
	return false;
}

static bool fits_towns(const struct case_file *file, const struct suspect *suspect)
{
	return file->towns.region && region_contains(suspect->code, file->towns.region);
}

/* Nothing in the text speaks of the page's own region. */
static bool is_alone(const struct case_file *file)
{
	return file->evidences.own < 0.5;
}

static double full_score(const struct case_file *file, const struct suspect *suspect)
{
	double score = suspect->score;
	int kinds = count_bits(suspect->says);

	if (suspect->titled)
		score += 3;
	if (kinds > 1)
		score += 0.5 * (kinds - 1);
	if (suspect->paragraph)
		score += 1;
	score += support_for(&file->supports, &file->reading, suspect->code);
	if (is_alone(file))
		score += 1;
	else if (suspect->paragraphs)
		score += 2.5 + 0.5 * (suspect->paragraphs < 5 ? suspect->paragraphs - 1 : 4);
	if (suspect->leads)
		score += is_alone(file) ? 1.5 : 0.5;
	if (fits_towns(file, suspect))
		score += 3 + 0.2 * (double)(file->towns.fitting < 14 ? file->towns.fitting - 4 : 10);
	return score;
}

/* Several regions are described, one after the other: the page lists them. On a tour there need not be more than two.
 */
static bool is_one_of_many(const struct case_file *file, const struct suspect *suspect)
{
	uint32_t others = 0;
	uint32_t most = 0;

	for (size_t i = 0; i < file->evidences.size; i++) {
		const struct evidence *other = &file->evidences.slots[i];
		if (!other->code || !other->subjects || region_related(other->code, suspect->code) ||
		    reading_is_own(&file->reading, other->code))
			continue;
		others++;
		most = other->subjects > most ? other->subjects : most;
	}
	if (file->about.routes && others)
		return true;
	return others >= 2 && most * 2 > suspect->subjects;
}

/* The text speaks of this region and hardly of any other, again and again. */
static bool dominates(const struct case_file *file, const struct suspect *suspect)
{
	double own = 0;
	double others = 0;

	bool often = suspect->sentences >= 3 && suspect->names + suspect->topics >= 5;

	if (!is_alone(file) || suspect->topics < 2 || !(often || (suspect->leads && suspect->paragraph)))
		return false;
	for (size_t i = 0; i < file->evidences.size; i++) {
		const struct evidence *evidence = &file->evidences.slots[i];
		if (!evidence->code || reading_is_own(&file->reading, evidence->code))
			continue;
		if (region_related(evidence->code, suspect->code))
			own += evidence->weight;
		else
			others += evidence->weight;
	}
	return own >= 4 * others;
}

static enum about about_of(const struct case_file *file, const struct suspect *suspect)
{
	enum about about = file->about.about;

	if (suspect->titled || (file->about.guide && dominates(file, suspect)))
		about = ABOUT_ITSELF;
	if (file->about.routes && about == ABOUT_ITSELF)
		about = ABOUT_PERHAPS;
	if (file->about.news || (suspect->in_title && file->about.in_news))
		about = suspect->titled ? ABOUT_PERHAPS : ABOUT_ANYTHING;
	return about;
}

/* What is needed more than usual: neighbours are spoken of more often than others. */
static double extra_for(const struct case_file *file, const struct suspect *suspect)
{
	if (!is_sibling(file, suspect->code))
		return 0;
	return is_alone(file) ? 0.5 : suspect->paragraphs ? 0 : 1.5;
}

static bool is_enough(const struct case_file *file, const struct suspect *suspect, double score)
{
	int kinds = count_bits(suspect->says & ~(unsigned)SAYS_NAME);
	bool alone = is_alone(file);
	double extra = extra_for(file, suspect);

	if (is_one_of_many(file, suspect) || (file->about.routes && !(alone && suspect->leads)))
		return false;
	if ((suspect->says & SAYS_OWN) && about_of(file, suspect) != ABOUT_ANYTHING)
		return score >= 3;
	/* One sentence beside text about the page's own region has to say much. */
	if (!alone && suspect->subjects == 1 && kinds < 3 && !suspect->paragraph && !suspect->paragraphs &&
	    !fits_towns(file, suspect))
		return false;
	switch (about_of(file, suspect)) {
	case ABOUT_ITSELF:
		return score >= 4 + extra &&
		       (suspect->subjects || fits_towns(file, suspect) || dominates(file, suspect));
	case ABOUT_PERHAPS:
		return score >= 6 + extra && suspect->subjects &&
		       (alone ? kinds >= 2 || suspect->subjects >= 2
			      : suspect->paragraphs || (kinds >= 3 && suspect->subjects >= 2));
	default: return score >= 9 + extra && suspect->subjects >= 2 && kinds >= 4 && alone && !file->about.news;
	}
}

/* True if what speaks for `outer` is rather said of `inner`, which lies in it. */
static bool is_rather(const struct suspect *inner, const struct suspect *outer)
{
	return region_contains(outer->code, inner->code) &&
	       (inner->subjects > outer->direct || (outer->direct == 0 && inner->score > 0.7 * outer->score));
}

/* The suspect with most against it, or a narrower one. */
static const struct suspect *find_culprit(const struct case_file *file, double *score)
{
	const struct suspect *culprit = NULL;

	for (size_t i = 0; i < file->suspect_count; i++) {
		const struct suspect *suspect = &file->suspects[i];
		double full = full_score(file, suspect);
		if (!is_enough(file, suspect, full))
			continue;
		bool better = !culprit || full > *score;
		if (culprit && suspect->code != culprit->code)
			better = is_rather(suspect, culprit) || (better && !is_rather(culprit, suspect));
		if (better) {
			culprit = suspect;
			*score = full;
		}
	}
	return culprit;
}

static void rate(struct region_answer *out, const struct case_file *file, const struct suspect *suspect, double score)
{
	bool plain = about_of(file, suspect) == ABOUT_ITSELF && is_alone(file);

	if (plain && score >= 8 && suspect->subjects >= 2) {
		out->certainty = CERTAINTY_CERTAIN;
		out->confidence = 0.95;
	} else if (score >= 6) {
		out->certainty = CERTAINTY_LIKELY;
		out->confidence = score >= 8 ? 0.9 : 0.8;
	} else {
		out->certainty = CERTAINTY_POSSIBLE;
		out->confidence = 0.6;
	}
}

/* 行政区划代码：431223 as a fact about the page's own region, which has another. */
static const struct support *find_wrong_code(const struct case_file *file)
{
	if (file->about.about != ABOUT_ITSELF || file->about.news || file->about.region)
		return NULL;
	return support_wrong_code(&file->supports, &file->reading);
}

bool region_judge(struct region_answer *out, struct arena *arena, const struct region_question *question)
{
	struct case_file file = { .suspect_count = 0 };
	double score = 0;

	*out = (struct region_answer){ .region = 0 };
	if (question->own_count == 0)
		return false;
	about_read(&file.about, question);
	if (!worth_reading(question, &file.about))
		return false;
	reading_read(&file.reading, arena, question);
	role_assign(&file.reading);
	resolve_names(&file.reading);
	towns_read(&file.towns, &file.reading);
	support_read(&file.supports, &file.reading);
	evidence_collect(&file.evidences, &file.reading);
	find_suspects(&file);
	const struct suspect *culprit = find_culprit(&file, &score);
	const struct support *code = culprit ? NULL : find_wrong_code(&file);
	if (code)
		answer_number(out, &file.reading, code);
	if (!culprit)
		return code != NULL;
	struct proof proof = { &file.reading, &file.evidences, culprit, &file.towns };
	rate(out, &file, culprit, score);
	answer_give(out, &proof);
	return true;
}
