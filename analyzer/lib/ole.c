#include "lib/ole.h"

#include <stdlib.h>

#include "base/little_endian.h"
#include "base/utf8.h"

#define HEADER_SIZE       512
#define ENTRY_SIZE        128
#define MINI_SECTOR_SIZE  64
#define HEADER_TABLES     109 /* sectors of the allocation table that the header itself lists */
#define LONGEST_NAME      31
#define LAST_REGULAR      0xfffffffau /* sector numbers above are marks */
#define READS_OF_A_SECTOR 8           /* more is no honest file */
#define OLE_MARK          SV("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")

enum { HEADER_SHIFT = 30, HEADER_DIRECTORY = 48, HEADER_CUTOFF = 56, HEADER_MINI_TABLE = 60, HEADER_LIST = 68 };
enum { ENTRY_NAME_BYTES = 64, ENTRY_TYPE = 66, ENTRY_LEFT = 68, ENTRY_RIGHT = 72, ENTRY_CHILD = 76, ENTRY_START = 116 };
enum { ENTRY_BYTES = 120, TYPE_STORAGE = 1, TYPE_ROOT = 5 };

/* Where an entry stands among the others. */
struct place {
	uint32_t parent;
	uint32_t first; /* of its own entries */
	uint32_t next;  /* in the same storage */
	bool is_seen;
};

/* A compound file is a small file system: sectors, chained by an allocation table; its directory is one chain. Short
 * streams share one long one, the mini stream, which has sectors and a table of its own. */
struct ole {
	struct sv bytes;
	struct arena *arena;
	size_t sector_size;
	size_t sector_count;      /* no chain is longer: a cycle ends there */
	VEC(uint32_t, table);     /* sectors that hold the allocation table */
	VEC(uint32_t, directory); /* sectors that hold the directory */
	struct place *places;     /* of every entry */
	struct buf mini;
	struct buf mini_table;
	bool has_mini;
	uint64_t budget; /* bytes that may still be read */
};

/* The bytes of a sector; empty if the file ends before it does. */
static struct sv sector_at(const struct ole *ole, uint32_t sector)
{
	if (sector >= LAST_REGULAR || sector >= ole->sector_count)
		return (struct sv){ NULL, 0 };
	size_t begin = ((size_t)sector + 1) * ole->sector_size;
	return sv_slice(ole->bytes, begin, begin + ole->sector_size);
}

static uint32_t next_sector(const struct ole *ole, uint32_t sector)
{
	size_t per_sector = ole->sector_size / 4;
	size_t which = sector / per_sector;

	if (which >= ole->table.count)
		return OLE_NONE;
	struct sv part = sector_at(ole, ole->table.items[which]);
	size_t at = sector % per_sector * 4;
	return at + 4 <= part.len ? le32(part, at) : OLE_NONE;
}

/* The header lists the first sectors of the allocation table, a chain of list sectors the others. */
static void read_table(struct ole *ole)
{
	size_t per_list = ole->sector_size / 4 - 1;

	for (size_t i = 0; i < HEADER_TABLES; i++)
		*vec_push(ole->arena, &ole->table) = le32(ole->bytes, 76 + 4 * i);
	uint32_t list = le32(ole->bytes, HEADER_LIST);
	while (ole->table.count < ole->sector_count) {
		struct sv sector = sector_at(ole, list);
		if (sector.len < ole->sector_size)
			return;
		for (size_t i = 0; i < per_list; i++)
			*vec_push(ole->arena, &ole->table) = le32(sector, 4 * i);
		list = le32(sector, 4 * per_list);
	}
}

static void read_directory(struct ole *ole)
{
	uint32_t sector = le32(ole->bytes, HEADER_DIRECTORY);

	while (ole->directory.count < ole->sector_count && sector_at(ole, sector).len) {
		*vec_push(ole->arena, &ole->directory) = sector;
		sector = next_sector(ole, sector);
	}
}

/* A directory entry by its number; empty if there is none. */
static struct sv entry_at(const struct ole *ole, uint32_t number)
{
	size_t per_sector = ole->sector_size / ENTRY_SIZE;
	size_t which = number / per_sector;

