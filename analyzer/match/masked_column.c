/*
 * Many masks of one column are one finding.
 */
#include <stdlib.h>

#include "match/column.h"
#include "match/grid.h"
#include "match/masked_scan.h"

#define LEAST_OF_COLUMN 10

/* The cell of the mask, or NULL outside of tables. */
static const struct cell *cell_of(const struct mask_hit *hit, const struct page *page)
{
	uint32_t cell = hit->mask->piece->cell;

	return cell == PAGE_NONE ? NULL : &page->cells.items[cell];
}

static void find_column(struct mask_hit *hit, const struct page *page)
{
	const struct cell *cell = cell_of(hit, page);

	hit->table = cell ? cell->table : PAGE_NONE;
	hit->column = cell ? cell->column : 0;
}

static bool is_one_column(const struct mask_hit *left, const struct mask_hit *right)
{
	return left->table == right->table && left->column == right->column && left->kind == right->kind;
}

/* By column and value; of one value by place, and of what was read twice (an address and its file's name) the shorter
 * place first. */
static int compare_hits(const void *a, const void *b)
{
	const struct mask_hit *left = a;
	const struct mask_hit *right = b;
	struct span from = left->hit.source;
	struct span to = right->hit.source;

	if (left->table != right->table)
		return left->table < right->table ? -1 : 1;
	if (left->column != right->column)
		return left->column < right->column ? -1 : 1;
	if (left->kind != right->kind)
		return left->kind < right->kind ? -1 : 1;
	int order = sv_compare(left->hit.verdict.normal, right->hit.verdict.normal);
	if (order)
		return order;
	if (from.begin != to.begin)
		return from.begin < to.begin ? -1 : 1;
	if (from.end != to.end)
		return from.end < to.end ? -1 : 1;
	return (left->hit.piece->where < right->hit.piece->where) - (left->hit.piece->where > right->hit.piece->where);
}

static bool is_repeat(const struct mask_hit *hit, const struct mask_hit *last)
{
	return last && sv_eq(last->hit.verdict.normal, hit->hit.verdict.normal);
}

static struct sv heading_of(struct scanner *scanner, const struct mask_hit *hit)
{
	uint32_t heading = grid_heading(scanner->page, hit->mask->piece->cell);
	struct sv text = page_cell_text(scanner->page, heading);

	return text.len > GRID_CELL_BYTES ? (struct sv){ NULL, 0 } : arena_copy(scanner->kept, text);
}

static void count_rows(struct column *column, size_t row)
{
	column->first_row = row < column->first_row ? row : column->first_row;
	column->last_row = row > column->last_row ? row : column->last_row;
}

/* One hit for all values of a column. */
static void add_column(struct scanner *scanner, const struct mask_hit *hits, size_t count, size_t values)
{
	const struct page *page = scanner->page;
	struct column *column = arena_zalloc(scanner->kept, sizeof *column);
	size_t first = 0;

	for (size_t i = 1; i < count; i++)
		if (hits[i].hit.source.begin < hits[first].hit.source.begin)
			first = i;
	column->first_row = SIZE_MAX;
	for (size_t i = 0; i < count; i++) {
		const struct hit *hit = &hits[i].hit;
		count_rows(column, cell_of(&hits[i], page)->row + 1);
		if (i != first)
			*vec_push(scanner->kept, &column->others) = (struct finding_value){
				hit->source, sv_slice(page->streams[hit->kind].text, hit->value.begin, hit->value.end),
				hit->verdict.evidence
			};
	}
	column->kind = masks_kind_name(hits[first].kind);
	column->heading = heading_of(scanner, &hits[first]);
	column->count = (uint32_t)values;
	struct hit *hit = vec_push(scanner->arena, &scanner->hits);
	*hit = hits[first].hit;
	hit->column = column;
}

/* The values of one column, or of all places outside of tables. */
static void add_hits(struct scanner *scanner, const struct mask_hit *hits, size_t count)
{
	const struct mask_hit *last = NULL;
	size_t values = 0;

	for (size_t i = 0; i < count; i++)
		values += i == 0 || !is_repeat(&hits[i], &hits[i - 1]);
	if (hits->table != PAGE_NONE && values >= LEAST_OF_COLUMN) {
		add_column(scanner, hits, count, values);
		return;
	}
	for (size_t i = 0; i < count; i++) {
		if (is_repeat(&hits[i], last) && hits[i].hit.source.begin < last->hit.source.end)
			continue; /* read twice */
		struct hit *hit = vec_push(scanner->arena, &scanner->hits);
		*hit = hits[i].hit;
		verdict_fact(&hit->verdict, "kind", masks_kind_name(hits[i].kind));
		verdict_fact(&hit->verdict, "label", hits[i].label);
		last = &hits[i];
	}
}

void masks_report(struct scanner *scanner, struct mask_hit *hits, size_t count)
{
	size_t begin = 0;

	for (size_t i = 0; i < count; i++)
		find_column(&hits[i], scanner->page);
	if (count > 1)
		qsort(hits, count, sizeof *hits, compare_hits);
	for (size_t i = 1; i <= count; i++)
		if (i == count || !is_one_column(&hits[begin], &hits[i])) {
			add_hits(scanner, hits + begin, i - begin);
			begin = i;
		}
}
