#include "match/around.h"

#include "base/utf8.h"

/* '\n' ends a block, '\t' a cell. */
static bool ends_block(char c)
{
	return c == '\n' || c == '\t';
}

static struct sv text_of(const struct candidate *candidate)
{
	return candidate->stream->text;
}

/* Spaces are kept as the page has them, with all its indentation: a run of them counts as one character here. */
#define BYTES_PER_CHARACTER 4
#define BYTES_OF_SPACES     512

static size_t walk_back(struct sv text, size_t at, size_t characters, bool inside_block)
{
	size_t budget = characters * BYTES_PER_CHARACTER + BYTES_OF_SPACES;
	size_t least = at > budget ? utf8_backward(text, at - budget + UTF8_MAX_BYTES, 1) : 0;
	bool was_space = false;

	while (at > least && characters > 0) {
		char last = text.data[at - 1];
		if (inside_block && ends_block(last))
			break;
		bool is_space = last == ' ' || ends_block(last);
		at = utf8_backward(text, at, 1);
		characters -= !(is_space && was_space);
		was_space = is_space;
	}
	return at;
}

static size_t walk_on(struct sv text, size_t at, size_t characters, bool inside_block)
{
	size_t budget = characters * BYTES_PER_CHARACTER + BYTES_OF_SPACES;
	size_t most = text.len - at > budget ? at + budget : text.len;
	bool was_space = false;

	while (at < most && characters > 0) {
		char first = text.data[at];
		if (inside_block && ends_block(first))
			break;
		bool is_space = first == ' ' || ends_block(first);
		at = utf8_forward(text, at, 1);
		characters -= !(is_space && was_space);
		was_space = is_space;
	}
	return at;
}

struct sv around_before(const struct candidate *candidate, struct span at, size_t characters)
{
	struct sv text = text_of(candidate);

	return sv_slice(text, walk_back(text, at.begin, characters, true), at.begin);
}

struct sv around_after(const struct candidate *candidate, struct span at, size_t characters)
{
	struct sv text = text_of(candidate);

	return sv_slice(text, at.end, walk_on(text, at.end, characters, true));
}

struct sv around_window(const struct candidate *candidate, size_t characters)
{
	struct sv text = text_of(candidate);

	return sv_slice(text, walk_back(text, candidate->value.begin, characters, true),
			walk_on(text, candidate->value.end, characters, true));
}

struct sv around_wide(const struct candidate *candidate, size_t characters)
{
	struct sv text = text_of(candidate);

	return sv_slice(text, walk_back(text, candidate->value.begin, characters, false),
			walk_on(text, candidate->value.end, characters, false));
}

static bool is_running_text(const struct piece *piece)
{
	switch (piece->where) {
	case WHERE_TEXT:
	case WHERE_TITLE:
	case WHERE_CELL:
	case WHERE_HEADER: return true;
	case WHERE_HIDDEN: return piece->name.len == 0; /* not of an input */
	default: return false;
	}
}

bool around_is_manual(const struct candidate *candidate)
{
	enum { NEAR = 80 };
	struct sv window = around_wide(candidate, NEAR);

	if (!is_running_text(candidate->piece))
		return false;
	for (size_t i = 0; i < window.len; i++) /* lead bytes of U+4E00 to U+9FFF, and some beside them */
		if ((unsigned char)window.data[i] >= 0xE4 && (unsigned char)window.data[i] <= 0xE9)
			return false;
	return true;
}

/* The block that ends before `end`, which is the start of a block; empty if it is longer than a label is. */
static struct sv block_before(struct sv text, size_t end, size_t least)
{
	enum { LABEL_BYTES = 60 };
	size_t begin = end;

