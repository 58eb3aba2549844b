#include "region/punctuation.h"
#include "region/says.h"
#include "region/unit.h"
#include "region/words.h"

/* Of 鼓楼区, which there is in several cities, the sentence tells which is meant: it is not wrong. */
static bool is_own(const struct reading *reading, const struct region_name *name)
{
	return name->code_count == 1 && reading_is_inside(reading, name->codes[0]);
}

static bool is_foreign(const struct reading *reading, const struct mention *mention)
{
	return mention->name->kind == REGION_NAME_FULL && mention->name->code_count == 1 &&
	       region_level(mention->name->codes[0]) != REGION_TOWN &&
	       !reading_is_own(reading, mention->name->codes[0]);
}

/* Of the cities around which others lie (大厂县位于北京市东部), a province has the code. */
static bool is_metropolis(const struct mention *mention)
{
	return region_level(mention->name->codes[0]) == REGION_PROVINCE && sv_ends(mention->name->name, SV("市"));
}

/* Behind the region: in its north, and not to the north of it. */
static bool is_inside_of(const struct unit *unit)
{
	struct sv after = punctuation_skip_space(unit->after);

	if (!after.len || punctuation_clause(after))
		return true;
	return !is_metropolis(unit->mention) && words_start(WORDS_PART_OF, after);
}

/* 公安县位于, 公安县（简称公）地处: directly before the region. */
static bool is_located(const struct unit *unit)
{
	size_t verb = words_end(WORDS_LOCATED, unit->before);

	if (!verb || !is_inside_of(unit))
		return false;
	struct sv between = sv_slice(unit->reading->text, unit->previous->at.end, unit->begin - verb);
	return says_skip_adverbs(between).len == 0;
}

/* A year before 2000, when other cities may have been in charge. */
static bool is_old(struct sv text)
{
	for (size_t at = sv_chr(text, '1', 0); at != SV_NONE; at = sv_chr(text, '1', at + 1)) {
		struct sv year = sv_slice(text, at, at + 4);
		if (year.len == 4 && sv_is_digit(year.data[1]) && sv_is_digit(year.data[2]) &&
		    sv_is_digit(year.data[3]) && sv_starts(sv_skip(text, at + 4), SV("年")))
			return true;
	}
	return false;
}

/* 由菏泽市代管, where the city that is really in charge is not spoken of. */
static bool is_led(const struct unit *unit)
{
	return !unit->reading->names_parent && words_end(WORDS_LED_BY, unit->before) &&
	       words_start(WORDS_LED, unit->after) && !is_old(reading_text(unit->reading, unit->sentence->at));
}

bool unit_is_wrong_parent(const struct unit *unit)
{
	const struct reading *reading = unit->reading;

	if (!unit->previous || !is_foreign(reading, unit->mention) || !is_own(reading, unit->previous->name))
		return false;
	if (is_led(unit))
		return true;
	return !(unit->sentence->about & ABOUT_PAST) && is_located(unit);
}
