#include "table/text_run.h"

#include "table/heading.h"
#include "table/text_value.h"

enum {
	MOST_GAP = 2,      /* lines between two rows that are none */
	MOST_SPACED = 16,  /* columns between single blanks */
	SPACED_BYTES = 60, /* of a field there */
	MOST_LEFT_OUT = 3, /* columns at the end that a heading has and the rows have not */
	LEAD_ROWS = 3,     /* the heading is one of these */
	VERTICAL_ROWS = 8, /* that are looked at for headings in the first column */
	LEAST_ROWS = 3
};

static struct sv body_of(const struct page *page)
{
	return page->streams[STREAM_BODY].text;
}

static struct sv text_at(const struct page *page, struct span at)
{
	return sv_slice(body_of(page), at.begin, at.end);
}

static struct sv block_text(const struct page *page, size_t block)
{
	const struct block *at = &page->blocks.items[block];

	return sv_slice(body_of(page), at->begin, at->end);
}

static const struct piece *piece_of(const struct page *page, size_t block)
{
	const struct stream *body = &page->streams[STREAM_BODY];
	const struct piece *piece = stream_piece(body, page->blocks.items[block].begin);

	return piece && piece->end > page->blocks.items[block].begin ? piece : NULL;
}

/* A line may stand in a cell that arranges the page, but not in one of data. */
static bool is_line(const struct page *page, size_t block)
{
	const struct piece *piece = piece_of(page, block);

	if (!piece || piece->name.len ||
	    (piece->where != WHERE_TEXT && piece->where != WHERE_HIDDEN && piece->where != WHERE_DOCUMENT &&
	     piece->where != WHERE_CELL))
		return false;
	return piece->cell == PAGE_NONE || page_cell_text(page, piece->cell).len > PAGE_CELL_BYTES;
}

static bool stand_together(const struct page *page, size_t a, size_t b)
{
	const struct piece *left = piece_of(page, a);
	const struct piece *right = piece_of(page, b);

	return left && right && left->cell == right->cell && left->where == right->where && is_line(page, b);
}

static bool is_short_row(const struct line_fields *fields)
{
	if (fields->count > MOST_SPACED)
		return false;
	for (uint32_t i = 0; i < fields->count; i++)
		if (fields->spans[i].end - fields->spans[i].begin > SPACED_BYTES)
			return false;
	return true;
}

/* False if the line's separators alone rule it out as a row. */
static bool may_fit(uint32_t least, const struct text_line *line, enum line_layout layout)
{
	uint32_t cuts = line_cuts(line, layout);

	if (layout == LINE_SPACE && cuts >= MOST_SPACED)
		return false;
	return cuts + 1 >= (layout == LINE_TAB ? 2 : least);
}

/* The block as a row of the layout with so many fields; NULL if it is none. */
static const struct text_line *split(struct line_fields *out, struct text_lines *lines, size_t block,
				     enum line_layout layout, uint32_t least)
{
	const struct text_line *line = lines_at(lines, block);

	if (!line || !may_fit(least, line, layout))
		return NULL;
	line_split(out, line, layout);
	return line;
}

/* True if the fields can be a row of the run; narrows what the rows to come have to be like. */
static bool fits(uint32_t *least, uint32_t *most, const struct line_fields *fields, enum line_layout layout,
		 const struct page *page)
{
	uint32_t count = fields->count;
	uint32_t filled = fields->filled;

	if (!filled)
		return false;
	switch (layout) {
	case LINE_SINGLE: return count == 1 && value_is_number(text_at(page, fields->spans[0]));
	case LINE_TAB: /* tabs at the end of a line are lost, and hardly any prose has some */
		if (filled < 2)
			return false;
		count = LINE_MARKS + 1;
		break;
	case LINE_SPACE:
		if (!is_short_row(fields))
			return false;
		break;
	default: break;
	}
	uint32_t low = filled > *least ? filled : *least;
	uint32_t high = count < *most ? count : *most;
	if (low > high)
		return false;
	*least = low;
	*most = high;
	return true;
}

/* How many of the fields are usual headings; 0 if one of them can be none. */
static uint32_t usual_headings(const struct page *page, const struct line_fields *fields)
{
	uint32_t usual = 0;

	for (uint32_t i = 0; i < fields->filled; i++) {
		struct sv text = text_at(page, fields->spans[i]);
		if (text.len && !heading_is_possible(text))
			return 0;
		usual += heading_is_usual(text);
	}
	return usual;
}

static bool are_headings(const struct page *page, const struct line_fields *fields)
{
	uint32_t usual = usual_headings(page, fields);

	return usual >= 2 || (usual == 1 && fields->filled <= 2);
}

