#include "match/around.h"
#include "match/scan.h"

static void note_cell(struct scanner *scanner, uint32_t rule, uint32_t cell)
{
	struct sv text = page_cell_text(scanner->page, cell);

	if (text.len > AROUND_CELL_BYTES || !lexicon_in(rules_at(scanner->rules, rule)->body->labels, text))
		return;
	if (!scanner->labels[rule])
		scanner->labels[rule] =
		    arena_zalloc(scanner->arena, (scanner->page->cells.count / 64 + 1) * sizeof(uint64_t));
	scanner->labels[rule][cell / 64] |= (uint64_t)1 << cell % 64;
}

static bool is_label(const uint64_t *labels, uint32_t cell)
{
	return cell != PAGE_NONE && labels[cell / 64] >> cell % 64 & 1;
}

/* The cell that labels this one: the nearer comes first. */
static uint32_t label_of(const uint64_t *labels, const struct cell *cell)
{
	if (is_label(labels, cell->left))
		return cell->left;
	return is_label(labels, cell->column_header) ? cell->column_header : PAGE_NONE;
}

static void judge_cell(struct scanner *scanner, uint32_t rule, uint32_t index)
{
	const struct page *page = scanner->page;
	const struct cell *cell = &page->cells.items[index];
	uint32_t label = label_of(scanner->labels[rule], cell);
	struct sv text = page_cell_text(page, index);

	if (label == PAGE_NONE || is_label(scanner->labels[rule], index) || text.len > AROUND_CELL_BYTES)
		return;
	size_t begin = text.len ? (size_t)(text.data - page->streams[STREAM_BODY].text.data) : 0;
	struct span at = { begin, begin + text.len };
	scan_judge(scanner, rule,
		   &(struct found){ .kind = STREAM_BODY,
				    .match = at,
				    .value = at,
				    .label = page_cell_text(page, label),
				    .label_where = page->cells.items[label].header ? WHERE_HEADER : WHERE_CELL });
}

void scan_label(struct scanner *scanner, const struct scanned_pattern *pattern, enum stream_kind kind, struct span at)
{
	const struct stream *stream = &scanner->page->streams[kind];
	const struct piece *piece = stream_piece(stream, at.begin);

	if (!piece)
		return;
	if (kind == STREAM_BODY && piece->cell != PAGE_NONE)
		note_cell(scanner, pattern->pattern->rule, piece->cell);
	else if (kind == STREAM_ATTRIBUTE)
		scan_input_label(scanner, pattern->pattern->rule, piece, sv_slice(stream->text, at.end, piece->end));
}

void scan_labelled_cells(struct scanner *scanner)
{
	for (uint32_t rule = 0; rule < rules_count(scanner->rules); rule++)
		if (scanner->labels[rule])
			for (uint32_t i = 0; i < scanner->page->cells.count; i++)
				judge_cell(scanner, rule, i);
}
