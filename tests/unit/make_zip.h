/* Small archives and compound files, built byte by byte for tests. */
#ifndef UNIT_MAKE_ZIP_H
#define UNIT_MAKE_ZIP_H

#include "base/buf.h"

static inline void make_number(struct buf *out, uint64_t value, int bytes)
{
	for (int i = 0; i < bytes; i++)
		buf_byte(out, i < 8 ? (char)(value >> (8 * i)) : 0);
}

/* Appends one stored member; `data` may be empty. With `streamed` its sizes stand behind the data. */
static inline void make_zip_member(struct buf *zip, struct buf *directory, const char *name, const char *data,
				   bool streamed)
{
	size_t offset = zip->len;
	size_t size = strlen(data);

	buf_append(zip, SV("PK\x03\x04"));
	make_number(zip, 20, 2);
	make_number(zip, streamed ? 8 : 0, 2);
	make_number(zip, 0, 2 + 4 + 4);
	make_number(zip, streamed ? 0 : size, 4);
	make_number(zip, streamed ? 0 : size, 4);
	make_number(zip, strlen(name), 2);
	make_number(zip, 0, 2);
	buf_append(zip, sv_from(name));
	buf_append(zip, sv_from(data));

	buf_append(directory, SV("PK\x01\x02"));
	make_number(directory, 20, 2);
	make_number(directory, 20, 2);
	make_number(directory, streamed ? 8 : 0, 2);
	make_number(directory, 0, 2 + 4 + 4);
	make_number(directory, size, 4);
	make_number(directory, size, 4);
	make_number(directory, strlen(name), 2);
	make_number(directory, 0, 2 + 2 + 2 + 2 + 4);
	make_number(directory, offset, 4);
	buf_append(directory, sv_from(name));
}

/* An archive of empty members with these names, separated by '|'. "mimetype=X" gives a member mimetype that holds X.
 * Without `whole` the directory is missing, as in a file that was cut off. */
static inline void make_zip(struct buf *out, const char *names, bool whole)
{
	struct buf directory;
	struct sv rest = sv_from(*names ? names : NULL);
	struct sv part;
	size_t count = 0;

	buf_init(&directory, 1 << 20);
	for (; sv_split(&part, &rest, '|'); count++) {
		char name[128] = "";
		size_t equals = sv_chr(part, '=', 0);
		memcpy(name, part.data, part.len);
		if (equals != SV_NONE)
			name[equals] = '\0';
		make_zip_member(out, &directory, name, equals == SV_NONE ? "" : name + equals + 1, false);
	}
	size_t start = out->len;
	if (whole) {
		buf_append(out, buf_view(&directory));
		buf_append(out, SV("PK\x05\x06\0\0\0\0"));
		make_number(out, count, 2);
		make_number(out, count, 2);
		make_number(out, directory.len, 4);
		make_number(out, start, 4);
		make_number(out, 0, 2);
	}
	buf_free(&directory);
}

static inline void make_ole_entry(struct buf *out, const char *name, uint32_t left, uint32_t right, uint32_t child)
{
	size_t len = strlen(name);

	for (size_t i = 0; i < 32; i++)
		make_number(out, i < len ? (unsigned char)name[i] : 0, 2);
	make_number(out, 2 * (len + 1), 2);
	make_number(out, 2, 2);
	make_number(out, left, 4);
	make_number(out, right, 4);
	make_number(out, child, 4);
	while (out->len % 128)
		buf_byte(out, 0);
}

#define MAKE_NONE 0xffffffffu

/* The header of a compound file: sector 0 is the allocation table, the directory starts in sector 1. */
static inline void make_ole_header(struct buf *out)
{
	buf_append(out, SV("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"));
	make_number(out, 0, 8);
	make_number(out, 0, 8);
	make_number(out, 0x3e, 2);
	make_number(out, 3, 2);
	make_number(out, 0xfffe, 2);
	make_number(out, 9, 2);
	make_number(out, 6, 2);
	make_number(out, 0, 6);
	make_number(out, 0, 4);
	make_number(out, 1, 4);
	make_number(out, 1, 4);
	make_number(out, 0, 4);
	make_number(out, 4096, 4);
	make_number(out, MAKE_NONE, 4);
	make_number(out, 0, 4);
	make_number(out, MAKE_NONE, 4);
	make_number(out, 0, 4);
	make_number(out, 0, 4);
	while (out->len < 512)
		make_number(out, MAKE_NONE, 4);
}

/* A table sector that ends the chain of every one of the first `ends` sectors. */
static inline void make_ole_table(struct buf *out, size_t ends)
{
	size_t start = out->len;

	for (size_t i = 0; i < ends; i++)
		make_number(out, 0xfffffffeu, 4);
	while (out->len - start < 512)
		make_number(out, MAKE_NONE, 4);
}

/* A compound file with one stream at its root, and one inside a storage at its root. */
static inline void make_ole(struct buf *out, const char *at_root, const char *inside)
{
	make_ole_header(out);
	make_ole_table(out, 2);
	make_ole_entry(out, "Root Entry", MAKE_NONE, MAKE_NONE, 1);
	make_ole_entry(out, "ObjectPool", 2, MAKE_NONE, 3);
	make_ole_entry(out, at_root, MAKE_NONE, MAKE_NONE, MAKE_NONE);
	make_ole_entry(out, inside, MAKE_NONE, MAKE_NONE, MAKE_NONE);
}

#endif
