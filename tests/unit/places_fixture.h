/* The shipped gazetteer with its database, from the cache of the test run where there is one. */
#ifndef UNIT_PLACES_FIXTURE_H
#define UNIT_PLACES_FIXTURE_H

#include "rule_folder.h"

#include "match/match.h"

static inline struct places *shipped_places(void)
{
	char dir[4096];
	struct buf errors;

	buf_init(&errors, 1 * MIB);
	struct places *places = places_open(shipped_rules(), rules_cache_dir(dir, sizeof dir), &errors);
	assert_sv(buf_view(&errors), SV(""));
	assert_non_null(places);
	buf_free(&errors);
	return places;
}

#endif
