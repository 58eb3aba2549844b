#include "attach/odf.h"
#include "attach/reader.h"
#include "lib/package.h"

static void see_manifest(void *context, struct sv name, const struct xml_attribute *attributes, size_t count)
{
	struct ooxml *package = context;

	(void)attributes;
	(void)count;
	if (sv_eq(name, SV("encryption-data")))
		package->faults |= READING_ENCRYPTED;
}

/* Modules of Basic, and scripts in other languages; lists of libraries are none. */
static bool is_macro(struct sv name)
{
	if (sv_starts(name, SV("scripts/")))
		return !sv_ends(name, SV("/"));
	return sv_starts(name, SV("basic/")) && sv_ends(name, SV(".xml")) && !sv_ends(name, SV("-lc.xml")) &&
	       !sv_ends(name, SV("-lb.xml"));
}

/* Objects inside, such as charts and sheets, have folders of their own. */
static void tell_objects(struct ooxml *package, struct odf_styles *styles)
{
	for (size_t i = 0; i < package->names.count && i < LIMIT_MEMBERS; i++) {
		struct sv name = package->names.items[i].name;
		if (!sv_ends(name, SV("/content.xml")) || sv_starts(name, SV("meta-inf/")))
			continue;
		reading_open(package->out, READING_PART,
			     &(struct reading_open){ .name = sv_slice(name, 0, name.len - strlen("/content.xml")) });
		odf_text_tell(package, styles, name);
		reading_close(package->out);
	}
}

static void tell(struct ooxml *package)
{
	enum { PROPERTY = 3 };
	struct odf_styles styles = { .arena = package->arena };

	ooxml_tell_properties_of(package, SV("meta.xml"), PROPERTY);
	odf_text_tell(package, &styles, SV("styles.xml"));
	if (!ooxml_has(package, SV("content.xml")))
		package->faults |= READING_CORRUPT;
	odf_text_tell(package, &styles, SV("content.xml"));
	tell_objects(package, &styles);
	for (size_t i = 0; i < package->names.count; i++)
		if (is_macro(package->names.items[i].name))
			package->faults |= READING_MACROS;
}

unsigned read_odf(struct reading *out, struct sv bytes)
{
	struct ooxml package;

	if (ooxml_open(&package, out, bytes) == 0) {
		struct xml_handler manifest = { .context = &package, .open = see_manifest };
		ooxml_parse(&package, SV("meta-inf/manifest.xml"), &manifest);
		if (!(package.faults & READING_ENCRYPTED))
			tell(&package);
	}
	return ooxml_close(&package);
}
