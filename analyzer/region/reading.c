#include "region/reading.h"

#include "base/limits.h"
#include "region/punctuation.h"
#include "region/words.h"

/* Level of a short line that serves as a heading: below all real ones. */
#define LINE_LEVEL 7

bool reading_is_own(const struct reading *reading, uint32_t code)
{
	for (size_t i = 0; i < reading->question->own_count; i++)
		if (region_related(reading->question->own[i], code))
			return true;
	return false;
}

bool reading_is_inside(const struct reading *reading, uint32_t code)
{
	for (size_t i = 0; i < reading->question->own_count; i++)
		if (region_contains(reading->question->own[i], code))
			return true;
	return false;
}

/* ---- names ---- */

/* The matcher reports every name in the order of their ends; of those that overlap, the first and then the longest
 * counts: 广东省 and not 东省, 茂名市 and not 茂名. */
static void add_name(struct reading *reading, const struct region_hit *hit)
{
	const struct region_name *name = gazetteer_name_at(reading->gazetteer, hit->name);
	struct span at = { hit->end - name->name.len, hit->end };
	size_t *count = &reading->mentions.count;

	while (*count && reading->mentions.items[*count - 1].at.begin >= at.begin)
		(*count)--;
	if (*count && reading->mentions.items[*count - 1].at.end > at.begin)
		return;
	struct mention *mention = vec_push(reading->arena, &reading->mentions);
	mention->at = at;
	mention->name = name;
	if (name->code_count == 1 && name->kind != REGION_NAME_COMMON)
		mention->code = name->codes[0];
}

/* 义县 of 信义县: a Han character stands before it that is no word by itself. */
static bool ends_another_name(const struct reading *reading, const struct mention *mention)
{
	struct sv before =
	    sv_slice(reading->text, mention->at.begin > 24 ? mention->at.begin - 24 : 0, mention->at.begin);

	if (mention->name->name.len > 6 || mention->name->kind == REGION_NAME_SHORT || before.len < 3)
		return false;
	unsigned char lead = (unsigned char)before.data[before.len - 3];
	return lead >= 0xe4 && lead <= 0xe9 && !words_end(WORDS_BEFORE_SHORTEST, before);
}

/* 河南 of 渭河南岸, 白云区 of 白云区域. */
static bool is_part_of_word(const struct reading *reading, const struct mention *mention)
{
	struct sv name = mention->name->name;
	struct sv after = sv_slice(reading->text, mention->at.end, mention->at.end + 24);

	if (ends_another_name(reading, mention))
		return true;
	if (sv_ends(name, SV("区")))
		return sv_starts(after, SV("域"));
	if (sv_ends(name, SV("市")))
		return sv_starts(after, SV("场"));
	if (mention->name->kind != REGION_NAME_SHORT)
		return false;
	if (words_start(WORDS_AFTER_SHORT, after))
		return true;
	return words_end(WORDS_COMPASS, name) && words_start(WORDS_AFTER_COMPASS, after);
}

static void collect_names(struct reading *reading)
{
	const struct region_question *question = reading->question;
	size_t kept = 0;

	for (size_t i = 0; i < question->hit_count && reading->mentions.count < LIMIT_REGION_NAMES; i++)
		add_name(reading, &question->hits[i]);
	for (size_t i = 0; i < reading->mentions.count; i++)
		if (!is_part_of_word(reading, &reading->mentions.items[i]))
			reading->mentions.items[kept++] = reading->mentions.items[i];
	reading->mentions.count = kept;
}

/* ---- sentences ---- */

/* Cuts a block into sentences and gives them its names, from mention `next` on. Returns the mention behind them. */
static uint32_t read_block(struct reading *reading, uint32_t index, uint32_t next, uint8_t about)
{
	const struct block *block = &reading->question->page->blocks.items[index];
	enum passage passage = reading_passage(reading->question->page, block);
	size_t begin = block->begin;

	while (next < reading->mentions.count && reading->mentions.items[next].at.end <= block->end) {
		size_t end = punctuation_sentence_end(reading->text, begin, block->end);
		uint32_t first = next;
		while (next < reading->mentions.count && reading->mentions.items[next].at.end <= end)
			reading->mentions.items[next++].sentence = (uint32_t)reading->sentences.count;
		if (next > first) {
			struct sentence *sentence = vec_push(reading->arena, &reading->sentences);
			*sentence = (struct sentence){ .at = { begin, end },
						       .block = index,
						       .first = first,
						       .count = next - first,
						       .passage = (uint8_t)passage,
						       .about = about };
		} else if (end == block->end) {
			break;
		}
		begin = end + (end < block->end ? punctuation_sentence(sv_skip(reading->text, end)) : 0);
	}
	return next;
}