	if (which >= ole->directory.count)
		return (struct sv){ NULL, 0 };
	size_t begin = number % per_sector * ENTRY_SIZE;
	struct sv entry = sv_slice(sector_at(ole, ole->directory.items[which]), begin, begin + ENTRY_SIZE);
	return entry.len == ENTRY_SIZE ? entry : (struct sv){ NULL, 0 };
}

uint32_t ole_count(const struct ole *ole)
{
	return (uint32_t)(ole->directory.count * (ole->sector_size / ENTRY_SIZE));
}

struct visit {
	uint32_t entry;
	uint32_t parent;
};

/* The entries of a storage form a binary tree; each is visited once, whatever the trees claim. */
static void place_entries(struct ole *ole)
{
	uint32_t count = ole_count(ole);
	VEC(struct visit, pending) = { 0 };

	ole->places = arena_alloc(ole->arena, count * sizeof *ole->places);
	for (uint32_t i = 0; i < count; i++)
		ole->places[i] = (struct place){ OLE_NONE, OLE_NONE, OLE_NONE, i == OLE_ROOT };
	*vec_push(ole->arena, &pending) = (struct visit){ le32(entry_at(ole, OLE_ROOT), ENTRY_CHILD), OLE_ROOT };
	while (count && pending.count) {
		struct visit visit = pending.items[--pending.count];
		struct sv entry = entry_at(ole, visit.entry);
		if (!entry.len || ole->places[visit.entry].is_seen)
			continue;
		struct place *parent = &ole->places[visit.parent];
		ole->places[visit.entry] = (struct place){ visit.parent, OLE_NONE, parent->first, true };
		parent->first = visit.entry;
		*vec_push(ole->arena, &pending) = (struct visit){ le32(entry, ENTRY_LEFT), visit.parent };
		*vec_push(ole->arena, &pending) = (struct visit){ le32(entry, ENTRY_RIGHT), visit.parent };
		if (ole_is_storage(ole, visit.entry))
			*vec_push(ole->arena, &pending) = (struct visit){ le32(entry, ENTRY_CHILD), visit.entry };
	}
}

struct ole *ole_new(struct sv bytes)
{
	if (!sv_starts(bytes, OLE_MARK) || bytes.len < HEADER_SIZE)
		return NULL;
	struct arena *arena = arena_new();
	struct ole *ole = arena_zalloc(arena, sizeof *ole);
	ole->bytes = bytes;
	ole->arena = arena;
	ole->sector_size = le16(bytes, HEADER_SHIFT) == 12 ? 4096 : 512;
	ole->sector_count = bytes.len / ole->sector_size;
	ole->budget = (uint64_t)bytes.len * READS_OF_A_SECTOR;
	buf_init(&ole->mini, bytes.len);
	buf_init(&ole->mini_table, bytes.len);
	read_table(ole);
	read_directory(ole);
	place_entries(ole);
	return ole;
}

void ole_free(struct ole *ole)
{
	if (!ole)
		return;
	buf_free(&ole->mini);
	buf_free(&ole->mini_table);
	arena_free(ole->arena);
}

uint32_t ole_parent(const struct ole *ole, uint32_t entry)
{
	return entry < ole_count(ole) ? ole->places[entry].parent : OLE_NONE;
}

bool ole_is_storage(const struct ole *ole, uint32_t entry)
{
	uint8_t type = le8(entry_at(ole, entry), ENTRY_TYPE);

	return type == TYPE_STORAGE || type == TYPE_ROOT;
}

uint32_t ole_first(const struct ole *ole, uint32_t storage)
{
	return storage < ole_count(ole) ? ole->places[storage].first : OLE_NONE;
}

uint32_t ole_next(const struct ole *ole, uint32_t entry)
{
	return entry < ole_count(ole) ? ole->places[entry].next : OLE_NONE;
}

struct sv ole_name(const struct ole *ole, struct arena *arena, uint32_t entry)
{
	char name[LONGEST_NAME * UTF8_MAX_BYTES];
	struct sv bytes = entry_at(ole, entry);
	size_t length = 0;

