#include <errno.h>
#include <stdio.h>

#include "base/buf.h"
#include "base/limits.h"
#include "decode/decode.h"
#include "site/csv.h"
#include "site/site.h"
#include "url/url.h"

#define MOST_COLUMNS 64 /* looked at; what stands behind is passed over */
#define MOST_TITLES  5  /* rows above the headings, as sheets have them */

enum column { COLUMN_NAME, COLUMN_URL, COLUMN_CODE, COLUMN_REGION, COLUMN_UNIT, COLUMN_GROUP, COLUMN_COUNT };

struct reading {
	struct site_register *out;
	struct arena *arena;
	const struct site_register_sink *sink;
	size_t places[COLUMN_COUNT]; /* SV_NONE: there is no such column */
	struct {
		struct sv *slots; /* addresses by their hash */
		size_t size;      /* a power of two */
	} seen;
};

const char *site_fault_text(enum site_fault fault, bool chinese)
{
	static const struct {
		const char *zh;
		const char *en;
	} texts[] = {
		[SITE_NO_ADDRESS] = { "没有网址", "no address" },
		[SITE_BAD_ADDRESS] = { "网址写错", "not an address" },
		[SITE_NOT_WEB] = { "网址不是 http 或 https", "neither http nor https" },
		[SITE_DUPLICATE] = { "网址与前面的重复", "the address stands in an earlier row" },
		[SITE_TOO_MANY] = { "网站太多，此行及以后的不检查",
				    "too many sites: this row and all behind it are left out" },
		[SITE_CUT] = { "文件太大，此行以后的不检查",
			       "the file is too large: what is behind this row is left out" },
	};

	return chinese ? texts[fault].zh : texts[fault].en;
}

static enum column column_named(struct sv heading)
{
	static const struct {
		const char *name;
		enum column column;
	} names[] = {
		{ "url", COLUMN_URL },          { "网址", COLUMN_URL },          { "网站网址", COLUMN_URL },
		{ "网站地址", COLUMN_URL },     { "首页网址", COLUMN_URL },      { "首页地址", COLUMN_URL },
		{ "网站首页网址", COLUMN_URL }, { "域名", COLUMN_URL },          { "网站域名", COLUMN_URL },
		{ "name", COLUMN_NAME },        { "网站名称", COLUMN_NAME },     { "名称", COLUMN_NAME },
		{ "站点名称", COLUMN_NAME },    { "code", COLUMN_CODE },         { "网站标识码", COLUMN_CODE },
		{ "标识码", COLUMN_CODE },      { "region", COLUMN_REGION },     { "地区", COLUMN_REGION },
		{ "所属地区", COLUMN_REGION },  { "行政区划", COLUMN_REGION },   { "unit", COLUMN_UNIT },
		{ "主办单位", COLUMN_UNIT },    { "主办单位名称", COLUMN_UNIT }, { "单位名称", COLUMN_UNIT },
		{ "group", COLUMN_GROUP },      { "类别", COLUMN_GROUP },        { "网站类别", COLUMN_GROUP },
		{ "分类", COLUMN_GROUP },       { "分组", COLUMN_GROUP },
	};

	for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
		if (sv_eq_nocase(heading, sv_from(names[i].name)))
			return names[i].column;
	return COLUMN_COUNT;
}

/* Finds the columns by the headings, the first of each kind. */
static bool read_headings(struct reading *reading, const struct sv *cells, size_t count)
{
	for (size_t i = 0; i < COLUMN_COUNT; i++)
		reading->places[i] = SV_NONE;
	for (size_t i = 0; i < count; i++) {
		enum column column = column_named(cells[i]);
		if (column != COLUMN_COUNT && reading->places[column] == SV_NONE)
			reading->places[column] = i;
	}
	return reading->places[COLUMN_URL] != SV_NONE;
}

/* The address as a browser takes what people type. */
static int parse_address(struct url *url, struct arena *arena, struct sv text)
{
	bool has_scheme = sv_find(text, SV("://"), 0) != SV_NONE;

	if (sv_starts(text, SV("//")))
		text = sv_skip(text, 2);
	if (!has_scheme)
		text = arena_printf(arena, "http://%.*s", SV_ARG(text));
	if (url_parse(url, arena, NULL, NULL, text))
		return -1;
	/* "暂无" would be a host, and "mailto:a@b" a name and password. */
	bool is_name =
	    sv_chr(url->host, '.', 0) != SV_NONE || sv_starts(url->host, SV("[")) || sv_eq(url->host, SV("localhost"));
	return (has_scheme || is_name) && url->username.len == 0 && url->password.len == 0 ? 0 : -1;
}

static void grow(struct reading *reading)
{
	struct sv *old = reading->seen.slots;
	size_t old_size = reading->seen.size;

	reading->seen.size = old_size ? old_size * 2 : 256;
	reading->seen.slots = arena_zalloc(reading->arena, reading->seen.size * sizeof *reading->seen.slots);
	for (size_t i = 0; i < old_size; i++) {
		size_t at = sv_hash(old[i], (uintptr_t)reading->out) & (reading->seen.size - 1);
		while (old[i].len && reading->seen.slots[at].len)
			at = (at + 1) & (reading->seen.size - 1);
		if (old[i].len)
			reading->seen.slots[at] = old[i];
	}
}

