#include "run/twins.h"

#include <stdlib.h>

#include "base/limits.h"

/* A set of 64-bit hashes, as a sorted array once everything is in. */
struct hashes {
	uint64_t *items;
	size_t count;
	size_t capacity;
};

/* A file that a page clears, and why; addresses. */
struct clearing {
	uint64_t address;
	uint64_t twin;
};

struct twins {
	struct hashes shown;       /* keys */
	struct hashes shown_files; /* addresses */
	struct hashes cleared;     /* addresses; from `clearings` in the end */
	struct hashes judged;      /* addresses */
	struct clearing *clearings;
	size_t clearing_count;
	size_t clearing_capacity;
	struct twin_claim *waiting;
	size_t waiting_count;
	size_t waiting_capacity;
	struct buf records;
};

struct twins *twins_new(void)
{
	struct twins *twins = calloc(1, sizeof *twins);

	if (!twins)
		abort();
	buf_init(&twins->records, LIMIT_TWINS_BYTES);
	return twins;
}

void twins_free(struct twins *twins)
{
	if (!twins)
		return;
	free(twins->shown.items);
	free(twins->shown_files.items);
	free(twins->clearings);
	free(twins->cleared.items);
	free(twins->judged.items);
	free(twins->waiting);
	buf_free(&twins->records);
	free(twins);
}

static void *grown(void *items, size_t count, size_t *capacity, size_t size)
{
	if (count < *capacity)
		return items;
	*capacity = *capacity ? *capacity * 2 : 64;
	items = realloc(items, *capacity * size);
	if (!items)
		abort();
	return items;
}

static void hashes_add(struct hashes *hashes, uint64_t hash)
{
	hashes->items = grown(hashes->items, hashes->count, &hashes->capacity, sizeof *hashes->items);
	hashes->items[hashes->count++] = hash;
}

static void add_clearing(struct twins *twins, const struct twin_claim *claim)
{
	twins->clearings =
	    grown(twins->clearings, twins->clearing_count, &twins->clearing_capacity, sizeof *twins->clearings);
	twins->clearings[twins->clearing_count++] = (struct clearing){ claim->address, claim->twin };
}

static int compare_hashes(const void *a, const void *b)
{
	uint64_t x = *(const uint64_t *)a;
	uint64_t y = *(const uint64_t *)b;

	return (x > y) - (x < y);
}

static bool hashes_have(const struct hashes *hashes, uint64_t hash)
{
	return hashes->count && bsearch(&hash, hashes->items, hashes->count, sizeof hash, compare_hashes);
}

static void take_finding(struct twins *twins, struct buf *out, struct tally *tally, struct twin_claim claim,
			 struct sv record)
{
	claim.begin = twins->records.len;
	buf_append(&twins->records, record);
	if (twins->records.overflow) {
		buf_append(out, record);
		tally_finding(tally, claim.rule, claim.severity);
		return;
	}
	claim.end = twins->records.len;
	twins->waiting = grown(twins->waiting, twins->waiting_count, &twins->waiting_capacity, sizeof *twins->waiting);
	twins->waiting[twins->waiting_count++] = claim;
}

void twins_take(struct twins *twins, struct buf *out, struct tally *tally, const struct twin_claim *claims,
		size_t count, struct sv records)
{
	for (size_t i = 0; i < count; i++) {
		switch (claims[i].kind) {
		case TWIN_SHOWS:
			hashes_add(&twins->shown, claims[i].key);
			hashes_add(&twins->shown_files, claims[i].address);
			break;
		case TWIN_CLEARS: add_clearing(twins, &claims[i]); break;
		case TWIN_JUDGED: hashes_add(&twins->judged, claims[i].address); break;
		case TWIN_FILE:
		case TWIN_LINK:
			take_finding(twins, out, tally, claims[i], sv_slice(records, claims[i].begin, claims[i].end));
			break;
		}
	}
}

static void sort_hashes(struct hashes *hashes)
{
	if (hashes->count)
		qsort(hashes->items, hashes->count, sizeof *hashes->items, compare_hashes);
}

/* A twin that nobody looked at is taken at its name. */
static void clear_files(struct twins *twins)
{
	for (size_t i = 0; i < twins->clearing_count; i++) {
		const struct clearing *clearing = &twins->clearings[i];
		if (!hashes_have(&twins->judged, clearing->twin) || hashes_have(&twins->shown_files, clearing->twin))
			hashes_add(&twins->cleared, clearing->address);
	}
	sort_hashes(&twins->cleared);
}

static bool falls(const struct twins *twins, const struct twin_claim *claim)
{
	if (claim->kind == TWIN_LINK)
		return hashes_have(&twins->judged, claim->address);
	return hashes_have(&twins->shown, claim->key) || hashes_have(&twins->cleared, claim->address);
}

void twins_settle(struct twins *twins, struct buf *out, struct tally *tally)
{
	sort_hashes(&twins->shown);
	sort_hashes(&twins->shown_files);
	sort_hashes(&twins->judged);
	clear_files(twins);
	for (size_t i = 0; i < twins->waiting_count; i++) {
		const struct twin_claim *claim = &twins->waiting[i];
		if (falls(twins, claim))
			continue;
		buf_append(out, sv_slice(buf_view(&twins->records), claim->begin, claim->end));
		tally_finding(tally, claim->rule, claim->severity);
	}
}
