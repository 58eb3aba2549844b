#include "model/page.h"

static const char *const where_names[WHERE_COUNT] = {
	[WHERE_TEXT] = "text",     [WHERE_TITLE] = "title",     [WHERE_ATTRIBUTE] = "attribute",
	[WHERE_HIDDEN] = "hidden", [WHERE_COMMENT] = "comment", [WHERE_SCRIPT] = "script",
	[WHERE_STYLE] = "style",   [WHERE_URL] = "url",         [WHERE_FILENAME] = "filename",
	[WHERE_HEADER] = "header", [WHERE_CELL] = "cell",       [WHERE_DOCUMENT] = "document",
};

const char *where_name(enum where where)
{
	return where_names[where];
}

enum where where_from(struct sv name)
{
	int where = 0;

	while (where < WHERE_COUNT && !sv_eq(name, sv_from(where_names[where])))
		where++;
	return (enum where)where;
}

enum stream_kind where_stream(enum where where)
{
	switch (where) {
	case WHERE_ATTRIBUTE: return STREAM_ATTRIBUTE;
	case WHERE_COMMENT: return STREAM_COMMENT;
	case WHERE_SCRIPT: return STREAM_SCRIPT;
	case WHERE_STYLE: return STREAM_STYLE;
	case WHERE_URL:
	case WHERE_FILENAME: return STREAM_URL;
	default: return STREAM_BODY;
	}
}

const char *link_kind_name(enum link_kind kind)
{
	static const char *const names[] = {
		[LINK_PAGE] = "page",
		[LINK_IMAGE] = "image",
		[LINK_SCRIPT] = "script",
		[LINK_STYLE] = "style",
		[LINK_MEDIA] = "media",
		[LINK_FRAME] = "frame",
		[LINK_ATTACHMENT] = "attachment",
		[LINK_FEED] = "feed",
		[LINK_FORM] = "form",
		[LINK_OTHER] = "other",
	};
	return names[kind];
}

const char *link_scope_name(enum link_scope scope)
{
	static const char *const names[] = {
		[SCOPE_INTERNAL] = "internal", [SCOPE_DOMAIN] = "domain", [SCOPE_EXTERNAL] = "external"
	};
	return names[scope];
}

const struct piece *stream_piece(const struct stream *stream, size_t offset)
{
	size_t low = 0;
	size_t high = stream->pieces.count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (stream->pieces.items[middle].begin <= offset)
			low = middle + 1;
		else
			high = middle;
	}
	return low ? &stream->pieces.items[low - 1] : NULL;
}

struct span stream_source(const struct stream *stream, size_t begin, size_t end)
{
	const struct piece *first = stream_piece(stream, begin);
	const struct piece *last = stream_piece(stream, end > begin ? end - 1 : begin);
	struct span span = { 0, 0 };

	if (!first || !last)
		return span;
	size_t into = begin < first->end ? begin - first->begin : first->end - first->begin;
	span.begin = first->verbatim ? first->source.begin + into : first->source.begin;
	if (!last->verbatim || end >= last->end)
		span.end = last->source.end;
	else
		span.end = last->source.begin + (end - last->begin);
	if (span.end < span.begin) /* text that was moved, as out of a table, stands before its neighbours */
		span.end = first->source.end;
	return span;
}

static bool is_unnumbered(struct sv name)
{
	return sv_eq(name, SV("html")) || sv_eq(name, SV("head")) || sv_eq(name, SV("body"));
}

struct sv page_path(const struct page *page, struct arena *arena, uint32_t element)
{
	enum { DEEPEST_SHOWN = 256 };
	uint32_t chain[DEEPEST_SHOWN];
	size_t depth = 0;
	size_t size = 0;

	for (uint32_t at = element; at != PAGE_NONE && depth < DEEPEST_SHOWN; at = page->elements.items[at].parent) {
		chain[depth++] = at;
		size += page->elements.items[at].name.len + sizeof ">[4294967295]";
	}
	char *path = arena_alloc(arena, size + 1);
	size_t len = 0;
	while (depth-- > 0) {
		const struct element *step = &page->elements.items[chain[depth]];
		if (len)
			path[len++] = '>';
		memcpy(path + len, step->name.data, step->name.len);
		len += step->name.len;
		if (!is_unnumbered(step->name)) {
			struct sv number = arena_printf(arena, "[%u]", step->nth);
			memcpy(path + len, number.data, number.len);
			len += number.len;
		}
	}
	return (struct sv){ path, len };
}

struct sv page_cell_text(const struct page *page, uint32_t cell)
{
	if (cell == PAGE_NONE)
		return (struct sv){ NULL, 0 };
	const struct cell *at = &page->cells.items[cell];
	return sv_trim(sv_slice(page->streams[STREAM_BODY].text, at->begin, at->end));
}