static uint32_t count_values(const struct page *page, const struct line_fields *fields)
{
	uint32_t values = 0;
	size_t digits;

	for (uint32_t i = 0; i < fields->filled; i++)
		values += value_kind(text_at(page, fields->spans[i]), &digits) != VALUE_NONE;
	return values;
}

static bool has_wide_blanks(const struct text_line *line)
{
	for (uint32_t i = 0; i < line->mark_count; i++)
		if (!line->marks[i].beside && !line->marks[i].joint &&
		    (line->marks[i].width > 1 || line->marks[i].tabs))
			return true;
	return false;
}

static void add_row(struct text_run *run, const struct page *page, const struct text_line *line,
		    const struct line_fields *fields)
{
	size_t digits;

	for (uint32_t i = 0; i < fields->filled; i++) {
		struct sv text = text_at(page, fields->spans[i]);
		enum value_kind kind = value_kind(text, &digits);
		run->columns[i].filled += text.len > 0;
		run->columns[i].values += kind != VALUE_NONE;
		run->columns[i].longs += kind == VALUE_LONG;
	}
	run->wide += has_wide_blanks(line);
	if (run->rows + run->has_heading > 0 && run->rows <= VERTICAL_ROWS)
		run->vertical += heading_is_usual(text_at(page, fields->spans[0]));
	run->rows++;
}

static bool is_mostly(uint32_t part, const struct run_column *column, uint32_t rows)
{
	return part > 0 && part * 4 >= column->filled * 3 && column->filled * 3 >= rows;
}

/* The first line becomes the heading: it has no value where the rows have some. */
static bool has_plain_heading(const struct text_run *run, const struct page *page, const struct line_fields *first,
			      uint32_t rows)
{
	bool has_values = false;
	size_t digits;

	for (uint32_t i = 0; i < run->least; i++) {
		struct sv text = i < first->filled ? text_at(page, first->spans[i]) : (struct sv){ NULL, 0 };
		if (text.len && !heading_is_possible(text))
			return false;
		struct run_column column = run->columns[i];
		column.filled -= text.len > 0;
		if (!is_mostly(column.values, &column, rows - 1))
			continue;
		has_values = true;
		if (!text.len || value_kind(text, &digits) != VALUE_NONE)
			return false;
	}
	return has_values;
}

/* What the line above says of the columns, where the first one does not. */
static void look_above(struct text_run *run, struct text_lines *lines, size_t floor)
{
	const struct page *page = lines->page;
	struct line_fields fields;
	size_t above = run->first;

	while (above > floor && run->first - above < MOST_GAP && line_is_rule(block_text(page, above - 1)))
		above--;
	if (above-- == floor || !stand_together(page, run->first, above))
		return;
	const struct text_line *line = lines_at(lines, above);
	for (int layout = 0; line && layout < LINE_LAYOUTS; layout++) {
		if (line_cuts(line, (enum line_layout)layout) + 1 < run->least)
			continue;
		line_split(&fields, line, (enum line_layout)layout);
		uint32_t most = layout == (int)run->layout && run->least > 1 ? run->least + MOST_LEFT_OUT : run->least;
		if (fields.filled < run->least || fields.filled > most || !usual_headings(page, &fields))
			continue;
		run->has_heading = true;
		run->sure_heading = are_headings(page, &fields);
		run->heading_layout = (enum line_layout)layout;
		run->first = above;
		return;
	}
}

static bool is_vertical(const struct text_run *run)
{
	uint32_t rows = run->has_heading ? run->rows : run->rows - 1;
	uint32_t looked = rows < VERTICAL_ROWS ? rows : VERTICAL_ROWS;

	return run->vertical > 0 && run->vertical * 2 >= looked;
}

static void find_heading(struct text_run *run, struct text_lines *lines, size_t floor)
{
	const struct text_line *line;
	struct line_fields first;

	if (run->least > 1 && is_vertical(run)) {
		run->rows += run->has_heading;
		run->has_heading = run->sure_heading = false;
		return;
	}
	line = run->has_heading ? NULL : lines_at(lines, run->first);
	if (!line)
		return;
	line_split(&first, line, run->layout);
	run->has_heading = run->rows >= LEAST_ROWS && has_plain_heading(run, lines->page, &first, run->rows);
	run->heading_layout = run->layout;
	if (!run->has_heading)
		look_above(run, lines, floor);
}

/* Some column has values, whatever the heading turns out to be: else the run is no table. */
static bool may_be_table(const struct text_run *run)
{
	for (uint32_t i = 0; i < run->least; i++)
		if (is_mostly(run->columns[i].values, &run->columns[i], run->rows > 0 ? run->rows - 1 : 0))
			return true;
	return false;
}

