/*
 * The serialised address while it is being written: text that grows at the end of an arena.
 */
#ifndef URL_HREF_H
#define URL_HREF_H

#include <string.h>

#include "base/arena.h"
#include "base/sv.h"

struct href {
	struct arena *arena;
	char *data;
	size_t len;
	size_t capacity;
};

/* Empty, with room for `size` bytes. */
void href_init(struct href *href, struct arena *arena, size_t size);

/* Makes room for `size` bytes more. */
void href_grow(struct href *href, size_t size);

/* What was written, NUL-terminated behind its length; gives the rest of the room back to the arena. */
struct sv href_finish(struct href *href);

/* Gives the room back to the arena. */
void href_drop(struct href *href);

/* Inserts `view` at offset `at`. */
void href_insert(struct href *href, size_t at, struct sv view);

/* `size` bytes at the end to write to; add what was written to `len`. */
static inline char *href_room(struct href *href, size_t size)
{
	if (href->capacity - href->len < size)
		href_grow(href, size);
	return href->data + href->len;
}

static inline void href_byte(struct href *href, char byte)
{
	*href_room(href, 1) = byte;
	href->len++;
}

static inline void href_append(struct href *href, struct sv view)
{
	if (view.len == 0)
		return;
	memcpy(href_room(href, view.len), view.data, view.len);
	href->len += view.len;
}

#endif
