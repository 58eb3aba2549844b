#define _POSIX_C_SOURCE 200809L
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/limits.h"
#include "region/region.h"

struct division {
	uint32_t code;
	bool current;
	struct sv name;
};

struct gazetteer {
	struct arena *arena;
	VEC(struct division, divisions); /* by code */
	VEC(struct region_name, names);  /* by name */
	VEC(uint32_t, codes);            /* of all names, one behind the other */
};

/* A table being read, for messages. */
struct table {
	struct sv rest;
	const char *path;
	size_t line;
	struct buf *errors;
};

static int fault(const struct table *table, const char *reason)
{
	buf_printf(table->errors, "%s:%zu: %s\n", table->path, table->line, reason);
	return -1;
}

static int read_file(struct sv *out, struct arena *arena, const char *path, struct buf *errors)
{
	FILE *file = fopen(path, "re");
	struct buf bytes;
	size_t got;
	char *room;

	if (!file) {
		buf_printf(errors, "%s: %s\n", path, strerror(errno));
		return -1;
	}
	buf_init(&bytes, LIMIT_REGION_FILE);
	while ((room = buf_room(&bytes, 64 * KIB)) && (got = fread(room, 1, 64 * KIB, file)) > 0)
		bytes.len += got;
	bool bad = ferror(file) || bytes.overflow;
	fclose(file);
	if (bad)
		buf_printf(errors, "%s: unreadable or too large\n", path);
	else
		*out = arena_copy(arena, buf_view(&bytes));
	buf_free(&bytes);
	return bad ? -1 : 0;
}

/* A code of six or nine digits, 0 for anything else. */
static uint32_t read_code(struct sv text)
{
	uint32_t code = 0;

	if (text.len != 6 && text.len != 9)
		return 0;
	for (size_t i = 0; i < text.len; i++) {
		if (!sv_is_digit(text.data[i]))
			return 0;
		code = code * 10 + (uint32_t)(text.data[i] - '0');
	}
	return code;
}

static int add_division(struct gazetteer *gazetteer, const struct table *table, struct sv line)
{
	struct sv code, name, state;

	if (!sv_split(&code, &line, '\t') || !sv_split(&name, &line, '\t') || !sv_split(&state, &line, '\t'))
		return fault(table, "expected: code, name, state");
	struct division division = { .code = read_code(code), .current = sv_eq(state, SV("current")), .name = name };
	if (division.code == 0 || division.code > 999999 || name.len == 0)
		return fault(table, "not a code of six digits and a name");
	size_t count = gazetteer->divisions.count;
	if (count && gazetteer->divisions.items[count - 1].code > division.code)
		return fault(table, "not sorted by code");
	*vec_push(gazetteer->arena, &gazetteer->divisions) = division;
	return 0;
}

static int add_name(struct gazetteer *gazetteer, const struct table *table, struct sv line)
{
	struct sv name, kind, code;

	if (!sv_split(&name, &line, '\t') || !sv_split(&kind, &line, '\t') || name.len == 0)
		return fault(table, "expected: name, full or short, codes");
	size_t count = gazetteer->names.count;
	if (count && sv_compare(gazetteer->names.items[count - 1].name, name) >= 0)
		return fault(table, "not sorted by name");
	struct region_name *entry = vec_push(gazetteer->arena, &gazetteer->names);
	entry->name = name;
	entry->is_short = sv_eq(kind, SV("short"));
	while (sv_split(&code, &line, ' ')) {
		uint32_t number = read_code(code);
		if (number == 0)
			return fault(table, "not a code of six or nine digits");
		*vec_push(gazetteer->arena, &gazetteer->codes) = number;
		entry->code_count++;
	}
	return entry->code_count ? 0 : fault(table, "a name without a code");
}

static int read_table(struct gazetteer *gazetteer, const char *dir, const char *name, struct buf *errors,
		      int (*add)(struct gazetteer *, const struct table *, struct sv))
{
	struct sv path = arena_printf(gazetteer->arena, "%s/%s", dir, name);
	struct table table = { .path = path.data, .errors = errors };
	struct sv line;

	if (read_file(&table.rest, gazetteer->arena, path.data, errors) != 0)
		return -1;
	while (sv_split(&line, &table.rest, '\n')) {
		table.line++;
		if (line.len && add(gazetteer, &table, line) != 0)
			return -1;
	}
	return 0;
}

