#include "base/arena.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/limits.h"

#define ARENA_ALIGN         16
#define ARENA_FIRST_BLOCK   (64 * KIB)
#define ARENA_LARGEST_BLOCK (8 * MIB)

struct block {
	struct block *next; /* older block */
	size_t size;        /* bytes behind this header */
	_Alignas(ARENA_ALIGN) char bytes[];
};

struct arena {
	char *at;            /* next free byte of the newest block */
	char *end;           /* its end */
	struct block *block; /* newest block, NULL before the first allocation */
	size_t first;        /* bytes of the first block */
	size_t used;
	size_t held;
};

struct arena *arena_new(void)
{
	return arena_new_sized(ARENA_FIRST_BLOCK);
}

struct arena *arena_new_sized(size_t first)
{
	struct arena *arena = calloc(1, sizeof *arena);
	if (!arena)
		abort();
	arena->first = first;
	return arena;
}

static void free_blocks(struct block *block)
{
	while (block) {
		struct block *next = block->next;
		free(block);
		block = next;
	}
}

void arena_free(struct arena *arena)
{
	if (!arena)
		return;
	free_blocks(arena->block);
	free(arena);
}

/* The newest block is the largest: keep that one, unless it was made for one huge allocation. */
void arena_reset(struct arena *arena)
{
	struct block *kept = arena->block;

	if (!kept)
		return;
	free_blocks(kept->next);
	kept->next = NULL;
	if (kept->size > LIMIT_ARENA_KEEP) {
		free(kept);
		*arena = (struct arena){ .first = arena->first };
		return;
	}
	*arena = (struct arena){ .at = kept->bytes,
				 .end = kept->bytes + kept->size,
				 .block = kept,
				 .first = arena->first,
				 .held = kept->size };
}

static void add_block(struct arena *arena, size_t least)
{
	size_t size = arena->block ? arena->block->size * 2 : arena->first;

	if (size > ARENA_LARGEST_BLOCK)
		size = ARENA_LARGEST_BLOCK;
	if (size < least)
		size = least;
	struct block *block = malloc(sizeof *block + size);
	if (!block)
		abort();
	block->size = size;
	block->next = arena->block;
	arena->block = block;
	arena->at = block->bytes;
	arena->end = block->bytes + size;
	arena->held += size;
}

static size_t rounded(size_t size)
{
	if (size > SIZE_MAX / 2)
		abort();
	return size ? (size + ARENA_ALIGN - 1) & ~(size_t)(ARENA_ALIGN - 1) : ARENA_ALIGN;
}

void *arena_alloc(struct arena *arena, size_t size)
{
	size_t taken = rounded(size);

	if ((size_t)(arena->end - arena->at) < taken)
		add_block(arena, taken);
	void *memory = arena->at;
	arena->at += taken;
	arena->used += taken;
	return memory;
}

void *arena_zalloc(struct arena *arena, size_t size)
{
	return memset(arena_alloc(arena, size), 0, size);
}

void *arena_realloc(struct arena *arena, void *old, size_t old_size, size_t size)
{
	if (old && (char *)old + rounded(old_size) == arena->at) {
		size_t taken = rounded(size);
		if ((size_t)(arena->end - (char *)old) >= taken) {
			arena->used += taken - rounded(old_size);
			arena->at = (char *)old + taken;
			return old;
		}
	}
	void *moved = arena_alloc(arena, size);
	if (old)
		memcpy(moved, old, old_size < size ? old_size : size);
	return moved;
}

struct sv arena_copy(struct arena *arena, struct sv view)
{
	char *copy = arena_alloc(arena, view.len + 1);

	if (view.len)
		memcpy(copy, view.data, view.len);
	copy[view.len] = '\0';
	return (struct sv){ copy, view.len };
}

struct sv arena_printf(struct arena *arena, const char *format, ...)
{
	va_list list;
	va_start(list, format);
	int len = vsnprintf(NULL, 0, format, list);
	va_end(list);
	if (len < 0)
		abort();
	char *text = arena_alloc(arena, (size_t)len + 1);
	va_start(list, format);
	vsnprintf(text, (size_t)len + 1, format, list);
	va_end(list);
	return (struct sv){ text, (size_t)len };
}

size_t arena_used(const struct arena *arena)
{
	return arena->used;
}

size_t arena_held(const struct arena *arena)
{
	return arena->held;
}

void *vec_grow(struct arena *arena, void *items, size_t *count, size_t *capacity, size_t size)
{
	if (*count == *capacity) {
		size_t grown = *capacity ? *capacity * 2 : 8;
		items = arena_realloc(arena, items, *capacity * size, grown * size);
		*capacity = grown;
	}
	memset((char *)items + *count * size, 0, size);
	++*count;
	return items;
}
