/* What holds for every page that any reader makes, whatever it read. */
#ifndef UNIT_PAGE_PROPERTIES_H
#define UNIT_PAGE_PROPERTIES_H

#include "base/limits.h"
#include "base/utf8.h"
#include "model/page.h"

#define PROPERTY(condition)                \
	do {                               \
		if (!(condition))          \
			return #condition; \
	} while (0)

static inline bool is_span_of(struct span span, struct sv text)
{
	return span.begin <= span.end && span.end <= text.len;
}

static inline bool is_index_or_none(uint32_t index, size_t count)
{
	return index == PAGE_NONE || index < count;
}

static inline bool is_same_but_space(struct sv a, struct sv b)
{
	if (a.len != b.len)
		return false;
	for (size_t i = 0; i < a.len; i++)
		if (a.data[i] != b.data[i] && !(sv_is_space(a.data[i]) && sv_is_space(b.data[i])))
			return false;
	return true;
}

static inline const char *stream_fault(const struct page *page, const struct stream *stream)
{
	size_t end = 0;

	PROPERTY(utf8_valid_prefix(stream->text) == stream->text.len);
	for (size_t i = 0; i < stream->pieces.count; i++) {
		const struct piece *piece = &stream->pieces.items[i];
		PROPERTY(piece->begin >= end && piece->begin < piece->end);
		PROPERTY(piece->end <= stream->text.len);
		PROPERTY(is_span_of(piece->source, page->document));
		PROPERTY(piece->where < WHERE_COUNT);
		PROPERTY(is_index_or_none(piece->element, page->elements.count));
		PROPERTY(is_index_or_none(piece->cell, page->cells.count));
		if (piece->verbatim)
			PROPERTY(is_same_but_space(sv_slice(stream->text, piece->begin, piece->end),
						   sv_slice(page->document, piece->source.begin, piece->source.end)));
		end = piece->end;
	}
	return NULL;
}

static inline const char *block_fault(const struct page *page)
{
	size_t end = 0;

	for (size_t i = 0; i < page->blocks.count; i++) {
		const struct block *block = &page->blocks.items[i];
		PROPERTY(block->begin >= end && block->begin < block->end);
		PROPERTY(block->end <= page->streams[STREAM_BODY].text.len);
		PROPERTY(block->kind <= BLOCK_PREFORMATTED && block->level <= 6);
		PROPERTY(is_index_or_none(block->element, page->elements.count));
		PROPERTY(sv_chr(sv_slice(page->streams[STREAM_BODY].text, block->begin, block->end), '\n', 0) ==
			 SV_NONE);
		end = block->end;
	}
	return NULL;
}

static inline const char *element_fault(const struct page *page)
{
	for (size_t i = 0; i < page->elements.count; i++) {
		const struct element *element = &page->elements.items[i];
		PROPERTY(element->parent == PAGE_NONE || element->parent < i);
		PROPERTY(element->nth >= 1);
		PROPERTY(is_span_of(element->source, page->document));
	}
	return NULL;
}

static inline const char *table_fault(const struct page *page)
{
	const struct cell *cells = page->cells.items;

	for (size_t i = 0; i < page->cells.count; i++) {
		PROPERTY(cells[i].table < page->tables.count);
		PROPERTY(cells[i].row < page->tables.items[cells[i].table].rows);
		PROPERTY(cells[i].column + cells[i].column_span <= page->tables.items[cells[i].table].columns);
		PROPERTY(cells[i].row_span >= 1 && cells[i].column_span >= 1);
		PROPERTY(cells[i].begin <= cells[i].end && cells[i].end <= page->streams[STREAM_BODY].text.len);
		PROPERTY(is_index_or_none(cells[i].column_header, i) && is_index_or_none(cells[i].row_header, i) &&
			 is_index_or_none(cells[i].left, i));
		if (cells[i].column_header != PAGE_NONE)
			PROPERTY(cells[cells[i].column_header].row < cells[i].row);
		if (cells[i].left != PAGE_NONE)
			PROPERTY(cells[cells[i].left].column < cells[i].column);
		if (cells[i].row_header != PAGE_NONE)
			PROPERTY(cells[cells[i].row_header].column < cells[i].column);
		PROPERTY(is_index_or_none(cells[i].element, page->elements.count));
	}
	for (size_t i = 0; i < page->tables.count; i++)
		PROPERTY(is_index_or_none(page->tables.items[i].outer, page->cells.count));
	return NULL;
}

static inline const char *link_fault(const struct page *page)
{
	for (size_t i = 0; i < page->links.count; i++) {
		const struct link *link = &page->links.items[i];
		struct sv written = sv_slice(page->document, link->source.begin, link->source.end);
		PROPERTY(is_span_of(link->source, page->document));
		PROPERTY(is_index_or_none(link->node, page->elements.count));
		PROPERTY(link->element.len > 0 && link->attribute.len > 0);
		PROPERTY(sv_starts_nocase(written, link->attribute) || sv_eq(link->attribute, SV("url()")) ||
			 sv_eq(link->attribute, SV("@import")));
		PROPERTY(!link->malformed || link->url.len == 0);
		PROPERTY(link->text.len <= LIMIT_LINK_TEXT_BYTES);
		PROPERTY(utf8_valid_prefix(link->text) == link->text.len);
		PROPERTY(utf8_valid_prefix(link->raw) == link->raw.len);
		PROPERTY(link->kind == LINK_ATTACHMENT || link->extension.len == 0);
	}
	for (size_t i = 0; i < page->labels.count; i++) {
		PROPERTY(is_span_of(page->labels.items[i].source, page->document));
		PROPERTY(is_index_or_none(page->labels.items[i].node, page->elements.count));
	}
	return NULL;
}

/* The property that does not hold, or NULL. */
static inline const char *page_fault(const struct page *page)
{
	const char *fault = NULL;

	for (int i = 0; i < STREAM_COUNT && !fault; i++)
		fault = stream_fault(page, &page->streams[i]);
	fault = fault ? fault : block_fault(page);
	fault = fault ? fault : element_fault(page);
	fault = fault ? fault : table_fault(page);
	return fault ? fault : link_fault(page);
}

#endif
