#include "html/frameset.h"

/* As long as the name that it takes the place of. */
#define HARMLESS "x-frames"

static const struct sv name = SV("frameset");

/* It stands right below html, so that a look at the first elements is enough. */
static bool has_frameset(const struct page *page)
{
	enum { ELEMENTS = 256 };

	for (size_t i = 0; i < page->elements.count && i < ELEMENTS; i++)
		if (sv_eq(page->elements.items[i].name, name))
			return true;
	return false;
}

bool frameset_hides_body(const struct page *page)
{
	if (!has_frameset(page))
		return false;
	for (size_t i = 0; i < page->links.count; i++)
		if (page->links.items[i].kind == LINK_FRAME)
			return false;
	size_t end = sv_find_nocase(page->document, SV("</frameset"), 0);
	return end != SV_NONE && sv_find_nocase(page->document, SV("<body"), end) != SV_NONE;
}

struct sv frameset_disarm(struct arena *arena, struct sv document)
{
	char *copy = arena_alloc(arena, document.len);

	memcpy(copy, document.data, document.len);
	for (size_t at = sv_find_nocase(document, name, 0); at != SV_NONE;
	     at = sv_find_nocase(document, name, at + name.len))
		if (at > 0 && (document.data[at - 1] == '<' || document.data[at - 1] == '/'))
			memcpy(copy + at, HARMLESS, name.len);
	return (struct sv){ copy, document.len };
}
