#include "region/gazetteer.h"

#include <stdlib.h>

#define NAME_MOST 90 /* bytes of the longest name that a text may begin with */

/* Index of the first row with this code, or of the first behind it. */
static size_t lower_bound(const struct gazetteer *gazetteer, uint32_t code)
{
	size_t low = 0;
	size_t high = gazetteer->divisions.count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (gazetteer->divisions.items[middle].code < code)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/* Today's row of a code, else its last; NULL if there is none. */
static const struct division *division_of(const struct gazetteer *gazetteer, uint32_t code)
{
	const struct division *found = NULL;

	for (size_t i = lower_bound(gazetteer, code);
	     i < gazetteer->divisions.count && gazetteer->divisions.items[i].code == code; i++) {
		found = &gazetteer->divisions.items[i];
		if (found->current)
			break;
	}
	return found;
}

struct sv gazetteer_name(const struct gazetteer *gazetteer, uint32_t code)
{
	const struct division *division = division_of(gazetteer, code);

	return division ? division->name : (struct sv){ NULL, 0 };
}

bool gazetteer_knows(const struct gazetteer *gazetteer, uint32_t code)
{
	return division_of(gazetteer, code) != NULL;
}

/* Former divisions whose heir is a former one as well, and so on: in a damaged table perhaps for ever. */
#define HEIRS_MOST 8

uint32_t gazetteer_today(const struct gazetteer *gazetteer, uint32_t code)
{
	for (int i = 0; code && i < HEIRS_MOST; i++) {
		const struct division *division = division_of(gazetteer, code);
		if (division && division->current)
			return code;
		code = division && division->today ? division->today : region_parent(code);
	}
	return 0;
}

struct sv gazetteer_full_name(const struct gazetteer *gazetteer, struct arena *arena, uint32_t code)
{
	struct sv name = { NULL, 0 };

	for (; code; code = region_parent(code)) {
		struct sv outer = gazetteer_name(gazetteer, code);
		/* 北京市 is a province and the prefecture in it. */
		if (!sv_starts(name, outer) || !outer.len)
			name = arena_printf(arena, "%.*s%.*s", SV_ARG(outer), SV_ARG(name));
	}
	return name;
}

size_t gazetteer_phone(uint32_t *codes, size_t room, const struct gazetteer *gazetteer, uint32_t number)
{
	size_t count = 0;

	for (size_t i = 0; i < gazetteer->phones.count && gazetteer->phones.items[i].number <= number; i++)
		if (gazetteer->phones.items[i].number == number && count < room)
			codes[count++] = gazetteer->phones.items[i].code;
	return count;
}

size_t gazetteer_domain(uint32_t *codes, size_t room, const struct gazetteer *gazetteer, struct sv label)
{
	size_t count = 0;

	for (size_t i = 0; i < gazetteer->domains.count && count < room; i++)
		if (sv_eq_nocase(gazetteer->domains.items[i].label, label))
			codes[count++] = gazetteer->domains.items[i].code;
	return count;
}

size_t gazetteer_name_count(const struct gazetteer *gazetteer)
{
	return gazetteer->names.count;
}

const struct region_name *gazetteer_name_at(const struct gazetteer *gazetteer, size_t index)
{
	return &gazetteer->names.items[index];
}

static int compare_name(const void *key, const void *entry)
{
	return sv_compare(*(const struct sv *)key, ((const struct region_name *)entry)->name);
}

const struct region_name *gazetteer_find(const struct gazetteer *gazetteer, struct sv name)
{
	return gazetteer->names.count ? bsearch(&name, gazetteer->names.items, gazetteer->names.count,
						sizeof *gazetteer->names.items, compare_name)
				      : NULL;
}

uint32_t gazetteer_begins(size_t *len, const struct gazetteer *gazetteer, struct sv text)
{
	for (*len = text.len < NAME_MOST ? text.len : NAME_MOST; *len >= 6; --*len) {
		if (*len < text.len && ((unsigned char)text.data[*len] & 0xc0) == 0x80)
			continue;
		const struct region_name *name = gazetteer_find(gazetteer, sv_slice(text, 0, *len));
		if (name && name->kind == REGION_NAME_FULL && name->code_count == 1 &&
		    region_level(name->codes[0]) != REGION_TOWN)
			return name->codes[0];
	}
	return 0;
}
