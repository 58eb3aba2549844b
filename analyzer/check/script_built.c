#include "check/script_built.h"

#include "check/check.h"

/* What a shell says while it loads ("正在加载系统资源，请耐心等待"), and what may stand around an application. Error
 * pages say about as much, but offer a link or show a picture. */
#define SHELL_TEXT  120
#define AROUND_TEXT 900

#define BIG_SCRIPT 2000 /* bytes; a script that only leads elsewhere is smaller */
#define DEEPEST    64   /* elements around a text that are looked at */

bool script_built_has_signs(const struct page *page)
{
	static const char *const signs[] = { "ng-app", "ng-controller", "data-bind=", "x-data=" };

	for (size_t i = 0; i < sizeof signs / sizeof signs[0]; i++)
		if (sv_find(page->document, sv_from(signs[i]), 0) != SV_NONE)
			return true;
	return false;
}

/* For browsers without scripts. */
static bool is_in_noscript(const struct page *page, uint32_t element)
{
	for (int depth = 0; element != PAGE_NONE && depth < DEEPEST; depth++) {
		if (sv_eq(page->elements.items[element].name, SV("noscript")))
			return true;
		element = page->elements.items[element].parent;
	}
	return false;
}

static bool is_title(const struct page *page, const struct block *block)
{
	const struct piece *piece = stream_piece(&page->streams[STREAM_BODY], block->begin);

	return piece && piece->where == WHERE_TITLE;
}

/* Bytes of text that readers see, counted up to a little more than `most`. */
static size_t visible_text(const struct page *page, size_t most)
{
	size_t bytes = 0;

	for (size_t i = 0; i < page->blocks.count && bytes <= most; i++) {
		const struct block *block = &page->blocks.items[i];
		if (!block->hidden && !is_title(page, block) && !is_in_noscript(page, block->element))
			bytes += block->end - block->begin;
	}
	return bytes;
}

/* Links and pictures that readers see. */
static bool has_visible(const struct page *page, const char *element)
{
	for (size_t i = 0; i < page->links.count; i++) {
		const struct link *link = &page->links.items[i];
		if (!link->hidden && sv_eq(link->element, sv_from(element)) && !is_in_noscript(page, link->node))
			return true;
	}
	return false;
}

static bool has_scripts(const struct page *page)
{
	for (size_t i = 0; i < page->links.count; i++)
		if (page->links.items[i].kind == LINK_SCRIPT)
			return true;
	return page->streams[STREAM_SCRIPT].text.len >= BIG_SCRIPT;
}

static bool is_root_name(struct sv id)
{
	static const char *const names[] = { "app",        "root",      "q-app",     "__nuxt",       "__next",
					     "app-root",   "___gatsby", "main-app",  "app-main",     "vue-app",
					     "react-root", "appRoot",   "micro-app", "container-app" };

	for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
		if (sv_eq_nocase(id, sv_from(names[i])))
			return true;
	return false;
}

/* Nothing stands between the start tag and the next end tag. */
static bool is_empty(const struct page *page, uint32_t element)
{
	struct sv rest = sv_skip(page->document, page->elements.items[element].source.end);

	while (rest.len && sv_is_space(rest.data[0]))
		rest = sv_skip(rest, 1);
	return sv_starts(rest, SV("</"));
}

enum root { ROOT_NONE, ROOT_FILLED, ROOT_EMPTY };

/* The element that an application is put into. */
static enum root find_root(const struct page *page)
{
	const struct stream *attributes = &page->streams[STREAM_ATTRIBUTE];
	enum root root = ROOT_NONE;

	for (size_t i = 0; i < attributes->pieces.count && root != ROOT_EMPTY; i++) {
		const struct piece *piece = &attributes->pieces.items[i];
		if (piece->element == PAGE_NONE || !sv_eq(piece->name, SV("id")) ||
		    !is_root_name(sv_slice(attributes->text, piece->begin, piece->end)))
			continue;
		root = is_empty(page, piece->element) ? ROOT_EMPTY : ROOT_FILLED;
	}
	for (size_t i = 0; i < page->elements.count && root == ROOT_NONE; i++)
		if (sv_eq(page->elements.items[i].name, SV("app-root")))
			root = is_empty(page, (uint32_t)i) ? ROOT_EMPTY : ROOT_FILLED;
	return root;
}

bool check_is_script_built(const struct page *page)
{
	size_t text = visible_text(page, AROUND_TEXT);

	if (!page->is_html || !has_scripts(page))
		return false;
	if (script_built_has_signs(page))
		return true;
	if (text > AROUND_TEXT)
		return false;
	enum root root = find_root(page);
	if (root == ROOT_EMPTY)
		return true;
	return text <= SHELL_TEXT && !has_visible(page, "a") && (root != ROOT_NONE || !has_visible(page, "img"));
}