	if (end - least > BYTES_OF_SPACES)
		least = end - BYTES_OF_SPACES;
	while (begin > least && (ends_block(text.data[begin - 1]) || text.data[begin - 1] == ' '))
		begin--;
	end = begin;
	while (begin > least && !ends_block(text.data[begin - 1]))
		if (end - --begin > LABEL_BYTES)
			return (struct sv){ NULL, 0 };
	return sv_slice(text, begin, end);
}

/* The cell that the value stands in, or NULL. */
static const struct cell *cell_of(const struct candidate *candidate)
{
	uint32_t cell = candidate->kind == STREAM_BODY ? candidate->piece->cell : PAGE_NONE;

	return cell == PAGE_NONE ? NULL : &candidate->page->cells.items[cell];
}

struct sv around_lead(const struct candidate *candidate, size_t characters)
{
	struct sv before = around_before(candidate, candidate->value, characters);
	const struct cell *cell = cell_of(candidate);

	if (sv_trim(before).len)
		return before;
	return block_before(text_of(candidate), candidate->value.begin - before.len, cell ? cell->begin : 0);
}

uint32_t around_code_before(const struct candidate *candidate, size_t at)
{
	struct sv text = text_of(candidate);
	uint32_t code = 0;

	if (at == 0 || ends_block(text.data[at - 1]))
		return 0;
	utf8_read(&code, sv_skip(text, utf8_backward(text, at, 1)));
	return code;
}

uint32_t around_code_after(const struct candidate *candidate, size_t at)
{
	struct sv text = text_of(candidate);
	uint32_t code = 0;

	if (at >= text.len || ends_block(text.data[at]))
		return 0;
	utf8_read(&code, sv_skip(text, at));
	return code;
}

static struct sv cell_text(const struct candidate *candidate, uint32_t cell)
{
	struct sv text = page_cell_text(candidate->page, cell);

	return text.len > AROUND_CELL_BYTES ? (struct sv){ NULL, 0 } : text;
}

struct sv around_cell(const struct candidate *candidate)
{
	return cell_of(candidate) ? cell_text(candidate, candidate->piece->cell) : (struct sv){ NULL, 0 };
}

struct sv around_left(const struct candidate *candidate)
{
	const struct cell *cell = cell_of(candidate);

	return cell_text(candidate, cell ? cell->left : PAGE_NONE);
}

struct sv around_row_header(const struct candidate *candidate)
{
	const struct cell *cell = cell_of(candidate);

	return cell_text(candidate, cell ? cell->row_header : PAGE_NONE);
}

static bool covers_row(const struct cell *cell, uint32_t table, uint32_t row)
{
	return cell->table == table && cell->row <= row && row < cell->row + cell->row_span;
}

static bool covers(const struct cell *cell, uint32_t table, uint32_t row, uint32_t column)
{
	return covers_row(cell, table, row) && cell->column <= column && column < cell->column + cell->column_span;
}

/* The cell of the row below `above` in the column; cells stand in the order of rows. */
static uint32_t cell_below(const struct page *page, uint32_t above, uint32_t column)
{
	enum { CELLS = 64 };
	const struct cell *upper = &page->cells.items[above];

	for (uint32_t i = above + 1; i < page->cells.count && i <= above + CELLS; i++)
		if (covers(&page->cells.items[i], upper->table, upper->row + upper->row_span, column))
			return i;
	return PAGE_NONE;
}

uint32_t around_heading(const struct page *page, uint32_t cell)
{
	enum { TITLE_ROWS = 4 };
	const struct cell *at = &page->cells.items[cell];
	uint32_t heading = at->column_header;

	for (int i = 0; i < TITLE_ROWS && heading != PAGE_NONE && page->cells.items[heading].column_span > 1; i++) {
		uint32_t below = cell_below(page, heading, at->column);
		if (below == PAGE_NONE || page->cells.items[below].row >= at->row)
			break;
		heading = below;
	}
	return heading == cell ? PAGE_NONE : heading;
}

