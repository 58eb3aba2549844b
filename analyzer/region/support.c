#include "region/support.h"

#include "region/punctuation.h"
#include "region/words.h"

/* Labels of one kind that are looked at. */
#define LABELS_MOST 32
/* Bytes between a label and its number. */
#define GAP_MOST 24

static size_t count_digits(struct sv text)
{
	size_t count = 0;

	while (count < text.len && sv_is_digit(text.data[count]))
		count++;
	return count;
}

static void add_code(struct supports *out, const struct reading *reading, struct sv digits)
{
	uint32_t code = sv_number(digits, 999999);

	if (out->count == SUPPORT_MOST || digits.len != 6 || !gazetteer_knows(reading->gazetteer, code))
		return;
	size_t begin = (size_t)(digits.data - reading->text.data);
	out->list[out->count++] = (struct support){ .regions = { gazetteer_today(reading->gazetteer, code) },
						    .count = 1,
						    .is_code = true,
						    .at = { begin, begin + digits.len } };
}

static bool is_known(const struct supports *out, const struct support *support)
{
	for (size_t i = 0; i < out->count; i++)
		if (!out->list[i].is_code && out->list[i].regions[0] == support->regions[0])
			return true;
	return false;
}

static void add_phone(struct supports *out, const struct reading *reading, struct sv digits)
{
	struct support support = { .is_code = false };

	if (out->count == SUPPORT_MOST || digits.len < 3 || digits.len > 4 || digits.data[0] != '0')
		return;
	support.count = gazetteer_phone(support.regions, sizeof support.regions / sizeof support.regions[0],
					reading->gazetteer, sv_number(digits, 999999));
	if (support.count && !is_known(out, &support))
		out->list[out->count++] = support;
}

/* The digits behind a label, in its line or in the next cell. */
static struct sv digits_behind(struct sv text, size_t at)
{
	struct sv rest = sv_slice(text, at, at + GAP_MOST + 8);
	size_t begin = 0;

	while (begin < rest.len && begin < GAP_MOST && !sv_is_digit(rest.data[begin]))
		begin++;
	rest = sv_skip(rest, begin);
	return sv_slice(rest, 0, count_digits(rest));
}

static void read_labelled(struct supports *out, const struct reading *reading, enum word_list list,
			  void (*add)(struct supports *, const struct reading *, struct sv))
{
	struct sv rest = reading->text;
	size_t at;
	size_t len;

	for (int i = 0; i < LABELS_MOST && (len = words_find(&at, list, rest)); i++) {
		add(out, reading, digits_behind(rest, at + len));
		rest = sv_skip(rest, at + len);
	}
}

/* 0668-8812345: an area code, a hyphen, seven or eight digits. */
static void read_phones(struct supports *out, const struct reading *reading, const struct block *block)
{
	struct sv text = sv_slice(reading->text, block->begin, block->end);

	for (size_t at = sv_chr(text, '-', 0); at != SV_NONE; at = sv_chr(text, '-', at + 1)) {
		size_t begin = at;
		size_t digits = count_digits(sv_skip(text, at + 1));
		while (begin > 0 && at - begin < 5 && sv_is_digit(text.data[begin - 1]))
			begin--;
		if (digits == 7 || digits == 8)
			add_phone(out, reading, sv_slice(text, begin, at));
	}
}

void support_read(struct supports *out, const struct reading *reading)
{
	const struct page *page = reading->question->page;

	out->count = 0;
	read_labelled(out, reading, WORDS_FIELD_CODE, add_code);
	read_labelled(out, reading, WORDS_FIELD_PHONE, add_phone);
	for (size_t i = 0; i < page->blocks.count && out->count < SUPPORT_MOST; i++) {
		const struct block *block = &page->blocks.items[i];
		struct sv text = sv_slice(reading->text, block->begin, block->end);
		if (sv_find(text, SV("-"), 0) != SV_NONE && reading_passage(page, block) != PASSAGE_CHROME)
			read_phones(out, reading, block);
	}
}

double support_for(const struct supports *supports, const struct reading *reading, uint32_t region)
{
	double score = 0;

	for (size_t i = 0; i < supports->count; i++) {
		const struct support *support = &supports->list[i];
		bool fits = false;
		bool own = false;
		for (size_t k = 0; k < support->count; k++) {
			fits |= region_related(support->regions[k], region);
			own |= reading_is_own(reading, support->regions[k]);
		}
		if (fits && !own)
			score += support->is_code ? 2 : 0.75;
	}
	return score < 3 ? score : 3;
}

const struct support *support_wrong_code(const struct supports *supports, const struct reading *reading)
{
	const struct support *found = NULL;

	for (size_t i = 0; i < supports->count; i++) {
		const struct support *support = &supports->list[i];
		if (!support->is_code)
			continue;
		if (!support->regions[0] || reading_is_own(reading, support->regions[0]) ||
		    (found && found->regions[0] != support->regions[0]))
			return NULL;
		found = found ? found : support;
	}
	return found;
}
