/*
 * A bump arena: allocations live until the arena is reset or freed, all at once.
 *
 * Memory is aligned to 16 bytes. Running out of memory aborts: sizes that input controls are capped
 * by limits.h before they get here. Not for use by two threads at once.
 */
#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include <stddef.h>

#include "base/sv.h"

struct arena;

struct arena *arena_new(void);

/* Begins with a block of `first` bytes: for arenas of which there are many. */
struct arena *arena_new_sized(size_t first);

/* Frees everything; NULL does nothing. */
void arena_free(struct arena *arena);

/* Forgets all allocations; keeps at most LIMIT_ARENA_KEEP bytes of memory for the next ones. */
void arena_reset(struct arena *arena);

/* `size` bytes, not cleared. A size of 0 gives a valid, unique pointer. */
void *arena_alloc(struct arena *arena, size_t size);

/* `size` bytes of zeroes. */
void *arena_zalloc(struct arena *arena, size_t size);

/* As realloc: in place where `old` was the newest allocation. `old` may be NULL with old_size 0. */
void *arena_realloc(struct arena *arena, void *old, size_t old_size, size_t size);

/* A copy of `view`, with a NUL behind it that its length does not count. */
struct sv arena_copy(struct arena *arena, struct sv view);

/* The formatted string, NUL-terminated likewise. */
struct sv arena_printf(struct arena *arena, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* Bytes handed out since the last reset, and bytes of memory held. */
size_t arena_used(const struct arena *arena);
size_t arena_held(const struct arena *arena);

/*
 * Growing arrays in an arena:
 *
 *	VEC(struct link, links) = { 0 };
 *	struct link *link = vec_push(arena, &links);	// a zeroed element at the end
 *
 * Elements move when the array grows: keep indices, not pointers.
 */
#define VEC(type, name)          \
	struct {                 \
		type *items;     \
		size_t count;    \
		size_t capacity; \
	} name

#define vec_push(arena, vec)                                                                                    \
	((vec)->items = vec_grow((arena), (vec)->items, &(vec)->count, &(vec)->capacity, sizeof *(vec)->items), \
	 &(vec)->items[(vec)->count - 1])

/* Room for `room` elements in an array that has none yet. */
#define vec_reserve(arena, vec, room) \
	((vec)->items = arena_alloc((arena), (size_t)(room) * sizeof *(vec)->items), (void)((vec)->capacity = (room)))

/* As vec_push, but the element may hold anything: for what is written whole, and often. */
#define vec_next(arena, vec)                                                                                          \
	((vec)->items = (vec)->count < (vec)->capacity                                                                \
			    ? ((vec)->count++, (vec)->items)                                                          \
			    : vec_grow((arena), (vec)->items, &(vec)->count, &(vec)->capacity, sizeof *(vec)->items), \
	 &(vec)->items[(vec)->count - 1])

/* One zeroed element more at the end. Returns the items, moved where they had to grow. */
void *vec_grow(struct arena *arena, void *items, size_t *count, size_t *capacity, size_t size);

#endif
