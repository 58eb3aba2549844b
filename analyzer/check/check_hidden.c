/*
 * link.hidden: dark links, put into a page by intruders. Three signs tell them:
 *
 *	- words of gambling and the like on a link to a foreign site, be it hidden or not
 *	- such a link in the text of a script, which writes it into the page
 *	- links to several unrelated sites in an element that hides as no honest design does, or that holds mostly
 *	  links of the first kind
 */
#include <stdlib.h>

#include "check/address.h"
#include "check/concealed.h"
#include "check/dark_scripts.h"
#include "check/link_report.h"
#include "check/start_tag.h"
#include "url/url.h"

#define LINK_TEXT   60 /* bytes of a visible link that is an advertisement; headlines are longer */
#define MOST_UNLIKE 3  /* unrelated domains from which on a cunningly hidden block is a link farm */

/* A link to a foreign site that is not well known, hidden by an element. */
struct dark_link {
	uint32_t link;
	uint32_t block;
	bool is_cunning;
	bool is_worded;
	struct sv domain;
};

struct dark_page {
	struct page_run *run;
	struct dark_words words;
	struct concealed concealed;
	VEC(struct dark_link, links);
};

/* A link that a reader, or a search engine, follows to another site. */
static bool leads_away(const struct link *link)
{
	return link->scope == SCOPE_EXTERNAL && !link->malformed &&
	       (sv_eq(link->element, SV("a")) || sv_eq(link->element, SV("area")) ||
		sv_eq(link->element, SV("iframe")));
}

static bool is_worded(const struct dark_page *dark, const struct link *link, struct sv host)
{
	struct sv title = start_tag_attribute(start_tag(dark->run->page, link->node), SV("title"));

	return dark_words_in_host(&dark->words, host) || dark_words_in(&dark->words, link->text) ||
	       (!sv_eq(title, link->text) && dark_words_in(&dark->words, title));
}

static void report(struct dark_page *dark, const struct link *link)
{
	link_report(dark->run, link, "link.hidden", "hidden");
}

/* Hidden links are kept until it is known what stands beside them. */
static void look(struct dark_page *dark, uint32_t index)
{
	const struct link *link = &dark->run->page->links.items[index];
	struct sv host = address_host(link->url);
	uint32_t block;

	if (!leads_away(link) || host.len == 0)
		return;
	enum concealment how = concealed_find(&block, &dark->concealed, link->node);
	bool is_hidden = how != CONCEALED_NOT || link->hidden;
	bool worded = is_worded(dark, link, host);
	if (!worded && !is_hidden)
		return;
	bool is_known = dark_words_is_known(&dark->words, host);
	if (!worded && !is_known)
		worded = dark_words_in_hidden(&dark->words, link->text);
	if (page_run_is_inert(dark->run, link->node))
		return;
	if (worded && (is_hidden || (link->text.len <= LINK_TEXT && !is_known)))
		report(dark, link);
	if (how != CONCEALED_NOT && !is_known)
		*vec_next(dark->run->arena, &dark->links) = (struct dark_link){
			.link = index,
			.block = block,
			.is_cunning = how == CONCEALED_CUNNING,
			.is_worded = worded,
			.domain = url_registrable_domain(host),
		};
}

static int compare(const void *left, const void *right)
{
	const struct dark_link *a = left;
	const struct dark_link *b = right;

	if (a->block != b->block)
		return a->block < b->block ? -1 : 1;
	int order = sv_compare(a->domain, b->domain);
	return order ? order : (a->link > b->link) - (a->link < b->link);
}

/* What stands in one block, from `begin` to behind its last link. */
static bool is_farm(const struct dark_page *dark, size_t begin, size_t end)
{
	const struct dark_link *links = dark->links.items;
	size_t domains = 0;
	size_t worded = 0;

	for (size_t i = begin; i < end; i++) {
		domains += i == begin || !sv_eq(links[i].domain, links[i - 1].domain);
		worded += links[i].is_worded;
	}
	if (links[begin].is_cunning && (domains >= MOST_UNLIKE || worded > 0))
		return true;
	return worded >= 2 && worded * 2 >= end - begin;
}

static void report_farms(struct dark_page *dark)
{
	struct dark_link *links = dark->links.items;
	size_t end;

	if (dark->links.count > 1)
		qsort(links, dark->links.count, sizeof *links, compare);
	for (size_t begin = 0; begin < dark->links.count; begin = end) {
		end = begin + 1;
		while (end < dark->links.count && links[end].block == links[begin].block)
			end++;
		if (!is_farm(dark, begin, end))
			continue;
		for (size_t i = begin; i < end; i++)
			if (!links[i].is_worded)
				report(dark, &dark->run->page->links.items[links[i].link]);
	}
}

void check_hidden(struct page_run *run)
{
	struct dark_page dark = { .run = run };

	dark_words_load(&dark.words, run->rules);
	if (!dark.words.words || !run->page->is_html)
		return;
	concealed_start(&dark.concealed, run->arena, run->page);
	for (size_t i = 0; i < run->page->links.count; i++)
		look(&dark, (uint32_t)i);
	report_farms(&dark);
	dark_scripts_find(run, &dark.words);
}
