#include <stdlib.h>

#include "attach/doc_fields.h"
#include "attach/doc_tables.h"
#include "attach/ole_formats.h"
#include "base/utf8.h"

enum {
	MARK_CELL = 0x07,
	MARK_LINE = 0x0b,
	MARK_PAGE = 0x0c,
	MARK_PARAGRAPH = 0x0d,
	MARK_COLUMN = 0x0e,
	MARK_FIELD = 0x13,
	MARK_FIELD_END = 0x15,
	MARK_HYPHEN = 0x1e
};

struct teller {
	struct reading *out;
	const struct doc *doc;
	struct doc_tables tables;
	struct doc_fields fields;
	size_t piece; /* that of the last position looked up */
	struct doc_run run;
	struct buf text;              /* not told yet */
	enum reading_element element; /* of the paragraph */
	bool is_open;                 /* the paragraph */
	bool has_link;
	bool has_hidden;
};

static void flush_text(struct teller *teller)
{
	reading_text(teller->out, buf_view(&teller->text));
	buf_clear(&teller->text);
}

static void set_hidden(struct teller *teller, bool hidden)
{
	if (teller->has_hidden == hidden)
		return;
	flush_text(teller);
	if (hidden)
		reading_open(teller->out, READING_HIDDEN, &(struct reading_open){ .hidden = true });
	else
		reading_close(teller->out);
	teller->has_hidden = hidden;
}

static void set_link(struct teller *teller, bool linked)
{
	if (teller->has_link == linked)
		return;
	set_hidden(teller, false);
	flush_text(teller);
	if (linked)
		reading_open(teller->out, READING_LINK,
			     &(struct reading_open){ .name = buf_view(&teller->fields.link) });
	else
		reading_close(teller->out);
	teller->has_link = linked;
}

/* Text follows: opens what it stands in. */
static void enter(struct teller *teller, bool hidden)
{
	/* A comment is text only. */
	bool is_plain = teller->element == READING_COMMENT;

	if (!teller->is_open)
		reading_open(teller->out, teller->element, &(struct reading_open){ .row = 0 });
	teller->is_open = true;
	set_link(teller, teller->fields.is_link && !is_plain);
	set_hidden(teller, hidden && !is_plain);
}

static void end_paragraph(struct teller *teller)
{
	set_link(teller, false);
	set_hidden(teller, false);
	flush_text(teller);
	if (teller->is_open)
		reading_close(teller->out);
	teller->is_open = false;
}

static void append_code(struct buf *out, uint32_t code)
{
	char bytes[UTF8_MAX_BYTES];

	buf_append(out, (struct sv){ bytes, utf8_write(bytes, code) });
}

/* What a character is shown as; 0: nothing, as pictures and the numbers of notes. */
static uint32_t shown_as(uint16_t unit)
{
	switch (unit) {
	case '\t': return '\t';
	case MARK_LINE:
	case MARK_COLUMN: return '\n';
	case MARK_HYPHEN: return '-';
	case DOC_NO_CHARACTER: return 0;
	default: return unit < 0x20 ? 0 : unit;
	}
}

static bool is_hidden_at(struct teller *teller, uint32_t position)
{
	uint32_t offset = doc_file_offset(teller->doc, &teller->piece, position);

	if (teller->doc->pieces[teller->piece].is_hidden)
		return true;
	if (teller->doc->is_old)
		return false;
	if (offset < teller->run.begin || offset >= teller->run.end)
		teller->run = doc_run_at(teller->doc, offset);
	return teller->run.is_hidden;
}

static void tell_instruction(struct teller *teller)
{
	enter(teller, true);
	buf_append(&teller->text, buf_view(&teller->fields.instruction));
	set_hidden(teller, false);
}

/* Tells the character at a position, and returns the next one. */
static uint32_t tell_character(struct teller *teller, uint32_t position, uint32_t end)
{
	uint16_t unit = teller->doc->text[position];
	uint32_t next = position + 1;

	if (unit >= MARK_FIELD && unit <= MARK_FIELD_END) {
		if (doc_fields_mark(&teller->fields, unit))
			tell_instruction(teller);
		return next;
	}
	uint32_t code = shown_as(unit);
	if (unit >> 10 == 0xd800 >> 10 && next < end && teller->doc->text[next] >> 10 == 0xdc00 >> 10)
		code = 0x10000 + ((code & 0x3ff) << 10) + (teller->doc->text[next++] & 0x3ff);
	if (!code)
		return next;
	if (doc_fields_hide(&teller->fields)) {
		append_code(&teller->fields.instruction, code);
		return next;
	}
	enter(teller, is_hidden_at(teller, position));
	append_code(&teller->text, code);
	return next;
}

