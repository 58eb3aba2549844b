#include "table/text_table.h"

#include "base/limits.h"
#include "table/text_anchor.h"
#include "table/text_run.h"

struct finder {
	struct page *page;
	struct arena *arena;
	struct text_lines *lines;   /* once a line is to be read */
	char *text;                 /* the body with tabs between fields, once there are some */
	size_t first_cell;          /* of those from text */
	size_t done;                /* blocks before this one stand in tables, or above them */
	size_t tried[LINE_LAYOUTS]; /* and those before this one were tried in the layout */
	bool capped;
};

/* Values before single blanks, and where nothing else is left. Among separators the one with more columns, else the
 * first: a list may have commas in its amounts. */
static bool is_better(const struct text_run *run, const struct text_run *best)
{
	if (run->verdict != best->verdict)
		return run->verdict > best->verdict;
	return run->verdict != RUN_NONE && run->layout < LINE_WIDE && run->least > best->least;
}

static void choose_run(struct text_run *best, struct finder *finder, size_t first)
{
	struct text_run run;
	uint32_t layouts = run_layouts(finder->lines, first);

	best->verdict = RUN_NONE;
	best->least = 0;
	for (int layout = 0; layout < LINE_LAYOUTS; layout++) {
		if (finder->tried[layout] > first || !(layouts >> layout & 1))
			continue;
		finder->tried[layout] = run_read(&run, finder->lines, finder->done, first, (enum line_layout)layout);
		if (is_better(&run, best))
			*best = run;
	}
}

/* What separates the fields becomes a tab, and spaces where it is longer. */
static void blank_out(struct finder *finder, size_t begin, size_t end, char first)
{
	if (begin == end)
		return;
	memset(finder->text + begin, ' ', end - begin);
	finder->text[begin] = first;
}

static void add_cells(struct finder *finder, uint32_t table, uint32_t row, const struct line_fields *fields)
{
	struct page *page = finder->page;
	const struct stream *body = &page->streams[STREAM_BODY];
	uint32_t base = (uint32_t)page->cells.count;

	for (uint32_t i = 0; i < fields->filled; i++) {
		const struct piece *piece = stream_piece(body, fields->spans[i].begin);
		*vec_push(finder->arena, &page->cells) = (struct cell){
			.table = table,
			.row = row,
			.column = i,
			.row_span = 1,
			.column_span = 1,
			.column_header = PAGE_NONE,
			.row_header = i ? base : PAGE_NONE,
			.left = i ? base + i - 1 : PAGE_NONE,
			.begin = fields->spans[i].begin,
			.end = fields->spans[i].end,
			.element = piece ? piece->element : PAGE_NONE,
		};
		if (i)
			blank_out(finder, fields->spans[i - 1].end, fields->spans[i].begin, '\t');
	}
}

static void add_row(struct finder *finder, uint32_t table, uint32_t row, const struct line_fields *fields, size_t block)
{
	const struct block *line = &finder->page->blocks.items[block];

	blank_out(finder, line->begin, fields->spans[0].begin, ' ');
	add_cells(finder, table, row, fields);
	blank_out(finder, fields->spans[fields->filled - 1].end, line->end, '\t');
}

static void head_columns(struct page *page, size_t first, const struct text_run *run, uint32_t columns)
{
	for (size_t i = first; i < page->cells.count; i++) {
		struct cell *cell = &page->cells.items[i];
		if (cell->row == 0)
			cell->header = run->sure_heading;
		else if (cell->column < columns)
			cell->column_header = (uint32_t)first + cell->column;
	}
}

static void add_table(struct finder *finder, const struct text_run *run)
{
	struct page *page = finder->page;
	const struct piece *piece = stream_piece(&page->streams[STREAM_BODY], page->blocks.items[run->first].begin);
	size_t first = page->cells.count;
	uint32_t index = (uint32_t)page->tables.count;
	uint32_t columns = 0;
	struct line_fields fields;

	if (!finder->text)
		finder->text = (char *)arena_copy(finder->arena, page->streams[STREAM_BODY].text).data;
	*vec_push(finder->arena, &page->tables) = (struct table){ .element = piece->element,
								  .outer = piece->cell,
								  .rows = (uint32_t)(run->last - run->first) + 1 };
	for (size_t block = run->first; block <= run->last; block++) {
		if (!run_fields(&fields, run, finder->lines, block))
			continue;
		if (page->cells.count - finder->first_cell + fields.filled > LIMIT_TEXT_CELLS) {
			finder->capped = true;
			break;
		}
		add_row(finder, index, (uint32_t)(block - run->first), &fields, block);
		if (block == run->first)
			columns = fields.filled;
		if (fields.filled > page->tables.items[index].columns)
			page->tables.items[index].columns = fields.filled;
	}
	if (run->has_heading)
		head_columns(page, first, run, columns);
}

