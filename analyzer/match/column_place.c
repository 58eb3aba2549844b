#include "match/column_place.h"

#include "match/members.h"
#include "match/peers.h"
#include "match/person_name.h"

/* Elements around a value that are looked at. */
#define STEPS 24

/* The value is all that the text of its element says. */
static bool fills_element(const struct stream *stream, const struct hit *hit)
{
	struct sv around = sv_slice(stream->text, hit->piece->begin, hit->piece->end);
	struct sv trimmed = sv_trim(around);

	return hit->piece->element != PAGE_NONE && hit->value.end - hit->value.begin >= trimmed.len;
}

static uint64_t names_of(const struct page *page, uint32_t element, uint64_t key)
{
	for (int i = 0; i < STEPS && element != PAGE_NONE; i++) {
		key = sv_hash(page->elements.items[element].name, key);
		element = page->elements.items[element].parent;
	}
	return key | 1;
}

static bool is_emphasis(struct sv name)
{
	static const char *const marks[] = { "b", "i", "u", "em", "font", "strong" };

	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
		if (sv_eq(name, sv_from(marks[i])))
			return true;
	return false;
}

/* Emphasis around the value alone is not its cell. */
static uint32_t cell_of(const struct page *page, uint32_t element)
{
	for (int i = 0; i < STEPS && element != PAGE_NONE && is_emphasis(page->elements.items[element].name); i++)
		element = page->elements.items[element].parent;
	return element;
}

uint64_t column_place(const struct page *page, const struct hit *hit)
{
	const struct stream *stream = &page->streams[hit->kind];

	if (hit->piece->where == WHERE_DOCUMENT && !page->is_html && sv_starts(sv_trim(stream->text), SV("<"))) {
		struct sv name = members_xml_name(stream->text, hit->value.begin);
		return name.len ? sv_hash(name, WHERE_DOCUMENT) | 1 : 0;
	}
	if (hit->kind == STREAM_SCRIPT || hit->piece->where == WHERE_DOCUMENT)
		return peers_key_of_value(stream->text, hit->value.begin);
	if (hit->kind != STREAM_BODY || !page->is_html || !fills_element(stream, hit))
		return 0;
	uint32_t cell = cell_of(page, hit->piece->element);
	return cell == PAGE_NONE ? 0 : names_of(page, cell, page->elements.items[cell].nth);
}

uint64_t column_place_flat(const struct page *page, const struct hit *hit)
{
	if (hit->kind != STREAM_BODY || !page->is_html || !fills_element(&page->streams[hit->kind], hit))
		return 0;
	uint32_t cell = cell_of(page, hit->piece->element);
	uint32_t parent = cell == PAGE_NONE ? PAGE_NONE : page->elements.items[cell].parent;
	return parent == PAGE_NONE ? 0 : names_of(page, cell, (uint64_t)parent << 32 | 1u << 31);
}

/* Nothing but a name, behind its ordinal perhaps, stands before the value in its line. */
static bool follows_name_in_line(struct sv text, size_t at)
{
	enum { LINE_BYTES = 48 };
	size_t begin = at;

	while (begin > 0 && at - begin < LINE_BYTES && !strchr("\n\t", text.data[begin - 1]))
		begin--;
	if (at - begin == LINE_BYTES)
		return false;
	while (begin < at && strchr("0123456789.,) ", text.data[begin]))
		begin++;
	struct sv before = sv_slice(text, begin, at);
	struct sv name = person_name_run(before);
	return person_name_is(name) && (size_t)(name.data - before.data) <= strlen("、") &&
	       person_name_run(sv_skip(before, (size_t)(name.data + name.len - before.data))).len == 0;
}

/* The hits stand in lines one below the other. */
static bool goes_on(struct sv text, const struct hit *last, const struct hit *next)
{
	enum { LINE_BYTES = 400 };
	size_t gap = next->value.begin - last->value.end;

	if (last->rule != next->rule || last->kind != next->kind || last->value.end > next->value.begin ||
	    gap > LINE_BYTES)
		return false;
	size_t line = sv_chr(text, '\n', last->value.end);
	return line < next->value.begin && sv_chr(text, '\n', line + 1) >= next->value.begin;
}

uint64_t column_place_line(struct line_run *run, const struct page *page, const struct hit *hit)
{
	struct sv text = page->streams[hit->kind].text;

	if (hit->kind != STREAM_BODY || hit->piece->name.len || !follows_name_in_line(text, hit->value.begin))
		return 0;
	if (!run->last || !goes_on(text, run->last, hit))
		run->place = (uint64_t)hit->value.begin << 2 | 3;
	run->last = hit;
	return run->place;
}
