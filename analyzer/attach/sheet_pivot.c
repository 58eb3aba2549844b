#include "attach/sheet.h"

/* Values stand in attributes: of s texts, of n numbers, of d dates. */
static void on_open(void *context, struct sv name, const struct xml_attribute *attributes, size_t count)
{
	struct ooxml *package = context;

	if (sv_eq(name, SV("r"))) {
		reading_pause(package->out);
		return;
	}
	if (!sv_eq(name, SV("s")) && !sv_eq(name, SV("n")) && !sv_eq(name, SV("d")) && !sv_eq(name, SV("cacheField")))
		return;
	bool is_field = sv_eq(name, SV("cacheField"));
	reading_put(package->out, is_field ? READING_HEADING : READING_PARAGRAPH, SV(""),
		    xml_attribute(attributes, count, is_field ? SV("name") : SV("v")));
}

void sheet_pivot_tell(struct ooxml *package, struct sv part)
{
	static const struct reading_open open = { .name = SV("pivot cache"), .hidden = true };

	if (!ooxml_is_new(package, part))
		return;
	reading_open(package->out, READING_PART, &open);
	ooxml_parse(package, part, &(struct xml_handler){ .context = package, .open = on_open });
	struct ooxml_relations relations = ooxml_relations(package, part);
	for (size_t i = 0; i < relations.count; i++)
		if (sv_eq(relations.items[i].kind, SV("pivotCacheRecords")) &&
		    ooxml_is_new(package, relations.items[i].target))
			ooxml_parse(package, relations.items[i].target,
				    &(struct xml_handler){ .context = package, .open = on_open });
	reading_close(package->out);
}
