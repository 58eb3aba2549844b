#include "match/element.h"

static bool says_what(struct sv name)
{
	static const char *const names[] = { "name",       "id",       "title",      "placeholder", "alt",
					     "aria-label", "data-key", "data-field", "data-label",  "data-title" };

	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (sv_eq_nocase(name, sv_from(names[i])))
			return true;
	return false;
}

/* Attributes of one element stand together. Returns the first of them. */
static const struct piece *first_beside(const struct stream *stream, const struct piece *piece)
{
	enum { MOST_PIECES = 64 };

	for (int i = 0; i < MOST_PIECES && piece > stream->pieces.items && piece[-1].element == piece->element; i++)
		piece--;
	return piece;
}

/* The first attribute of an element whose value stands in another stream, such as that of a hidden input. */
static const struct piece *first_of(const struct page *page, uint32_t element)
{
	const struct stream *stream = &page->streams[STREAM_ATTRIBUTE];
	size_t tag = page->elements.items[element].source.begin;
	size_t low = 0;
	size_t high = stream->pieces.count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (stream->pieces.items[middle].source.begin < tag)
			low = middle + 1;
		else
			high = middle;
	}
	return stream->pieces.items + low;
}

static size_t attributes_beside(struct sv *out, size_t most, const struct candidate *candidate)
{
	enum { MOST_PIECES = 128 };
	const struct stream *stream = &candidate->page->streams[STREAM_ATTRIBUTE];
	const struct piece *end = stream->pieces.items + stream->pieces.count;
	const struct piece *piece = candidate->kind == STREAM_ATTRIBUTE
					? first_beside(stream, candidate->piece)
					: first_of(candidate->page, candidate->piece->element);
	size_t count = 0;

	for (int i = 0; i < MOST_PIECES && piece < end && piece->element == candidate->piece->element; i++, piece++)
		if (count < most && !sv_eq(piece->name, candidate->piece->name) && says_what(piece->name))
			out[count++] = sv_slice(stream->text, piece->begin, piece->end);
	return count;
}

/* The end of the text that stands before a place of the document. */
static const struct piece *body_before(const struct stream *body, size_t at)
{
	size_t low = 0;
	size_t high = body->pieces.count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (body->pieces.items[middle].source.end <= at)
			low = middle + 1;
		else
			high = middle;
	}
	return low ? &body->pieces.items[low - 1] : NULL;
}

struct sv element_lead(const struct candidate *candidate)
{
	enum { MOST_MARKUP = 400, MOST_BYTES = 72 };

	if (candidate->piece->element == PAGE_NONE)
		return (struct sv){ NULL, 0 };
	const struct page *page = candidate->page;
	const struct stream *body = &page->streams[STREAM_BODY];
	size_t tag = page->elements.items[candidate->piece->element].source.begin;
	const struct piece *piece = body_before(body, tag);

	if (!piece || tag < piece->source.end || tag - piece->source.end > MOST_MARKUP)
		return (struct sv){ NULL, 0 };
	size_t begin = piece->end;
	while (begin > 0 && piece->end - begin < MOST_BYTES && !strchr("\n\t", body->text.data[begin - 1]))
		begin--;
	while (begin < piece->end && (body->text.data[begin] & 0xC0) == 0x80)
		begin++;
	return sv_slice(body->text, begin, piece->end);
}

/* Values of attributes; of hidden inputs these stand in the body, addresses in a stream of their own. */
static bool is_of_element(const struct candidate *candidate)
{
	return candidate->piece->element != PAGE_NONE && candidate->piece->name.len &&
	       (candidate->kind == STREAM_ATTRIBUTE || candidate->kind == STREAM_BODY || candidate->kind == STREAM_URL);
}

size_t element_names(struct sv out[ELEMENT_MOST_NAMES], const struct candidate *candidate)
{
	if (!is_of_element(candidate))
		return 0;
	size_t count = attributes_beside(out, ELEMENT_MOST_NAMES - 1, candidate);
	struct sv before =
	    sv_eq(candidate->piece->name, SV("value")) ? element_lead(candidate) : (struct sv){ NULL, 0 };
	if (before.len)
		out[count++] = before;
	return count;
}

struct sv element_text(const struct candidate *candidate)
{
	enum { MOST_BYTES = 120 };
	const struct stream *body = &candidate->page->streams[STREAM_BODY];
	size_t end;

	if (!is_of_element(candidate))
		return (struct sv){ NULL, 0 };
	size_t tag = candidate->page->elements.items[candidate->piece->element].source.begin;
	const struct piece *before = body_before(body, tag);
	const struct piece *piece = before ? before + 1 : body->pieces.items;
	if (piece == body->pieces.items + body->pieces.count || piece->element != candidate->piece->element)
		return (struct sv){ NULL, 0 };
	for (end = piece->begin; end < piece->end && end - piece->begin < MOST_BYTES; end++)
		if (strchr("\n\t", body->text.data[end]))
			break;
	return sv_slice(body->text, piece->begin, end);
}
