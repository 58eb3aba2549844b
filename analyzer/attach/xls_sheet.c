#include "attach/xls_sheet.h"

#include <stdlib.h>

#include "base/little_endian.h"

enum { OBJECT_NONE = 0xffff, OBJECT_NOTE = 0x19, OBJECT_HEAD = 0x15 };

struct loading {
	struct xls_sheet *sheet;
	const struct xls_book *book;
	uint16_t object; /* number of the object whose text follows */
	bool is_note;
	bool is_sorted;
};

static int compare_places(uint16_t row, uint16_t column, uint16_t other_row, uint16_t other_column)
{
	return row != other_row ? (row < other_row ? -1 : 1) : (column > other_column) - (column < other_column);
}

static int compare_cells(const void *a, const void *b)
{
	const struct xls_cell *left = a;
	const struct xls_cell *right = b;
	int order = compare_places(left->row, left->column, right->row, right->column);

	return order ? order : (left->at > right->at) - (left->at < right->at);
}

static int compare_ranges(const void *a, const void *b)
{
	const struct xls_range *left = a;
	const struct xls_range *right = b;

	return compare_places(left->row, left->column, right->row, right->column);
}

static int compare_objects(const void *a, const void *b)
{
	const struct xls_object *left = a;
	const struct xls_object *right = b;

	return (left->id > right->id) - (left->id < right->id);
}

static void add_cell(struct loading *loading, const struct xls_record *record)
{
	struct xls_sheet *sheet = loading->sheet;
	struct xls_cell cell = { le16(record->data, 0), le16(record->data, 2), (uint32_t)record->at };

	if (record->data.len < 4 || cell.column >= XLS_WIDTH)
		return;
	if (sheet->cells.count && compare_cells(&sheet->cells.items[sheet->cells.count - 1], &cell) > 0)
		loading->is_sorted = false;
	*vec_next(sheet->arena, &sheet->cells) = cell;
}

static void add_row(struct loading *loading, const struct xls_record *record)
{
	enum { FLAGS = 12, FLAG_HIDDEN = 0x20 };
	struct xls_sheet *sheet = loading->sheet;

	if (!(le16(record->data, FLAGS) & FLAG_HIDDEN))
		return;
	if (!sheet->hidden_rows)
		sheet->hidden_rows = arena_zalloc(sheet->arena, XLS_HEIGHT * sizeof *sheet->hidden_rows);
	sheet->hidden_rows[le16(record->data, 0)] = true;
}

static void add_columns(struct xls_sheet *sheet, const struct xls_record *record)
{
	enum { FLAGS = 8, FLAG_HIDDEN = 1 };
	unsigned last = le16(record->data, 2);

	if (!(le16(record->data, FLAGS) & FLAG_HIDDEN))
		return;
	for (unsigned i = le16(record->data, 0); i <= last && i < XLS_WIDTH; i++)
		sheet->hidden_columns[i] = true;
}

static void add_merges(struct xls_sheet *sheet, const struct xls_record *record)
{
	enum { RANGE_BYTES = 8 };
	size_t count = le16(record->data, 0);

	for (size_t i = 0; i < count && 2 + RANGE_BYTES * (i + 1) <= record->data.len; i++) {
		struct sv range = sv_skip(record->data, 2 + RANGE_BYTES * i);
		struct xls_range merge = { .row = le16(range, 0),
					   .column = le16(range, 4),
					   .last_row = le16(range, 2),
					   .last_column = le16(range, 6) };
		if (merge.row <= merge.last_row && merge.column <= merge.last_column && merge.last_column < XLS_WIDTH)
			*vec_next(sheet->arena, &sheet->merges) = merge;
	}
}

static void add_link(struct xls_sheet *sheet, const struct xls_record *record)
{
	*vec_next(sheet->arena, &sheet->links) = (struct xls_range){ .row = le16(record->data, 0),
								     .last_row = le16(record->data, 2),
								     .column = le16(record->data, 4),
								     .last_column = le16(record->data, 6),
								     .at = (uint32_t)record->at };
}

static void begin_object(struct loading *loading, const struct xls_record *record)
{
	enum { KIND = 4, ID = 6 };
	bool has_head = le16(record->data, 0) == OBJECT_HEAD;

	loading->object = has_head ? le16(record->data, ID) : OBJECT_NONE;
	loading->is_note = has_head && le16(record->data, KIND) == OBJECT_NOTE;
}

