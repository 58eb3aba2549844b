#include "match/column.h"

#include <stdlib.h>

#include "match/column_place.h"
#include "match/grid.h"

#define COLUMN_RULE "leak.id-column"

enum { LEAST_VALUES = 10 };

/* A hit in a column. */
struct member {
	uint32_t rule;
	uint32_t table; /* PAGE_NONE where none is */
	uint64_t index; /* of the column; of the row in vertical tables; column_place() */
	uint32_t hit;
};

/* A value of a column that was reported. */
struct taken {
	uint32_t rule;
	struct sv normal;
	struct column *column;
};

struct columns {
	struct scanner *scanner;
	const struct rule *rule; /* of columns */
	struct hit *hits;
	bool *gone; /* by hit: it is part of a column, but not the first of it */
	VEC(struct member, members);
	VEC(struct taken, taken);
};

static int compare_members(const void *a, const void *b)
{
	const struct member *left = a;
	const struct member *right = b;

	if (left->table != right->table)
		return left->table < right->table ? -1 : 1;
	if (left->rule != right->rule)
		return left->rule < right->rule ? -1 : 1;
	if (left->index != right->index)
		return left->index < right->index ? -1 : 1;
	return (left->hit > right->hit) - (left->hit < right->hit);
}

static int compare_taken(const void *a, const void *b)
{
	const struct taken *left = a;
	const struct taken *right = b;

	if (left->rule != right->rule)
		return left->rule < right->rule ? -1 : 1;
	return sv_compare(left->normal, right->normal);
}

/* Every rule that finds personal data by itself. */
static bool is_personal(const struct rule *rule)
{
	return rule->body && sv_starts(sv_from(rule->id), SV("leak."));
}

/* A cell that holds much more than a value arranges the page. */
static bool is_in_table(const struct columns *columns, const struct hit *hit)
{
	enum { BYTES_WITH_SPACES = 4096 };
	const struct page *page = columns->scanner->page;

	if (hit->piece->cell == PAGE_NONE)
		return false;
	const struct cell *cell = &page->cells.items[hit->piece->cell];
	return cell->end - cell->begin <= BYTES_WITH_SPACES &&
	       page_cell_text(page, hit->piece->cell).len <= GRID_CELL_BYTES;
}

static void add_member(struct columns *columns, uint32_t hit, uint32_t table, uint64_t index)
{
	*vec_push(columns->scanner->arena, &columns->members) =
	    (struct member){ columns->hits[hit].rule, table, index, hit };
}

static void add_table_member(struct columns *columns, uint32_t hit)
{
	const struct page *page = columns->scanner->page;
	const struct cell *cell = &page->cells.items[columns->hits[hit].piece->cell];

	add_member(columns, hit, cell->table, page->tables.items[cell->table].vertical ? cell->row : cell->column);
}

/* The ways to see columns, one after the other: what one takes is no longer there for the next. */
enum { IN_TABLES, IN_PLACES, IN_FLAT_PLACES, IN_LINES, WAYS };

static void add_members(struct columns *columns, size_t count, int way)
{
	const struct page *page = columns->scanner->page;
	struct line_run run = { NULL, 0 };

	columns->members.count = 0;
	for (uint32_t i = 0; i < count; i++) {
		const struct hit *hit = &columns->hits[i];
		if (columns->gone[i] || !is_personal(rules_at(columns->scanner->rules, hit->rule)))
			continue;
		bool in_table = hit->kind == STREAM_BODY && is_in_table(columns, hit);
		uint64_t place = 0;
		if (way == IN_TABLES && in_table)
			add_table_member(columns, i);
		else if (way == IN_LINES && !in_table)
			place = column_place_line(&run, page, hit);
		else if (way != IN_TABLES && !in_table)
			place = way == IN_PLACES ? column_place(page, hit) : column_place_flat(page, hit);
		if (place)
			add_member(columns, i, PAGE_NONE, place);
	}
}

static struct sv shown_of(const struct columns *columns, const struct hit *hit)
{
	return sv_slice(columns->scanner->page->streams[hit->kind].text, hit->value.begin, hit->value.end);
}

static void add_other(struct columns *columns, struct column *column, const struct hit *hit)
{
	*vec_push(columns->scanner->kept, &column->others) =
	    (struct finding_value){ hit->source, shown_of(columns, hit), hit->verdict.evidence };
}

