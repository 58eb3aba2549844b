#include "attach/ooxml.h"
#include "base/buf.h"
#include "base/limits.h"

struct properties_case {
	struct ooxml *package;
	size_t wanted; /* depth of properties */
	size_t depth;
	struct sv name;   /* of the property */
	struct buf value; /* of the property that is open */
};

/* What programs write of themselves and of the number of words. */
static bool is_of_the_program(struct sv name)
{
	static const char *const names[] = { "TotalTime",      "Pages",
					     "Words",          "Application",
					     "DocSecurity",    "Lines",
					     "Paragraphs",     "ScaleCrop",
					     "LinksUpToDate",  "CharactersWithSpaces",
					     "SharedDoc",      "HyperlinksChanged",
					     "AppVersion",     "Characters",
					     "HeadingPairs",   "TitlesOfParts",
					     "Slides",         "Notes",
					     "HiddenSlides",   "MMClips",
					     "revision",       "PresentationFormat",
					     "DigSig",         "KSOProductBuildVer",
					     "generator",      "document-statistic",
					     "editing-cycles", "editing-duration",
					     "DocUsage",       "CreatorVersion",
					     "DocID" };

	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (sv_eq(name, sv_from(names[i])))
			return true;
	return false;
}

static void on_open(void *context, struct sv name, const struct xml_attribute *attributes, size_t count)
{
	struct properties_case *properties = context;

	if (++properties->depth != properties->wanted)
		return;
	struct sv custom = xml_attribute(attributes, count, SV("name"));
	properties->name = arena_copy(properties->package->arena, custom.len ? custom : name);
	buf_clear(&properties->value);
}

static void on_text(void *context, struct sv text)
{
	struct properties_case *properties = context;

	buf_append(&properties->value, text);
}

static void on_close(void *context, struct sv name)
{
	struct properties_case *properties = context;
	struct sv value = sv_trim(buf_view(&properties->value));

	(void)name;
	if (properties->value.overflow)
		properties->package->faults |= READING_CUT;
	if (properties->depth-- != properties->wanted || is_of_the_program(properties->name))
		return;
	bool is_title = sv_eq_nocase(properties->name, SV("title"));
	reading_put(properties->package->out, is_title ? READING_TITLE : READING_PROPERTY, properties->name, value);
}

void ooxml_tell_properties_of(struct ooxml *package, struct sv part, size_t depth)
{
	struct properties_case properties = { .package = package, .wanted = depth };

	buf_init(&properties.value, LIMIT_CELL_BYTES);
	ooxml_parse(package, part, &(struct xml_handler){ &properties, on_open, on_text, on_close });
	buf_free(&properties.value);
}

void ooxml_tell_properties(struct ooxml *package)
{
	enum { PROPERTY = 2 };
	struct ooxml_relations relations = ooxml_relations(package, SV(""));

	for (size_t i = 0; i < relations.count; i++)
		if (sv_ends(relations.items[i].kind, SV("-properties")) &&
		    ooxml_is_new(package, relations.items[i].target))
			ooxml_tell_properties_of(package, relations.items[i].target, PROPERTY);
}
