#include "attach/ppt_text.h"

#include <stdlib.h>

#include "attach/code_page.h"
#include "base/arena.h"
#include "base/little_endian.h"

struct text {
	struct ppt_record record;
	bool is_title;
	bool is_told;
};

/* A text of a table, with the place of its cell. */
struct cell {
	int32_t top;
	int32_t left;
	struct text text;
};

struct teller {
	struct reading *out;
	struct arena *arena;
	VEC(struct text, outline);
	struct buf text;
	bool is_title;      /* the text that follows */
	bool is_tagged;     /* so are the comments of PowerPoint 2002 and later */
	size_t comment_end; /* of the container that we are in; 0: none */
	size_t headers_end;
	size_t link_end;
	struct buf link_text;
};

static bool is_text(const struct ppt_record *record)
{
	return record->type == PPT_TEXT_WIDE || record->type == PPT_TEXT_BYTES;
}

static void append_text(struct buf *out, const struct ppt_record *record)
{
	if (record->type == PPT_TEXT_BYTES)
		latin1_append(out, record->data);
	else
		utf16_append(out, record->data);
}

static bool is_title(const struct ppt_record *header)
{
	enum { TITLE = 0, CENTRED_TITLE = 6 };

	return le32(header->data, 0) == TITLE || le32(header->data, 0) == CENTRED_TITLE;
}

/* Paragraphs end with a carriage return, lines within them with a vertical tab. */
static void tell_text(struct teller *teller, const struct text *text)
{
	struct sv rest;
	struct sv paragraph;

	buf_clear(&teller->text);
	append_text(&teller->text, &text->record);
	for (size_t i = 0; i < teller->text.len; i++)
		if (teller->text.data[i] == '\v')
			teller->text.data[i] = '\n';
	rest = buf_view(&teller->text);
	while (rest.len && sv_split(&paragraph, &rest, '\r'))
		reading_put(teller->out, text->is_title ? READING_HEADING : READING_PARAGRAPH, (struct sv){ NULL, 0 },
			    paragraph);
}

static void read_outline(struct teller *teller, struct sv outline)
{
	struct ppt_record record;

	for (size_t at = 0; ppt_next(&record, outline, &at);) {
		if (record.type == PPT_TEXT_HEADER)
			vec_push(teller->arena, &teller->outline)->is_title = is_title(&record);
		else if (is_text(&record) && teller->outline.count)
			teller->outline.items[teller->outline.count - 1].record = record;
	}
}

static void tell_outline(struct teller *teller, size_t index)
{
	if (index >= teller->outline.count || teller->outline.items[index].is_told)
		return;
	teller->outline.items[index].is_told = true;
	tell_text(teller, &teller->outline.items[index]);
}

/* A group whose first shape says that it is a table. */
static bool is_table(struct sv group)
{
	enum { PROPERTY_BYTES = 6, TABLE_PROPERTIES = 0x039f, ID_MASK = 0x3fff };
	struct ppt_record record;
	size_t at = 0;

	if (!ppt_next(&record, group, &at) || record.type != PPT_SHAPE)
		return false;
	struct sv shape = record.data;
	for (at = 0; ppt_next(&record, shape, &at); at = ppt_end(&record))
		for (size_t i = 0; record.type == PPT_MORE_PROPERTIES && i < record.instance; i++)
			if ((le16(record.data, PROPERTY_BYTES * i) & ID_MASK) == TABLE_PROPERTIES)
				return le32(record.data, PROPERTY_BYTES * i + 2) & 1;
	return false;
}

static int compare_cells(const void *a, const void *b)
{
	const struct cell *left = a;
	const struct cell *right = b;

	if (left->top != right->top)
		return left->top < right->top ? -1 : 1;
	return (left->left > right->left) - (left->left < right->left);
}

