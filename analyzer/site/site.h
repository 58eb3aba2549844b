/*
 * Sites as their operators list them.
 *
 * A register is a table as spreadsheets save it: comma, semicolon or tab between cells, quotes as in RFC 4180, UTF-8 or
 * GB18030, and a row of headings in any order, above which
 * a title may stand:
 *
 *	name,url,code,region,unit,group
 *	网站名称,网址,网站标识码,地区,主办单位,类别
 *
 * Only the address is needed. Other columns are passed over.
 */
#ifndef SITE_SITE_H
#define SITE_SITE_H

#include "base/arena.h"
#include "base/sv.h"

struct gazetteer; /* of region/region.h */

struct site_entry {
	struct sv name;
	struct sv url;    /* serialised, without fragment; http:// where the register has no scheme */
	struct sv code;   /* 网站标识码 */
	struct sv region; /* name or code, as written */
	struct sv unit;   /* 主办单位 */
	struct sv group;
	size_t row; /* as a spreadsheet numbers it: the headings are row 1 */
};

struct site_register {
	VEC(struct site_entry, entries); /* in their order */
};

enum site_fault {
	SITE_NO_ADDRESS,
	SITE_BAD_ADDRESS, /* does not parse, or is none: "-", "暂无", with a password */
	SITE_NOT_WEB,     /* neither http nor https */
	SITE_DUPLICATE,   /* of an earlier row */
	SITE_TOO_MANY,    /* this row and all behind it are left out: LIMIT_SITES */
	SITE_CUT          /* what stands behind LIMIT_REGISTER_BYTES is left out; this row is the last */
};

/* Told of each row that is left out. `value` is what stands in the row as its address. */
struct site_register_sink {
	void *context;
	void (*fault)(void *context, size_t row, enum site_fault fault, struct sv value);
};

/* For people. */
const char *site_fault_text(enum site_fault fault, bool chinese);

/* Reads a register; all its memory is the arena's. Returns 0, also if rows were left out; 1 if no column is headed as
 * the address. */
int site_register_parse(struct site_register *out, struct arena *arena, const struct site_register_sink *sink,
			struct sv bytes);

/* As site_register_parse, of a file. Returns -1 with errno set if the file cannot be read. */
int site_register_read(struct site_register *out, struct arena *arena, const struct site_register_sink *sink,
		       const char *path);

/* The code of the region that a site belongs to, by the first six digits of its own code, else by what stands as its
 * region: a code, a name with those around it or without. 0 where neither tells, as for sites of ministries.
 * `gazetteer` NULL: names tell nothing. */
uint32_t site_entry_region(const struct site_entry *entry, const struct gazetteer *gazetteer);

#endif
