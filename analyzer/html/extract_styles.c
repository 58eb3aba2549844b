#include "html/css.h"
#include "html/extract.h"
#include "model/media.h"

/* What a style sheet loads from an address. */
static enum link_kind style_kind(const struct css_address *found)
{
	struct sv path = found->address;

	if (found->is_import)
		return LINK_STYLE;
	for (size_t i = 0; i < path.len; i++)
		if (path.data[i] == '?' || path.data[i] == '#')
			path.len = i;
	const struct media_type *type = media_by_extension(media_extension(path));
	if (!type || type->family == MEDIA_IMAGE)
		return LINK_IMAGE;
	return type->family == MEDIA_STYLE ? LINK_STYLE : LINK_OTHER;
}

static void fill_place(struct link_place *place, const struct css_address *found, struct span source)
{
	place->attribute = found->is_import ? SV("@import") : SV("url()");
	place->kind = style_kind(found);
	place->source = source;
}

void extract_style_attribute(struct extract *extract, const struct frame *frame, const struct html_attribute *attribute)
{
	struct value value = extract_value(extract, attribute);
	struct css_address found;
	bool exact;

	if (sv_chr(value.text, '(', 0) == SV_NONE)
		return;
	value.text = extract_keep(extract, value.text);
	struct link_place place = extract_link_place(extract, attribute, LINK_IMAGE);
	struct css_scan scan = { value.text, 0 };
	while (css_next(&found, &scan, extract->arena)) {
		struct sv token = sv_slice(value.text, found.source.begin, found.source.end);
		fill_place(&place, &found, extract_source_of(extract, &value, token, &exact));
		struct value unescaped = { found.address, place.source, false };
		if (extract_link(extract, frame, &place, found.has_escapes ? &unescaped : &value, found.address) != 0)
			return;
	}
}

/* The address as it stands in the document; where it was changed on the way, `source` is its whole token. */
static struct value address_value(const struct extract *extract, const struct stream *style,
				  const struct css_address *found, struct span source)
{
	size_t begin = (size_t)(found->address.data - style->text.data);
	struct value value = { found->address, source, false };

	if (found->has_escapes)
		return value;
	struct span written = stream_source(style, begin, begin + found->address.len);
	struct sv text = sv_slice(extract->page->document, written.begin, written.end);
	if (sv_eq(text, found->address))
		value = (struct value){ text, written, true };
	return value;
}

void extract_style_sheet(struct extract *extract, const struct frame *frame)
{
	struct link_place place = { .element = SV("style") };
	struct css_address found;
	struct stream style;

	streams_finish(&style, &extract->streams[STREAM_STYLE]);
	struct css_scan scan = { style.text, frame->stream_begin };
	while (css_next(&found, &scan, extract->arena)) {
		fill_place(&place, &found, stream_source(&style, found.source.begin, found.source.end));
		struct value value = address_value(extract, &style, &found, place.source);
		if (extract_link(extract, frame, &place, &value, value.text) != 0)
			return;
	}
}
