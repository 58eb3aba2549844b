/*
 * The tables of the gazetteer. They are large and read at every start, so a line is cut up in place and room is made
 * for all of them at once.
 */
#define _POSIX_C_SOURCE 200809L
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/limits.h"
#include "region/gazetteer.h"

/* A name of two characters; the longest of all has 27. */
#define NAME_LEAST 6
#define NAME_MOST  120
#define CODE_LEAST 6

#define NOT_A_CODE "not a code of six or nine digits in a province of divisions.tsv"

/* A table being read, for messages. */
struct lines {
	struct sv rest;
	const char *path;
	size_t line;
	struct buf *errors;
};

static int fault(const struct lines *lines, const char *reason)
{
	buf_printf(lines->errors, "%s:%zu: %s\n", lines->path, lines->line, reason);
	return -1;
}

static int fault_of_file(const char *path, const char *reason, struct buf *errors)
{
	buf_printf(errors, "%s: %s\n", path, reason);
	return -1;
}

static int read_file(struct sv *out, struct arena *arena, const char *path, struct buf *errors)
{
	FILE *file = fopen(path, "re");
	size_t room = 2 * MIB;
	size_t len = 0;
	size_t got;

	if (!file)
		return fault_of_file(path, strerror(errno), errors);
	setvbuf(file, NULL, _IONBF, 0);
	char *bytes = arena_alloc(arena, room);
	while ((got = fread(bytes + len, 1, room - len, file)) > 0) {
		len += got;
		if (len < room)
			continue;
		if (room >= LIMIT_REGION_FILE)
			break;
		bytes = arena_realloc(arena, bytes, room, room * 2);
		room *= 2;
	}
	bool bad = ferror(file) != 0;
	fclose(file);
	if (bad || len >= LIMIT_REGION_FILE)
		return fault_of_file(path, "unreadable or too large", errors);
	if (len == 0)
		return fault_of_file(path, "empty", errors);
	*out = (struct sv){ bytes, len };
	return 0;
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

/* As sv_split, for fields of a few bytes. */
static bool cut(struct sv *part, struct sv *rest, char separator)
{
	size_t at = 0;

	if (!rest->data)
		return false;
	while (at < rest->len && rest->data[at] != separator)
		at++;
	*part = (struct sv){ rest->data, at };
	*rest = at < rest->len ? (struct sv){ rest->data + at + 1, rest->len - at - 1 } : (struct sv){ NULL, 0 };
	return true;
}

/* The same of a code that the other tables refer to; counties need no row of their own (zones), but a province. */
static uint32_t read_reference(const struct gazetteer *gazetteer, struct sv text)
{
	uint32_t code = read_code(text);
	uint32_t county = text.len == 9 ? code / 1000 : code;

	return gazetteer->provinces[county / 10000] ? code : 0;
}

static bool is_name(struct sv name)
{
	return name.len >= NAME_LEAST && name.len <= NAME_MOST;
}

static int add_division(struct gazetteer *gazetteer, const struct lines *lines, struct sv line)
{
	struct sv code, name, state, first, last;
	struct sv today = { NULL, 0 };

	if (!cut(&code, &line, '\t') || !cut(&name, &line, '\t') || !cut(&state, &line, '\t') ||
	    !cut(&first, &line, '\t') || !cut(&last, &line, '\t'))
		return fault(lines, "expected: code, name, current or former, first year, last year, codes of today");
	cut(&today, &line, '\t');
	struct division division = { .code = read_code(code), .current = sv_eq(state, SV("current")), .name = name };
	if (division.code == 0 || code.len != 6 || !is_name(name))
		return fault(lines, "not a code of six digits and a name");
	if (!division.current && !sv_eq(state, SV("former")))
		return fault(lines, "neither \"current\" nor \"former\"");
	division.today = read_code(today);
	size_t count = gazetteer->divisions.count;
	const struct division *previous = count ? &gazetteer->divisions.items[count - 1] : NULL;
	if (previous && previous->code > division.code)
		return fault(lines, "not sorted by code");
	if (previous && previous->code == division.code && previous->current && division.current)
		return fault(lines, "a second division of today with this code");
	gazetteer->provinces[division.code / 10000] = true;
	*vec_push(gazetteer->arena, &gazetteer->divisions) = division;
	return 0;
}

static int read_kind(uint8_t *out, struct sv kind)
{
	static const char *const words[] = { "full", "common", "short", "former" };

	for (uint8_t i = 0; i < sizeof words / sizeof words[0]; i++)
		if (sv_eq(kind, sv_from(words[i]))) {
			*out = i;
			return 0;
		}
	return -1;
}

static int add_name(struct gazetteer *gazetteer, const struct lines *lines, struct sv line)
{
	struct sv name, kind, code;
	struct region_name entry = { .code_count = 0 };

	if (!cut(&name, &line, '\t') || !cut(&kind, &line, '\t') || read_kind(&entry.kind, kind))
		return fault(lines, "expected: name, kind, codes");
	size_t count = gazetteer->names.count;
	if (!is_name(name))
		return fault(lines, "too short or too long for a name");
	if (count && sv_compare(gazetteer->names.items[count - 1].name, name) >= 0)
		return fault(lines, "not sorted by name");
	entry.name = name;
	entry.codes = gazetteer->codes.items + gazetteer->codes.count;
	for (; cut(&code, &line, ' '); entry.code_count++)
		if ((*vec_push(gazetteer->arena, &gazetteer->codes) = read_reference(gazetteer, code)) == 0)
			return fault(lines, NOT_A_CODE);
	if (entry.code_count == 0)
		return fault(lines, "a name without a code");
	*vec_push(gazetteer->arena, &gazetteer->names) = entry;
	return 0;
}

static int add_phone(struct gazetteer *gazetteer, const struct lines *lines, struct sv line)
{
	struct sv number, code;
	uint32_t value = 0;

	cut(&number, &line, '\t');
	for (size_t i = 0; i < number.len && i < 5; i++)
		value = sv_is_digit(number.data[i]) ? value * 10 + (uint32_t)(number.data[i] - '0') : UINT32_MAX / 10;
	if (value == 0 || value > 999 || number.len > 4 || number.data[0] != '0')
		return fault(lines, "not an area code");
	size_t count = gazetteer->phones.count;
	if (count && gazetteer->phones.items[count - 1].number >= value)
		return fault(lines, "not sorted by area code");
	while (cut(&code, &line, ' ')) {
		struct phone phone = { value, read_reference(gazetteer, code) };
		if (phone.code == 0)
			return fault(lines, NOT_A_CODE);
		*vec_push(gazetteer->arena, &gazetteer->phones) = phone;
	}
	return 0;
}

static int add_domain(struct gazetteer *gazetteer, const struct lines *lines, struct sv line)
{
	struct sv label, code;

	cut(&label, &line, '\t');
	if (!label.len || !line.len)
		return fault(lines, "expected: label, codes");
	while (cut(&code, &line, ' ')) {
		struct domain domain = { label, read_reference(gazetteer, code) };
		if (domain.code == 0)
			return fault(lines, NOT_A_CODE);
		*vec_push(gazetteer->arena, &gazetteer->domains) = domain;
	}
	return 0;
}

static int open_table(struct lines *out, struct arena *arena, const char *dir, const char *name, struct buf *errors)
{
	struct sv path = arena_printf(arena, "%s/%s", dir, name);

	*out = (struct lines){ .path = path.data, .errors = errors };
	return read_file(&out->rest, arena, path.data, errors);
}

static int read_lines(struct gazetteer *gazetteer, struct lines *lines,
		      int (*add)(struct gazetteer *, const struct lines *, struct sv))
{
	struct sv line;

	while (sv_split(&line, &lines->rest, '\n')) {
		lines->line++;
		if (line.len && add(gazetteer, lines, line) != 0)
			return -1;
	}
	return 0;
}

/* What has become of former divisions are divisions too. */
static int check_heirs(const struct gazetteer *gazetteer, const char *path, struct buf *errors)
{
	for (size_t i = 0; i < gazetteer->divisions.count; i++) {
		const struct division *division = &gazetteer->divisions.items[i];
		if (division->today && !gazetteer_knows(gazetteer, division->today)) {
			buf_printf(errors, "%s: %u became %u, which is no division\n", path, division->code,
				   division->today);
			return -1;
		}
	}
	return 0;
}

/* Room at once for all elements of a table, of which each takes at least `least` bytes there: nothing moves. */
#define reserve(arena, vec, lines, least)                  \
	((vec)->capacity = (lines).rest.len / (least) + 2, \
	 (vec)->items = arena_alloc((arena), (vec)->capacity * sizeof *(vec)->items))

static int read_tables(struct gazetteer *gazetteer, const char *dir, struct buf *errors)
{
	struct arena *arena = gazetteer->arena;
	struct lines lines;

	if (open_table(&lines, arena, dir, "divisions.tsv", errors) != 0)
		return -1;
	reserve(arena, &gazetteer->divisions, lines, CODE_LEAST + NAME_LEAST);
	if (read_lines(gazetteer, &lines, add_division) != 0 || check_heirs(gazetteer, lines.path, errors) != 0 ||
	    open_table(&lines, arena, dir, "names.tsv", errors) != 0)
		return -1;
	reserve(arena, &gazetteer->names, lines, CODE_LEAST + NAME_LEAST);
	/* A code that is none ends the reading, so each but the last has its six digits and a separator. */
	reserve(arena, &gazetteer->codes, lines, CODE_LEAST + 1);
	if (read_lines(gazetteer, &lines, add_name) != 0 || open_table(&lines, arena, dir, "phones.tsv", errors) != 0)
		return -1;
	if (read_lines(gazetteer, &lines, add_phone) != 0 || open_table(&lines, arena, dir, "domains.tsv", errors) != 0)
		return -1;
	return read_lines(gazetteer, &lines, add_domain);
}

struct gazetteer *gazetteer_load(const char *dir, struct buf *errors)
{
	struct gazetteer *gazetteer = calloc(1, sizeof *gazetteer);

	if (!gazetteer)
		abort();
	gazetteer->arena = arena_new();
	if (read_tables(gazetteer, dir, errors) != 0) {
		gazetteer_free(gazetteer);
		return NULL;
	}
	return gazetteer;
}

void gazetteer_free(struct gazetteer *gazetteer)
{
	if (!gazetteer)
		return;
	arena_free(gazetteer->arena);
	free(gazetteer);
}
