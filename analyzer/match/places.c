#define _POSIX_C_SOURCE 200809L

#include "match/places.h"

#include <errno.h>
#include <stdlib.h>
#include <sys/stat.h>

#include "base/limits.h"
#include "base/once.h"
#include "match/databases.h"

/* To be raised when what the cache holds changes its meaning. */
#define KEY_FORMAT "pagewarden places 1\n"

struct places {
	struct once *loading;
	char *folder;    /* of the tables */
	char *cache_dir; /* NULL: no cache */
	struct buf faults;
	struct arena *arena;
	struct gazetteer *gazetteer;
	struct databases databases; /* one, of the body stream */
};

struct place_scanner {
	struct places *places;
	hs_scratch_t *scratch;
	struct region_hit *hits;
	size_t count;
	size_t capacity;
};

/* ---- the database ---- */

static int compile(struct places *places, struct buf *errors)
{
	size_t count = gazetteer_name_count(places->gazetteer);
	const char **names = arena_alloc(places->arena, count * sizeof *names);
	size_t *lengths = arena_alloc(places->arena, count * sizeof *lengths);
	unsigned *flags = arena_zalloc(places->arena, count * sizeof *flags);
	unsigned *ids = arena_alloc(places->arena, count * sizeof *ids);
	hs_compile_error_t *error = NULL;

	for (size_t i = 0; i < count; i++) {
		struct sv name = gazetteer_name_at(places->gazetteer, i)->name;
		names[i] = arena_copy(places->arena, name).data;
		lengths[i] = name.len;
		ids[i] = (unsigned)i;
	}
	hs_error_t result = hs_compile_lit_multi(names, flags, ids, lengths, (unsigned)count, HS_MODE_BLOCK, NULL,
						 &places->databases.list[0], &error);
	if (result != HS_SUCCESS)
		buf_printf(errors, "names of regions: %s\n", error ? error->message : "out of memory");
	hs_free_compile_error(error);
	return result == HS_SUCCESS ? 0 : -1;
}

/* Everything that the database depends on; the names, a megabyte of them, by two hashes. */
static void make_key(struct buf *out, const struct gazetteer *gazetteer)
{
	hs_platform_info_t platform;
	uint64_t first = 1;
	uint64_t second = 2;

	for (size_t i = 0; i < gazetteer_name_count(gazetteer); i++) {
		struct sv name = gazetteer_name_at(gazetteer, i)->name;
		first = sv_hash(name, first);
		second = sv_hash(name, ~second);
	}
	buf_append(out, SV(KEY_FORMAT));
	buf_printf(out, "%s\n%zu %llx %llx\n", hs_version(), gazetteer_name_count(gazetteer), (unsigned long long)first,
		   (unsigned long long)second);
	if (hs_populate_platform(&platform) == HS_SUCCESS)
		buf_printf(out, "%u %llx\n", platform.tune, platform.cpu_features);
}

static int make_database(struct places *places, const char *cache_dir, struct buf *errors)
{
	struct buf key;
	int result = 0;

	places->databases.count = 1;
	buf_init(&key, 64 * KIB);
	make_key(&key, places->gazetteer);
	if (!cache_dir || databases_load(&places->databases, cache_dir, buf_view(&key)) != 0) {
		result = compile(places, errors);
		if (!result && cache_dir)
			databases_store(&places->databases, cache_dir, buf_view(&key));
	}
	buf_free(&key);
	return result;
}

/* ---- loading ---- */

static char *copy_string(const char *text)
{
	char *copy = strdup(text);

	if (!copy)
		abort();
	return copy;
}

/* What can be told at the start without reading: a table that is not there, or empty. */
static int check_tables(const char *folder, struct buf *errors)
{
	static const char *const tables[] = { "divisions.tsv", "names.tsv", "phones.tsv", "domains.tsv" };
	struct arena *arena = arena_new();
	struct stat status;
	int result = 0;

	for (size_t i = 0; i < sizeof tables / sizeof tables[0]; i++) {
		struct sv path = arena_printf(arena, "%s/%s", folder, tables[i]);
		int failed = stat(path.data, &status);
		if (failed || status.st_size == 0) {
			buf_printf(errors, "%s: %s\n", path.data, failed ? strerror(errno) : "empty");
			result = -1;
		}
	}
	arena_free(arena);
	return result;
}

