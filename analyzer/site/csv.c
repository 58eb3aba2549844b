#include "site/csv.h"

#include "base/limits.h"

/* The commonest separator of the first line outside quotes. */
static char find_separator(struct sv text)
{
	static const char separators[] = { ',', ';', '\t' };
	size_t counts[sizeof separators] = { 0 };
	bool quoted = false;
	size_t best = 0;

	for (size_t i = 0; i < text.len && (quoted || (text.data[i] != '\n' && text.data[i] != '\r')); i++) {
		quoted ^= text.data[i] == '"';
		for (size_t k = 0; k < sizeof separators && !quoted; k++)
			counts[k] += text.data[i] == separators[k];
	}
	for (size_t k = 1; k < sizeof separators; k++)
		if (counts[k] > counts[best])
			best = k;
	return separators[best];
}

void csv_start(struct csv *csv, struct sv text)
{
	*csv = (struct csv){ .text = text };
	while (csv->at < text.len && sv_is_space(text.data[csv->at]) && text.data[csv->at] != '\t') {
		csv->row += text.data[csv->at] == '\n';
		csv->at++;
	}
	csv->separator = find_separator(sv_skip(text, csv->at));
}

static bool ends_cell(const struct csv *csv, size_t at)
{
	return at >= csv->text.len || csv->text.data[at] == csv->separator || csv->text.data[at] == '\n' ||
	       csv->text.data[at] == '\r';
}

/* The quote that closes the cell which one at `open` opens, or SV_NONE: it stands before the end of a cell, and not
 * farther away than a cell is long. */
static size_t closing_quote(const struct csv *csv, size_t open)
{
	struct sv near = sv_slice(csv->text, 0, open + 1 + LIMIT_REGISTER_CELL);
	size_t at = open + 1;

	for (at = sv_chr(near, '"', at); at != SV_NONE; at = sv_chr(near, '"', at + 2)) {
		if (at + 1 < csv->text.len && csv->text.data[at + 1] == '"')
			continue;
		return ends_cell(csv, at + 1) ? at : SV_NONE;
	}
	return SV_NONE;
}

/* `""` in a quoted cell is one quote. */
static struct sv without_doubled(struct arena *arena, struct sv text)
{
	char *out;
	size_t len = 0;

	if (sv_chr(text, '"', 0) == SV_NONE)
		return text;
	out = arena_alloc(arena, text.len);
	for (size_t i = 0; i < text.len; i++) {
		out[len++] = text.data[i];
		i += text.data[i] == '"';
	}
	return (struct sv){ out, len };
}

/* ="0430" keeps a spreadsheet from taking a code for a number. */
static struct sv without_formula(struct sv cell)
{
	if (sv_starts(cell, SV("=\"")) && sv_ends(cell, SV("\"")) && cell.len > 3)
		return sv_slice(cell, 2, cell.len - 1);
	return cell;
}

static struct sv take_cell(struct csv *csv, struct arena *arena)
{
	size_t begin = csv->at;
	size_t close = begin < csv->text.len && csv->text.data[begin] == '"' ? closing_quote(csv, begin) : SV_NONE;

	if (close != SV_NONE) {
		csv->at = close + 1;
		return sv_trim(without_doubled(arena, sv_slice(csv->text, begin + 1, close)));
	}
	while (!ends_cell(csv, csv->at))
		csv->at++;
	return without_formula(sv_trim(sv_slice(csv->text, begin, csv->at)));
}

/* Behind a row's last cell: over one line end. */
static void skip_line_end(struct csv *csv)
{
	if (csv->at < csv->text.len && csv->text.data[csv->at] == '\r')
		csv->at++;
	if (csv->at < csv->text.len && csv->text.data[csv->at] == '\n')
		csv->at++;
}

static size_t take_row(struct sv *cells, size_t most, struct csv *csv, struct arena *arena)
{
	size_t count = 0;
	size_t filled = 0;

	for (;;) {
		struct sv cell = take_cell(csv, arena);
		filled += cell.len > 0;
		if (count < most)
			cells[count++] = cell;
		if (csv->at >= csv->text.len || csv->text.data[csv->at] != csv->separator)
			break;
		csv->at++;
	}
	skip_line_end(csv);
	csv->row++;
	return filled ? count : 0;
}

size_t csv_next(struct sv *cells, size_t most, struct csv *csv, struct arena *arena)
{
	size_t count = 0;

	while (count == 0 && csv->at < csv->text.len)
		count = take_row(cells, most, csv, arena);
	return count;
}
