#include "html/extract.h"
#include "html/lists.h"
#include "model/media.h"

#define NO_LINK (-1)

/* One of these words between spaces, in any case. */
static bool has_word(struct sv list, const char *const *words)
{
	struct sv word;

	while (lists_next(&word, &list))
		for (const char *const *at = words; *at; at++)
			if (sv_eq_nocase(word, sv_from(*at)))
				return true;
	return false;
}

/* What is loaded ahead, by <link as>. */
static enum link_kind preload_kind(struct sv as)
{
	static const struct {
		const char *as;
		enum link_kind kind;
	} kinds[] = { { "script", LINK_SCRIPT }, { "worker", LINK_SCRIPT }, { "style", LINK_STYLE },
		      { "image", LINK_IMAGE },   { "audio", LINK_MEDIA },   { "video", LINK_MEDIA },
		      { "track", LINK_MEDIA },   { "document", LINK_FRAME } };

	for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++)
		if (sv_eq_nocase(sv_trim(as), sv_from(kinds[i].as)))
			return kinds[i].kind;
	return LINK_OTHER;
}

/* The kind of a <link> by its relation; NO_LINK where nothing is loaded from the address. */
static int relation_kind(const struct extract *extract)
{
	static const char *const style[] = { "stylesheet", NULL };
	static const char *const icon[] = { "icon",
					    "apple-touch-icon",
					    "apple-touch-icon-precomposed",
					    "mask-icon",
					    "fluid-icon",
					    "apple-touch-startup-image",
					    "image_src",
					    NULL };
	static const char *const script[] = { "modulepreload", NULL };
	static const char *const ahead[] = { "preload", "prefetch", "subresource", NULL };
	static const char *const connection[] = { "preconnect", "dns-prefetch", NULL };
	static const char *const alternate[] = { "alternate", NULL };
	static const char *const page[] = { "canonical", "next",     "prev",      "previous",  "first",      "last",
					    "start",     "up",       "index",     "contents",  "toc",        "top",
					    "home",      "help",     "author",    "license",   "copyright",  "glossary",
					    "appendix",  "bookmark", "chapter",   "section",   "subsection", "archives",
					    "amphtml",   "me",       "shortlink", "prerender", NULL };
	struct sv rel = extract_attribute_value(extract, ATTRIBUTE_REL);
	struct sv type = extract_attribute_value(extract, ATTRIBUTE_TYPE);

	if (has_word(rel, style))
		return LINK_STYLE;
	if (has_word(rel, icon))
		return LINK_IMAGE;
	if (has_word(rel, script))
		return LINK_SCRIPT;
	if (has_word(rel, ahead))
		return (int)preload_kind(extract_attribute_value(extract, ATTRIBUTE_AS));
	if (has_word(rel, connection))
		return NO_LINK;
	if (has_word(rel, alternate) &&
	    (sv_find_nocase(type, SV("rss"), 0) != SV_NONE || sv_find_nocase(type, SV("atom"), 0) != SV_NONE))
		return LINK_FEED;
	return has_word(rel, alternate) || has_word(rel, page) ? LINK_PAGE : LINK_OTHER;
}

/* The kind of link that the attribute is on the element at hand. */
static int kind_of(const struct extract *extract, const struct link_rule *rule)
{
	if (rule->element == ELEMENT_LINK && rule->attribute == ATTRIBUTE_HREF)
		return relation_kind(extract);
	if (rule->element == ELEMENT_INPUT && rule->attribute == ATTRIBUTE_SRC &&
	    !sv_eq_nocase(sv_trim(extract_attribute_value(extract, ATTRIBUTE_TYPE)), SV("image")))
		return NO_LINK;
	return (int)rule->kind;
}

/* Custom attributes hold addresses, names, or templates for a script to fill in. */
static bool looks_like_address(struct sv value)
{
	value = sv_trim(value);
	for (size_t i = 0; i < value.len; i++)
		if (sv_is_space(value.data[i]) || strchr("{}<>\"'`$|", value.data[i]))
			return false;
	return sv_starts_nocase(value, SV("http://")) || sv_starts_nocase(value, SV("https://")) ||
	       sv_starts(value, SV("/")) || sv_starts(value, SV("./")) || sv_starts(value, SV("../")) ||
	       media_by_extension(media_extension(value));
}

/* What is shown of an address: the bytes of an inline file are no text. */
static struct sv readable_part(struct sv address)
{
	struct sv trimmed = sv_trim(address);
	size_t comma = sv_starts_nocase(trimmed, SV("data:")) ? sv_chr(trimmed, ',', 0) : SV_NONE;

