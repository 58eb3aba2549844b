/*
 * What every content rule costs by itself: its patterns in a database of their own, its search for numbers, its labels
 * and its confirmer, over the text of real pages; beside it all rules together, and the names of regions.
 *
 *	rule_speed RULES LIST...
 *
 * A list names HTML files; an even sample of each is read. Prints GB of the pages' text in a second of the processor.
 */
#define _POSIX_C_SOURCE 200809L
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "base/limits.h"
#include "decode/decode.h"
#include "html/html.h"
#include "match/places.h"
#include "match/rules.h"

#define SAMPLE_BYTES  (6 * MIB) /* of each list: what the caches of a processor do not hold */
#define ASKED         1.0
#define ROUNDS        5
#define ROUND_SECONDS 0.1

struct text {
	struct arena *arena;
	VEC(struct page, pages);
	size_t bytes; /* of all streams */
};

static double now(void)
{
	struct timespec time;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
	return (double)time.tv_sec + (double)time.tv_nsec * 1e-9;
}

static _Noreturn void fail(const char *what, const char *why)
{
	fprintf(stderr, "%s: %s\n", what, why);
	exit(1);
}

static struct sv read_file(struct arena *arena, const char *path)
{
	FILE *file = fopen(path, "rb");

	if (!file || fseek(file, 0, SEEK_END))
		fail(path, strerror(errno));
	size_t size = (size_t)ftell(file);
	char *bytes = arena_alloc(arena, size);
	rewind(file);
	size = fread(bytes, 1, size, file);
	fclose(file);
	return (struct sv){ bytes, size };
}

static void add_page(struct text *out, struct html_reader *reader, struct decoder *decoder, const char *path)
{
	struct page *page = vec_push(out->arena, &out->pages);
	struct document document;

	decode_document(&document, decoder, out->arena, DECODE_HTML, (struct sv){ NULL, 0 },
			read_file(out->arena, path));
	html_read(page, reader, out->arena,
		  &(struct html_input){ .document = document.text, .encoding = document.encoding });
	for (int i = 0; i < STREAM_COUNT; i++)
		out->bytes += page->streams[i].text.len;
}

/* Every nth file, so that all kinds of pages are in it. */
static void read_list(struct text *out, struct html_reader *reader, struct decoder *decoder, const char *path)
{
	struct sv rest = read_file(out->arena, path);
	size_t before = out->bytes;
	size_t pages = out->pages.count;
	size_t lines = 0;
	size_t step = 1;

	for (size_t i = 0; i < rest.len; i++)
		lines += rest.data[i] == '\n';
	step = lines / 400 + 1;
	lines = 0;
	for (struct sv line; out->bytes - before < SAMPLE_BYTES && sv_split(&line, &rest, '\n') && line.len;)
		if (lines++ % step == 0)
			add_page(out, reader, decoder, arena_copy(out->arena, line).data);
	printf("%s: %zu pages, %.1f MB of text\n", path, out->pages.count - pages, (double)(out->bytes - before) / 1e6);
}

/* One rule of them all, or every rule; places and indices stay what they are. */
static struct rules only(const struct rules *all, size_t index)
{
	struct rules one = *all;
	struct buf errors;

	one.arena = arena_new();
	one.list.rules.items = arena_alloc(one.arena, rules_count(all) * sizeof *one.list.rules.items);
	one.patterns = arena_alloc(one.arena, (all->pattern_count + 1) * sizeof *one.patterns);
	one.pattern_count = 0;
	for (size_t i = 0; i < rules_count(all); i++) {
		one.list.rules.items[i] = *rules_at(all, i);
		one.list.rules.items[i].enabled &= i == index;
	}
	for (size_t i = 0; i < all->pattern_count; i++)
		if (all->patterns[i].pattern->rule == index)
			one.patterns[one.pattern_count++] = all->patterns[i];
	const struct rule_body *body = rules_at(all, index)->body;
	one.digit_streams = body && body->digits.min ? all->digit_streams : 0;
	databases_plan(&one.databases, one.arena, one.patterns, one.pattern_count);
	buf_init(&errors, 1 * MIB);
	if (databases_compile(&one.databases, one.patterns, one.pattern_count, &errors))
		fail(rules_at(all, index)->id, "does not compile");
	buf_free(&errors);
	return one;
}

