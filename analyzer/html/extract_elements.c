#include "html/extract_elements.h"

#include "html/extract.h"

#define FIRST_CAPACITY 512

/* Keys stand for what they were made of: two of one page do not fall together by chance. */
static struct element_count *find_count(const struct element_counts *counts, uint64_t key)
{
	size_t at = (size_t)(key >> 32) & (counts->capacity - 1);

	while (counts->items[at].count > 0 && counts->items[at].key != key)
		at = (at + 1) & (counts->capacity - 1);
	return &counts->items[at];
}

static void grow(struct element_counts *counts, struct arena *scratch)
{
	struct element_counts old = *counts;

	counts->capacity = old.capacity ? old.capacity * 2 : FIRST_CAPACITY;
	counts->items = arena_zalloc(scratch, counts->capacity * sizeof *counts->items);
	for (size_t i = 0; i < old.capacity; i++)
		if (old.items[i].count > 0)
			*find_count(counts, old.items[i].key) = old.items[i];
}

static uint32_t count_in_table(struct extract *extract, uint32_t parent, uint64_t name)
{
	struct element_counts *counts = &extract->counts;
	uint64_t key = (name ^ (uint64_t)parent << 8) * 0x9E3779B97F4A7C15u;

	if (counts->used >= counts->capacity / 2)
		grow(counts, extract->scratch);
	struct element_count *count = find_count(counts, key);
	counts->used += count->count == 0;
	count->key = key;
	return ++count->count;
}

/* A number for the name; its seed is one that no author of a page can know. */
static uint64_t name_number(const struct extract *extract)
{
	const struct tag *tag = &extract->tag;

	return tag->kind->id != ELEMENT_OTHER ? (uint64_t)tag->kind->id : sv_hash(tag->name, (uintptr_t)extract);
}

/* Counts a child of the element `parent`, which is that of the frame `owner`. */
static uint32_t next_number(struct extract *extract, uint32_t parent, uint32_t owner)
{
	struct child_counts *children = &extract->frames.items[owner].children;
	uint64_t name = name_number(extract);

	for (uint32_t i = 0; i < children->used; i++)
		if (children->names[i] == name)
			return ++children->counts[i];
	if (children->used == COUNTED_NAMES)
		return count_in_table(extract, parent, name);
	children->names[children->used] = name;
	return children->counts[children->used++] = 1;
}

/* Implied html, head and body are kept: every path begins with them. */
static bool is_kept(const struct tag *tag)
{
	enum element_id id = tag->kind->id;

	return !tag->open->implied || id == ELEMENT_HTML || id == ELEMENT_HEAD || id == ELEMENT_BODY;
}

void extract_element(struct extract *extract, struct frame *frame)
{
	const struct tag *tag = &extract->tag;

	if (!is_kept(tag))
		return;
	if (extract->page->elements.count >= LIMIT_ELEMENTS) {
		extract->capped = true;
		return;
	}
	bool has_place = tag->open->place.len > 0;
	uint32_t number = has_place ? 0 : next_number(extract, frame->element, frame->owner);
	*vec_next(extract->arena, &extract->page->elements) = (struct element){
		.parent = has_place ? PAGE_NONE : frame->element,
		.nth = number,
		.name = has_place ? tag->open->place : tag->name,
		.source = tag->open->source,
	};
	frame->element = (uint32_t)(extract->page->elements.count - 1);
	frame->owner = (uint32_t)(extract->frames.count - 1);
}
