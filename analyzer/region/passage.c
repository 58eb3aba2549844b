#include "region/reading.h"
#include "region/words.h"

#define PROSE_LEAST    75 /* bytes: 25 characters */
#define SENTENCE_LEAST 36 /* with a full stop at its end */
#define HEADING_MOST   90
#define BYLINE_MOST    300
#define PART_MOST      60 /* of the heading of a part */
#define ELEMENTS_MOST  4  /* around a piece of text that are looked at for a link */

bool reading_is_link(const struct page *page, uint32_t element)
{
	for (int i = 0; i < ELEMENTS_MOST && element != PAGE_NONE; i++) {
		struct sv name = page->elements.items[element].name;
		if (sv_eq(name, SV("a")) || sv_eq(name, SV("option")))
			return true;
		element = page->elements.items[element].parent;
	}
	return false;
}

static bool has_sentence(struct sv text)
{
	if (text.len >= SENTENCE_LEAST && sv_ends(text, SV("。")))
		return true;
	if (text.len < PROSE_LEAST)
		return false;
	if (sv_find(text, SV("。"), 0) != SV_NONE)
		return true;
	size_t comma = sv_find(text, SV("，"), 0);
	return comma != SV_NONE && (sv_find(text, SV("，"), comma + 3) != SV_NONE ||
				    sv_find(text, SV("；"), 0) != SV_NONE || sv_find(text, SV("、"), 0) != SV_NONE);
}

static bool is_chrome(struct sv text)
{
	return words_in(WORDS_CHROME, text) || words_in(WORDS_CRUMB, text) ||
	       (text.len < BYLINE_MOST && words_in(WORDS_BYLINE, text));
}

/* 雷州市概况, alone in its line but in no heading element. */
static bool is_heading(const struct page *page, const struct block *block, const struct piece *piece, struct sv text)
{
	/* As pages made of tables have it. */
	if (text.len <= HEADING_MOST && text.len && (sv_starts(page->title, text) || sv_ends(page->title, text)) &&
	    (words_in(WORDS_ABOUT_COLUMN, text) || words_in(WORDS_ABOUT_WEAK, text)))
		return true;
	return block->kind != BLOCK_ITEM && text.len <= HEADING_MOST && words_in(WORDS_ABOUT, text) &&
	       sv_find(text, SV("。"), 0) == SV_NONE && sv_find(text, SV("，"), 0) == SV_NONE &&
	       !(piece && reading_is_link(page, piece->element));
}

bool reading_is_heading(const struct page *page, const struct block *block)
{
	struct sv text = sv_slice(page->streams[STREAM_BODY].text, block->begin, block->end);

	if (block->kind == BLOCK_HEADING)
		return true;
	if (text.len > PART_MOST || block->kind == BLOCK_ITEM)
		return false;
	const struct piece *piece = stream_piece(&page->streams[STREAM_BODY], block->begin);
	return piece && piece->cell == PAGE_NONE && !reading_is_link(page, piece->element) &&
	       sv_find(text, SV("。"), 0) == SV_NONE && sv_find(text, SV("，"), 0) == SV_NONE;
}

enum passage reading_passage(const struct page *page, const struct block *block)
{
	const struct stream *body = &page->streams[STREAM_BODY];
	struct sv text = sv_slice(body->text, block->begin, block->end);
	const struct piece *piece = stream_piece(body, block->begin);

	if (piece && piece->where == WHERE_TITLE)
		return PASSAGE_TITLE;
	if (is_chrome(text))
		return PASSAGE_CHROME;
	if (block->kind == BLOCK_HEADING)
		return PASSAGE_HEADING;
	if (has_sentence(text))
		return PASSAGE_PROSE;
	if (is_heading(page, block, piece, text))
		return PASSAGE_HEADING;
	return piece && piece->cell != PAGE_NONE ? PASSAGE_CELL : PASSAGE_SHORT;
}
