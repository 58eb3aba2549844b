#include "region/about.h"

#include "region/punctuation.h"
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

/* Nothing but words as 历史, 文化, and what joins them. */
static bool is_weak(struct sv text)
{
	size_t len;

	while ((len = words_start(WORDS_ABOUT_WEAK, text)) || (len = words_start(WORDS_AND, text)))
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

/* Who says what the page is about, the nearest to it first: its own title; its column; the label ColumnType, which many
 * sites give all their pages. */
enum source { SOURCE_TITLE, SOURCE_COLUMN, SOURCE_TYPE, SOURCE_COUNT };

struct sign {
	bool news;
	bool plain; /* says nothing else than that the page is about its region: 县情概况, 2018年政府信息公开年度报告 */
};

struct signs {
	struct about_page *out;
	const struct region_question *question;
	struct sign list[SOURCE_COUNT];
};

/* 走进雷州, 认识雷州市 */
static bool is_invitation(const struct region_question *question, struct sv text)
{
	for (size_t i = 0; i < question->own_count; i++) {
		struct sv name = gazetteer_name(question->gazetteer, question->own[i]);
		struct sv stem = sv_slice(name, 0, name.len - (name.len > 6 ? 3 : 0));
		size_t len = sv_ends(text, name) ? name.len : sv_ends(text, stem) ? stem.len : 0;
		if (len && words_end(WORDS_ABOUT_COLUMN, sv_slice(text, 0, text.len - len)))
			return true;
	}
	return false;
}

/* 县情概况, 关于本站 and no more, or a longer name that ends so; 气候与资源. 县领导走访群众 is none. */
static bool is_plain(const struct region_question *question, struct sv text)
{
	struct sv name = punctuation_trim(text);
	size_t brackets = sv_find(name, SV("（"), 0);

	if (brackets != SV_NONE && brackets > 0 && sv_ends(name, SV("）")))
		name = sv_slice(name, 0, brackets);
	struct sv head = sv_slice(name, 0, name.len - words_end(WORDS_ABOUT_TAIL, name));
	return words_end(WORDS_ABOUT, name) || words_end(WORDS_ABOUT, head) || words_end(WORDS_GUIDE, name) ||
	       (name.len && is_weak(name)) || is_invitation(question, name);
}

/* What the name of a column or page tells. */
static void weigh(struct signs *signs, enum source source, struct sv text)
{
	struct about_page *out = signs->out;
	struct sign *sign = &signs->list[source];
	bool is_column = source != SOURCE_TITLE;

	out->partners |= words_in(WORDS_ABOUT_PARTNERS, text);
	out->routes |= words_in(WORDS_ABOUT_ROUTES, text);
	/* 领导活动 is news. */
	if (words_in(WORDS_ABOUT_NEWS, text)) {
		if (is_column || !sign->plain)
			*sign = (struct sign){ .news = true };
		return;
	}
	if (is_plain(signs->question, text))
		*sign = (struct sign){ .plain = true };
	out->guide |= words_in(WORDS_GUIDE, text);
	if (words_in(WORDS_ABOUT, text) || (is_column && words_in(WORDS_ABOUT_COLUMN, text)))
		out->about = ABOUT_ITSELF;
	find_outer(out, signs->question, text);
	if (out->about == ABOUT_ITSELF || !words_in(WORDS_ABOUT_WEAK, text))
		return;
	if (is_own_matter(signs->question, text, is_column))
		out->about = ABOUT_ITSELF;
	else if (is_column || sign->plain)
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

static void weigh_labels(struct signs *signs)
{
	const struct page *page = signs->question->page;

	for (size_t i = 0; i < page->labels.count; i++) {
		const struct label *label = &page->labels.items[i];
		if (sv_eq_nocase(label->name, SV("ColumnName")))
			weigh(signs, SOURCE_COLUMN, label->value);
		else if (sv_eq_nocase(label->name, SV("ColumnType")))
			weigh(signs, SOURCE_TYPE, label->value);
		else if (sv_eq_nocase(label->name, SV("ArticleTitle")))
			weigh(signs, SOURCE_TITLE, label->value);
	}
}

/* The marks between the columns of a path. */
static size_t step_len(struct sv text)
{
	static const char *const marks[] = { ">", "»", "›", "/", "→", "＞", "-", "|", "：", ":" };

	for (size_t i = 0; i < sizeof marks / sizeof marks[0]; i++)
		if (sv_starts(text, sv_from(marks[i])))
			return strlen(marks[i]);
	return 0;
}

/* The innermost column of the path decides, unless the label ColumnName has. */
static void weigh_crumbs(struct signs *signs)
{
	struct sv text = signs->question->page->streams[STREAM_BODY].text;
	struct sign label = signs->list[SOURCE_COLUMN];
	size_t begin;

	if (!words_find(&begin, WORDS_CRUMB, text))
		return;
	struct sv crumb = sv_slice(text, begin, begin + CRUMB_MOST);
	size_t end = sv_chr(crumb, '\n', 0);
	crumb = sv_slice(crumb, 0, end == SV_NONE ? crumb.len : end);
	begin = 0;
	for (size_t at = 0; at <= crumb.len; at++) {
		size_t len = at < crumb.len ? step_len(sv_skip(crumb, at)) : 1;
		if (!len)
			continue;
		weigh(signs, SOURCE_COLUMN, sv_slice(crumb, begin, at));
		begin = at + len;
		at = begin - 1;
	}
	if (label.news || label.plain)
		signs->list[SOURCE_COLUMN] = label;
}

/* Headings below the first level are used for the boxes at the side of every page. */
static void weigh_headings(struct signs *signs)
{
	const struct page *page = signs->question->page;
	struct sv text = page->streams[STREAM_BODY].text;

	for (size_t i = 0; i < page->blocks.count && i < BLOCKS_MOST; i++) {
		const struct block *block = &page->blocks.items[i];
		if (block->kind == BLOCK_HEADING && block->level == 1 && !block->hidden &&
		    block->end - block->begin <= HEADING_MOST)
			weigh(signs, SOURCE_TITLE, sv_slice(text, block->begin, block->end));
	}
}

/* The nearest source that tells anything. */
static void settle_news(struct about_page *out, const struct sign list[SOURCE_COUNT])
{
	for (int i = SOURCE_COUNT - 1; i >= 0; i--) {
		if (list[i].news || list[i].plain)
			out->news = list[i].news;
		out->in_news |= list[i].news;
	}
}

void about_read(struct about_page *out, const struct region_question *question)
{
	struct signs signs = { .out = out, .question = question };

	*out = (struct about_page){ .about = ABOUT_ANYTHING };
	weigh(&signs, SOURCE_TITLE, page_name(question->page->title));
	weigh_labels(&signs);
	weigh_crumbs(&signs);
	weigh_headings(&signs);
	settle_news(out, signs.list);
}