struct places *places_open(const char *rules_dir, const char *cache_dir, struct buf *errors)
{
	struct places *places = calloc(1, sizeof *places);

	if (!places)
		abort();
	places->loading = once_new();
	buf_init(&places->faults, LIMIT_RECORD_BYTES);
	places->arena = arena_new();
	places->folder = copy_string(arena_printf(places->arena, "%s/regions", rules_dir).data);
	places->cache_dir = cache_dir ? copy_string(cache_dir) : NULL;
	if (check_tables(places->folder, errors) == 0)
		return places;
	places_free(places);
	return NULL;
}

static int load(void *context)
{
	struct places *places = context;

	places->gazetteer = gazetteer_load(places->folder, &places->faults);
	int result = places->gazetteer ? make_database(places, places->cache_dir, &places->faults) : -1;
	arena_reset(places->arena);
	return result;
}

int places_load(struct places *places)
{
	return once_run(places->loading, load, places);
}

struct sv places_faults(const struct places *places)
{
	return buf_view(&places->faults);
}

void places_free(struct places *places)
{
	if (!places)
		return;
	databases_free(&places->databases);
	gazetteer_free(places->gazetteer);
	arena_free(places->arena);
	buf_free(&places->faults);
	free(places->cache_dir);
	free(places->folder);
	once_free(places->loading);
	free(places);
}

/* ---- scanning ---- */

struct place_scanner *place_scanner_new(struct places *places)
{
	struct place_scanner *scanner = calloc(1, sizeof *scanner);

	if (!scanner)
		abort();
	scanner->places = places;
	return scanner;
}

int place_scanner_prepare(struct place_scanner *scanner)
{
	if (scanner->scratch)
		return 0;
	if (places_load(scanner->places) != 0)
		return -1;
	return hs_alloc_scratch(scanner->places->databases.list[0], &scanner->scratch) == HS_SUCCESS ? 0 : -1;
}

void place_scanner_free(struct place_scanner *scanner)
{
	if (!scanner)
		return;
	hs_free_scratch(scanner->scratch);
	free(scanner->hits);
	free(scanner);
}

const struct gazetteer *place_scanner_gazetteer(const struct place_scanner *scanner)
{
	return scanner->places->gazetteer;
}

static int take_name(unsigned id, unsigned long long from, unsigned long long to, unsigned flags, void *context)
{
	struct place_scanner *scanner = context;

	(void)from;
	(void)flags;
	if (scanner->count == LIMIT_REGION_HITS)
		return 1;
	if (scanner->count == scanner->capacity) {
		scanner->capacity = scanner->capacity ? scanner->capacity * 2 : 256;
		scanner->hits = realloc(scanner->hits, scanner->capacity * sizeof *scanner->hits);
		if (!scanner->hits)
			abort();
	}
	scanner->hits[scanner->count++] = (struct region_hit){ (size_t)to, id };
	return 0;
}

static int compare_ends(const void *a, const void *b)
{
	const struct region_hit *x = a;
	const struct region_hit *y = b;

	return (x->end > y->end) - (x->end < y->end);
}

/* Hyperscan hands matches out by their ends, but does not promise to. */
static void order(struct place_scanner *scanner)
{
	for (size_t i = 1; i < scanner->count; i++)
		if (scanner->hits[i].end < scanner->hits[i - 1].end) {
			qsort(scanner->hits, scanner->count, sizeof *scanner->hits, compare_ends);
			return;
		}
}

size_t place_scanner_scan(const struct region_hit **hits, struct place_scanner *scanner, struct sv text)
{
	scanner->count = 0;
	if (text.len)
		hs_scan(scanner->places->databases.list[0], text.data, (unsigned)text.len, 0, scanner->scratch,
			take_name, scanner);
	order(scanner);
	*hits = scanner->hits;
	return scanner->count;
}
