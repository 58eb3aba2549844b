#include "attach/ole_formats.h"
#include "attach/sheet_number.h"
#include "attach/xls_sheet.h"
#include "attach/xls_values.h"
#include "base/limits.h"
#include "base/little_endian.h"

/* A sheet as it is told, row by row. */
struct teller {
	struct reading *out;
	const struct xls_book *book;
	const struct xls_sheet *sheet;
	struct buf text;
	struct buf link;
	bool has_row;
	uint16_t row;
	uint32_t next;               /* column behind the last one told */
	uint32_t covered[XLS_WIDTH]; /* the row from which on a column is free of merged cells above */
};

static struct xls_record record_at(const struct teller *teller, uint32_t at)
{
	struct xls_record record = { 0 };
	size_t begin = at;
	bool is_cut;

	(void)xls_next(&record, teller->book->stream, &begin, &is_cut);
	return record;
}

static void end_row(struct teller *teller)
{
	if (!teller->has_row)
		return;
	reading_close(teller->out);
	reading_pause(teller->out);
	teller->has_row = false;
}

static void begin_row(struct teller *teller, uint16_t row)
{
	const bool *hidden = teller->sheet->hidden_rows;

	if (teller->has_row && teller->row == row)
		return;
	end_row(teller);
	reading_open(teller->out, READING_ROW,
		     &(struct reading_open){ .row = row + 1u, .hidden = hidden && hidden[row] });
	teller->has_row = true;
	teller->row = row;
	teller->next = 0;
}

static void open_cell(struct teller *teller, uint32_t column, uint32_t row_span, uint32_t column_span)
{
	reading_open(teller->out, READING_CELL,
		     &(struct reading_open){ .row = teller->row + 1u,
					     .column = column + 1,
					     .row_span = row_span,
					     .column_span = column_span,
					     .hidden = teller->sheet->hidden_columns[column] });
}

/* Empty cells up to a column, so that those of a column stay below each other. */
static void fill(struct teller *teller, uint32_t column)
{
	while (teller->next < column) {
		uint32_t begin = teller->next++;
		if (teller->covered[begin] > teller->row)
			continue;
		while (teller->next < column && teller->covered[teller->next] <= teller->row)
			teller->next++;
		open_cell(teller, begin, 1, teller->next - begin);
		reading_close(teller->out);
	}
}

static void begin_cell(struct teller *teller, uint16_t column)
{
	const struct xls_range *merge = xls_sheet_merge(teller->sheet, teller->row, column);
	uint32_t last = merge ? merge->last_column : column;

	fill(teller, column);
	if (!merge) {
		open_cell(teller, column, 1, 1);
	} else {
		open_cell(teller, column, xls_sheet_count_rows(teller->sheet, merge->row, merge->last_row),
			  last - column + 1);
		for (uint32_t i = column; i <= last; i++)
			teller->covered[i] = merge->last_row + 1u;
	}
	if (teller->next <= last)
		teller->next = last + 1;
}

static void tell_text(struct teller *teller, const struct xls_range *link)
{
	if (!link || !teller->text.len) {
		reading_text(teller->out, buf_view(&teller->text));
		return;
	}
	struct xls_record record = record_at(teller, link->at);
	buf_clear(&teller->link);
	xls_append_link(&teller->link, teller->book, &record);
	reading_put(teller->out, READING_LINK, buf_view(&teller->link), buf_view(&teller->text));
}

/* Before BIFF8 a note holds its text; later an object does. */
static void tell_note(struct teller *teller, const struct xls_record *record)
{
	enum { TEXT = 4, OBJECT = 6, AUTHOR = 8 };
	struct xls_input input = xls_open(teller->book->stream, record);

	buf_clear(&teller->text);
	if (teller->book->is_old) {
		xls_skip(&input, TEXT);
		xls_book_append_string(&teller->text, teller->book, &input, false);
	} else {
		const struct xls_object *object = xls_sheet_object(teller->sheet, le16(record->data, OBJECT));
		struct xls_record text = record_at(teller, object ? object->at : 0);
		if (object)
			xls_append_object(&teller->text, teller->book, &text);
	}
	reading_put(teller->out, READING_COMMENT, (struct sv){ NULL, 0 }, buf_view(&teller->text));
}