static void scan_pages(void *context, const struct text *text)
{
	struct findings findings = { .arena = arena_new() };

	for (size_t i = 0; i < text->pages.count; i++) {
		findings.list.count = 0;
		scanner_scan(context, &findings, &text->pages.items[i]);
	}
	arena_free(findings.arena);
}

static void scan_places(void *context, const struct text *text)
{
	const struct region_hit *hits;

	for (size_t i = 0; i < text->pages.count; i++)
		place_scanner_scan(&hits, context, text->pages.items[i].streams[STREAM_BODY].text);
}

/* The best of some rounds. */
static double speed(void (*scan)(void *context, const struct text *text), void *context, const struct text *text)
{
	double best = 0;

	for (int round = 0; round < ROUNDS; round++) {
		double begin = now();
		double taken;
		size_t times = 0;
		do {
			scan(context, text);
			times++;
			taken = now() - begin;
		} while (taken < ROUND_SECONDS);
		double reached = (double)(text->bytes * times) / taken / 1e9;
		best = reached > best ? reached : best;
	}
	return best;
}

static void print_row(const char *what, double reached, bool is_asked)
{
	printf("%-30s %8.2f GB/s%s\n", what, reached, is_asked && reached < ASKED ? "   MISSED" : "");
	fflush(stdout);
}

static void measure_rules(const char *what, const struct rules *rules, const struct text *text, bool is_asked)
{
	struct scanner *scanner = scanner_new(rules);

	if (!scanner)
		fail(what, "no memory");
	print_row(what, speed(scan_pages, scanner, text), is_asked);
	scanner_free(scanner);
}

/* What rules without patterns look for is found in C, on every page. */
static void measure_each(const struct rules *all, const struct text *text)
{
	for (size_t i = 0; i < rules_count(all); i++) {
		const struct rule *rule = rules_at(all, i);
		if (!rule->enabled || (!rule->is_content && !sv_starts(sv_from(rule->id), SV("leak."))))
			continue;
		struct rules one = only(all, i);
		measure_rules(rule->id, &one, text, true);
		databases_free(&one.databases);
		arena_free(one.arena);
	}
}

static void measure_places(const char *dir, const struct text *text)
{
	struct buf errors;

	buf_init(&errors, 1 * MIB);
	struct places *places = places_open(dir, NULL, &errors);
	struct place_scanner *scanner = places ? place_scanner_new(places) : NULL;
	if (!scanner || place_scanner_prepare(scanner))
		fail(dir, "no names of regions");
	print_row("names of regions", speed(scan_places, scanner, text), true);
	place_scanner_free(scanner);
	places_free(places);
	buf_free(&errors);
}

int main(int argc, char **argv)
{
	struct text text = { .arena = arena_new() };
	struct html_reader *reader = html_reader_new();
	struct decoder *decoder = decoder_new();
	struct buf errors;

	if (argc < 3)
		fail("usage", "rule_speed RULES LIST...");
	for (int i = 2; i < argc; i++)
		read_list(&text, reader, decoder, argv[i]);
	buf_init(&errors, 1 * MIB);
	struct rules *rules = rules_load(argv[1], NULL, &errors);
	if (!rules)
		fail(argv[1], "the rules do not load");
	measure_each(rules, &text);
	measure_rules("all rules", rules, &text, false);
	measure_places(argv[1], &text);
	rules_free(rules);
	buf_free(&errors);
	decoder_free(decoder);
	html_reader_free(reader);
	arena_free(text.arena);
	return 0;
}
