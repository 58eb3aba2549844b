#include "attach/ooxml_text.h"
#include "attach/reader.h"

static struct sv part_of_kind(const struct ooxml_relations *relations, struct sv kind)
{
	for (size_t i = 0; i < relations->count; i++)
		if (sv_eq(relations->items[i].kind, kind))
			return relations->items[i].target;
	return SV("");
}

/* Headers, notes and comments, as their relations stand. */
static void tell_others(struct ooxml *package, const struct ooxml_relations *relations,
			const struct word_styles *styles)
{
	static const struct {
		const char *kind;
		bool is_hidden;
	} others[] = { { "header", false },   { "footer", false },   { "footnotes", false },
		       { "endnotes", false }, { "comments", false }, { "glossaryDocument", true } };

	for (size_t i = 0; i < relations->count; i++)
		for (size_t j = 0; j < sizeof others / sizeof *others; j++) {
			struct sv kind = sv_from(others[j].kind);
			if (!sv_eq(relations->items[i].kind, kind))
				continue;
			struct ooxml_text_input input = { .part = relations->items[i].target,
							  .open = { .name = kind, .hidden = others[j].is_hidden },
							  .styles = styles };
			struct ooxml_relations its = ooxml_tell_text(package, &input);
			ooxml_tell_embedded(package, &its);
			ooxml_tell_outside(package, &its);
		}
}

static void tell_outside_settings(struct ooxml *package, struct sv settings)
{
	struct ooxml_relations relations = ooxml_relations(package, settings);

	ooxml_tell_outside(package, &relations);
}

unsigned read_docx(struct reading *out, struct sv bytes)
{
	struct ooxml package;
	struct word_styles styles;

	if (ooxml_open(&package, out, bytes))
		return ooxml_close(&package);
	ooxml_tell_properties(&package);
	struct sv part = ooxml_main_part(&package, SV("word/document.xml"));
	if (!ooxml_has(&package, part))
		package.faults |= READING_CORRUPT;
	struct ooxml_relations relations = ooxml_relations(&package, part);
	word_styles_read(&styles, &package, part_of_kind(&relations, SV("styles")));
	ooxml_tell_text(&package, &(struct ooxml_text_input){ .part = part, .styles = &styles });
	tell_others(&package, &relations, &styles);
	tell_outside_settings(&package, part_of_kind(&relations, SV("settings")));
	ooxml_tell_outside(&package, &relations);
	ooxml_tell_embedded(&package, &relations);
	return ooxml_close(&package);
}
