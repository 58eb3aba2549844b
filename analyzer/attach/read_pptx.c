#include "attach/ooxml_text.h"
#include "attach/reader.h"

struct slides_case {
	struct ooxml *package;
	struct ooxml_relations relations;
	size_t count;
};

/* Notes, comments and files of a slide. */
static void tell_beside(struct ooxml *package, const struct ooxml_relations *relations, struct sv slide)
{
	for (size_t i = 0; i < relations->count; i++) {
		const struct ooxml_relation *relation = &relations->items[i];
		bool is_notes = sv_eq(relation->kind, SV("notesSlide"));
		if (!is_notes && !sv_eq(relation->kind, SV("comments")))
			continue;
		struct sv name = is_notes ? arena_printf(package->arena, "%.*s notes", SV_ARG(slide)) : slide;
		ooxml_tell_text(package,
				&(struct ooxml_text_input){ .part = relation->target, .open = { .name = name } });
	}
	ooxml_tell_outside(package, relations);
	ooxml_tell_embedded(package, relations);
}

static void tell_slide(struct ooxml *package, struct sv part, size_t number)
{
	struct sv name = arena_printf(package->arena, "slide %zu", number);
	struct ooxml_text_input input = { .part = part, .open = { .name = name }, .is_slide = true };
	struct ooxml_relations relations = ooxml_tell_text(package, &input);

	tell_beside(package, &relations, name);
	reading_pause(package->out);
}

static void on_open(void *context, struct sv name, const struct xml_attribute *attributes, size_t count)
{
	struct slides_case *slides = context;

	if (!sv_eq(name, SV("sldId")))
		return;
	slides->count++;
	const struct ooxml_relation *relation = ooxml_related(&slides->relations, attributes, count);
	if (relation && ooxml_has(slides->package, relation->target))
		tell_slide(slides->package, relation->target, slides->count);
	else
		slides->package->faults |= READING_CORRUPT;
}

unsigned read_pptx(struct reading *out, struct sv bytes)
{
	struct ooxml package;

	if (ooxml_open(&package, out, bytes))
		return ooxml_close(&package);
	ooxml_tell_properties(&package);
	struct sv part = ooxml_main_part(&package, SV("ppt/presentation.xml"));
	if (!ooxml_has(&package, part))
		package.faults |= READING_CORRUPT;
	struct slides_case slides = { .package = &package, .relations = ooxml_relations(&package, part) };
	ooxml_parse(&package, part, &(struct xml_handler){ .context = &slides, .open = on_open });
	ooxml_tell_outside(&package, &slides.relations);
	return ooxml_close(&package);
}