/* Where formats say nothing, of tables, cells and rows are told by marks alone: a mark behind a mark ends a row. */
static struct doc_paragraph guess(const struct teller *teller, uint16_t mark, bool is_empty)
{
	bool is_after_cell = teller->tables.is_after_cell;
	bool ends_row = mark == MARK_CELL && is_empty && is_after_cell;

	return (struct doc_paragraph){ .depth = mark == MARK_CELL || is_after_cell,
				       .ends_row = ends_row,
				       .ends_cell = mark == MARK_CELL && !ends_row };
}

static struct doc_paragraph paragraph_at(struct teller *teller, uint32_t mark, bool is_empty)
{
	uint16_t unit = teller->doc->text[mark];
	struct doc_paragraph paragraph;

	if (teller->doc->is_old ||
	    !doc_paragraph_at(&paragraph, teller->doc, doc_file_offset(teller->doc, &teller->piece, mark), unit))
		paragraph = guess(teller, unit, is_empty);
	return paragraph;
}

/* Tells [begin, end), which ends with the mark at `mark`. */
static void tell_paragraph(struct teller *teller, enum doc_range range, uint32_t begin, uint32_t end, uint32_t mark,
			   uint32_t range_end)
{
	enum { HEADING_STYLES = 9 };
	struct doc_paragraph paragraph = paragraph_at(teller, mark, begin == end);
	bool is_heading = paragraph.style >= 1 && paragraph.style <= HEADING_STYLES;

	if (paragraph.depth && !teller->tables.depth && !teller->doc->is_old)
		doc_tables_begin(&teller->tables, teller->doc, begin, range_end);
	doc_tables_enter(&teller->tables, &paragraph, begin == end);
	teller->element = range == DOC_COMMENTS ? READING_COMMENT : is_heading ? READING_HEADING : READING_PARAGRAPH;
	while (begin < end)
		begin = tell_character(teller, begin, end);
	end_paragraph(teller);
	doc_tables_leave(&teller->tables, &paragraph);
}

static bool is_mark(uint16_t unit)
{
	return unit == MARK_PARAGRAPH || unit == MARK_CELL || unit == MARK_PAGE;
}

static void tell_range(struct teller *teller, enum doc_range range, uint32_t begin, uint32_t end)
{
	const uint16_t *text = teller->doc->text;

	while (begin < end) {
		uint32_t mark = begin;
		while (mark + 1 < end && !is_mark(text[mark]))
			mark++;
		/* Where the text is cut off there is no mark. */
		tell_paragraph(teller, range, begin, is_mark(text[mark]) ? mark : mark + 1, mark, end);
		begin = mark + 1;
	}
	doc_tables_end(&teller->tables);
	doc_fields_clear(&teller->fields);
}

static void tell_ranges(struct teller *teller)
{
	static const char *const names[DOC_RANGES] = {
		NULL,       "footnotes", "headers and footers", "macros",
		"comments", "endnotes",  "text boxes",          "text boxes of headers"
	};
	uint32_t begin = 0;

	for (int i = 0; i < DOC_RANGES; i++) {
		uint32_t left = teller->doc->length - begin;
		uint32_t length = teller->doc->lengths[i] < left ? teller->doc->lengths[i] : left;
		if (!length)
			continue;
		if (names[i])
			reading_open(teller->out, READING_PART, &(struct reading_open){ .name = sv_from(names[i]) });
		tell_range(teller, (enum doc_range)i, begin, begin + length);
		if (names[i])
			reading_close(teller->out);
		begin += length;
	}
}

unsigned doc_tell(struct reading *out, struct ole *ole, uint32_t storage)
{
	struct doc doc;
	unsigned faults = doc_load(&doc, ole, storage);
	struct teller teller = { .out = out, .doc = &doc, .tables = { .out = out } };

	doc_fields_init(&teller.fields);
	buf_init(&teller.text, SIZE_MAX);
	if (doc.length)
		tell_ranges(&teller);
	buf_free(&teller.text);
	doc_fields_free(&teller.fields);
	doc_free(&doc);
	return faults;
}
