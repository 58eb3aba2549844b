/*
 * A rule file; behind a line "===" a text that is scanned with it, if it loads. Every fault is told as FILE:LINE:
 * reason.
 */
#define _GNU_SOURCE

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/limits.h"
#include "base/utf8.h"
#include "match/match.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void require(bool condition)
{
	if (!condition)
		abort();
}

/* The page is one block of text. */
static void scan(const struct rules *rules, struct sv text)
{
	struct arena *arena = arena_new();
	struct findings findings = { .arena = arena };
	struct page page = { .document = text };
	struct scanner *scanner = scanner_new(rules);
	struct piece *piece = vec_push(arena, &page.streams[STREAM_BODY].pieces);

	*piece = (struct piece){ .end = text.len,
				 .source = { 0, text.len },
				 .verbatim = true,
				 .where = WHERE_TEXT,
				 .element = PAGE_NONE,
				 .cell = PAGE_NONE };
	page.streams[STREAM_BODY].text = text;
	require(scanner != NULL);
	scanner_scan(scanner, &findings, &page);
	for (size_t i = 0; i < findings.list.count; i++) {
		const struct finding *finding = &findings.list.items[i];
		require(finding->at.begin < finding->at.end && finding->at.end <= text.len);
		require(finding->count > 0 && rules_find(rules, finding->rule));
		rules_message(rules, arena, finding, true);
	}
	scanner_free(scanner);
	arena_free(arena);
}

static void require_faults(struct sv errors, struct sv folder)
{
	require(errors.len > 0);
	for (struct sv line; sv_split(&line, &errors, '\n') && errors.len;)
		require(sv_starts(line, folder) && sv_find(line, SV(": "), 0) != SV_NONE);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct sv input = { (const char *)data, size };
	size_t mark = sv_find(input, SV("\n===\n"), 0);
	struct sv rule_file = sv_slice(input, 0, mark);
	struct sv text = mark == SV_NONE ? (struct sv){ NULL, 0 } : sv_skip(input, mark + 5);
	char folder[] = "/tmp/pw-fuzz-XXXXXX";
	char path[64];
	struct buf errors;

	require(mkdtemp(folder) != NULL);
	snprintf(path, sizeof path, "%s/x.yaml", folder);
	FILE *file = fopen(path, "wb");
	require(file && fwrite(rule_file.data, 1, rule_file.len, file) == rule_file.len);
	fclose(file);
	buf_init(&errors, 16 * MIB);
	struct rules *rules = rules_load(folder, NULL, &errors);
	if (!rules)
		require_faults(buf_view(&errors), sv_from(folder));
	else if (utf8_valid_prefix(text) == text.len)
		scan(rules, text);
	rules_free(rules);
	buf_free(&errors);
	unlink(path);
	rmdir(folder);
	return 0;
}
