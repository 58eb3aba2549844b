#include "region/region.h"
#include "site/site.h"

#define SITE_CODE     10 /* digits of a 网站标识码 */
#define REGION_CODE   6
#define REGION_LONGER 12 /* digits of a code down to the village, as statistics have it */

static bool is_digits(struct sv text)
{
	for (size_t i = 0; i < text.len; i++)
		if (!sv_is_digit(text.data[i]))
			return false;
	return true;
}

/* The first digits of a code of `length` digits; 0 if it is none. */
static uint32_t leading(struct sv code, size_t length)
{
	return code.len == length && is_digits(code) ? sv_number(sv_slice(code, 0, REGION_CODE), 999999) : 0;
}

/* 广东省湛江市赤坎区: each name within the one before, as far as one region alone bears it. */
static uint32_t region_named(struct sv text, const struct gazetteer *gazetteer)
{
	const struct region_name *name = gazetteer_find(gazetteer, text);
	uint32_t region = 0;
	uint32_t next;
	size_t len;

	if (name && name->code_count == 1 && region_level(name->codes[0]) != REGION_TOWN)
		return name->codes[0];
	while ((next = gazetteer_begins(&len, gazetteer, text))) {
		region = next;
		text = sv_trim(sv_skip(text, len));
	}
	return region;
}

uint32_t site_entry_region(const struct site_entry *entry, const struct gazetteer *gazetteer)
{
	struct sv code = sv_trim(entry->code);
	struct sv text = sv_trim(entry->region);
	uint32_t region = leading(code, SITE_CODE);

	region = region ? region : leading(text, REGION_CODE);
	region = region ? region : leading(text, REGION_LONGER);
	if (region || !gazetteer || !text.len)
		return region;
	return region_named(text, gazetteer);
}
