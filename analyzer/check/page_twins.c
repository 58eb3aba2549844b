#include "check/page_twins.h"

#include <stdlib.h>

#include "check/marks.h"
#include "check/twin_names.h"

enum { KEY_NAME, KEY_STEM, KEY_PLAIN_NAME, KEY_TEXT, KEY_COUNT };

struct twin_list {
	VEC(struct page_twin, documents);
	VEC(uint64_t, shown); /* keys of the PDF and OFD files, sorted */
};

static bool is_offered(const struct link *link)
{
	static const char *const elements[] = { "a", "area", "iframe", "frame", "embed", "object" };

	if (link->kind != LINK_ATTACHMENT)
		return false;
	for (size_t i = 0; i < sizeof elements / sizeof elements[0]; i++)
		if (sv_eq(link->element, sv_from(elements[i])))
			return true;
	return false;
}

static bool is_shown(enum media_family family)
{
	return family == MEDIA_PDF || family == MEDIA_OFD;
}

/* Keys of one kind agree only among themselves; 0 is none. */
static uint64_t make_key(struct sv text, uint64_t kind)
{
	return text.len ? sv_hash(text, kind + 1) | 1 : 0;
}

static void make_keys(uint64_t keys[KEY_COUNT], struct arena *arena, const struct link *link)
{
	struct sv name = check_twin_key(arena, twin_names_file(arena, link));
	struct sv stem = twin_names_stem(name);
	struct sv plain = twin_names_plain(arena, stem);
	struct sv folder = sv_slice(name, 0, name.len - stem.len);

	keys[KEY_NAME] = make_key(name, KEY_NAME);
	keys[KEY_STEM] = twin_names_is_telling(stem) ? make_key(stem, KEY_STEM) : 0;
	keys[KEY_PLAIN_NAME] =
	    plain.len ? make_key(arena_printf(arena, "%.*s\n%.*s", SV_ARG(folder), SV_ARG(plain)), KEY_PLAIN_NAME) : 0;
	keys[KEY_TEXT] = make_key(twin_names_plain(arena, link->text), KEY_TEXT);
}

static int compare_keys(const void *a, const void *b)
{
	uint64_t x = *(const uint64_t *)a;
	uint64_t y = *(const uint64_t *)b;

	return (x > y) - (x < y);
}

static bool has_twin_by_key(const struct twin_list *list, struct arena *arena, const struct link *link)
{
	uint64_t keys[KEY_COUNT];

	make_keys(keys, arena, link);
	for (int i = 0; i < KEY_COUNT; i++)
		if (keys[i] && list->shown.count &&
		    bsearch(&keys[i], list->shown.items, list->shown.count, sizeof keys[i], compare_keys))
			return true;
	return false;
}

/* "PDF版", "（OFD下载）": a text that names the format of its file and nothing else. */
static bool names_only_format(struct arena *arena, const struct page_twin *document)
{
	static const char *const shown[] = { "pdf", "ofd" };
	static const char *const others[] = { "word", "doc", "wps", "excel", "xls", "ppt" };
	bool is_pdf = is_shown(document->family);
	size_t count = is_pdf ? sizeof shown / sizeof shown[0] : sizeof others / sizeof others[0];
	struct sv text = document->link->text;

	for (size_t i = 0; i < count; i++)
		if (sv_find_nocase(text, sv_from(is_pdf ? shown[i] : others[i]), 0) != SV_NONE)
			return twin_names_plain(arena, text).len == 0;
	return false;
}

/* A link that is only called "PDF版" belongs to the document just before it, or, where that is only called "Word版" as
 * well, to the one behind it. */
static bool has_twin_beside(const struct twin_list *list, struct arena *arena, size_t at)
{
	const struct page_twin *own = &list->documents.items[at];
	const struct page_twin *next = at + 1 < list->documents.count ? own + 1 : NULL;
	const struct page_twin *before = at > 0 ? own - 1 : NULL;

	if (next && is_shown(next->family) && names_only_format(arena, next))
		return true;
	return before && is_shown(before->family) && names_only_format(arena, own);
}

static void read_documents(struct twin_list *list, struct arena *arena, const struct page *page)
{
	uint64_t keys[KEY_COUNT];

	for (size_t i = 0; i < page->links.count; i++) {
		const struct link *link = &page->links.items[i];
		const struct media_type *type = media_by_extension(link->extension);
		if (!is_offered(link) || !type)
			continue;
		struct page_twin *document = vec_push(arena, &list->documents);
		document->link = link;
		document->family = type->family;
		if (!is_shown(type->family))
			continue;
		make_keys(keys, arena, link);
		for (int k = 0; k < KEY_COUNT; k++)
			if (keys[k])
				*vec_push(arena, &list->shown) = keys[k];
	}
	if (list->shown.count > 1)
		qsort(list->shown.items, list->shown.count, sizeof *list->shown.items, compare_keys);
}

size_t page_twins_find(struct page_twin **documents, struct arena *arena, const struct page *page)
{
	struct twin_list list = { 0 };

	read_documents(&list, arena, page);
	for (size_t i = 0; list.shown.count && i < list.documents.count; i++) {
		struct page_twin *document = &list.documents.items[i];
		if (!media_is_previewable(document->family))
			document->cleared =
			    has_twin_by_key(&list, arena, document->link) || has_twin_beside(&list, arena, i);
	}
	*documents = list.documents.items;
	return list.documents.count;
}

size_t check_cleared(struct sv **urls, struct arena *arena, const struct page *page)
{
	VEC(struct sv, cleared) = { 0 };
	struct page_twin *documents;
	size_t count = page_twins_find(&documents, arena, page);

	for (size_t i = 0; i < count; i++)
		if (documents[i].cleared)
			*vec_push(arena, &cleared) = documents[i].link->url;
	*urls = cleared.items;
	return cleared.count;
}