	for (size_t i = 0; i < LONGEST_NAME && le16(bytes, 2 * i); i++) {
		uint32_t code = le16(bytes, 2 * i);
		uint32_t low = le16(bytes, 2 * i + 2);
		if (code >> 10 == 0xd800 >> 10 && low >> 10 == 0xdc00 >> 10 && i + 1 < LONGEST_NAME) {
			code = 0x10000 + ((code & 0x3ff) << 10) + (low & 0x3ff);
			i++;
		}
		length += utf8_write(name + length, code);
	}
	return arena_copy(arena, (struct sv){ name, length });
}

/* Names are UTF-16; those that are asked for are ASCII. */
static bool is_named(struct sv entry, struct sv name)
{
	if (!entry.len || name.len > LONGEST_NAME || le16(entry, 2 * name.len))
		return false;
	for (size_t i = 0; i < name.len; i++)
		if (sv_lower(entry.data[2 * i]) != sv_lower(name.data[i]) || entry.data[2 * i + 1] != 0)
			return false;
	return true;
}

uint32_t ole_find(const struct ole *ole, uint32_t storage, struct sv name)
{
	uint32_t entry = ole_first(ole, storage);

	while (entry != OLE_NONE && !is_named(entry_at(ole, entry), name))
		entry = ole_next(ole, entry);
	return entry;
}

static int append(struct ole *ole, struct buf *out, struct sv bytes)
{
	if (bytes.len > ole->budget)
		return -1;
	ole->budget -= bytes.len;
	buf_append(out, bytes);
	return out->overflow ? -1 : 0;
}

/* Appends `size` bytes of the chain that begins with `sector`, or all of it. */
static int read_chain(struct ole *ole, struct buf *out, uint32_t sector, uint64_t size)
{
	for (size_t i = 0; size && i < ole->sector_count; i++) {
		struct sv part = sector_at(ole, sector);
		if (size < part.len)
			part.len = (size_t)size;
		if (!part.len || append(ole, out, part))
			return -1;
		size -= part.len;
		sector = next_sector(ole, sector);
	}
	return size ? -1 : 0;
}

static void read_mini(struct ole *ole)
{
	struct sv root = entry_at(ole, OLE_ROOT);

	if (ole->has_mini)
		return;
	ole->has_mini = true;
	/* Where they end early, streams do. */
	(void)read_chain(ole, &ole->mini, le32(root, ENTRY_START), le32(root, ENTRY_BYTES));
	(void)read_chain(ole, &ole->mini_table, le32(ole->bytes, HEADER_MINI_TABLE), ole->bytes.len);
}

static int read_mini_chain(struct ole *ole, struct buf *out, uint32_t sector, uint32_t size)
{
	struct sv table = { NULL, 0 };

	read_mini(ole);
	table = buf_view(&ole->mini_table);
	while (size) {
		size_t begin = (size_t)sector * MINI_SECTOR_SIZE;
		size_t length = size < MINI_SECTOR_SIZE ? size : MINI_SECTOR_SIZE;
		struct sv part = sv_slice(buf_view(&ole->mini), begin, begin + length);
		if (part.len < length || append(ole, out, part))
			return -1;
		size -= (uint32_t)length;
		sector = (size_t)sector * 4 + 4 <= table.len ? le32(table, (size_t)sector * 4) : OLE_NONE;
	}
	return 0;
}

int ole_read(struct ole *ole, struct buf *out, uint32_t entry)
{
	struct sv about = entry_at(ole, entry);
	uint32_t start = le32(about, ENTRY_START);
	/* With short sectors the upper half is not always 0. */
	uint64_t size = ole->sector_size > HEADER_SIZE ? le64(about, ENTRY_BYTES) : le32(about, ENTRY_BYTES);

	if (!about.len || ole_is_storage(ole, entry))
		return -1;
	if (size < le32(ole->bytes, HEADER_CUTOFF))
		return read_mini_chain(ole, out, start, (uint32_t)size);
	return read_chain(ole, out, start, size);
}