/* The codes moved while they grew: only now their places are known. */
static void point_names_at_codes(struct gazetteer *gazetteer)
{
	const uint32_t *codes = gazetteer->codes.items;

	for (size_t i = 0; i < gazetteer->names.count; i++) {
		gazetteer->names.items[i].codes = codes;
		codes += gazetteer->names.items[i].code_count;
	}
}

struct gazetteer *gazetteer_load(const char *dir, struct buf *errors)
{
	struct gazetteer *gazetteer = calloc(1, sizeof *gazetteer);

	if (!gazetteer)
		abort();
	gazetteer->arena = arena_new();
	if (read_table(gazetteer, dir, "divisions.tsv", errors, add_division) != 0 ||
	    read_table(gazetteer, dir, "names.tsv", errors, add_name) != 0) {
		gazetteer_free(gazetteer);
		return NULL;
	}
	point_names_at_codes(gazetteer);
	return gazetteer;
}

void gazetteer_free(struct gazetteer *gazetteer)
{
	if (!gazetteer)
		return;
	arena_free(gazetteer->arena);
	free(gazetteer);
}

/* Index of the first row with this code, or of the first behind it. */
static size_t lower_bound(const struct gazetteer *gazetteer, uint32_t code)
{
	size_t low = 0;
	size_t high = gazetteer->divisions.count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (gazetteer->divisions.items[middle].code < code)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/* Today's row of a code, else its last; NULL if there is none. */
static const struct division *division_of(const struct gazetteer *gazetteer, uint32_t code)
{
	const struct division *found = NULL;

	for (size_t i = lower_bound(gazetteer, code);
	     i < gazetteer->divisions.count && gazetteer->divisions.items[i].code == code; i++) {
		found = &gazetteer->divisions.items[i];
		if (found->current)
			break;
	}
	return found;
}

struct sv gazetteer_name(const struct gazetteer *gazetteer, uint32_t code)
{
	const struct division *division = division_of(gazetteer, code);

	return division ? division->name : (struct sv){ NULL, 0 };
}

bool gazetteer_knows(const struct gazetteer *gazetteer, uint32_t code)
{
	return division_of(gazetteer, code) != NULL;
}

bool gazetteer_is_current(const struct gazetteer *gazetteer, uint32_t code)
{
	const struct division *division = division_of(gazetteer, code);

	return division && division->current;
}

struct sv gazetteer_full_name(const struct gazetteer *gazetteer, struct arena *arena, uint32_t code)
{
	uint32_t province = region_ancestor(code, REGION_PROVINCE);
	uint32_t prefecture = region_ancestor(code, REGION_PREFECTURE);
	uint32_t county = region_ancestor(code, REGION_COUNTY);
	struct sv names[] = {
		gazetteer_name(gazetteer, province),
		prefecture ? gazetteer_name(gazetteer, prefecture) : (struct sv){ NULL, 0 },
		county ? gazetteer_name(gazetteer, county) : (struct sv){ NULL, 0 },
	};

	return arena_printf(arena, "%.*s%.*s%.*s", SV_ARG(names[0]), SV_ARG(names[1]), SV_ARG(names[2]));
}

size_t gazetteer_name_count(const struct gazetteer *gazetteer)
{
	return gazetteer->names.count;
}

const struct region_name *gazetteer_name_at(const struct gazetteer *gazetteer, size_t index)
{
	return &gazetteer->names.items[index];
}

static int compare_name(const void *key, const void *entry)
{
	return sv_compare(*(const struct sv *)key, ((const struct region_name *)entry)->name);
}

const struct region_name *gazetteer_find(const struct gazetteer *gazetteer, struct sv name)
{
	return gazetteer->names.count ? bsearch(&name, gazetteer->names.items, gazetteer->names.count,
						sizeof *gazetteer->names.items, compare_name)
				      : NULL;
}