/* Tells what stands at one place: cells[0] and its notes. Returns how many of `cells` they are. */
static size_t tell_cell(struct teller *teller, const struct xls_cell *cells, size_t count)
{
	struct xls_record record = record_at(teller, cells->at);
	size_t told = 0;

	begin_row(teller, cells->row);
	if (record.type == XLS_NUMBERS) {
		for (size_t i = 0; i < xls_cell_count(&record) && cells->column + i < XLS_WIDTH; i++) {
			buf_clear(&teller->text);
			xls_append_value(&teller->text, teller->book, &record, i);
			begin_cell(teller, (uint16_t)(cells->column + i));
			tell_text(teller, NULL);
			reading_close(teller->out);
		}
		return 1;
	}
	begin_cell(teller, cells->column);
	do {
		record = record_at(teller, cells[told].at);
		buf_clear(&teller->text);
		if (record.type == XLS_NOTE) {
			tell_note(teller, &record);
		} else {
			xls_append_value(&teller->text, teller->book, &record, 0);
			tell_text(teller, xls_sheet_link(teller->sheet, cells->row, cells->column));
		}
		told++;
	} while (told < count && cells[told].row == cells->row && cells[told].column == cells->column);
	reading_close(teller->out);
	return told;
}

static void tell_cells(struct teller *teller, struct sv name)
{
	const struct xls_sheet *sheet = teller->sheet;

	if (!sheet->cells.count)
		return;
	reading_open(teller->out, READING_TABLE, &(struct reading_open){ .name = name });
	for (size_t i = 0; i < sheet->cells.count;)
		i += tell_cell(teller, sheet->cells.items + i, sheet->cells.count - i);
	end_row(teller);
	reading_close(teller->out);
}

/* Text boxes, headers, footers, charts. */
static void tell_texts(struct teller *teller)
{
	static const struct sv none = { NULL, 0 };
	const struct xls_sheet *sheet = teller->sheet;

	for (size_t i = 0; i < sheet->objects.count; i++) {
		struct xls_record record = record_at(teller, sheet->objects.items[i].at);
		buf_clear(&teller->text);
		if (!sheet->objects.items[i].is_note)
			xls_append_object(&teller->text, teller->book, &record);
		reading_put(teller->out, READING_PARAGRAPH, none, buf_view(&teller->text));
	}
	for (size_t i = 0; i < sheet->texts.count; i++) {
		struct xls_record record = record_at(teller, sheet->texts.items[i]);
		buf_clear(&teller->text);
		xls_append_text(&teller->text, teller->book, &record);
		reading_put(teller->out, READING_PARAGRAPH, none, sv_trim(buf_view(&teller->text)));
	}
}

/* By where it begins; in a damaged book by its number. */
static const struct xls_book_sheet *find_sheet(const struct xls_book *book, size_t at, size_t number)
{
	for (size_t i = 0; i < book->sheets.count && i < LIMIT_SHEETS; i++)
		if (book->sheets.items[i].at == at)
			return &book->sheets.items[i];
	return number < book->sheets.count ? &book->sheets.items[number] : NULL;
}

static unsigned tell_sheet(struct reading *out, const struct xls_book *book, const struct xls_book_sheet *about,
			   size_t *at)
{
	struct xls_sheet sheet = { .arena = NULL };
	unsigned faults = xls_sheet_load(&sheet, book, at);
	struct teller teller = { .out = out, .book = book, .sheet = &sheet };
	struct sv name = about ? about->name : SV("?");

	buf_init(&teller.text, SIZE_MAX);
	buf_init(&teller.link, LIMIT_URL_BYTES);
	reading_open(out, READING_PART, &(struct reading_open){ .name = name, .hidden = about && about->is_hidden });
	tell_cells(&teller, name);
	tell_texts(&teller);
	reading_close(out);
	reading_pause(out);
	buf_free(&teller.text);
	buf_free(&teller.link);
	xls_sheet_free(&sheet);
	return faults;
}