static struct sv heading_of(const struct columns *columns, const struct member *first)
{
	const struct page *page = columns->scanner->page;
	bool in_table = first->table != PAGE_NONE;
	uint32_t cell = in_table ? grid_heading(page, columns->hits[first->hit].piece->cell) : PAGE_NONE;
	struct sv heading = page_cell_text(page, cell);

	return heading.len > GRID_CELL_BYTES ? (struct sv){ NULL, 0 } : heading;
}

/* Without a table the values are counted. */
static size_t row_of(const struct columns *columns, const struct member *member, size_t ordinal)
{
	const struct hit *hit = &columns->hits[member->hit];

	return member->table == PAGE_NONE ? ordinal + 1 : page_cell_row(columns->scanner->page, hit->piece->cell);
}

/* Makes one hit of the members. */
static void take_column(struct columns *columns, const struct member *members, size_t count)
{
	struct arena *kept = columns->scanner->kept;
	struct column *column = arena_zalloc(kept, sizeof *column);
	struct hit *first = &columns->hits[members[0].hit];
	const struct rule *rule = rules_at(columns->scanner->rules, first->rule);

	column->kind = sv_skip(sv_from(rule->id), strlen("leak."));
	column->heading = arena_copy(kept, heading_of(columns, &members[0]));
	column->first_row = row_of(columns, &members[0], 0);
	column->count = (uint32_t)count;
	for (size_t i = 0; i < count; i++) {
		struct hit *hit = &columns->hits[members[i].hit];
		*vec_push(columns->scanner->arena, &columns->taken) =
		    (struct taken){ hit->rule, hit->verdict.normal, column };
		if (row_of(columns, &members[i], i) > column->last_row)
			column->last_row = row_of(columns, &members[i], i);
		columns->gone[members[i].hit] = true;
		if (i > 0)
			add_other(columns, column, hit);
	}
	first->column = column;
}

static bool goes_on(const struct member *last, const struct member *next)
{
	return last->table == next->table && last->rule == next->rule && last->index == next->index;
}

static void take_columns(struct columns *columns)
{
	struct member *members = columns->members.items;
	size_t count = columns->members.count;
	size_t begin = 0;

	if (count > 1)
		qsort(members, count, sizeof *members, compare_members);
	for (size_t i = 1; i <= count; i++)
		if (i == count || !goes_on(&members[i - 1], &members[i])) {
			if (i - begin >= LEAST_VALUES)
				take_column(columns, members + begin, i - begin);
			begin = i;
		}
}

/* The column becomes the hit's value; the single values and their repeats elsewhere are part of it. */
static void finish(const struct columns *columns, struct hit *hit)
{
	const struct column *column = hit->column;

	hit->rule = (uint32_t)(columns->rule - rules_at(columns->scanner->rules, 0));
	hit->verdict.normal = arena_printf(columns->scanner->kept, "%.*s %.*s %.*s", SV_ARG(column->kind),
					   SV_ARG(column->heading), SV_ARG(hit->verdict.normal));
	hit->verdict.fact_count = 0;
	hit->verdict.severity = columns->rule->severity;
}

static size_t keep_rest(struct columns *columns, size_t count)
{
	const struct taken *taken = columns->taken.items;
	size_t kept = 0;

	if (columns->taken.count > 1)
		qsort(columns->taken.items, columns->taken.count, sizeof *taken, compare_taken);
	for (size_t i = 0; i < count; i++) {
		struct hit *hit = &columns->hits[i];
		if (columns->gone[i] && !hit->column)
			continue;
		struct taken key = { hit->rule, hit->verdict.normal, NULL };
		const struct taken *same =
		    hit->column || !columns->taken.count
			? NULL
			: bsearch(&key, taken, columns->taken.count, sizeof *taken, compare_taken);
		if (same) {
			add_other(columns, same->column, hit);
			continue;
		}
		columns->hits[kept++] = *hit;
	}
	for (size_t i = 0; i < kept; i++)
		if (columns->hits[i].column)
			finish(columns, &columns->hits[i]);
	return kept;
}

size_t columns_take(struct scanner *scanner, struct hit *hits, size_t count)
{
	struct columns columns = { .scanner = scanner, .rule = rules_find(scanner->rules, COLUMN_RULE), .hits = hits };

	if (count < LEAST_VALUES || !columns.rule || !columns.rule->enabled)
		return count;
	columns.gone = arena_zalloc(scanner->arena, count * sizeof *columns.gone);
	for (int way = 0; way < WAYS; way++) {
		add_members(&columns, count, way);
		take_columns(&columns);
	}
	return columns.taken.count ? keep_rest(&columns, count) : count;
}
