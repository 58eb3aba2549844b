#include "attach/sheet_merges.h"

#include <stdlib.h>

#include "attach/ooxml_text.h"
#include "base/limits.h"

enum { LONGEST = 256 }; /* such an element */

struct merges_case {
	struct ooxml *package;
	struct sheet_merges *merges;
	struct buf bytes; /* the end of those before, and the new ones */
};

static void add(struct merges_case *merges, struct sv reference)
{
	struct sheet_merge merge;
	size_t colon = sv_chr(reference, ':', 0);

	if (colon == SV_NONE || ooxml_cell(&merge.row, &merge.column, reference) ||
	    ooxml_cell(&merge.last_row, &merge.last_column, sv_skip(reference, colon + 1)))
		return;
	if (merge.last_row < merge.row || merge.last_column < merge.column)
		return;
	if (merges->merges->items.count == LIMIT_MERGED_CELLS)
		merges->package->faults |= READING_CUT;
	else
		*vec_push(merges->package->arena, &merges->merges->items) = merge;
}

/* The value of ref="…" in an element. */
static struct sv reference_in(struct sv element)
{
	size_t at = sv_find(element, SV("ref="), 0);

	if (at == SV_NONE || at + 5 > element.len)
		return SV("");
	size_t end = sv_chr(element, element.data[at + 4], at + 5);
	return end == SV_NONE ? SV("") : sv_slice(element, at + 5, end);
}

static int take(void *context, struct sv bytes, bool is_last)
{
	static const struct sv mark = SV("mergeCell ");
	struct merges_case *merges = context;
	size_t at = 0;

	(void)is_last;
	buf_append(&merges->bytes, bytes);
	struct sv all = buf_view(&merges->bytes);
	while ((at = sv_find(all, mark, at)) != SV_NONE) {
		size_t end = sv_chr(sv_slice(all, 0, at + LONGEST), '>', at);
		if (end == SV_NONE)
			break;
		add(merges, reference_in(sv_slice(all, at, end)));
		at = end;
	}
	size_t kept = at != SV_NONE ? all.len - at : all.len < mark.len ? all.len : mark.len;
	kept = kept > LONGEST ? 0 : kept;
	memmove(merges->bytes.data, merges->bytes.data + all.len - kept, kept);
	merges->bytes.len = kept;
	return 0;
}

static int compare_places(const void *a, const void *b)
{
	const struct sheet_merge *x = a;
	const struct sheet_merge *y = b;

	if (x->row != y->row)
		return x->row < y->row ? -1 : 1;
	return (x->column > y->column) - (x->column < y->column);
}

void sheet_merges_read(struct sheet_merges *out, struct ooxml *package, struct sv part)
{
	struct merges_case merges = { .package = package, .merges = out };
	unsigned faults = package->faults;
	uint64_t unpacked = package->unpacked;

	*out = (struct sheet_merges){ .reaching_count = 0 };
	buf_init(&merges.bytes, SIZE_MAX);
	buf_room(&merges.bytes, LONGEST);
	ooxml_read(package, part, take, &merges);
	buf_free(&merges.bytes);
	package->faults = faults; /* the sheet itself is read next */
	package->unpacked = unpacked;
	if (out->items.count > 1)
		qsort(out->items.items, out->items.count, sizeof *out->items.items, compare_places);
}

const struct sheet_merge *sheet_merges_at(const struct sheet_merges *merges, uint32_t row, uint32_t column)
{
	struct sheet_merge key = { .row = row, .column = column };

	if (!merges->items.count)
		return NULL;
	return bsearch(&key, merges->items.items, merges->items.count, sizeof key, compare_places);
}

int sheet_merges_reach(struct sheet_merges *merges, const struct sheet_merge *merge)
{
	if (merges->reaching_count == SHEET_REACHING)
		return -1;
	merges->reaching[merges->reaching_count++] = *merge;
	return 0;
}

void sheet_merges_begin_row(struct sheet_merges *merges, uint32_t row)
{
	size_t kept = 0;

	for (size_t i = 0; i < merges->reaching_count; i++)
		if (merges->reaching[i].last_row >= row)
			merges->reaching[kept++] = merges->reaching[i];
	merges->reaching_count = kept;
}

uint32_t sheet_merges_cover(const struct sheet_merges *merges, uint32_t column)
{
	for (size_t i = 0; i < merges->reaching_count; i++)
		if (merges->reaching[i].column <= column && column <= merges->reaching[i].last_column)
			return merges->reaching[i].last_column;
	return 0;
}

/* The nearest column at or after `column` and before `end` that is covered; else `end`. */
static uint32_t next_covered(const struct sheet_merges *merges, uint32_t column, uint32_t end)
{
	for (size_t i = 0; i < merges->reaching_count; i++) {
		const struct sheet_merge *merge = &merges->reaching[i];
		if (merge->column >= column && merge->column < end)
			end = merge->column;
	}
	return end;
}

void sheet_merges_fill(const struct sheet_merges *merges, struct reading *out, uint32_t row, uint32_t *next,
		       uint32_t column)
{
	enum { WIDEST = 1000 }; /* as wide as the far side reads them */

	while (*next < column) {
		uint32_t covered = sheet_merges_cover(merges, *next);
		if (covered) {
			*next = covered + 1;
			continue;
		}
		uint32_t span = next_covered(merges, *next, column) - *next;
		span = span > WIDEST ? WIDEST : span;
		reading_open(out, READING_CELL,
			     &(struct reading_open){ .row = row, .column = *next, .column_span = span });
		reading_close(out);
		*next += span;
	}
}
