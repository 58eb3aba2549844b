#include "html/extract.h"
#include "html/lists.h"

/* The labels that inspection asks for (国办发〔2017〕47号, annex). */
static bool is_label(struct sv name)
{
	static const char *const names[] = { "SiteName",       "SiteDomain",   "SiteIDCode",
					     "ColumnName",     "ColumnType",   "ColumnDescription",
					     "ColumnKeywords", "ArticleTitle", "PubDate",
					     "ContentSource",  "Keywords",     "Author",
					     "Description",    "Image",        "Url" };

	for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
		if (sv_eq_nocase(name, sv_from(names[i])))
			return true;
	return false;
}

/* Properties of cards for social networks whose content is an address; -1 for all others. */
static int address_kind(struct sv name)
{
	static const struct {
		const char *name;
		enum link_kind kind;
	} kinds[] = {
		{ "og:url", LINK_PAGE },
		{ "og:image", LINK_IMAGE },
		{ "og:image:url", LINK_IMAGE },
		{ "og:image:secure_url", LINK_IMAGE },
		{ "og:video", LINK_MEDIA },
		{ "og:video:url", LINK_MEDIA },
		{ "og:video:secure_url", LINK_MEDIA },
		{ "og:audio", LINK_MEDIA },
		{ "og:audio:url", LINK_MEDIA },
		{ "og:audio:secure_url", LINK_MEDIA },
		{ "twitter:url", LINK_PAGE },
		{ "twitter:image", LINK_IMAGE },
		{ "twitter:image:src", LINK_IMAGE },
		{ "twitter:player", LINK_FRAME },
		{ "twitter:player:stream", LINK_MEDIA },
	};

	for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++)
		if (sv_eq_nocase(name, sv_from(kinds[i].name)))
			return (int)kinds[i].kind;
	return -1;
}

static void add_label(struct extract *extract, const struct frame *frame, struct sv name)
{
	const struct html_attribute *content = extract_attribute(extract, ATTRIBUTE_CONTENT);

	if (extract->page->labels.count >= LIMIT_LABELS) {
		extract->capped = true;
		return;
	}
	struct label *label = vec_push(extract->arena, &extract->page->labels);
	label->name = extract_keep(extract, name);
	label->node = frame->element;
	label->source = extract->tag.open->source;
	label->has_value = content;
	if (content) {
		label->source = content->source;
		label->value = extract_keep(extract, extract_value(extract, content).text);
	}
}

static void add_link(struct extract *extract, const struct frame *frame, const struct html_attribute *content,
		     enum link_kind kind)
{
	struct link_place place = extract_link_place(extract, content, kind);
	struct value value = extract_value(extract, content);
	struct sv address;

	value.text = extract_keep(extract, value.text);
	if (extract_attribute(extract, ATTRIBUTE_HTTP_EQUIV) && lists_refresh(&address, value.text))
		extract_link(extract, frame, &place, &value, address);
	else
		extract_link(extract, frame, &place, &value, value.text);
}

static bool is_refresh(const struct extract *extract, const struct html_attribute *content)
{
	struct sv name = sv_trim(extract_attribute_value(extract, ATTRIBUTE_HTTP_EQUIV));
	struct sv address;

	return sv_eq_nocase(name, SV("refresh")) && lists_refresh(&address, content->value);
}

bool extract_meta(struct extract *extract, const struct frame *frame)
{
	const struct html_attribute *content = extract_attribute(extract, ATTRIBUTE_CONTENT);
	struct sv name = sv_trim(extract_attribute_value(extract, ATTRIBUTE_NAME));
	struct sv property = sv_trim(extract_attribute_value(extract, ATTRIBUTE_PROPERTY));

	if (!is_label(name) && (name.len == 0 || is_label(property)))
		name = property;
	if (!frame->in_template && is_label(name))
		add_label(extract, frame, name);
	if (!content)
		return false;
	int kind = address_kind(name);
	if (kind < 0)
		kind = address_kind(property);
	if (is_refresh(extract, content))
		kind = LINK_PAGE;
	else if (kind < 0 || sv_trim(content->value).len == 0)
		return false;
	add_link(extract, frame, content, (enum link_kind)kind);
	return true;
}
