#include "source/visited.h"

#include <stdlib.h>

#include "base/sv.h"

void visited_free(struct visited *visited)
{
	free(visited->slots);
	*visited = (struct visited){ 0 };
}

/* The slot that holds `key`, or the free one where it belongs. */
static struct visited_key *find(const struct visited *visited, struct visited_key key)
{
	uint64_t words[2] = { key.device, key.inode };
	size_t at = (size_t)sv_hash((struct sv){ (const char *)words, sizeof words }, 0);

	for (;; at++) {
		struct visited_key *slot = &visited->slots[at & (visited->capacity - 1)];
		if (slot->inode == 0 || (slot->inode == key.inode && slot->device == key.device))
			return slot;
	}
}

static void grow(struct visited *visited)
{
	struct visited larger = { .capacity = visited->capacity ? visited->capacity * 2 : 64, .count = visited->count };

	larger.slots = calloc(larger.capacity, sizeof *larger.slots);
	if (!larger.slots)
		abort();
	for (size_t i = 0; i < visited->capacity; i++)
		if (visited->slots[i].inode != 0)
			*find(&larger, visited->slots[i]) = visited->slots[i];
	free(visited->slots);
	*visited = larger;
}

bool visited_add(struct visited *visited, const struct stat *status)
{
	struct visited_key key = { status->st_dev, status->st_ino };

	/* No file system gives out the inode 0; should one, its directories are held apart by the depth cap alone. */
	if (key.inode == 0)
		return true;
	if (visited->count * 4 >= visited->capacity * 3)
		grow(visited);
	struct visited_key *slot = find(visited, key);
	if (slot->inode != 0)
		return false;
	*slot = key;
	visited->count++;
	return true;
}