/* Names between blocks (a value split over two of them) are no names. */
static uint32_t drop_names_before(struct reading *reading, uint32_t next, size_t begin)
{
	while (next < reading->mentions.count && reading->mentions.items[next].at.begin < begin)
		reading->mentions.items[next++].sentence = UINT32_MAX;
	return next;
}

/* The part of the page that the blocks stand in, by its heading. */
struct part {
	uint8_t about; /* ABOUT_AID: of others */
	int level;     /* of that heading */
};

/* How to come, as a part of a page that is about more. */
static bool is_routes(const struct page *page, struct sv text)
{
	return words_in(WORDS_ABOUT_ROUTES, text) && !words_in(WORDS_ABOUT_ROUTES, page->title);
}

/* A heading ends a part of others if it is as high as theirs; a short line if it goes back to the page's own matters.
 */
static void enter_part(struct part *part, const struct page *page, const struct block *block)
{
	struct sv text = sv_slice(page->streams[STREAM_BODY].text, block->begin, block->end);
	int level = block->kind == BLOCK_HEADING ? block->level : LINE_LEVEL;

	if (!reading_is_heading(page, block))
		return;
	if (words_in(WORDS_ABOUT_PARTNERS, text) || is_routes(page, text))
		*part = (struct part){ ABOUT_AID, level };
	else if (part->about && level <= part->level &&
		 (level < LINE_LEVEL || words_in(WORDS_ABOUT, text) || words_in(WORDS_ABOUT_WEAK, text)))
		part->about = 0;
}

static void read_sentences(struct reading *reading)
{
	const struct page *page = reading->question->page;
	struct part part = { 0, 0 };
	uint32_t next = 0;

	for (uint32_t i = 0; i < page->blocks.count && next < reading->mentions.count; i++) {
		enter_part(&part, page, &page->blocks.items[i]);
		next = drop_names_before(reading, next, page->blocks.items[i].begin);
		if (next < reading->mentions.count &&
		    reading->mentions.items[next].at.begin < page->blocks.items[i].end)
			next = read_block(reading, i, next, part.about);
	}
	drop_names_before(reading, next, SIZE_MAX);
}

/* ---- names that stand together ---- */

/* The one division of `inner`'s that lies in one of `outer`'s; 0 if there is none, or if there are several. Of 荆州市
 * and the district 荆州区 in it the city is meant. */
static uint32_t inside_of(uint32_t *outer_code, const struct mention *outer, const struct mention *inner)
{
	uint32_t found = 0;

	if (outer->name->code_count > REGION_CODES_MOST || inner->name->code_count > REGION_CODES_MOST)
		return 0;
	for (uint32_t i = 0; i < outer->name->code_count; i++) {
		uint32_t around = outer->code ? outer->code : outer->name->codes[i];
		for (uint32_t k = 0; k < inner->name->code_count; k++) {
			uint32_t code = inner->name->codes[k];
			if (code == around || !region_contains(around, code) || (found && region_contains(found, code)))
				continue;
			if (found)
				return 0;
			found = code;
			*outer_code = around;
		}
		if (outer->code)
			break;
	}
	return found;
}

static void join_names(struct reading *reading)
{
	for (size_t i = 1; i < reading->mentions.count; i++) {
		struct mention *outer = &reading->mentions.items[i - 1];
		struct mention *inner = &reading->mentions.items[i];
		struct sv gap = sv_slice(reading->text, outer->at.end, inner->at.begin);
		uint32_t outer_code = 0;
		if (outer->sentence != inner->sentence || gap.len > 6 || punctuation_skip_space(gap).len)
			continue;
		uint32_t code = inside_of(&outer_code, outer, inner);
		if (!code)
			continue;
		outer->code = outer_code;
		outer->is_outer = true;
		inner->code = code;
	}
}

void reading_read(struct reading *reading, struct arena *arena, const struct region_question *question)
{
	*reading = (struct reading){
		.arena = arena,
		.question = question,
		.gazetteer = question->gazetteer,
		.text = question->page->streams[STREAM_BODY].text,
	};
	collect_names(reading);
	read_sentences(reading);
	join_names(reading);
}
