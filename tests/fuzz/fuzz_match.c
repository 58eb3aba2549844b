/*
 * A page, read as HTML, as plain text and as a script, and scanned with the rules that are shipped. Findings lie inside
 * the document, and no evidence holds the value. The same for what was dropped, which comes in the order of its places.
 */
#include <stdlib.h>

#include "base/limits.h"
#include "decode/decode.h"
#include "html/html.h"
#include "match/match.h"
#include "table/table.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Made once: compiling the rules takes longer than a run. */
struct bench {
	struct rules *rules;
	struct scanner *scanner;
	struct html_reader *reader;
	struct decoder *decoder;
	struct arena *arena;
};

static void require(bool condition)
{
	if (!condition)
		abort();
}

static struct bench *bench(void)
{
	static struct bench made;
	struct buf errors;

	if (made.rules)
		return &made;
	buf_init(&errors, 1 * MIB);
	made.rules = rules_load(getenv("PAGEWARDEN_RULES") ? getenv("PAGEWARDEN_RULES") : "rules", NULL, &errors);
	require(made.rules != NULL);
	buf_free(&errors);
	made.scanner = scanner_new(made.rules);
	scanner_explain(made.scanner);
	made.reader = html_reader_new();
	made.decoder = decoder_new();
	made.arena = arena_new();
	return &made;
}

static void test_dropped(const struct findings *findings, const struct page *page)
{
	size_t last = 0;

	for (size_t i = 0; i < findings->dropped.count; i++) {
		const struct dropped *dropped = &findings->dropped.items[i];
		require(dropped->at.begin >= last && dropped->at.begin < dropped->at.end &&
			dropped->at.end <= page->document.len);
		require(reason_kind(dropped->against.reason) == REASON_IS_AGAINST);
		require(dropped->shown.len && sv_chr(dropped->evidence, '*', 0) != SV_NONE);
		require(sv_chr(dropped->shown, '*', 0) != SV_NONE ||
			sv_find(dropped->evidence, dropped->shown, 0) == SV_NONE);
		last = dropped->at.begin;
	}
}

/* Pieces and cells of the text's tables lie in the stream, in order, and a piece of a cell inside it. */
static void require_pieces(const struct page *page)
{
	const struct stream *body = &page->streams[STREAM_BODY];
	size_t at = 0;

	for (size_t i = 0; i < body->pieces.count; i++) {
		const struct piece *piece = &body->pieces.items[i];
		require(at <= piece->begin && piece->begin < piece->end && piece->end <= body->text.len);
		require(piece->source.begin <= piece->source.end && piece->source.end <= page->document.len);
		require(piece->cell == PAGE_NONE || piece->cell < page->cells.count);
		at = piece->end;
	}
	for (size_t i = 0; i < page->cells.count; i++) {
		const struct cell *cell = &page->cells.items[i];
		require(cell->begin <= cell->end && cell->end <= body->text.len && cell->table < page->tables.count);
		require(cell->column_header == PAGE_NONE || cell->column_header < page->cells.count);
	}
}

static void scan(const struct bench *at, struct page *page)
{
	struct findings findings = { .arena = at->arena };

	table_find(page, at->arena);
	require_pieces(page);
	scanner_scan(at->scanner, &findings, page);
	for (size_t i = 0; i < findings.list.count; i++) {
		const struct finding *finding = &findings.list.items[i];
		require(finding->at.begin < finding->at.end && finding->at.end <= page->document.len);
		require(finding->value.len && finding->shown.len && finding->evidence.len && finding->count);
		require(sv_find(finding->evidence, finding->shown, 0) == SV_NONE);
	}
	test_dropped(&findings, page);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct bench *at = bench();
	struct document document;
	struct page page;

	arena_reset(at->arena);
	decode_document(&document, at->decoder, at->arena, DECODE_HTML, SV("utf-8"),
			(struct sv){ (const char *)data, size });
	struct html_input input = { .document = document.text, .source = SV("x"), .encoding = document.encoding };
	html_read(&page, at->reader, at->arena, &input);
	scan(at, &page);
	html_read_plain(&page, at->arena, &input, WHERE_DOCUMENT);
	scan(at, &page);
	html_read_plain(&page, at->arena, &input, WHERE_SCRIPT);
	scan(at, &page);
	return 0;
}