static void take_record(struct loading *loading, const struct xls_record *record)
{
	struct xls_sheet *sheet = loading->sheet;

	switch (record->type) {
	case XLS_NOTE:
	case XLS_FORMULA:
	case XLS_NUMBERS:
	case XLS_RICH_STRING:
	case XLS_SHARED_STRING:
	case XLS_NUMBER:
	case XLS_LABEL:
	case XLS_BOOLEAN:
	case XLS_SHORT_NUMBER: add_cell(loading, record); break;
	case XLS_ROW: add_row(loading, record); break;
	case XLS_COLUMNS: add_columns(sheet, record); break;
	case XLS_MERGES: add_merges(sheet, record); break;
	case XLS_LINK: add_link(sheet, record); break;
	case XLS_OBJECT: begin_object(loading, record); break;
	case XLS_TEXT_OBJECT:
		*vec_push(sheet->arena, &sheet->objects) =
		    (struct xls_object){ loading->object, loading->is_note, (uint32_t)record->at };
		break;
	case XLS_HEADER:
	case XLS_FOOTER: *vec_push(sheet->arena, &sheet->texts) = (uint32_t)record->at; break;
	default: break;
	}
}

static void sort(struct loading *loading)
{
	struct xls_sheet *sheet = loading->sheet;

	if (!loading->is_sorted)
		qsort(sheet->cells.items, sheet->cells.count, sizeof *sheet->cells.items, compare_cells);
	if (sheet->merges.count)
		qsort(sheet->merges.items, sheet->merges.count, sizeof *sheet->merges.items, compare_ranges);
	if (sheet->links.count)
		qsort(sheet->links.items, sheet->links.count, sizeof *sheet->links.items, compare_ranges);
	if (sheet->objects.count)
		qsort(sheet->objects.items, sheet->objects.count, sizeof *sheet->objects.items, compare_objects);
	for (size_t i = 0; i < sheet->cells.count; i++)
		if (i == 0 || sheet->cells.items[i].row != sheet->cells.items[i - 1].row)
			*vec_next(sheet->arena, &sheet->rows) = sheet->cells.items[i].row;
}

unsigned xls_sheet_load(struct xls_sheet *sheet, const struct xls_book *book, size_t *at)
{
	struct loading loading = { .book = book, .object = OBJECT_NONE, .is_sorted = true };
	struct xls_record record;
	bool is_cut = false;
	unsigned depth = 1; /* charts lie inside, as parts of their own */

	*sheet = (struct xls_sheet){ .arena = arena_new() };
	loading.sheet = sheet;
	while (depth && xls_next(&record, book->stream, at, &is_cut)) {
		if (record.type == XLS_BEGIN)
			depth++;
		else if (record.type == XLS_EOF)
			depth--;
		else if (record.type == XLS_SERIES_TEXT)
			*vec_push(sheet->arena, &sheet->texts) = (uint32_t)record.at;
		else if (depth == 1)
			take_record(&loading, &record);
	}
	sort(&loading);
	return depth || is_cut ? READING_CORRUPT : 0;
}

void xls_sheet_free(struct xls_sheet *sheet)
{
	arena_free(sheet->arena);
}

const struct xls_range *xls_sheet_merge(const struct xls_sheet *sheet, uint16_t row, uint16_t column)
{
	struct xls_range key = { .row = row, .column = column };

	if (!sheet->merges.count)
		return NULL;
	return bsearch(&key, sheet->merges.items, sheet->merges.count, sizeof key, compare_ranges);
}

const struct xls_range *xls_sheet_link(const struct xls_sheet *sheet, uint16_t row, uint16_t column)
{
	struct xls_range key = { .row = row, .column = column };

	if (!sheet->links.count)
		return NULL;
	return bsearch(&key, sheet->links.items, sheet->links.count, sizeof key, compare_ranges);
}

/* How many rows with cells lie before `row`. */
static size_t rows_before(const struct xls_sheet *sheet, uint32_t row)
{
	size_t low = 0;
	size_t high = sheet->rows.count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (sheet->rows.items[middle] < row)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

uint32_t xls_sheet_count_rows(const struct xls_sheet *sheet, uint16_t first, uint16_t last)
{
	return (uint32_t)(rows_before(sheet, (uint32_t)last + 1) - rows_before(sheet, first));
}

const struct xls_object *xls_sheet_object(const struct xls_sheet *sheet, uint16_t id)
{
	struct xls_object key = { .id = id };

	if (!sheet->objects.count)
		return NULL;
	return bsearch(&key, sheet->objects.items, sheet->objects.count, sizeof key, compare_objects);
}