static void judge(struct text_run *run)
{
	uint32_t rows = run->sure_heading ? run->rows + 1 : run->rows;
	bool is_headed = run->sure_heading && run->rows > 0;

	run->verdict = RUN_NONE;
	if (rows < LEAST_ROWS && !(is_headed && run->layout != LINE_SINGLE))
		return;
	if (run->layout >= LINE_SEMICOLON && run->layout <= LINE_PAUSE && run->wide == run->rows)
		return;
	for (uint32_t i = 0; i < run->least; i++) {
		const struct run_column *column = &run->columns[i];
		if (is_mostly(column->longs, column, run->rows) ||
		    (run->has_heading && is_mostly(column->longs, column, run->rows - 1)))
			run->verdict = RUN_VALUES;
		else if (run->verdict == RUN_NONE && is_headed && is_mostly(column->values, column, run->rows))
			run->verdict = RUN_HEADED;
	}
}

/* A line of headings starts the run over, or ends it. Returns true if it ends it. */
static bool take_headings(struct text_run *run, const struct page *page, size_t block, bool has_gap)
{
	if (run->has_heading || run->rows >= LEAST_ROWS)
		return has_gap || !run->has_heading ||
		       !sv_eq(sv_trim(block_text(page, block)), sv_trim(block_text(page, run->first)));
	memset(run->columns, 0, sizeof run->columns);
	run->rows = run->wide = run->vertical = 0;
	run->first = run->last = block;
	run->has_heading = run->sure_heading = true;
	run->heading_layout = run->layout;
	return false;
}

/* The first of the few lines right above a line with a value that are rows as it is. */
static size_t first_row(struct text_lines *lines, size_t floor, size_t anchor, enum line_layout layout)
{
	const struct page *page = lines->page;
	struct line_fields fields;
	uint32_t least = layout == LINE_SINGLE ? 1 : 2;
	uint32_t most = LINE_MARKS + 1;
	size_t first = anchor;

	if (!split(&fields, lines, anchor, layout, least) || !fits(&least, &most, &fields, layout, page))
		return anchor;
	while (first > floor && anchor - first < LEAD_ROWS && stand_together(page, anchor, first - 1) &&
	       !line_is_rule(block_text(page, first - 1)) && split(&fields, lines, first - 1, layout, least) &&
	       fields.filled > 1 && fits(&least, &most, &fields, layout, page))
		first--;
	return first;
}

size_t run_read(struct text_run *run, struct text_lines *lines, size_t floor, size_t anchor, enum line_layout layout)
{
	const struct page *page = lines->page;
	struct line_fields fields;
	uint32_t gap = 0;
	size_t first = first_row(lines, floor, anchor, layout);
	size_t block = first;

	*run = (struct text_run){ .layout = layout, .first = first, .last = first, .most = LINE_MARKS + 1 };
	run->least = layout == LINE_SINGLE ? 1 : 2;
	for (; block < page->blocks.count && (block == first || stand_together(page, first, block)); block++) {
		if (block > first && line_is_rule(block_text(page, block)))
			continue;
		const struct text_line *line = split(&fields, lines, block, layout, run->least);
		bool is_row = line && fits(&run->least, &run->most, &fields, layout, page);
		if (!is_row && (run->rows < LEAST_ROWS || ++gap > MOST_GAP))
			break;
		if (!is_row)
			continue;
		if (!count_values(page, &fields) && are_headings(page, &fields)) {
			if (take_headings(run, page, block, gap > 0))
				break;
		} else {
			add_row(run, page, line, &fields);
		}
		run->last = block;
		gap = 0;
	}
	if (may_be_table(run)) {
		find_heading(run, lines, floor);
		judge(run);
	}
	return run->last < anchor ? anchor + 1 : run->last + 1;
}

bool run_fields(struct line_fields *out, const struct text_run *run, struct text_lines *lines, size_t block)
{
	const struct page *page = lines->page;
	uint32_t least = run->least;
	uint32_t most = run->most;
	bool is_heading = run->has_heading && block == run->first;
	enum line_layout layout = is_heading ? run->heading_layout : run->layout;

	const struct text_line *line = lines_at(lines, block);
	if (!line)
		return false;
	line_split(out, line, layout);
	return is_heading || (!line_is_rule(block_text(page, block)) && fits(&least, &most, out, layout, page));
}

uint32_t run_layouts(struct text_lines *lines, size_t block)
{
	const struct text_line *line = is_line(lines->page, block) ? lines_at(lines, block) : NULL;
	uint32_t layouts = 0;

	if (!line)
		return 0;
	for (int layout = 0; layout < LINE_SINGLE; layout++)
		if (line_cuts(line, (enum line_layout)layout))
			layouts |= 1u << layout;
	if (line_cuts(line, LINE_SPACE) >= MOST_SPACED)
		layouts &= ~(1u << LINE_SPACE);
	return line->mark_count ? layouts : 1u << LINE_SINGLE;
}