/* The cells are shapes at any place in the group; where they stand shows rows and columns. */
static void tell_table(struct teller *teller, struct sv group)
{
	VEC(struct cell, cells) = { 0 };
	struct cell cell = { 0 };
	struct ppt_record record;

	for (size_t at = 0; ppt_next(&record, group, &at);) {
		if (record.type == PPT_ANCHOR) {
			cell.left = (int32_t)le32(record.data, 0);
			cell.top = (int32_t)le32(record.data, 4);
		} else if (is_text(&record)) {
			cell.text.record = record;
			*vec_push(teller->arena, &cells) = cell;
		}
	}
	if (!cells.count)
		return;
	qsort(cells.items, cells.count, sizeof *cells.items, compare_cells);
	reading_open(teller->out, READING_TABLE, &(struct reading_open){ .row = 0 });
	for (size_t i = 0; i < cells.count; i++) {
		if (i == 0 || cells.items[i].top != cells.items[i - 1].top)
			reading_open(teller->out, READING_ROW, &(struct reading_open){ .row = 0 });
		reading_open(teller->out, READING_CELL, &(struct reading_open){ .row = 0 });
		tell_text(teller, &cells.items[i].text);
		reading_close(teller->out);
		if (i + 1 == cells.count || cells.items[i + 1].top != cells.items[i].top)
			reading_close(teller->out);
	}
	reading_close(teller->out);
}

/* What a string is depends on what it stands in. */
static void take_string(struct teller *teller, const struct ppt_record *record)
{
	enum { COMMENT_TEXT = 1, LINK_TEXT = 0, LINK_TARGET = 1 };
	static const struct sv none = { NULL, 0 };
	struct buf *text = &teller->text;

	buf_clear(text);
	utf16_append(text, record->data);
	teller->is_tagged = sv_eq(buf_view(text), SV("___PPT10"));
	if (record->at < teller->comment_end) {
		if (record->instance == COMMENT_TEXT)
			reading_put(teller->out, READING_COMMENT, none, buf_view(text));
	} else if (record->at < teller->headers_end) {
		reading_put(teller->out, READING_PARAGRAPH, none, buf_view(text));
	} else if (record->at < teller->link_end) {
		if (record->instance == LINK_TEXT) {
			buf_clear(&teller->link_text);
			buf_append(&teller->link_text, buf_view(text));
		} else if (record->instance == LINK_TARGET) {
			struct sv shown = buf_view(&teller->link_text);
			reading_put(teller->out, READING_LINK, buf_view(text), shown.len ? shown : buf_view(text));
		}
	}
}

/* Takes a record, and moves *at where its inside is to be passed over or looked into. */
static void take_record(struct teller *teller, const struct ppt_record *record, size_t *at)
{
	switch (record->type) {
	case PPT_TEXT_HEADER: teller->is_title = is_title(record); break;
	case PPT_TEXT_WIDE:
	case PPT_TEXT_BYTES: tell_text(teller, &(struct text){ *record, teller->is_title, true }); break;
	case PPT_OUTLINE_TEXT: tell_outline(teller, le32(record->data, 0)); break;
	case PPT_GROUP:
		if (!is_table(record->data))
			break;
		tell_table(teller, record->data);
		*at = ppt_end(record);
		break;
	case PPT_BINARY_DATA:
		if (teller->is_tagged)
			*at = ppt_end(record) - record->data.len;
		break;
	case PPT_COMMENT: teller->comment_end = ppt_end(record); break;
	case PPT_HEADERS: teller->headers_end = ppt_end(record); break;
	case PPT_LINK:
		teller->link_end = ppt_end(record);
		buf_clear(&teller->link_text);
		break;
	case PPT_STRING: take_string(teller, record); break;
	case PPT_SLIDE_LIST: *at = ppt_end(record); break;
	default: break;
	}
}

void ppt_text_tell(struct reading *out, struct sv container, struct sv outline)
{
	struct teller teller = { .out = out, .arena = arena_new() };
	struct ppt_record record;

	buf_init(&teller.text, SIZE_MAX);
	buf_init(&teller.link_text, SIZE_MAX);
	read_outline(&teller, outline);
	for (size_t at = 0; ppt_next(&record, container, &at);)
		take_record(&teller, &record, &at);
	for (size_t i = 0; i < teller.outline.count; i++)
		tell_outline(&teller, i);
	buf_free(&teller.text);
	buf_free(&teller.link_text);
	arena_free(teller.arena);
}

bool ppt_is_hidden(struct sv slide)
{
	enum { FLAGS = 10, HIDDEN = 4 };
	struct ppt_record record;

	for (size_t at = 0; ppt_next(&record, slide, &at); at = ppt_end(&record))
		if (record.type == PPT_SHOW)
			return le16(record.data, FLAGS) & HIDDEN;
	return false;
}