static void find_from(struct finder *finder, size_t block)
{
	struct text_run run;

	if (!finder->lines)
		finder->lines = lines_new(finder->arena, finder->page);
	choose_run(&run, finder, block);
	if (run.verdict == RUN_NONE)
		return;
	add_table(finder, &run);
	finder->done = run.last + 1;
}

/* The part [begin, end) of a piece. */
static void add_part(struct finder *finder, struct stream *out, const struct piece *piece, size_t begin, size_t end,
		     uint32_t cell)
{
	if (begin >= end)
		return;
	struct piece *part = vec_next(finder->arena, &out->pieces);
	*part = *piece;
	part->begin = begin;
	part->end = end;
	part->cell = cell;
	if (piece->verbatim) {
		part->source.begin = piece->source.begin + (begin - piece->begin);
		if (end < piece->end)
			part->source.end = piece->source.begin + (end - piece->begin);
	}
}

/* What stands in no cell, without the separators and line ends around it. */
static void add_rest(struct finder *finder, struct stream *out, const struct piece *piece, size_t begin, size_t end)
{
	const char *text = finder->page->streams[STREAM_BODY].text.data;

	if (begin == piece->begin && end == piece->end &&
	    memcmp(text + begin, finder->text + begin, end - begin) == 0) {
		add_part(finder, out, piece, begin, end, piece->cell);
		return;
	}
	while (begin < end && sv_is_space(finder->text[begin]))
		begin++;
	while (end > begin && sv_is_space(finder->text[end - 1]))
		end--;
	add_part(finder, out, piece, begin, end, piece->cell);
}

/* Cuts a piece at the borders of the cells from *next on. */
static void cut_piece(struct finder *finder, struct stream *out, const struct piece *piece, size_t *next)
{
	const struct page *page = finder->page;
	size_t at = piece->begin;

	for (size_t i = *next; i < page->cells.count && page->cells.items[i].begin < piece->end; i++) {
		const struct cell *cell = &page->cells.items[i];
		size_t begin = cell->begin > piece->begin ? cell->begin : piece->begin;
		size_t end = cell->end < piece->end ? cell->end : piece->end;
		add_rest(finder, out, piece, at, begin);
		add_part(finder, out, piece, begin, end, (uint32_t)i);
		if (end > at)
			at = end;
		if (cell->end <= piece->end)
			*next = i + 1;
	}
	add_rest(finder, out, piece, at, piece->end);
}

static void cut_pieces(struct finder *finder)
{
	struct stream *body = &finder->page->streams[STREAM_BODY];
	struct stream out = { 0 };
	size_t next = finder->first_cell;

	vec_reserve(finder->arena, &out.pieces,
		    body->pieces.count + 2 * (finder->page->cells.count - finder->first_cell) + 1);
	for (size_t i = 0; i < body->pieces.count; i++)
		cut_piece(finder, &out, &body->pieces.items[i], &next);
	out.text = (struct sv){ finder->text, body->text.len };
	*body = out;
}

/* A file of JSON or XML: its lines may look like fields, but what they are is told by keys and tags. */
static bool is_data(const struct page *page, struct sv text)
{
	text = sv_trim(text);
	if (page->is_html || !text.len)
		return false;
	if (text.data[0] == '[')
		return sv_starts(sv_trim(sv_skip(text, 1)), SV("{"));
	return text.data[0] == '{' || sv_starts(text, SV("<?xml")) ||
	       (text.data[0] == '<' && text.data[text.len - 1] == '>');
}

int text_table_find(struct page *page, struct arena *arena)
{
	struct finder finder = { .page = page, .arena = arena, .first_cell = page->cells.count };
	struct sv text = page->streams[STREAM_BODY].text;

	if (is_data(page, text))
		return 0;
	for (size_t i = 0; i < page->blocks.count && !finder.capped; i++) {
		const struct block *block = &page->blocks.items[i];
		if (i >= finder.done && text_has_anchor(sv_slice(text, block->begin, block->end)))
			find_from(&finder, i);
	}
	if (finder.text)
		cut_pieces(&finder);
	return finder.capped ? -1 : 0;
}
