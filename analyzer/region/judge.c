#include "base/utf8.h"
#include "region/about.h"
#include "region/evidence.h"
#include "region/punctuation.h"
#include "region/resolve.h"
#include "region/role.h"
#include "region/support.h"
#include "region/towns.h"

#define SUSPECTS_MOST 6
#define REASON_MOST   60 /* code points */
/* Bytes behind a name that are looked at for a description. */
#define DESCRIPTION_MOST 120

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

/* ---- before any work is done ---- */

static bool is_foreign(const struct region_question *question, uint32_t code)
{
	for (size_t i = 0; i < question->own_count; i++)
		if (region_related(question->own[i], code))
			return false;
	return true;
}

static bool has_foreign_meaning(const struct region_question *question, const struct region_name *name)
{
	for (uint32_t k = 0; k < name->code_count; k++)
		if (is_foreign(question, name->codes[k]))
			return true;
	return false;
}

/* At least two names of foreign regions have a description behind them, and one of these says where it lies. */
static bool describes_foreign_regions(const struct region_question *question)
{
	struct sv text = question->page->streams[STREAM_BODY].text;
	size_t count = 0;
	bool placed = false;

	for (size_t i = 0; i < question->hit_count && !(placed && count >= 2); i++) {
		const struct region_hit *hit = &question->hits[i];
		const struct region_name *name = gazetteer_name_at(question->gazetteer, hit->name);
		if (name->kind == REGION_NAME_FORMER || region_level(name->codes[0]) == REGION_TOWN ||
		    !has_foreign_meaning(question, name))
			continue;
		unsigned says = role_says(sv_slice(text, hit->end, hit->end + DESCRIPTION_MOST));
		count += (says & ~(unsigned)(SAYS_WEALTH | SAYS_IS)) != 0;
		placed |= (says & (SAYS_PLACE | SAYS_AREA | SAYS_DIVISION)) != 0;
	}
	return placed && count >= 2;
}

/* Most pages are not about their region, and few of those describe another. */
static bool is_worth_reading(const struct region_question *question, const struct about_page *about)
{
	if (about->partners)
		return false;
	return about->about != ABOUT_ANYTHING || (!about->news && describes_foreign_regions(question));
}

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
		evidence_judge(&file->suspects[i], &file->evidences, &file->reading);
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
	if (suspect->leads)
		score += is_alone(file) ? 1.5 : 0.5;
	if (fits_towns(file, suspect))
		score += 3 + 0.2 * (double)(file->towns.fitting < 14 ? file->towns.fitting - 4 : 10);
	return score;
}

/* Several regions are described, one after the other: the page lists them. */
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
	return others >= 2 && most * 2 > suspect->subjects;
}

/* The text speaks of this region and hardly of any other, again and again. */
static bool dominates(const struct case_file *file, const struct suspect *suspect)
{
	double own = 0;
	double others = 0;

	if (!is_alone(file) || suspect->topics < 2 || suspect->names < 4 || suspect->sentences < 3)
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

	if (suspect->titled)
		about = ABOUT_ITSELF;
	if (file->about.news)
		about = suspect->titled ? ABOUT_PERHAPS : ABOUT_ANYTHING;
	return about;
}

static bool is_enough(const struct case_file *file, const struct suspect *suspect, double score)
{
	int kinds = count_bits(suspect->says & ~(unsigned)SAYS_NAME);
	bool alone = is_alone(file);
	double extra = !is_sibling(file, suspect->code) ? 0 : alone ? 0.5 : 1.5;

	if (is_one_of_many(file, suspect))
		return false;
	/* One sentence beside text about the page's own region has to say much. */
	if (!alone && suspect->subjects == 1 && kinds < 3 && !suspect->paragraph && !fits_towns(file, suspect))
		return false;
	switch (about_of(file, suspect)) {
	case ABOUT_ITSELF:
		return score >= 4 + extra &&
		       (suspect->subjects || fits_towns(file, suspect) || dominates(file, suspect));
	case ABOUT_PERHAPS:
		return score >= 6 + extra && suspect->subjects &&
		       (alone ? kinds >= 2 || suspect->subjects >= 2 : kinds >= 3 && suspect->subjects >= 2);
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

/* ---- the answer ---- */

static double sentence_weight(const struct case_file *file, const struct suspect *suspect, uint32_t index)
{
	const struct sentence *sentence = &file->reading.sentences.items[index];
	double weight = 0;

	for (uint32_t i = sentence->first; i < sentence->first + sentence->count; i++) {
		const struct mention *mention = &file->reading.mentions.items[i];
		if (evidence_region(mention) && !mention->is_outer && region_contains(suspect->code, mention->code))
			weight += evidence_weight(&file->evidences, &file->reading, mention);
	}
	return weight;
}

static struct sv shorten(struct arena *arena, struct sv text)
{
	text = punctuation_skip_space(text);
	size_t end = utf8_forward(text, 0, REASON_MOST);

	return end == text.len ? text : arena_printf(arena, "%.*s…", (int)end, text.data);
}

/* The sentences that say most, in their order on the page. */
static void give_reasons(struct region_answer *out, const struct case_file *file, const struct suspect *suspect)
{
	const struct reading *reading = &file->reading;
	uint32_t best[REGION_REASONS];
	double weights[REGION_REASONS];

	for (uint32_t i = 0; i < reading->sentences.count; i++) {
		bool inside = i >= suspect->first && i <= suspect->last;
		double weight = sentence_weight(file, suspect, i);
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

static void add_towns_reason(struct region_answer *out, const struct case_file *file)
{
	const struct block *block = &file->reading.question->page->blocks.items[file->towns.block];
	struct span at = { file->towns.first.begin, block->end };

	if (out->reason_count < REGION_REASONS)
		out->reasons[out->reason_count++] = shorten(file->reading.arena, reading_text(&file->reading, at));
}

/* The name that speaks most clearly. */
static struct span find_place(const struct case_file *file, const struct suspect *suspect)
{
	const struct reading *reading = &file->reading;
	struct span at = file->towns.first;
	double most = 0;

	for (size_t i = 0; i < reading->mentions.count; i++) {
		const struct mention *mention = &reading->mentions.items[i];
		if (!evidence_region(mention) || mention->is_outer || !region_contains(suspect->code, mention->code))
			continue;
		bool inside = mention->sentence >= suspect->first && mention->sentence <= suspect->last;
		double weight = evidence_weight(&file->evidences, reading, mention) + inside;
		if (weight > most + 0.001) {
			most = weight;
			at = mention->at;
		}
	}
	return at;
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

bool region_judge(struct region_answer *out, struct arena *arena, const struct region_question *question)
{
	struct case_file file = { .suspect_count = 0 };
	double score = 0;

	*out = (struct region_answer){ .region = 0 };
	if (question->own_count == 0)
		return false;
	about_read(&file.about, question);
	if (!is_worth_reading(question, &file.about))
		return false;
	reading_read(&file.reading, arena, question);
	role_assign(&file.reading);
	resolve_names(&file.reading);
	towns_read(&file.towns, &file.reading);
	support_read(&file.supports, &file.reading);
	evidence_collect(&file.evidences, &file.reading);
	find_suspects(&file);
	const struct suspect *culprit = find_culprit(&file, &score);
	if (!culprit)
		return false;
	out->region = culprit->code;
	out->at = find_place(&file, culprit);
	rate(out, &file, culprit, score);
	give_reasons(out, &file, culprit);
	if (fits_towns(&file, culprit))
		add_towns_reason(out, &file);
	return true;
}