	if (comma == SV_NONE || sv_find_nocase(sv_slice(trimmed, 0, comma), SV(";base64"), 0) == SV_NONE)
		return address;
	return sv_slice(trimmed, 0, comma);
}

/* The `download` of a link that a reader follows, or NULL. */
static const struct sv *download_of(struct extract *extract, const struct html_attribute *attribute)
{
	const struct html_attribute *download = extract_attribute(extract, ATTRIBUTE_DOWNLOAD);
	enum element_id id = extract->tag.kind->id;

	if (!download || (id != ELEMENT_A && id != ELEMENT_AREA) || !sv_eq(attribute->name, SV("href")))
		return NULL;
	struct sv *name = arena_alloc(extract->scratch, sizeof *name);
	*name = download->value;
	return name;
}

struct link_place extract_link_place(struct extract *extract, const struct html_attribute *attribute,
				     enum link_kind kind)
{
	return (struct link_place){
		.element = extract->tag.name,
		.attribute = extract_attribute_name(extract, attribute),
		.rel = extract_keep(extract, sv_trim(extract_attribute_value(extract, ATTRIBUTE_REL))),
		.download = download_of(extract, attribute),
		.source = attribute->source,
		.kind = kind,
	};
}

int extract_link(struct extract *extract, const struct frame *frame, const struct link_place *place,
		 const struct value *value, struct sv part)
{
	struct value_place url = { STREAM_URL, WHERE_URL, place->attribute };
	bool exact;

	if (extract->page->links.count >= LIMIT_LINKS) {
		extract->capped = true;
		return -1;
	}
	*vec_next(extract->arena, &extract->page->links) = (struct link){
		.element = place->element,
		.attribute = place->attribute,
		.raw = part,
		.rel = place->rel,
		.kind = (uint8_t)place->kind,
		.hidden = frame->hidden,
		.source = place->source,
		.node = frame->element,
	};
	*vec_next(extract->scratch, &extract->notes) = (struct link_note){
		.address = extract_source_of(extract, value, part, &exact),
		.download = place->download,
	};
	extract_put(extract, frame, &url, value, readable_part(part));
	return 0;
}

static void take_list(struct extract *extract, const struct frame *frame, const struct link_place *place,
		      const struct value *value, bool (*next)(struct sv *, struct sv *))
{
	struct sv rest = value->text;
	struct sv address;

	while (next(&address, &rest))
		if (extract_link(extract, frame, place, value, address) != 0)
			return;
}

static bool take(struct extract *extract, const struct frame *frame, const struct html_attribute *attribute,
		 const struct link_rule *rule, enum link_kind kind)
{
	struct value value = extract_value(extract, attribute);

	if (rule->form == FORM_LAZY && !looks_like_address(value.text))
		return false;
	if (rule->form == FORM_FIELD && sv_trim(value.text).len == 0)
		return true;
	struct link_place place = extract_link_place(extract, attribute, kind);
	value.text = extract_keep(extract, value.text);
	if (rule->form == FORM_SET)
		take_list(extract, frame, &place, &value, lists_next_candidate);
	else if (rule->form == FORM_LIST)
		take_list(extract, frame, &place, &value, lists_next);
	else
		extract_link(extract, frame, &place, &value, value.text);
	if (rule->element == ELEMENT_BASE && !frame->in_template)
		extract_base(extract, value.text);
	return true;
}

/* Any href of SVG or MathML; those into the document itself join its parts, and lead nowhere. */
static bool take_foreign(struct extract *extract, const struct frame *frame, const struct html_attribute *attribute,
			 enum attribute_id id)
{
	struct link_rule any = { ELEMENT_OTHER, id, FORM_ADDRESS, LINK_OTHER };
	const struct link_rule *rule = names_link(extract->names, extract->tag.kind->id, id);

	if (id != ATTRIBUTE_HREF && id != ATTRIBUTE_XLINK_HREF)
		return false;
	if (extract->tag.kind->id != ELEMENT_A && sv_starts(sv_trim(attribute->value), SV("#")))
		return true;
	if (!rule)
		rule = &any;
	return take(extract, frame, attribute, rule, rule->kind);
}

bool extract_links(struct extract *extract, const struct frame *frame, const struct html_attribute *attribute,
		   enum attribute_id id)
{
	if (extract->tag.open->ns != HTML_NS_HTML)
		return take_foreign(extract, frame, attribute, id);
	const struct link_rule *rule = names_link(extract->names, extract->tag.kind->id, id);
	if (!rule)
		return false;
	int kind = kind_of(extract, rule);
	return kind == NO_LINK || take(extract, frame, attribute, rule, (enum link_kind)kind);
}
