#include "region/about.h"

#include "region/reading.h"
#include "region/words.h"

/* Blocks of a page that are looked at for headings, and bytes of a heading and of the path to the page. */
#define BLOCKS_MOST  4000
#define HEADING_MOST 120
#define CRUMB_MOST   300

/* 湛江概况, on the pages of a county in it. */
static void find_outer(struct about_page *out, const struct region_question *question, struct sv text)
{
	for (size_t i = 0; i < question->own_count; i++)
		for (uint32_t code = region_parent(question->own[i]); code; code = region_parent(code)) {
			struct sv name = gazetteer_name(question->gazetteer, code);
			/* 湛江 as well as 湛江市 */
			struct sv stem = sv_slice(name, 0, name.len - (name.len > 6 ? 3 : 0));
			size_t at = stem.len ? sv_find(text, stem, 0) : SV_NONE;
			if (at == SV_NONE)
				continue;
			struct sv after = sv_skip(text, at + stem.len);
			if (sv_starts(sv_skip(text, at), name))
				after = sv_skip(text, at + name.len);
			if (words_start(WORDS_ABOUT, after) || words_start(WORDS_ABOUT_WEAK, after) ||
			    words_end(WORDS_ABOUT_COLUMN, sv_slice(text, 0, at)))
				out->region = code;
		}
}

/* Nothing but words as 历史, 文化. */
static bool is_weak(struct sv text)
{
	size_t len;

	while ((len = words_start(WORDS_ABOUT_WEAK, text)))
		text = sv_skip(text, len);
	return text.len == 0;
}

/* 雷州旅游, 雷州市文化, 魅力雷州: a matter of the site's own region. A title (but no column) is nothing else:
 * 雷州文化走进广州 is news. */
static bool is_own_matter(const struct region_question *question, struct sv text, bool is_column)
{
	for (size_t i = 0; i < question->own_count; i++) {
		struct sv name = gazetteer_name(question->gazetteer, question->own[i]);
		struct sv stem = sv_slice(name, 0, name.len - (name.len > 6 ? 3 : 0));
		size_t at = stem.len ? sv_find(text, stem, 0) : SV_NONE;
		if (at == SV_NONE)
			continue;
		struct sv rest = sv_skip(text, at + (sv_starts(sv_skip(text, at), name) ? name.len : stem.len));
		struct sv before = sv_slice(text, 0, at);
		if (is_column ? words_start(WORDS_ABOUT_WEAK, rest) || words_end(WORDS_ABOUT_WEAK, before)
			      : is_weak(before) && is_weak(rest))
			return true;
	}
	return false;
}

/* What the name of a column or page tells. */
static void weigh(struct about_page *out, const struct region_question *question, struct sv text, bool is_column)
{
	out->partners |= words_in(WORDS_ABOUT_PARTNERS, text);
	out->routes |= words_in(WORDS_ABOUT_ROUTES, text);
	/* 领导活动 is news. */
	if (words_in(WORDS_ABOUT_NEWS, text)) {
		out->news = true;
		return;
	}
	if (words_in(WORDS_ABOUT, text) || (is_column && words_in(WORDS_ABOUT_COLUMN, text)))
		out->about = ABOUT_ITSELF;
	find_outer(out, question, text);
	if (out->about == ABOUT_ITSELF || !words_in(WORDS_ABOUT_WEAK, text))
		return;
	if (is_own_matter(question, text, is_column))
		out->about = ABOUT_ITSELF;
	else if (is_column)
		out->about = ABOUT_PERHAPS;
}

/* The title without the name of the site: 雷州概况_雷州市人民政府门户网站. */
static struct sv page_name(struct sv title)
{
	static const char *const marks[] = { "_", "-", "|", "—", "–", ">", "－" };
	struct sv rest = title;

	for (size_t i = 0; i < sizeof marks / sizeof marks[0]; i++) {
		size_t at = sv_find(title, sv_from(marks[i]), 0);
		if (at != SV_NONE && at > 0 && at < rest.len)
			rest = sv_slice(title, 0, at);
	}
	return rest;
}

static void weigh_labels(struct about_page *out, const struct region_question *question)
{
	const struct page *page = question->page;
	for (size_t i = 0; i < page->labels.count; i++) {
		const struct label *label = &page->labels.items[i];
		if (sv_eq_nocase(label->name, SV("ColumnName")) || sv_eq_nocase(label->name, SV("ColumnType")))
			weigh(out, question, label->value, true);
		else if (sv_eq_nocase(label->name, SV("ArticleTitle")))
			weigh(out, question, label->value, false);
	}
}

static void weigh_crumbs(struct about_page *out, const struct region_question *question)
{
	const struct page *page = question->page;
	struct sv text = page->streams[STREAM_BODY].text;
	size_t at;

	if (!words_find(&at, WORDS_CRUMB, text))
		return;
	struct sv crumb = sv_slice(text, at, at + CRUMB_MOST);
	size_t end = sv_chr(crumb, '\n', 0);
	weigh(out, question, sv_slice(crumb, 0, end == SV_NONE ? crumb.len : end), true);
}

/* Headings below the first level are used for the boxes at the side of every page. */
static void weigh_headings(struct about_page *out, const struct region_question *question)
{
	const struct page *page = question->page;
	struct sv text = page->streams[STREAM_BODY].text;

	for (size_t i = 0; i < page->blocks.count && i < BLOCKS_MOST; i++) {
		const struct block *block = &page->blocks.items[i];
		if (block->kind == BLOCK_HEADING && block->level == 1 && !block->hidden &&
		    block->end - block->begin <= HEADING_MOST)
			weigh(out, question, sv_slice(text, block->begin, block->end), false);
	}
}

void about_read(struct about_page *out, const struct region_question *question)
{
	const struct page *page = question->page;

	*out = (struct about_page){ .about = ABOUT_ANYTHING };
	weigh(out, question, page_name(page->title), false);
	weigh_labels(out, question);
	weigh_crumbs(out, question);
	weigh_headings(out, question);
}
