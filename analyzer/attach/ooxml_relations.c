#include <stdlib.h>

#include "attach/ooxml.h"
#include "base/limits.h"

struct relations_case {
	struct ooxml *package;
	struct sv folder; /* of the part whose relations they are, with its slash */
	VEC(struct ooxml_relation, found);
};

/* Drops the last step of a path that ends with a slash. */
static size_t outer_folder(const char *path, size_t length)
{
	while (length && path[length - 1] == '/')
		length--;
	while (length && path[length - 1] != '/')
		length--;
	return length;
}

struct sv ooxml_resolve(struct ooxml *package, struct sv folder, struct sv target)
{
	bool is_absolute = target.len && (target.data[0] == '/' || target.data[0] == '\\');
	size_t length = is_absolute ? 0 : folder.len;
	char *path = arena_alloc(package->arena, length + target.len + 1);
	struct sv rest = target;

	if (length)
		memcpy(path, folder.data, length);
	for (struct sv step; sv_split(&step, &rest, '/');) {
		if (sv_eq(step, SV("..")))
			length = outer_folder(path, length);
		if (!step.len || sv_eq(step, SV(".")) || sv_eq(step, SV("..")))
			continue;
		memcpy(path + length, step.data, step.len);
		length += step.len;
		path[length++] = '/';
	}
	length -= length > 0;
	for (size_t i = 0; i < length; i++)
		path[i] = path[i] == '\\' ? '/' : sv_lower(path[i]);
	return (struct sv){ path, length };
}

static void on_open(void *context, struct sv name, const struct xml_attribute *attributes, size_t count)
{
	struct relations_case *relations = context;
	struct arena *arena = relations->package->arena;

	if (!sv_eq(name, SV("Relationship")))
		return;
	if (relations->found.count == LIMIT_RELATIONS) {
		relations->package->faults |= READING_CUT;
		return;
	}
	struct sv type = xml_attribute(attributes, count, SV("Type"));
	struct sv target = xml_attribute(attributes, count, SV("Target"));
	size_t slash = sv_rchr(type, '/');
	bool is_external = sv_eq(xml_attribute(attributes, count, SV("TargetMode")), SV("External"));
	*vec_push(arena, &relations->found) = (struct ooxml_relation){
		.id = arena_copy(arena, xml_attribute(attributes, count, SV("Id"))),
		.kind = arena_copy(arena, sv_skip(type, slash == SV_NONE ? 0 : slash + 1)),
		.target = is_external ? arena_copy(arena, target)
				      : ooxml_resolve(relations->package, relations->folder, target),
		.is_external = is_external,
	};
}

static int compare_ids(const void *a, const void *b)
{
	const struct ooxml_relation *x = a;
	const struct ooxml_relation *y = b;

	return sv_compare(x->id, y->id);
}

struct ooxml_relations ooxml_relations(struct ooxml *package, struct sv part)
{
	size_t slash = sv_rchr(part, '/');
	size_t folder = slash == SV_NONE ? 0 : slash + 1;
	struct relations_case relations = { .package = package, .folder = sv_slice(part, 0, folder) };
	struct sv name = arena_printf(package->arena, "%.*s_rels/%.*s.rels", SV_ARG(relations.folder),
				      SV_ARG(sv_skip(part, folder)));

	ooxml_parse(package, name, &(struct xml_handler){ .context = &relations, .open = on_open });
	if (relations.found.count > 1)
		qsort(relations.found.items, relations.found.count, sizeof *relations.found.items, compare_ids);
	return (struct ooxml_relations){ relations.found.items, relations.found.count };
}

static int compare_id(const void *key, const void *item)
{
	const struct sv *id = key;
	const struct ooxml_relation *relation = item;

	return sv_compare(*id, relation->id);
}

const struct ooxml_relation *ooxml_related(const struct ooxml_relations *relations,
					   const struct xml_attribute *attributes, size_t count)
{
	for (size_t i = 0; i < count && relations->count; i++) {
		if (!sv_eq(attributes[i].name, SV("id")))
			continue;
		const struct ooxml_relation *found = bsearch(&attributes[i].value, relations->items, relations->count,
							     sizeof *relations->items, compare_id);
		if (found)
			return found;
	}
	return NULL;
}

struct sv ooxml_main_part(struct ooxml *package, struct sv usual)
{
	struct ooxml_relations relations = ooxml_relations(package, SV(""));

	for (size_t i = 0; i < relations.count; i++)
		if (sv_eq(relations.items[i].kind, SV("officeDocument")) &&
		    ooxml_has(package, relations.items[i].target))
			return relations.items[i].target;
	return usual;
}

void ooxml_tell_outside(struct ooxml *package, const struct ooxml_relations *relations)
{
	static const struct reading_open hidden = { .name = SV("links"), .hidden = true };
	bool is_open = false;

	for (size_t i = 0; i < relations->count; i++) {
		const struct ooxml_relation *relation = &relations->items[i];
		if (!relation->is_external || !relation->target.len || sv_eq(relation->kind, SV("hyperlink")))
			continue;
		if (!is_open)
			reading_open(package->out, READING_PART, &hidden);
		is_open = true;
		reading_put(package->out, READING_LINK, relation->target, relation->target);
	}
	if (is_open)
		reading_close(package->out);
}
