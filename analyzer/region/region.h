/*
 * Regions of China by their codes (GB/T 2260): a gazetteer to township, with the codes of former times, and the
 * judgement which region a text is about.
 *
 * A code is a number: 440000 a province, 440800 a prefecture, 440882 a county, 440882101 a town.
 */
#ifndef REGION_REGION_H
#define REGION_REGION_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/buf.h"

/* ---- codes ---- */

enum region_level { REGION_PROVINCE, REGION_PREFECTURE, REGION_COUNTY, REGION_TOWN };

enum region_level region_level(uint32_t code);

/* The code one level up; 0 for a province. A county that answers to its province directly (429004) has the province. */
uint32_t region_parent(uint32_t code);

/* The ancestor (or the region itself) at `level`; 0 if the region stands above that level. */
uint32_t region_ancestor(uint32_t code, enum region_level level);

/* True if `inner` is `outer` or lies in it. */
bool region_contains(uint32_t outer, uint32_t inner);

/* True if one lies in the other: they cannot contradict each other. */
bool region_related(uint32_t a, uint32_t b);

/* ---- gazetteer ---- */

struct gazetteer; /* immutable; shared by all threads */

/* Reads divisions.tsv and names.tsv of `dir`. On a damaged file appends "FILE:LINE: reason" to `errors` and returns
 * NULL. */
struct gazetteer *gazetteer_load(const char *dir, struct buf *errors);
void gazetteer_free(struct gazetteer *gazetteer);

/* Today's name of a division down to the county, else its last one; empty if the code never was one. */
struct sv gazetteer_name(const struct gazetteer *gazetteer, uint32_t code);

/* True if the six-digit code is or was a division. */
bool gazetteer_knows(const struct gazetteer *gazetteer, uint32_t code);

/* True if it is one today. */
bool gazetteer_is_current(const struct gazetteer *gazetteer, uint32_t code);

/* "广东省湛江市雷州市": the names from the province down. */
struct sv gazetteer_full_name(const struct gazetteer *gazetteer, struct arena *arena, uint32_t code);

/* A name that today's divisions bear. */
struct region_name {
	struct sv name;
	const uint32_t *codes; /* that bear it, ascending */
	uint32_t code_count;
	bool is_short; /* "雷州" of 雷州市: weaker evidence */
};

/* All names, sorted by their bytes; the index is what a matcher reports. */
size_t gazetteer_name_count(const struct gazetteer *gazetteer);
const struct region_name *gazetteer_name_at(const struct gazetteer *gazetteer, size_t index);

/* NULL if nobody bears it. */
const struct region_name *gazetteer_find(const struct gazetteer *gazetteer, struct sv name);

#endif
