#include "attach/ooxml.h"

#include <stdlib.h>

#include "base/limits.h"
#include "lib/package.h"

static struct sv normal_name(struct arena *arena, struct sv name)
{
	struct sv copy = arena_copy(arena, name);
	char *bytes = (char *)copy.data;

	for (size_t i = 0; i < copy.len; i++)
		bytes[i] = bytes[i] == '\\' ? '/' : sv_lower(bytes[i]);
	while (copy.len && copy.data[0] == '/')
		copy = sv_skip(copy, 1);
	return copy;
}

static int compare_names(const void *a, const void *b)
{
	const struct ooxml_name *x = a;
	const struct ooxml_name *y = b;
	int order = sv_compare(x->name, y->name);

	return order ? order : (x->index > y->index) - (x->index < y->index);
}

static void read_names(struct ooxml *package)
{
	size_t count = package_count(package->package);

	if (count > LIMIT_PACKAGE_PARTS) {
		package->faults |= READING_CUT;
		count = LIMIT_PACKAGE_PARTS;
	}
	for (size_t i = 0; i < count; i++)
		*vec_push(package->arena, &package->names) =
		    (struct ooxml_name){ .name = normal_name(package->arena, package_name(package->package, i)),
					 .index = i };
	if (count > 1)
		qsort(package->names.items, count, sizeof *package->names.items, compare_names);
}

static bool has_macros(const struct ooxml *package)
{
	for (size_t i = 0; i < package->names.count; i++) {
		struct sv name = package->names.items[i].name;
		if (sv_ends(name, SV("vbaproject.bin")) || sv_starts(name, SV("xl/macrosheets/")))
			return true;
	}
	return false;
}

int ooxml_open(struct ooxml *package, struct reading *out, struct sv bytes)
{
	*package = (struct ooxml){ .out = out, .size = bytes.len, .arena = arena_new() };
	package->package = package_new(bytes);
	if (!package->package) {
		package->faults = READING_CORRUPT;
		return -1;
	}
	if (package_is_damaged(package->package))
		package->faults |= READING_CORRUPT;
	read_names(package);
	if (package_is_encrypted(package->package))
		package->faults |= READING_ENCRYPTED;
	if (has_macros(package))
		package->faults |= READING_MACROS;
	return package->faults & READING_ENCRYPTED ? -1 : 0;
}

void ooxml_open_flat(struct ooxml *package, struct reading *out, struct sv text)
{
	*package = (struct ooxml){ .out = out, .size = text.len, .flat = text, .arena = arena_new() };
	*vec_push(package->arena, &package->names) = (struct ooxml_name){ .name = OOXML_FLAT };
}

unsigned ooxml_close(struct ooxml *package)
{
	package_free(package->package);
	arena_free(package->arena);
	return package->faults;
}

static int compare_name(const void *key, const void *item)
{
	const struct sv *name = key;
	const struct ooxml_name *entry = item;

	return sv_compare(*name, entry->name);
}

static struct ooxml_name *find_name(const struct ooxml *package, struct sv part)
{
	if (!package->names.count)
		return NULL;
	return bsearch(&part, package->names.items, package->names.count, sizeof *package->names.items, compare_name);
}

bool ooxml_has(const struct ooxml *package, struct sv part)
{
	return find_name(package, part) != NULL;
}

struct sv ooxml_spelling(const struct ooxml *package, struct sv part)
{
	const struct ooxml_name *name = find_name(package, part);

	return name ? package_name(package->package, name->index) : SV("");
}

bool ooxml_is_new(struct ooxml *package, struct sv part)
{
	struct ooxml_name *name = find_name(package, part);
	bool is_new = name && !name->is_told;

	if (is_new)
		name->is_told = true;
	return is_new;
}

static bool is_too_much(const struct ooxml *package)
{
	return package->unpacked > LIMIT_PACKAGE_BYTES ||
	       (package->unpacked > LIMIT_PACKAGE_FREE &&
		package->unpacked / LIMIT_PACKAGE_RATIO > (uint64_t)package->size);
}

static void read_bytes(struct ooxml *package, struct package_part *part, ooxml_take *take, void *context)
{
	enum { PIECE = 64 * 1024 };
	char bytes[PIECE];
	long length;

	do {
		length = package_read(part, bytes, sizeof bytes);
		if (length > 0)
			package->unpacked += (uint64_t)length;
		if (is_too_much(package)) {
			package->faults |= READING_CUT;
			return;
		}
		if (length < 0 || take(context, (struct sv){ bytes, (size_t)length }, length == 0)) {
			package->faults |= READING_CORRUPT;
			return;
		}
	} while (length > 0);
}

void ooxml_read(struct ooxml *package, struct sv name, ooxml_take *take, void *context)
{
	const struct ooxml_name *entry = find_name(package, name);

	if (!entry || is_too_much(package))
		return;
	if (package->flat.data) {
		if (take(context, package->flat, true))
			package->faults |= READING_CORRUPT;
		return;
	}
	struct package_part *part = package_open(package->package, entry->index);
	if (!part) {
		package->faults |= READING_CORRUPT;
		return;
	}
	read_bytes(package, part, take, context);
	package_close(part);
}

static int take_xml(void *context, struct sv bytes, bool is_last)
{
	return xml_reader_take(context, bytes, is_last);
}

void ooxml_parse(struct ooxml *package, struct sv part, const struct xml_handler *handler)
{
	struct xml_reader *reader = xml_reader_new(handler);

	ooxml_read(package, part, take_xml, reader);
	xml_reader_free(reader);
}
