/*
 * Pages made by hand. The document is what was added, one item a line, so that spans of the source can be compared
 * with its text.
 */
#ifndef PAGE_FIXTURE_H
#define PAGE_FIXTURE_H

#include "base/buf.h"
#include "base/limits.h"
#include "model/page.h"

struct fixture {
	struct arena *arena;
	struct page page;
	struct buf document;
	struct buf streams[STREAM_COUNT];
};

static inline void fixture_init(struct fixture *fixture)
{
	*fixture = (struct fixture){ .arena = arena_new() };
	buf_init(&fixture->document, 256 * MIB);
	for (int i = 0; i < STREAM_COUNT; i++)
		buf_init(&fixture->streams[i], 256 * MIB);
	fixture->page.is_html = true;
}

static inline void fixture_free(struct fixture *fixture)
{
	buf_free(&fixture->document);
	for (int i = 0; i < STREAM_COUNT; i++)
		buf_free(&fixture->streams[i]);
	arena_free(fixture->arena);
}

/* The page as it stands; call it again after adding more. */
static inline const struct page *fixture_page(struct fixture *fixture)
{
	fixture->page.document = buf_view(&fixture->document);
	for (int i = 0; i < STREAM_COUNT; i++)
		fixture->page.streams[i].text = buf_view(&fixture->streams[i]);
	return &fixture->page;
}

static inline uint32_t fixture_element(struct fixture *fixture, const char *name)
{
	struct element *element = vec_push(fixture->arena, &fixture->page.elements);

	element->parent = PAGE_NONE;
	element->nth = 1;
	element->name = sv_from(name);
	element->source = (struct span){ fixture->document.len, fixture->document.len };
	return (uint32_t)fixture->page.elements.count - 1;
}

/* A piece without the separator behind it. */
static inline struct piece *fixture_piece(struct fixture *fixture, enum where where, struct sv text)
{
	enum stream_kind kind = where_stream(where);
	struct piece *piece = vec_push(fixture->arena, &fixture->page.streams[kind].pieces);

	piece->begin = fixture->streams[kind].len;
	piece->source.begin = fixture->document.len;
	buf_append(&fixture->streams[kind], text);
	buf_append(&fixture->document, text);
	piece->end = fixture->streams[kind].len;
	piece->source.end = fixture->document.len;
	piece->verbatim = true;
	piece->where = (uint8_t)where;
	piece->element = PAGE_NONE;
	piece->cell = PAGE_NONE;
	return piece;
}

static inline void fixture_end(struct fixture *fixture, enum where where, char separator)
{
	buf_byte(&fixture->streams[where_stream(where)], separator);
	buf_byte(&fixture->document, '\n');
}

/* A block of text: a paragraph, a comment, a script's line … */
static inline void fixture_block(struct fixture *fixture, enum where where, const char *text)
{
	const struct piece *piece = fixture_piece(fixture, where, sv_from(text));

	if (where_stream(where) == STREAM_BODY)
		*vec_push(fixture->arena, &fixture->page.blocks) =
		    (struct block){ .begin = piece->begin, .end = piece->end, .element = PAGE_NONE };
	fixture_end(fixture, where, '\n');
}

static inline void fixture_attribute(struct fixture *fixture, uint32_t element, const char *name, const char *value)
{
	struct piece *piece = fixture_piece(fixture, WHERE_ATTRIBUTE, sv_from(value));

	piece->element = element;
	piece->name = sv_from(name);
	fixture_end(fixture, WHERE_ATTRIBUTE, '\n');
}

/* A table of `rows` times `columns` texts, headed by its first row and by the first cell of each row. */
static inline void fixture_table(struct fixture *fixture, uint32_t rows, uint32_t columns, const char *const *texts)
{
	struct page *page = &fixture->page;
	uint32_t base = (uint32_t)page->cells.count;
	struct table *table = vec_push(fixture->arena, &page->tables);

	*table = (struct table){ PAGE_NONE, PAGE_NONE, rows, columns, false };
	for (uint32_t i = 0; i < rows * columns; i++) {
		uint32_t row = i / columns;
		uint32_t column = i % columns;
		struct cell *cell = vec_push(fixture->arena, &page->cells);
		*cell = (struct cell){ .table = (uint32_t)page->tables.count - 1,
				       .row = row,
				       .column = column,
				       .row_span = 1,
				       .column_span = 1,
				       .column_header = row ? base + column : PAGE_NONE,
				       .row_header = column ? base + row * columns : PAGE_NONE,
				       .left = column ? base + i - 1 : PAGE_NONE,
				       .begin = fixture->streams[STREAM_BODY].len,
				       .element = PAGE_NONE };
		fixture_piece(fixture, WHERE_CELL, sv_from(texts[i]))->cell = base + i;
		cell->end = fixture->streams[STREAM_BODY].len;
		fixture_end(fixture, WHERE_CELL, column + 1 == columns ? '\n' : '\t');
	}
}

#endif
