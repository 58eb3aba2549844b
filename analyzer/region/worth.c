#include "region/worth.h"

#include "region/reading.h"
#include "region/says.h"

/* Bytes behind a name that are looked at for a description. */
#define DESCRIPTION_MOST 120

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
		unsigned says = says_clause(sv_slice(text, hit->end, hit->end + DESCRIPTION_MOST));
		count += (says & ~(unsigned)(SAYS_WEALTH | SAYS_IS)) != 0;
		placed |= (says & (SAYS_PLACE | SAYS_AREA | SAYS_DIVISION)) != 0;
	}
	return placed && count >= 2;
}

bool worth_reading(const struct region_question *question, const struct about_page *about)
{
	if (about->partners)
		return false;
	return about->about != ABOUT_ANYTHING || about->guide || (!about->news && describes_foreign_regions(question));
}