static unsigned tell_book(struct reading *out, struct sv stream)
{
	struct xls_book book;
	struct xls_record record;
	size_t at = 0;
	size_t number = 0;
	bool is_cut = false;
	unsigned faults = xls_book_load(&book, stream, &at);

	while (!(faults & (READING_ENCRYPTED | READING_UNSUPPORTED | READING_CUT)) &&
	       xls_next(&record, stream, &at, &is_cut)) {
		if (record.type != XLS_BEGIN)
			continue;
		if (number == LIMIT_SHEETS)
			faults |= READING_CUT;
		else
			faults |= tell_sheet(out, &book, find_sheet(&book, record.at, number), &at);
		number++;
	}
	xls_book_free(&book);
	return faults | (is_cut ? READING_CORRUPT : 0);
}

/* A value of a field, in a row of its own. */
static void tell_cached(struct reading *out, struct sv text)
{
	static const struct reading_open none = { .row = 0 };

	reading_open(out, READING_ROW, &none);
	reading_put(out, READING_CELL, SV(""), text);
	reading_close(out);
}

/* Appends what a record of a cache says; false if it is none that says something. */
static bool append_cached(struct buf *out, struct sv stream, const struct xls_record *record)
{
	enum { BEFORE_NAME = 14 };
	struct xls_input input = xls_open(stream, record);
	char room[SHEET_NUMBER_BYTES];
	uint64_t bits = le64(record->data, 0);
	double number;

	buf_clear(out);
	if (record->type == XLS_CACHED_NUMBER) {
		memcpy(&number, &bits, sizeof number);
		buf_append(out, sheet_number_of(room, number, SHEET_GENERAL, false));
		return true;
	}
	if (record->type != XLS_CACHED_STRING && record->type != XLS_CACHED_FIELD)
		return false;
	if (record->type == XLS_CACHED_FIELD)
		xls_skip(&input, BEFORE_NAME);
	size_t count = xls_u16(&input);
	xls_append_string(out, &input, count);
	return true;
}

/* One stream of a cache: fields, each with its values behind it. */
static void tell_cache(struct reading *out, struct sv stream)
{
	static const struct reading_open none = { .row = 0 };
	struct xls_record record;
	bool is_cut = false;
	bool is_in_field = false;
	struct buf text;

	buf_init(&text, SIZE_MAX);
	for (size_t at = 0; xls_next(&record, stream, &at, &is_cut);) {
		if (!append_cached(&text, stream, &record))
			continue;
		if (record.type == XLS_CACHED_FIELD && is_in_field)
			reading_close(out);
		if (record.type == XLS_CACHED_FIELD)
			reading_open(out, READING_TABLE, &none);
		is_in_field |= record.type == XLS_CACHED_FIELD;
		if (is_in_field)
			tell_cached(out, buf_view(&text));
		else
			reading_put(out, READING_PARAGRAPH, SV(""), buf_view(&text));
	}
	if (is_in_field)
		reading_close(out);
	buf_free(&text);
}

/* Pivot tables keep a copy of what they were made from, also where those rows were deleted before it was published. */
static unsigned tell_caches(struct reading *out, struct ole *ole, uint32_t storage)
{
	uint32_t caches = ole_find(ole, storage, SV("_SX_DB_CUR"));
	struct buf bytes;
	unsigned faults = 0;

	if (caches == OLE_NONE)
		return 0;
	buf_init(&bytes, LIMIT_DOCUMENT_BYTES);
	reading_open(out, READING_PART, &(struct reading_open){ .name = SV("pivot cache"), .hidden = true });
	for (uint32_t i = ole_first(ole, caches); i != OLE_NONE; i = ole_next(ole, i)) {
		buf_clear(&bytes);
		if (ole_read(ole, &bytes, i))
			faults = READING_CORRUPT;
		tell_cache(out, buf_view(&bytes));
	}
	reading_close(out);
	buf_free(&bytes);
	return faults;
}

unsigned xls_tell(struct reading *out, struct ole *ole, uint32_t storage)
{
	uint32_t entry = ole_find(ole, storage, SV("Workbook"));
	struct buf stream;
	unsigned faults = 0;

	buf_init(&stream, LIMIT_DOCUMENT_BYTES);
	if (entry == OLE_NONE)
		entry = ole_find(ole, storage, SV("Book"));
	if (ole_read(ole, &stream, entry))
		faults = READING_CORRUPT;
	faults |= tell_book(out, buf_view(&stream));
	if (!(faults & READING_ENCRYPTED))
		faults |= tell_caches(out, ole, storage);
	buf_free(&stream);
	return faults;
}
