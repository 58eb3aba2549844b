#include "run/fold.h"

#include <stdio.h>
#include <stdlib.h>

#define COLUMN_RULE "leak.id-column"
#define FAMILY      "leak."

/* A finding under the name of what it may be one with. */
struct entry {
	struct sv key;
	size_t index;
};

struct fold {
	struct findings *findings;
	size_t first;
	bool *gone; /* by index */
	VEC(struct entry, entries);
};

static int compare_entries(const void *a, const void *b)
{
	const struct entry *x = a;
	const struct entry *y = b;
	int order = sv_compare(x->key, y->key);

	return order ? order : (x->index > y->index) - (x->index < y->index);
}

static struct fact *fact_of(const struct finding *finding, const char *key)
{
	for (size_t i = 0; i < finding->facts.count; i++)
		if (strcmp(finding->facts.items[i].key, key) == 0)
			return &finding->facts.items[i];
	return NULL;
}

/* Of "Sheet1!B12" the column "Sheet1!B" and the row. Returns 0, or -1 if it is no cell. */
static int read_cell(struct sv *column, int64_t *row, struct sv path)
{
	size_t mark = sv_rchr(path, '!');
	size_t at = mark == SV_NONE ? path.len : mark + 1;

	while (at < path.len && path.data[at] >= 'A' && path.data[at] <= 'Z')
		at++;
	if (at == path.len || path.data[at - 1] == '!')
		return -1;
	*column = sv_slice(path, 0, at);
	for (*row = 0; at < path.len && sv_is_digit(path.data[at]) && *row <= INT32_MAX; at++)
		*row = *row * 10 + (path.data[at] - '0');
	return at == path.len ? 0 : -1;
}

static struct sv column_key(const struct fold *fold, struct sv kind, struct sv column)
{
	return arena_printf(fold->findings->arena, "%.*s\t%.*s", SV_ARG(kind), SV_ARG(column));
}

/* A reason that tells the number of values tells the new one. */
static void recount(struct fold *fold, struct finding *finding, uint32_t count)
{
	char before[16];

	snprintf(before, sizeof before, "%u", (unsigned)finding->count);
	for (size_t i = 0; i < finding->reasons.count; i++)
		if (sv_eq(finding->reasons.items[i].argument, sv_from(before)))
			finding->reasons.items[i].argument = arena_printf(fold->findings->arena, "%u", (unsigned)count);
	finding->count = count;
}

static void take_rows(struct finding *into, int64_t first, int64_t last)
{
	struct fact *first_row = fact_of(into, "first_row");
	struct fact *last_row = fact_of(into, "last_row");

	if (first_row && first < first_row->number)
		first_row->number = first;
	if (last_row && last > last_row->number)
		last_row->number = last;
}

static void merge(struct fold *fold, size_t into_index, size_t from_index)
{
	struct finding *into = &fold->findings->list.items[into_index];
	const struct finding *from = &fold->findings->list.items[from_index];
	uint32_t most = UINT32_MAX - into->count;

	recount(fold, into, into->count + (from->count < most ? from->count : most));
	finding_other(fold->findings, into, &(struct finding_value){ { 0, 0 }, from->shown, from->evidence });
	for (size_t i = 0; i < from->others.count; i++)
		finding_other(fold->findings, into, &from->others.items[i]);
	fold->gone[from_index] = true;
}

/* Sorts the entries and makes one of those with one key; the first of each stays an entry. */
static void merge_equal(struct fold *fold)
{
	struct entry *entries = fold->entries.items;
	size_t kept = 0;

	if (fold->entries.count > 1)
		qsort(entries, fold->entries.count, sizeof *entries, compare_entries);
	for (size_t i = 0; i < fold->entries.count; i++) {
		const struct finding *finding = &fold->findings->list.items[entries[i].index];
		const struct fact *first = fact_of(finding, "first_row");
		const struct fact *last = fact_of(finding, "last_row");
		if (!kept || !sv_eq(entries[kept - 1].key, entries[i].key)) {
			entries[kept++] = entries[i];
			continue;
		}
		if (first && last)
			take_rows(&fold->findings->list.items[entries[kept - 1].index], first->number, last->number);
		merge(fold, entries[kept - 1].index, entries[i].index);
	}
	fold->entries.count = kept;
}

static void fold_columns(struct fold *fold)
{
	for (size_t i = fold->first; i < fold->findings->list.count; i++) {
		const struct finding *finding = &fold->findings->list.items[i];
		const struct fact *kind = fact_of(finding, "kind");
		struct sv column;
		int64_t row;
		if (strcmp(finding->rule, COLUMN_RULE) == 0 && kind && read_cell(&column, &row, finding->path) == 0)
			*vec_push(fold->findings->arena, &fold->entries) =
			    (struct entry){ column_key(fold, kind->text, column), i };
	}
	merge_equal(fold);
}

/* Values of a column, where a stretch had too few of them. */
static void fold_singles(struct fold *fold)
{
	for (size_t i = fold->first; fold->entries.count && i < fold->findings->list.count; i++) {
		const struct finding *finding = &fold->findings->list.items[i];
		struct sv rule = sv_from(finding->rule);
		struct sv column;
		int64_t row;
		if (!sv_starts(rule, SV(FAMILY)) || sv_eq(rule, SV(COLUMN_RULE)) ||
		    read_cell(&column, &row, finding->path))
			continue;
		struct sv key = column_key(fold, sv_skip(rule, strlen(FAMILY)), column);
		size_t low = 0;
		size_t high = fold->entries.count;
		while (low < high) {
			size_t middle = low + (high - low) / 2;
			if (sv_compare(fold->entries.items[middle].key, key) < 0)
				low = middle + 1;
			else
				high = middle;
		}
		if (low == fold->entries.count || !sv_eq(fold->entries.items[low].key, key))
			continue;
		take_rows(&fold->findings->list.items[fold->entries.items[low].index], row, row);
		merge(fold, fold->entries.items[low].index, i);
	}
}

static void fold_repeats(struct fold *fold)
{
	fold->entries.count = 0;
	for (size_t i = fold->first; i < fold->findings->list.count; i++) {
		const struct finding *finding = &fold->findings->list.items[i];
		if (!fold->gone[i] && strcmp(finding->rule, COLUMN_RULE) != 0)
			*vec_push(fold->findings->arena, &fold->entries) =
			    (struct entry){ column_key(fold, sv_from(finding->rule), finding->value), i };
	}
	merge_equal(fold);
}

void fold_findings(struct findings *findings, size_t first)
{
	struct fold fold = { .findings = findings, .first = first };
	size_t kept = first;

	if (findings->list.count < first + 2)
		return;
	fold.gone = arena_zalloc(findings->arena, findings->list.count);
	fold_columns(&fold);
	fold_singles(&fold);
	fold_repeats(&fold);
	for (size_t i = first; i < findings->list.count; i++)
		if (!fold.gone[i])
			findings->list.items[kept++] = findings->list.items[i];
	findings->list.count = kept;
}
