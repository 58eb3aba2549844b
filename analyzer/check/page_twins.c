#include "check/page_twins.h"

#include <stdlib.h>

#include "check/marks.h"
#include "check/twin_names.h"

enum { KEY_NAME, KEY_STEM, KEY_PLAIN_NAME, KEY_TEXT, KEY_COUNT };

/* A PDF or OFD file under one of its keys. */
struct shown_file {
	uint64_t key;
	const struct link *link;
};

struct twin_list {
	VEC(struct page_twin, documents);
	VEC(struct shown_file, shown); /* sorted */
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

static int compare_shown(const void *a, const void *b)
{
	const struct shown_file *x = a;
	const struct shown_file *y = b;

	return x->key != y->key ? (x->key > y->key) - (x->key < y->key) : (x->link > y->link) - (x->link < y->link);
}

static void add_twin(struct page_twin *document, const struct link *link)
{
	for (size_t i = 0; i < document->twin_count; i++)
		if (document->twins[i] == link)
			return;
	if (document->twin_count < PAGE_TWINS)
		document->twins[document->twin_count++] = link;
}

/* The first of the shown files with that key, or their count. */
static size_t find_shown(const struct twin_list *list, uint64_t key)
{
	size_t low = 0;
	size_t high = list->shown.count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (list->shown.items[middle].key < key)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

static void add_twins_by_key(struct page_twin *document, const struct twin_list *list, struct arena *arena)
{
	uint64_t keys[KEY_COUNT];

	make_keys(keys, arena, document->link);
	for (int k = 0; k < KEY_COUNT; k++) {
		size_t first = keys[k] ? find_shown(list, keys[k]) : list->shown.count;
		for (size_t i = first; i < list->shown.count && i < first + PAGE_TWINS; i++)
			if (list->shown.items[i].key == keys[k])
				add_twin(document, list->shown.items[i].link);
	}
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
static void add_twin_beside(const struct twin_list *list, struct arena *arena, size_t at)
{
	struct page_twin *own = &list->documents.items[at];
	const struct page_twin *next = at + 1 < list->documents.count ? own + 1 : NULL;
	const struct page_twin *before = at > 0 ? own - 1 : NULL;

	if (next && is_shown(next->family) && names_only_format(arena, next))
		add_twin(own, next->link);
	else if (before && is_shown(before->family) && names_only_format(arena, own))
		add_twin(own, before->link);
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
		*document = (struct page_twin){ .link = link, .family = type->family };
		if (!is_shown(type->family))
			continue;
		make_keys(keys, arena, link);
		for (int k = 0; k < KEY_COUNT; k++)
			if (keys[k])
				*vec_push(arena, &list->shown) = (struct shown_file){ keys[k], link };
	}
	if (list->shown.count > 1)
		qsort(list->shown.items, list->shown.count, sizeof *list->shown.items, compare_shown);
}

size_t page_twins_find(struct page_twin **documents, struct arena *arena, const struct page *page)
{
	struct twin_list list = { 0 };

	read_documents(&list, arena, page);
	for (size_t i = 0; list.shown.count && i < list.documents.count; i++) {
		struct page_twin *document = &list.documents.items[i];
		if (media_is_previewable(document->family))
			continue;
		add_twins_by_key(document, &list, arena);
		add_twin_beside(&list, arena, i);
	}
	*documents = list.documents.items;
	return list.documents.count;
}

size_t check_cleared(struct check_clearing **clearings, struct arena *arena, const struct page *page)
{
	VEC(struct check_clearing, found) = { 0 };
	struct page_twin *documents;
	size_t count = page_twins_find(&documents, arena, page);

	for (size_t i = 0; i < count; i++)
		for (size_t k = 0; k < documents[i].twin_count; k++)
			*vec_push(arena, &found) =
			    (struct check_clearing){ documents[i].link->url, documents[i].twins[k]->url };
	*clearings = found.items;
	return found.count;
}
