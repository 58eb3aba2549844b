/* Compound files with storages and streams, built for tests. */
#ifndef UNIT_MAKE_OLE_H
#define UNIT_MAKE_OLE_H

#include "make_zip.h"

#include "base/limits.h"

struct ole_part {
	const char *name;
	int parent; /* 0: the root; n: the n-th part, which is a storage */
	bool is_storage;
	struct sv bytes; /* of a stream; up to 127 sectors all together */
};

static inline void make_ole_node(struct buf *out, const struct ole_part *parts, size_t count, size_t node,
				 uint32_t sector)
{
	uint32_t child = MAKE_NONE;
	uint32_t right = MAKE_NONE;
	size_t begin = out->len;
	const char *name = node ? parts[node - 1].name : "Root Entry";

	for (size_t i = count; i-- > 0;)
		if (parts[i].parent == (int)node)
			child = (uint32_t)i + 1;
	for (size_t i = count; node && i-- > node;)
		if (parts[i].parent == parts[node - 1].parent)
			right = (uint32_t)i + 1;
	make_ole_entry(out, name, MAKE_NONE, right, child);
	out->data[begin + 66] = !node ? 5 : parts[node - 1].is_storage ? 1 : 2;
	out->len = begin + 116;
	make_number(out, sector, 4);
	make_number(out, node ? parts[node - 1].bytes.len : 0, 8);
}

static inline uint32_t make_ole_sectors(size_t bytes)
{
	return (uint32_t)((bytes + 511) / 512);
}

/* Sector 0 is the table, the directory comes next, then stream by stream; no stream is a short one. */
static inline void make_ole_file(struct buf *out, const struct ole_part *parts, size_t count)
{
	struct buf table;
	struct buf directory;
	uint32_t sector = 1 + make_ole_sectors((count + 1) * 128);

	make_ole_header(out);
	memset(out->data + 56, 0, 4);
	buf_init(&table, MIB);
	buf_init(&directory, MIB);
	make_number(&table, 0xfffffffdu, 4);
	for (uint32_t i = 1; i < sector; i++)
		make_number(&table, i + 1 < sector ? i + 1 : 0xfffffffeu, 4);
	make_ole_node(&directory, parts, count, 0, 0xfffffffeu);
	for (size_t i = 0; i < count; i++) {
		uint32_t sectors = make_ole_sectors(parts[i].bytes.len);
		make_ole_node(&directory, parts, count, i + 1, sectors ? sector : 0xfffffffeu);
		for (uint32_t k = 1; k <= sectors; k++)
			make_number(&table, k < sectors ? sector + k : 0xfffffffeu, 4);
		sector += sectors;
	}
	while (table.len < 512)
		make_number(&table, MAKE_NONE, 4);
	while (directory.len % 512)
		make_number(&directory, 0, 4);
	buf_append(out, buf_view(&table));
	buf_append(out, buf_view(&directory));
	for (size_t i = 0; i < count; i++) {
		buf_append(out, parts[i].bytes);
		while (out->len % 512)
			buf_byte(out, 0);
	}
	buf_free(&table);
	buf_free(&directory);
}

#endif