/* True if the address came before; it is remembered. */
static bool is_seen(struct reading *reading, struct sv address)
{
	if (reading->out->entries.count * 2 >= reading->seen.size)
		grow(reading);
	size_t at = sv_hash(address, (uintptr_t)reading->out) & (reading->seen.size - 1);
	while (reading->seen.slots[at].len) {
		if (sv_eq(reading->seen.slots[at], address))
			return true;
		at = (at + 1) & (reading->seen.size - 1);
	}
	reading->seen.slots[at] = address;
	return false;
}

static struct sv cell_of(const struct reading *reading, const struct sv *cells, size_t count, enum column column)
{
	size_t place = reading->places[column];

	return place < count ? cells[place] : (struct sv){ NULL, 0 };
}

/* The fault of an address, or -1; `url` is it parsed. */
static int find_fault(struct reading *reading, struct url *url, struct sv address)
{
	if (address.len == 0)
		return SITE_NO_ADDRESS;
	if (parse_address(url, reading->arena, address))
		return SITE_BAD_ADDRESS;
	if (!sv_eq(url->scheme, SV("http")) && !sv_eq(url->scheme, SV("https")))
		return SITE_NOT_WEB;
	return is_seen(reading, url_without_fragment(url)) ? SITE_DUPLICATE : -1;
}

static void read_row(struct reading *reading, const struct sv *cells, size_t count, size_t row)
{
	struct sv address = cell_of(reading, cells, count, COLUMN_URL);
	struct arena *arena = reading->arena;
	struct url url;

	int fault = find_fault(reading, &url, address);
	if (fault >= 0) {
		reading->sink->fault(reading->sink->context, row, (enum site_fault)fault, address);
		return;
	}
	struct site_entry *entry = vec_push(arena, &reading->out->entries);
	*entry = (struct site_entry){
		.name = arena_copy(arena, cell_of(reading, cells, count, COLUMN_NAME)),
		.url = url_without_fragment(&url),
		.code = arena_copy(arena, cell_of(reading, cells, count, COLUMN_CODE)),
		.region = arena_copy(arena, cell_of(reading, cells, count, COLUMN_REGION)),
		.unit = arena_copy(arena, cell_of(reading, cells, count, COLUMN_UNIT)),
		.group = arena_copy(arena, cell_of(reading, cells, count, COLUMN_GROUP)),
		.row = row,
	};
}

static int read_rows(struct reading *reading, struct csv *csv)
{
	struct sv cells[MOST_COLUMNS];
	size_t count;
	int titles = 0;

	do
		count = csv_next(cells, MOST_COLUMNS, csv, reading->arena);
	while (count > 0 && !read_headings(reading, cells, count) && ++titles <= MOST_TITLES);
	if (count == 0 || titles > MOST_TITLES)
		return 1;
	while ((count = csv_next(cells, MOST_COLUMNS, csv, reading->arena)) > 0) {
		if (reading->out->entries.count >= LIMIT_SITES) {
			reading->sink->fault(reading->sink->context, csv->row, SITE_TOO_MANY,
					     cell_of(reading, cells, count, COLUMN_URL));
			return 0;
		}
		read_row(reading, cells, count, csv->row);
	}
	return 0;
}

int site_register_parse(struct site_register *out, struct arena *arena, const struct site_register_sink *sink,
			struct sv bytes)
{
	struct reading reading = { .out = out, .arena = arena, .sink = sink };
	struct decoder *decoder = decoder_new();
	struct document document;
	struct csv csv;

	*out = (struct site_register){ { NULL, 0, 0 } };
	decode_document(&document, decoder, arena, DECODE_TEXT, (struct sv){ NULL, 0 },
			sv_slice(bytes, 0, LIMIT_REGISTER_BYTES));
	csv_start(&csv, document.text);
	int result = read_rows(&reading, &csv);
	if (result == 0 && bytes.len > LIMIT_REGISTER_BYTES)
		sink->fault(sink->context, csv.row, SITE_CUT, (struct sv){ NULL, 0 });
	decoder_free(decoder);
	return result;
}

/* At most one byte more than the limit, which tells that there is more. */
static int read_file(struct buf *bytes, const char *path)
{
	FILE *file = fopen(path, "rb");
	char block[16 * 1024];
	size_t count;

	if (!file)
		return -1;
	while ((count = fread(block, 1, sizeof block, file)) > 0 && bytes->len <= LIMIT_REGISTER_BYTES)
		buf_append(bytes, (struct sv){ block, count });
	int why = ferror(file) ? errno : 0;
	fclose(file);
	errno = why;
	return why ? -1 : 0;
}

int site_register_read(struct site_register *out, struct arena *arena, const struct site_register_sink *sink,
		       const char *path)
{
	struct buf bytes;

	buf_init(&bytes, LIMIT_REGISTER_BYTES + 32 * KIB);
	int result = read_file(&bytes, path);
	if (result == 0)
		result = site_register_parse(out, arena, sink, arena_copy(arena, buf_view(&bytes)));
	int why = errno;
	buf_free(&bytes);
	errno = why;
	return result;
}
