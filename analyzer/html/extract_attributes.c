#include "html/align.h"
#include "html/extract.h"
#include "html/unescape.h"

const struct html_attribute *extract_attribute(const struct extract *extract, enum attribute_id id)
{
	const struct tag *tag = &extract->tag;

	if (!(tag->present[id / 64] >> id % 64 & 1))
		return NULL;
	for (size_t i = 0; i < tag->attribute_count; i++)
		if (tag->attributes[i]->id == id)
			return &tag->open->attributes[i];
	return NULL;
}

struct sv extract_attribute_value(const struct extract *extract, enum attribute_id id)
{
	const struct html_attribute *attribute = extract_attribute(extract, id);

	return attribute ? attribute->value : (struct sv){ NULL, 0 };
}

struct value extract_value(const struct extract *extract, const struct html_attribute *attribute)
{
	struct sv written = sv_slice(extract->page->document, attribute->written.begin, attribute->written.end);
	struct value value = { attribute->value, attribute->written, false };

	if (sv_eq(value.text, written)) {
		value.text = written;
		value.as_written = true;
	}
	return value;
}

struct sv extract_attribute_name(struct extract *extract, const struct html_attribute *attribute)
{
	const struct attribute_kind *kind = names_attribute(extract->names, attribute->name);
	size_t begin = attribute->source.begin;
	struct sv written = sv_slice(extract->page->document, begin, begin + attribute->name.len);

	if (kind->id != ATTRIBUTE_OTHER)
		return kind->name;
	return sv_eq(written, attribute->name) ? written : extract_keep(extract, attribute->name);
}

/* Addresses have escapes of their own. */
static void put_part(struct stream_writer *stream, const struct piece *piece, struct sv text)
{
	if (piece->verbatim && (piece->where == WHERE_ATTRIBUTE || piece->where == WHERE_HIDDEN))
		unescape_put(stream, piece, text, SPACES_INLINE);
	else
		streams_put(stream, piece, text, SPACES_INLINE);
}

/* A whole value with references in it, as the pieces that these leave. */
static void put_aligned(struct stream_writer *stream, struct piece *piece, struct sv document, struct sv text)
{
	struct sv written = sv_trim(sv_slice(document, piece->source.begin, piece->source.end));
	struct align align = align_start(text, written, ALIGN_ATTRIBUTE);
	size_t base = (size_t)(written.data - document.data);
	struct stretch stretch;

	while (align_next(&stretch, &align)) {
		piece->source = (struct span){ base + stretch.source.begin, base + stretch.source.end };
		piece->verbatim = stretch.verbatim;
		put_part(stream, piece, stretch.text);
	}
}

void extract_put(struct extract *extract, const struct frame *frame, const struct value_place *place,
		 const struct value *value, struct sv part)
{
	struct stream_writer *stream = &extract->streams[place->stream];
	struct sv trimmed = sv_trim(part);
	struct piece piece = {
		.where = (uint8_t)place->where,
		.element = frame->element,
		.cell = frame->cell,
		.name = place->name,
	};

	if (trimmed.len == 0)
		return;
	if (value->as_written || part.len < value->text.len) {
		piece.source = extract_source_of(extract, value, trimmed, &piece.verbatim);
		put_part(stream, &piece, trimmed);
	} else {
		piece.source = value->written;
		put_aligned(stream, &piece, extract->page->document, trimmed);
	}
	streams_byte(stream, '\n');
}

/* In SVG and MathML, attributes are coordinates and colours. */
static bool is_readable(const struct extract *extract, size_t i)
{
	struct sv name = extract->tag.open->attributes[i].name;

	return extract->tag.open->ns == HTML_NS_HTML || extract->tag.attributes[i]->id != ATTRIBUTE_OTHER ||
	       sv_starts(name, SV("data-")) || sv_starts(name, SV("aria-")) || sv_starts(name, SV("on"));
}

static bool is_hidden_value(const struct extract *extract, size_t i)
{
	return extract->tag.kind->id == ELEMENT_INPUT && extract->tag.attributes[i]->id == ATTRIBUTE_VALUE &&
	       sv_eq_nocase(sv_trim(extract_attribute_value(extract, ATTRIBUTE_TYPE)), SV("hidden"));
}

static void put_text(struct extract *extract, const struct frame *frame, size_t i)
{
	const struct html_attribute *attribute = &extract->tag.open->attributes[i];
	struct value_place place = { STREAM_ATTRIBUTE, WHERE_ATTRIBUTE, { NULL, 0 } };

	if (attribute->value.len == 0 || !is_readable(extract, i))
		return;
	if (is_hidden_value(extract, i))
		place.where = WHERE_HIDDEN;
	if (extract->tag.attributes[i]->use == USE_FILENAME)
		place = (struct value_place){ STREAM_URL, WHERE_FILENAME, { NULL, 0 } };
	place.name = extract_attribute_name(extract, attribute);
	struct value value = extract_value(extract, attribute);
	extract_put(extract, frame, &place, &value, value.text);
}

static void take_anchor(struct extract *extract, const struct html_attribute *attribute)
{
	if (attribute->value.len == 0)
		return;
	if (extract->page->anchors.count >= LIMIT_LINKS) {
		extract->capped = true;
		return;
	}
	struct sv value = extract_value(extract, attribute).text;
	*vec_next(extract->arena, &extract->page->anchors) = extract_keep(extract, value);
}

static void read_attribute(struct extract *extract, const struct frame *frame, size_t i)
{
	const struct html_attribute *attribute = &extract->tag.open->attributes[i];
	const struct attribute_kind *kind = extract->tag.attributes[i];

	if (kind->id == ATTRIBUTE_ID || (kind->id == ATTRIBUTE_NAME && extract->tag.kind->id == ELEMENT_A))
		take_anchor(extract, attribute);
	if (kind->id == ATTRIBUTE_STYLE)
		extract_style_attribute(extract, frame, attribute);
	if (kind->use == USE_LAYOUT || (kind->use == USE_ADDRESS && extract_links(extract, frame, attribute, kind->id)))
		return;
	put_text(extract, frame, i);
}

void extract_attributes(struct extract *extract, const struct frame *frame)
{
	bool content_is_address = extract->tag.kind->id == ELEMENT_META && extract_meta(extract, frame);

	for (size_t i = 0; i < extract->tag.attribute_count; i++)
		if (!content_is_address || extract->tag.attributes[i]->id != ATTRIBUTE_CONTENT)
			read_attribute(extract, frame, i);
}
