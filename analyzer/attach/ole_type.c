#include "attach/ole_type.h"

#define HEADER_SIZE   512
#define ENTRY_SIZE    128
#define HEADER_TABLES 109 /* sectors of the allocation table that the header itself lists */
#define LONGEST_NAME  31
#define NO_ENTRY      0xffffffffu
#define LAST_REGULAR  0xfffffffau /* sector numbers above are marks */
#define OLE_MARK      SV("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")

/* A compound file is a small file system: sectors, chained by an allocation table; its directory is one chain. */
struct ole {
	struct sv bytes;
	size_t sector_size;
	size_t sector_count;      /* no chain is longer: a cycle ends there */
	VEC(uint32_t, table);     /* sectors that hold the allocation table */
	VEC(uint32_t, directory); /* sectors that hold the directory */
};

static const struct {
	const char *name;
	struct kind kind;
} streams[] = {
	{ "WordDocument", { MEDIA_WORD, "application/msword", false } },
	{ "Workbook", { MEDIA_SHEET, "application/vnd.ms-excel", false } },
	{ "Book", { MEDIA_SHEET, "application/vnd.ms-excel", false } },
	{ "PowerPoint Document", { MEDIA_SLIDES, "application/vnd.ms-powerpoint", false } },
	{ "PP40", { MEDIA_SLIDES, "application/vnd.ms-powerpoint", false } },
	{ "__properties_version1.0", { MEDIA_MAIL, "application/vnd.ms-outlook", false } },
	{ "EncryptedPackage", { MEDIA_BINARY, "application/encrypted", true } },
	{ "VisioDocument", { MEDIA_DOCUMENT, "application/vnd.visio", false } },
	{ "Quill", { MEDIA_DOCUMENT, "application/vnd.ms-publisher", false } },
};

static uint32_t read32(struct sv bytes, size_t at)
{
	const unsigned char *p = (const unsigned char *)bytes.data + at;

	return p[0] | (uint32_t)p[1] << 8 | (uint32_t)p[2] << 16 | (uint32_t)p[3] << 24;
}

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
		return NO_ENTRY;
	struct sv part = sector_at(ole, ole->table.items[which]);
	size_t at = sector % per_sector * 4;
	return at + 4 <= part.len ? read32(part, at) : NO_ENTRY;
}

/* The header lists the first sectors of the allocation table, a chain of list sectors the others. */
static void read_table(struct ole *ole, struct arena *arena)
{
	size_t per_list = ole->sector_size / 4 - 1;

	for (size_t i = 0; i < HEADER_TABLES; i++)
		*vec_push(arena, &ole->table) = read32(ole->bytes, 76 + 4 * i);
	uint32_t list = read32(ole->bytes, 68);
	while (ole->table.count < ole->sector_count) {
		struct sv sector = sector_at(ole, list);
		if (sector.len < ole->sector_size)
			return;
		for (size_t i = 0; i < per_list; i++)
			*vec_push(arena, &ole->table) = read32(sector, 4 * i);
		list = read32(sector, 4 * per_list);
	}
}

static void read_directory(struct ole *ole, struct arena *arena)
{
	uint32_t sector = read32(ole->bytes, 48);

	while (ole->directory.count < ole->sector_count && sector_at(ole, sector).len) {
		*vec_push(arena, &ole->directory) = sector;
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

/* Names are UTF-16; those that we know are ASCII. */
static bool is_named(struct sv entry, struct sv name)
{
	for (size_t i = 0; i < name.len; i++)
		if (entry.data[2 * i] != name.data[i] || entry.data[2 * i + 1] != 0)
			return false;
	return name.len <= LONGEST_NAME && entry.data[2 * name.len] == 0 && entry.data[2 * name.len + 1] == 0;
}

/* Index into `streams` of the name of an entry, or their count. */
static size_t look_up(struct sv entry)
{
	size_t count = sizeof streams / sizeof streams[0];
	size_t i = 0;

	while (i < count && !is_named(entry, sv_from(streams[i].name)))
		i++;
	return i;
}

/* Looks at what the root holds, and not deeper: a letter with a sheet embedded is a letter. The entries of a storage
 * form a binary tree; each is visited once, whatever the tree claims. Returns the index of the best name found. */
static size_t search_root(const struct ole *ole, struct arena *arena)
{
	size_t entries = ole->directory.count * (ole->sector_size / ENTRY_SIZE);
	bool *seen = arena_zalloc(arena, entries);
	size_t best = sizeof streams / sizeof streams[0];
	VEC(uint32_t, pending) = { 0 };
	struct sv root = entry_at(ole, 0);

	if (root.len)
		*vec_push(arena, &pending) = read32(root, 76);
	while (pending.count) {
		uint32_t number = pending.items[--pending.count];
		struct sv entry = entry_at(ole, number);
		if (!entry.len || seen[number])
			continue;
		seen[number] = true;
		size_t found = look_up(entry);
		best = found < best ? found : best;
		*vec_push(arena, &pending) = read32(entry, 68);
		*vec_push(arena, &pending) = read32(entry, 72);
	}
	return best;
}

bool ole_type_find(struct kind *out, struct arena *arena, struct sv bytes)
{
	struct ole ole = { .bytes = bytes };

	if (!sv_starts(bytes, OLE_MARK))
		return false;
	*out = (struct kind){ MEDIA_BINARY, "application/x-ole-storage", true };
	if (bytes.len < HEADER_SIZE)
		return true;
	ole.sector_size = bytes.data[30] == 12 ? 4096 : 512;
	ole.sector_count = bytes.len / ole.sector_size;
	read_table(&ole, arena);
	read_directory(&ole, arena);
	size_t found = search_root(&ole, arena);
	if (found < sizeof streams / sizeof streams[0])
		*out = streams[found].kind;
	return true;
}
