#define _POSIX_C_SOURCE 200809L

#include <stdlib.h>
#include <time.h>

#include "base/clock.h"
#include "base/limits.h"
#include "match/scan.h"

static uint32_t today(void)
{
	time_t now = time(NULL);
	struct tm day;

	if (!gmtime_r(&now, &day))
		return 99991231;
	return (uint32_t)(day.tm_year + 1900) * 10000 + (uint32_t)(day.tm_mon + 1) * 100 + (uint32_t)day.tm_mday;
}

struct scanner *scanner_new(const struct rules *rules)
{
	struct scanner *scanner = calloc(1, sizeof *scanner);
	size_t count = rules_count(rules);

	if (!scanner)
		abort();
	scanner->rules = rules;
	scanner->judged = calloc(count + 1, sizeof *scanner->judged);
	if (!scanner->judged)
		abort();
	scanner->arena = arena_new();
	scanner->matcher = regex_matcher_new();
	scanner->today = today();
	scanner->seconds = LIMIT_MATCH_SECONDS;
	ranges_init(&scanner->ranges, rules->pattern_count);
	for (size_t i = 0; i < rules->databases.count; i++)
		if (hs_alloc_scratch(rules->databases.list[i], &scanner->scratch) != HS_SUCCESS) {
			scanner_free(scanner);
			return NULL;
		}
	return scanner;
}

void scanner_explain(struct scanner *scanner)
{
	scanner->dropped = calloc(rules_count(scanner->rules) + 1, sizeof *scanner->dropped);
	if (!scanner->dropped)
		abort();
}

void scanner_free(struct scanner *scanner)
{
	if (!scanner)
		return;
	hs_free_scratch(scanner->scratch);
	ranges_free(&scanner->ranges);
	regex_matcher_free(scanner->matcher);
	arena_free(scanner->arena);
	free(scanner->judged);
	free(scanner->dropped);
	free(scanner);
}

static int take_end(unsigned id, unsigned long long from, unsigned long long to, unsigned flags, void *context)
{
	(void)from;
	(void)flags;
	ranges_add(context, id, (size_t)to);
	return 0;
}

static void scan_stream(struct scanner *scanner, enum stream_kind kind)
{
	const struct databases *databases = &scanner->rules->databases;
	struct sv text = scanner->page->streams[kind].text;

	if (!text.len)
		return;
	if (databases->of_stream[kind] >= 0) {
		ranges_clear(&scanner->ranges);
		if (hs_scan(databases->list[databases->of_stream[kind]], text.data, (unsigned)text.len, 0,
			    scanner->scratch, take_end, &scanner->ranges) != HS_SUCCESS)
			scanner->cut = true;
		scan_locate(scanner, kind);
	}
	if (scanner->rules->digit_streams >> kind & 1)
		scan_digits(scanner, kind);
}

bool scan_is_late(struct scanner *scanner)
{
	enum { CALLS_BETWEEN_LOOKS = 16 };

	if (!scanner->late && scanner->looks-- == 0) {
		scanner->looks = CALLS_BETWEEN_LOOKS;
		scanner->late = clock_now() > scanner->deadline;
		scanner->cut |= scanner->late;
	}
	return scanner->late;
}

int scanner_scan(struct scanner *scanner, struct findings *findings, const struct page *page)
{
	size_t rules = rules_count(scanner->rules);

	arena_reset(scanner->arena);
	memset(scanner->judged, 0, rules * sizeof *scanner->judged);
	memset(&scanner->hits, 0, sizeof scanner->hits);
	memset(&scanner->drops, 0, sizeof scanner->drops);
	if (scanner->dropped)
		memset(scanner->dropped, 0, rules * sizeof *scanner->dropped);
	scanner->page = page;
	scanner->kept = findings->arena;
	scanner->labels = arena_zalloc(scanner->arena, rules * sizeof *scanner->labels);
	scanner->cut = false;
	scanner->deadline = clock_now() + scanner->seconds;
	scanner->looks = 0;
	scanner->late = false;
	for (int kind = 0; kind < STREAM_COUNT; kind++)
		scan_stream(scanner, (enum stream_kind)kind);
	scan_labelled_cells(scanner);
	scan_inputs(scanner);
	scan_report(scanner, findings);
	return scanner->cut ? -1 : 0;
}
