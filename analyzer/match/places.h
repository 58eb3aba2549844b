/*
 * Names of regions on a page: the gazetteer as a database of literals. What the names mean is region/'s business.
 *
 * Places are shared by all threads and loaded by the first that needs them: most runs of a content management system
 * never do. After that they are immutable. Every thread has a scanner of its own.
 */
#ifndef MATCH_PLACES_H
#define MATCH_PLACES_H

#include "region/region.h"

struct places;

/* The gazetteer in the folder `regions` of `rules_dir`, not yet loaded; its database comes from the cache or is
 * compiled (which takes a second or two). `cache_dir` NULL: no cache. Returns NULL and appends one line per fault to
 * `errors` if a table is missing or empty. */
struct places *places_open(const char *rules_dir, const char *cache_dir, struct buf *errors);
void places_free(struct places *places);

/* Loads them unless that was done; any thread may call this. Returns 0, or -1 if they are damaged. */
int places_load(struct places *places);

/* After a load that failed: one line per fault. */
struct sv places_faults(const struct places *places);

struct place_scanner;

struct place_scanner *place_scanner_new(struct places *places);
void place_scanner_free(struct place_scanner *scanner);

/* Loads the places if they are not yet. Returns 0, or -1 if they are damaged or there is no memory for Hyperscan's
 * scratch: then the scanner is not to be used. */
int place_scanner_prepare(struct place_scanner *scanner);

/* Finds all names in `text`, in the order of their ends; at most LIMIT_REGION_HITS. They are valid until the next scan.
 * Returns how many. */
size_t place_scanner_scan(const struct region_hit **hits, struct place_scanner *scanner, struct sv text);

const struct gazetteer *place_scanner_gazetteer(const struct place_scanner *scanner);

#endif
