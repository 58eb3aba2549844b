#include "model/page.h"

#include "base/limits.h"

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

/* The first piece with a byte in [begin, end), or NULL. */
static const struct piece *first_piece(const struct stream *stream, size_t begin, size_t end)
{
	const struct piece *piece = stream_piece(stream, begin);
	const struct piece *behind = stream->pieces.items + stream->pieces.count;
	const struct piece *next = piece ? piece + 1 : stream->pieces.items;

	if (piece && begin < piece->end)
		return piece;
	return next < behind && next->begin < end ? next : NULL;
}

struct span stream_source(const struct stream *stream, size_t begin, size_t end)
{
	const struct piece *first = first_piece(stream, begin, end > begin ? end : begin + 1);
	const struct piece *last = stream_piece(stream, end > begin ? end - 1 : begin);

	if (!first) { /* a separator: no byte of the source stands for it */
		size_t behind = last ? last->source.end : 0;
		return (struct span){ behind, behind };
	}
	size_t into = first->verbatim && begin > first->begin ? begin - first->begin : 0;
	struct span span = { first->source.begin + into, last->source.end };
	if (last->verbatim && end < last->end)
		span.end = last->source.begin + (end - last->begin);
	if (span.end < span.begin) /* text that was moved, as out of a table, stands before its neighbours */
		span.end = first->source.end;
	return span;
}

static bool is_unnumbered(const struct element *step)
{
	return step->nth == 0 || sv_eq(step->name, SV("html")) || sv_eq(step->name, SV("head")) ||
	       sv_eq(step->name, SV("body"));
}

/* "[12]" */
static size_t write_number(char out[16], uint32_t number)
{
	char digits[10];
	size_t count = 0;
	size_t len = 0;

	do
		digits[count++] = (char)('0' + number % 10);
	while ((number /= 10) > 0);
	out[len++] = '[';
	while (count > 0)
		out[len++] = digits[--count];
	out[len++] = ']';
	return len;
}

/* Written from its end: the inner part is what helps to find the place. */
struct sv page_path(const struct page *page, struct arena *arena, uint32_t element)
{
	static const struct sv cut = SV("…>");
	char path[LIMIT_PATH_BYTES];
	size_t at = sizeof path;

	for (uint32_t i = element; i != PAGE_NONE; i = page->elements.items[i].parent) {
		const struct element *step = &page->elements.items[i];
		char number[16];
		size_t digits = is_unnumbered(step) ? 0 : write_number(number, step->nth);
		bool is_last = at == sizeof path;
		if (step->name.len + digits + !is_last + cut.len > at) {
			at -= cut.len;
			memcpy(path + at, cut.data, cut.len);
			break;
		}
		if (!is_last)
			path[--at] = '>';
		at -= digits;
		memcpy(path + at, number, digits);
		at -= step->name.len;
		memcpy(path + at, step->name.data, step->name.len);
	}
	return arena_copy(arena, (struct sv){ path + at, sizeof path - at });
}

uint32_t page_cell_row(const struct page *page, uint32_t index)
{
	enum { MOST_DIGITS = 9 };
	const struct cell *cell = &page->cells.items[index];
	const struct element *element = cell->element != PAGE_NONE ? &page->elements.items[cell->element] : NULL;
	size_t mark = element && element->nth == 0 ? sv_rchr(element->name, '!') : SV_NONE;
	struct sv place = mark == SV_NONE ? SV("") : sv_skip(element->name, mark + 1);

	while (place.len && sv_is_alpha(place.data[0]))
		place = sv_skip(place, 1);
	uint32_t row = sv_number(sv_slice(place, 0, MOST_DIGITS), UINT32_MAX);
	return row ? row : cell->row + 1;
}

struct sv page_cell_text(const struct page *page, uint32_t cell)
{
	if (cell == PAGE_NONE)
		return (struct sv){ NULL, 0 };
	const struct cell *at = &page->cells.items[cell];
	return sv_trim(sv_slice(page->streams[STREAM_BODY].text, at->begin, at->end));
}
