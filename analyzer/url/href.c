#include "url/href.h"

void href_init(struct href *href, struct arena *arena, size_t size)
{
	*href = (struct href){ .arena = arena, .data = arena_alloc(arena, size), .capacity = size };
}

void href_grow(struct href *href, size_t size)
{
	size_t capacity = href->capacity * 2 + size;

	href->data = arena_realloc(href->arena, href->data, href->capacity, capacity);
	href->capacity = capacity;
}

struct sv href_finish(struct href *href)
{
	*href_room(href, 1) = '\0';
	href->data = arena_realloc(href->arena, href->data, href->capacity, href->len + 1);
	href->capacity = href->len + 1;
	return (struct sv){ href->data, href->len };
}

void href_drop(struct href *href)
{
	arena_realloc(href->arena, href->data, href->capacity, 0);
	*href = (struct href){ .arena = href->arena };
}

void href_insert(struct href *href, size_t at, struct sv view)
{
	href_room(href, view.len);
	memmove(href->data + at + view.len, href->data + at, href->len - at);
	memcpy(href->data + at, view.data, view.len);
	href->len += view.len;
}
