/* The first byte chooses whose page it is, the rest is its HTML; names are found as a scan finds them. */
#include <stdio.h>
#include <stdlib.h>

#include "base/limits.h"
#include "base/utf8.h"
#include "html/html.h"
#include "match/match.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

struct tools {
	struct places *places;
	struct place_scanner *scanner;
	struct html_reader *reader;
	struct arena *arena;
};

static void open_tools(struct tools *tools)
{
	const char *rules = getenv("PAGEWARDEN_RULES") ? getenv("PAGEWARDEN_RULES") : "rules";
	char cache[4096];
	struct buf errors;

	buf_init(&errors, 1 * MIB);
	tools->places = places_open(rules, rules_cache_dir(cache, sizeof cache), &errors);
	tools->scanner = tools->places ? place_scanner_new(tools->places) : NULL;
	if (!tools->scanner || place_scanner_prepare(tools->scanner) != 0) {
		struct sv faults = tools->places ? places_faults(tools->places) : buf_view(&errors);
		fprintf(stderr, "%.*s", SV_ARG(faults));
		abort();
	}
	buf_free(&errors);
	tools->reader = html_reader_new();
	tools->arena = arena_new();
}

static void require(bool holds, const char *what)
{
	if (holds)
		return;
	fprintf(stderr, "does not hold: %s\n", what);
	abort();
}

static void check_answer(const struct region_answer *answer, const struct region_question *question)
{
	struct sv text = question->page->streams[STREAM_BODY].text;
	struct sv place = sv_slice(text, answer->at.begin, answer->at.end);

	require(answer->at.begin < answer->at.end && answer->at.end <= text.len, "the place is in the text");
	require(utf8_valid_prefix(place) == place.len, "the place holds whole characters");
	for (size_t i = 0; i < question->own_count; i++)
		require(!region_related(answer->region, question->own[i]), "the region is foreign");
	require(answer->confidence > 0 && answer->confidence < 1, "confidence");
	require(answer->reason_count <= REGION_REASONS, "reasons are few");
	for (size_t i = 0; i < answer->reason_count; i++)
		require(utf8_valid_prefix(answer->reasons[i]) == answer->reasons[i].len, "reasons are text");
}

/* Readers get valid UTF-8 only. */
static struct sv made_valid(struct arena *arena, struct sv bytes)
{
	char *text = arena_alloc(arena, bytes.len);
	size_t at = 0;

	if (bytes.len)
		memcpy(text, bytes.data, bytes.len);
	for (;;) {
		at += utf8_valid_prefix((struct sv){ text + at, bytes.len - at });
		if (at == bytes.len)
			return (struct sv){ text, bytes.len };
		text[at] = '?';
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const uint32_t owners[] = { 440882, 440983, 320106, 440800, 110000, 410802, 350982, 500238 };
	static struct tools tools;
	struct region_answer answer;
	struct page page;

	if (!tools.arena)
		open_tools(&tools);
	if (size < 1)
		return 0;
	arena_reset(tools.arena);
	struct html_input input = {
		.document = made_valid(tools.arena, (struct sv){ (const char *)data + 1, size - 1 }),
		.source = SV("a.html"),
		.encoding = "UTF-8",
	};
	html_read(&page, tools.reader, tools.arena, &input);
	struct region_question question = {
		.gazetteer = place_scanner_gazetteer(tools.scanner),
		.page = &page,
		.own = &owners[data[0] % 8],
		.own_count = data[0] & 0x80 ? 0 : 1,
	};
	question.hit_count = place_scanner_scan(&question.hits, tools.scanner, page.streams[STREAM_BODY].text);
	if (region_judge(&answer, tools.arena, &question))
		check_answer(&answer, &question);
	return 0;
}
