#include "check/label_set.h"

#include "check/address.h"
#include "check/marks.h"

static const struct {
	const char *word;
	enum label_group group;
} names[LABEL_NAMES] = {
	[SITE_NAME] = { "SiteName", LABEL_SITE },
	[SITE_DOMAIN] = { "SiteDomain", LABEL_SITE },
	[SITE_ID_CODE] = { "SiteIDCode", LABEL_SITE },
	[COLUMN_NAME] = { "ColumnName", LABEL_COLUMN },
	[COLUMN_DESCRIPTION] = { "ColumnDescription", LABEL_COLUMN },
	[COLUMN_KEYWORDS] = { "ColumnKeywords", LABEL_COLUMN },
	[COLUMN_TYPE] = { "ColumnType", LABEL_COLUMN },
	[ARTICLE_TITLE] = { "ArticleTitle", LABEL_ARTICLE },
	[PUB_DATE] = { "PubDate", LABEL_ARTICLE },
	[CONTENT_SOURCE] = { "ContentSource", LABEL_ARTICLE },
	[KEYWORDS] = { "Keywords", LABEL_OPTIONAL },
	[AUTHOR] = { "Author", LABEL_OPTIONAL },
	[DESCRIPTION] = { "Description", LABEL_OPTIONAL },
	[IMAGE] = { "Image", LABEL_OPTIONAL },
	[URL] = { "Url", LABEL_OPTIONAL },
};

enum label_name label_set_name(struct sv name)
{
	int i = 0;

	name = sv_trim(name);
	while (i < LABEL_NAMES && !sv_eq_nocase(name, sv_from(names[i].word)))
		i++;
	return (enum label_name)i;
}

struct sv label_set_word(enum label_name name)
{
	return sv_from(names[name].word);
}

enum label_group label_set_group(enum label_name name)
{
	return names[name].group;
}

void label_set_read(struct label_set *set, const struct page *page)
{
	*set = (struct label_set){ .distinct = 0 };
	for (size_t i = 0; i < page->labels.count; i++) {
		const struct label *label = &page->labels.items[i];
		enum label_name name = label_set_name(label->name);
		if (name == LABEL_NAMES)
			continue;
		struct label_use *use = &set->uses[name];
		bool filled = marks_trim(label->value).len > 0;
		if (!use->first && names[name].group != LABEL_OPTIONAL)
			set->distinct++;
		if (!use->first || (filled && !use->filled))
			*use = (struct label_use){ label, filled };
	}
}

static bool is_government_host(struct sv host)
{
	return sv_eq_nocase(host, SV("gov.cn")) || sv_ends_nocase(host, SV(".gov.cn")) ||
	       sv_ends_nocase(host, SV(".xn--zfr164b")) || sv_ends(host, SV(".政务"));
}

/* "网站标识码：4307000088" in the footer; an article about such codes has no code behind the words. */
static bool prints_site_code(const struct page *page)
{
	struct sv text = page->streams[STREAM_BODY].text;
	struct sv words = SV("网站标识码");

	for (size_t at = sv_find(text, words, 0); at != SV_NONE; at = sv_find(text, words, at + words.len)) {
		struct sv rest = marks_trim(sv_slice(text, at + words.len, at + words.len + 32));
		if (sv_starts(rest, SV("：")))
			rest = sv_skip(rest, strlen("："));
		else if (sv_starts(rest, SV(":")))
			rest = sv_skip(rest, 1);
		rest = marks_trim(rest);
		if (rest.len && (sv_is_digit(rest.data[0]) || sv_starts_nocase(rest, SV("bm"))))
			return true;
	}
	return false;
}

/* The badge of party and government bodies; hospitals and schools wear one of the same maker. */
static bool is_badge(const struct page_run *run, const struct link *link, struct sv host)
{
	return !run->host.len && (sv_eq(host, SV("bszs.conac.cn")) || sv_eq(host, SV("dcs.conac.cn"))) &&
	       sv_find(link->text, SV("事业单位"), 0) == SV_NONE;
}

static bool has_footer_links(const struct page_run *run)
{
	for (size_t i = 0; i < run->page->links.count; i++) {
		const struct link *link = &run->page->links.items[i];
		if (link->scope != SCOPE_EXTERNAL || sv_find(link->url, SV(".cn"), 0) == SV_NONE)
			continue;
		struct sv host = address_host(link->url);
		if (sv_eq(host, SV("zfwzgl.www.gov.cn")) || is_badge(run, link, host))
			return true;
	}
	return false;
}

/* News sites use one or the other of these names as well, in letters of any case. */
static bool has_own_label(const struct label_set *set)
{
	for (int i = 0; i < LABEL_NAMES; i++)
		if (names[i].group != LABEL_OPTIONAL && set->uses[i].first &&
		    sv_eq(sv_trim(set->uses[i].first->name), sv_from(names[i].word)))
			return true;
	return false;
}

bool label_set_is_government(const struct label_set *set, const struct page_run *run)
{
	if (set->distinct >= 2 || is_government_host(run->host))
		return true;
	if (set->distinct == 1 && !run->host.len && has_own_label(set))
		return true;
	return prints_site_code(run->page) || has_footer_links(run);
}