struct sv around_column_header(const struct candidate *candidate)
{
	if (!cell_of(candidate))
		return (struct sv){ NULL, 0 };
	return cell_text(candidate, around_heading(candidate->page, candidate->piece->cell));
}

/* The cells around `anchor` in the row of a cell, as far as the window reaches. Cells that span rows count for each. */
static struct sv row_text(const struct candidate *candidate, uint32_t index, struct span anchor)
{
	enum { CELLS = 40 };
	const struct page *page = candidate->page;
	const struct cell *cell = &page->cells.items[index];
	struct sv text = page->streams[STREAM_BODY].text;
	size_t begin = cell->begin;
	size_t end = cell->end;

	for (uint32_t i = index, steps = 0; i-- > 0 && steps < CELLS; steps++)
		if (covers_row(&page->cells.items[i], cell->table, cell->row))
			begin = page->cells.items[i].begin;
	for (uint32_t i = index + 1, steps = 0; i < page->cells.count && steps < CELLS; i++, steps++)
		if (covers_row(&page->cells.items[i], cell->table, cell->row))
			end = page->cells.items[i].end;
	if (begin + AROUND_ROW_BYTES < anchor.begin)
		begin = utf8_backward(text, anchor.begin - AROUND_ROW_BYTES, 1);
	if (end > anchor.end + AROUND_ROW_BYTES)
		end = utf8_backward(text, anchor.end + AROUND_ROW_BYTES, 1);
	return sv_slice(text, begin, end);
}

struct sv around_row(const struct candidate *candidate)
{
	if (!around_cell(candidate).len)
		return (struct sv){ NULL, 0 };
	return row_text(candidate, candidate->piece->cell, candidate->value);
}

struct sv around_header_row(const struct candidate *candidate)
{
	if (!around_cell(candidate).len)
		return (struct sv){ NULL, 0 };
	uint32_t heading = around_heading(candidate->page, candidate->piece->cell);
	if (heading == PAGE_NONE)
		return (struct sv){ NULL, 0 };
	size_t begin = candidate->page->cells.items[heading].begin;
	return row_text(candidate, heading, (struct span){ begin, begin });
}

/* The title of a page without the name of its site: "值班表 - 某县人民政府". */
static struct sv own_title(struct sv title)
{
	static const char *const joints[] = { " - ", "_", " | ", "--", "-", "——" };

	for (size_t i = 0; i < sizeof joints / sizeof *joints; i++) {
		size_t at = sv_find(title, sv_from(joints[i]), 0);
		if (at != SV_NONE && at > 0)
			title.len = at;
	}
	return title;
}

void around_caption(struct sv out[2], const struct candidate *candidate)
{
	enum { BEFORE = 40 };
	struct sv text = text_of(candidate);
	struct sv headings = around_header_row(candidate);
	size_t begin = headings.len ? (size_t)(headings.data - text.data) : candidate->value.begin;

	out[0] = own_title(candidate->page->title);
	out[1] = sv_slice(text, walk_back(text, begin, BEFORE, false), begin);
}

static struct sv context_text(const struct candidate *candidate, const struct context_rule *context)
{
	switch (context->within) {
	case WITHIN_CHARACTERS: return around_window(candidate, context->characters);
	case WITHIN_CELL: return around_cell(candidate);
	case WITHIN_ROW: return around_row(candidate);
	case WITHIN_COLUMN: return around_column_header(candidate);
	case WITHIN_BLOCK: return around_window(candidate, CONTEXT_MOST_CHARACTERS);
	}
	return (struct sv){ NULL, 0 };
}

bool around_context_holds(const struct candidate *candidate)
{
	for (size_t i = 0; i < candidate->body->context_count; i++) {
		const struct context_rule *context = &candidate->body->contexts[i];
		struct sv text = context_text(candidate, context);
		if (context->require && !lexicon_in(context->require, text))
			return false;
		if (context->exclude && lexicon_in(context->exclude, text))
			return false;
	}
	return true;
}
