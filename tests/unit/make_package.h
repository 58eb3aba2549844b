/* Packages of stored parts, with the checksums that readers of packages look at. */
#ifndef UNIT_MAKE_PACKAGE_H
#define UNIT_MAKE_PACKAGE_H

#include "make_zip.h"

struct package_maker {
	struct buf zip;
	struct buf directory;
	size_t count;
};

static inline void package_begin(struct package_maker *maker)
{
	buf_init(&maker->zip, SIZE_MAX);
	buf_init(&maker->directory, SIZE_MAX);
	maker->count = 0;
}

static inline uint32_t package_checksum(struct sv data)
{
	uint32_t sum = ~0u;

	for (size_t i = 0; i < data.len; i++) {
		sum ^= (unsigned char)data.data[i];
		for (int bit = 0; bit < 8; bit++)
			sum = sum >> 1 ^ (sum & 1 ? 0xEDB88320u : 0);
	}
	return ~sum;
}

static inline void package_put(struct buf *out, struct sv name, struct sv data)
{
	make_number(out, 0, 2 + 2 + 2 + 2); /* flags, method, time, date */
	make_number(out, package_checksum(data), 4);
	make_number(out, data.len, 4);
	make_number(out, data.len, 4);
	make_number(out, name.len, 2);
	make_number(out, 0, 2);
}

static inline void package_add(struct package_maker *maker, const char *name, struct sv data)
{
	size_t offset = maker->zip.len;

	buf_append(&maker->zip, SV("PK\x03\x04"));
	make_number(&maker->zip, 20, 2);
	package_put(&maker->zip, sv_from(name), data);
	buf_append(&maker->zip, sv_from(name));
	buf_append(&maker->zip, data);
	buf_append(&maker->directory, SV("PK\x01\x02"));
	make_number(&maker->directory, 20, 2);
	make_number(&maker->directory, 20, 2);
	package_put(&maker->directory, sv_from(name), data);
	make_number(&maker->directory, 0, 2 + 2 + 2 + 4);
	make_number(&maker->directory, offset, 4);
	buf_append(&maker->directory, sv_from(name));
	maker->count++;
}

static inline struct sv package_end(struct package_maker *maker)
{
	size_t start = maker->zip.len;

	buf_append(&maker->zip, buf_view(&maker->directory));
	buf_append(&maker->zip, SV("PK\x05\x06\0\0\0\0"));
	make_number(&maker->zip, maker->count, 2);
	make_number(&maker->zip, maker->count, 2);
	make_number(&maker->zip, maker->directory.len, 4);
	make_number(&maker->zip, start, 4);
	make_number(&maker->zip, 0, 2);
	return buf_view(&maker->zip);
}

static inline void package_drop(struct package_maker *maker)
{
	buf_free(&maker->zip);
	buf_free(&maker->directory);
}

/* Relations: "ID KIND TARGET", a line each; a target with "://" is outside. */
static inline void package_add_relations(struct package_maker *maker, const char *name, const char *lines)
{
	struct sv rest = sv_from(lines);
	struct sv line;
	struct buf xml;

	buf_init(&xml, SIZE_MAX);
	buf_append(&xml, SV("<Relationships>"));
	while (sv_split(&line, &rest, '\n')) {
		struct sv id;
		struct sv kind;
		if (!line.len)
			continue;
		sv_split(&id, &line, ' ');
		sv_split(&kind, &line, ' ');
		bool is_outside = sv_find(line, SV("://"), 0) != SV_NONE;
		buf_printf(&xml, "<Relationship Id=\"%.*s\" Type=\"http://x/relationships/%.*s\" Target=\"%.*s\"%s/>",
			   SV_ARG(id), SV_ARG(kind), SV_ARG(line), is_outside ? " TargetMode=\"External\"" : "");
	}
	buf_append(&xml, SV("</Relationships>"));
	package_add(maker, name, buf_view(&xml));
	buf_free(&xml);
}

#endif
