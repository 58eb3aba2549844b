/*
 * Names of regions on a page: the gazetteer as a database of literals. What the names mean is region/'s business.
 *
 * Places are immutable after loading and shared by all threads; every thread has a scanner of its own.
 */
#ifndef MATCH_PLACES_H
#define MATCH_PLACES_H

#include "region/region.h"

struct places;

/* Loads the gazetteer from the folder `regions` of `rules_dir`, and takes its database from the cache or compiles it
 * (which takes a second or two). `cache_dir` NULL: no cache. Returns NULL and appends one line per fault to `errors`.
 */
struct places *places_load(const char *rules_dir, const char *cache_dir, struct buf *errors);
void places_free(struct places *places);

const struct gazetteer *places_gazetteer(const struct places *places);

struct place_scanner;

/* NULL if there is no memory for Hyperscan's scratch. */
struct place_scanner *place_scanner_new(const struct places *places);
void place_scanner_free(struct place_scanner *scanner);

/* Finds all names in `text`, in the order of their ends; at most LIMIT_REGION_HITS. They are valid until the next scan.
 * Returns how many. */
size_t place_scanner_scan(const struct region_hit **hits, struct place_scanner *scanner, struct sv text);

const struct gazetteer *place_scanner_gazetteer(const struct place_scanner *scanner);

#endif
