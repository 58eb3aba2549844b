#include "match/grid.h"
#include "match/scan.h"

/* A heading ends with the word, but for marks and what stands in brackets: "Mima@2019" is none. */
static bool is_heading(const struct lexicon *labels, struct sv text)
{
	struct span word;

	if (text.len > GRID_CELL_BYTES || !lexicon_find_last(&word, labels, text))
		return false;
	for (size_t i = word.end; i < text.len && text.data[i] != '('; i++)
		if (sv_is_alpha(text.data[i]) || sv_is_digit(text.data[i]))
			return false;
	return true;
}

static void note_cell(struct scanner *scanner, uint32_t rule, uint32_t cell)
{
	if (!is_heading(rules_at(scanner->rules, rule)->body->labels, page_cell_text(scanner->page, cell)))
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

/* The cell that labels this one: the nearer comes first. The first cell of a row only if it is marked as its heading.
 */
static uint32_t label_of(const uint64_t *labels, const struct page *page, uint32_t index)
{
	const struct cell *cell = &page->cells.items[index];

	if (is_label(labels, cell->left))
		return cell->left;
	uint32_t heading = grid_heading(page, index);
	if (is_label(labels, heading))
		return heading;
	return is_label(labels, cell->row_header) && page->cells.items[cell->row_header].header ? cell->row_header
												: PAGE_NONE;
}

static void judge_cell(struct scanner *scanner, uint32_t rule, uint32_t index)
{
	const struct page *page = scanner->page;
	uint32_t label = label_of(scanner->labels[rule], page, index);
	struct sv text = page_cell_text(page, index);

	if (label == PAGE_NONE || is_label(scanner->labels[rule], index) || text.len > GRID_CELL_BYTES)
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

/* The block that [at.begin, at.end) stands in is a label: "初始密码：", or the word alone. Returns where it ends, or
 * SV_NONE. */
static size_t label_block_end(struct sv text, struct span at)
{
	enum { LABEL_BYTES = 40 };
	size_t begin = at.begin;
	size_t end = at.end;

	while (begin > 0 && !strchr("\n\t", text.data[begin - 1]))
		if (at.begin - --begin > LABEL_BYTES || ((unsigned char)text.data[begin] < 0x80 &&
							 !sv_is_alpha(text.data[begin]) && text.data[begin] != '_'))
			return SV_NONE;
	while (end < text.len &&
	       (text.data[end] == ' ' || text.data[end] == ':' || sv_starts(sv_skip(text, end), SV("："))))
		end += text.data[end] == ' ' || text.data[end] == ':' ? 1 : strlen("：");
	return end < text.len && text.data[end] == '\n' ? end : SV_NONE;
}

/* The block behind a label that is a block of its own, as in <dt>密码</dt><dd>…</dd>; empty if there is none. Both are
 * in one cell, or in none. */
static struct span block_behind(const struct stream *stream, const struct piece *piece, struct span at)
{
	enum { GAP_BYTES = 200, VALUE_BYTES = 80 };
	struct sv text = stream->text;
	struct span value = { 0, 0 };
	size_t end = label_block_end(text, at);

	if (end == SV_NONE)
		return value;
	while (end < text.len && end - at.end < GAP_BYTES && (text.data[end] == '\n' || text.data[end] == ' '))
		end++;
	value = (struct span){ end, end };
	while (value.end < text.len && value.end - end <= VALUE_BYTES && !strchr("\n\t", text.data[value.end]))
		value.end++;
	struct sv trimmed = sv_trim(sv_slice(text, value.begin, value.end));
	value.end = value.begin + trimmed.len;
	const struct piece *first = stream_piece(stream, value.begin);
	return trimmed.len <= VALUE_BYTES && first && first->cell == piece->cell ? value : (struct span){ 0, 0 };
}

static void judge_block(struct scanner *scanner, uint32_t rule, const struct piece *piece, struct span at)
{
	const struct stream *stream = &scanner->page->streams[STREAM_BODY];
	struct span value = block_behind(stream, piece, at);

	scan_judge(scanner, rule,
		   &(struct found){ .kind = STREAM_BODY,
				    .match = value,
				    .value = value,
				    .label = sv_slice(stream->text, at.begin, at.end),
				    .label_where = (enum where)piece->where });
}

void scan_label(struct scanner *scanner, const struct scanned_pattern *pattern, enum stream_kind kind, struct span at)
{
	const struct stream *stream = &scanner->page->streams[kind];
	const struct piece *piece = stream_piece(stream, at.begin);
	uint32_t rule = pattern->pattern->rule;

	if (!piece)
		return;
	if (kind == STREAM_ATTRIBUTE) {
		scan_input_label(scanner, rule, piece, sv_slice(stream->text, at.end, piece->end));
		return;
	}
	if (piece->cell != PAGE_NONE)
		note_cell(scanner, rule, piece->cell);
	judge_block(scanner, rule, piece, at);
}

void scan_labelled_cells(struct scanner *scanner)
{
	for (uint32_t rule = 0; rule < rules_count(scanner->rules); rule++)
		if (scanner->labels[rule])
			for (uint32_t i = 0; i < scanner->page->cells.count; i++)
				judge_cell(scanner, rule, i);
}
