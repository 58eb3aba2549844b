#include "region/region.h"

#define TOWN_CODES 100000000u

enum region_level region_level(uint32_t code)
{
	if (code >= TOWN_CODES)
		return REGION_TOWN;
	if (code % 10000 == 0)
		return REGION_PROVINCE;
	return code % 100 == 0 ? REGION_PREFECTURE : REGION_COUNTY;
}

/* 90 and above stand for "directly under the province", and so do the two halves of a municipality (1101, 1102). */
static bool has_prefecture(uint32_t county)
{
	uint32_t province = county / 10000;
	bool municipality = province == 11 || province == 12 || province == 31 || province == 50;

	return !municipality && county / 100 % 100 < 90;
}

uint32_t region_parent(uint32_t code)
{
	switch (region_level(code)) {
	case REGION_TOWN: return code / 1000;
	case REGION_COUNTY: return has_prefecture(code) ? code / 100 * 100 : code / 10000 * 10000;
	case REGION_PREFECTURE: return code / 10000 * 10000;
	default: return 0;
	}
}

uint32_t region_ancestor(uint32_t code, enum region_level level)
{
	while (code && region_level(code) > level)
		code = region_parent(code);
	return code && region_level(code) == level ? code : 0;
}

bool region_contains(uint32_t outer, uint32_t inner)
{
	while (inner && inner != outer)
		inner = region_parent(inner);
	return inner != 0;
}

bool region_related(uint32_t a, uint32_t b)
{
	return region_contains(a, b) || region_contains(b, a);
}
