#include "html/extract.h"

#include "html/css.h"

static struct frame *top_frame(struct extract *extract)
{
	return &extract->frames.items[extract->frames.count - 1];
}

struct sv extract_keep(struct extract *extract, struct sv view)
{
	uintptr_t document = (uintptr_t)extract->page->document.data;
	uintptr_t at = (uintptr_t)view.data;

	if (at >= document && at - document <= extract->page->document.len)
		return view;
	if (view.len == 0)
		return SV("");
	return arena_copy(extract->arena, view);
}

struct span extract_source_of(const struct extract *extract, const struct value *value, struct sv part, bool *exact)
{
	struct sv document = extract->page->document;

	*exact = true;
	if (value->as_written) {
		size_t begin = (size_t)(part.data - document.data);
		return (struct span){ begin, begin + part.len };
	}
	/* A value with references may hold the part as it is all the same. Long ones are not searched: there could be
	 * as many parts as bytes. */
	struct sv written = sv_slice(document, value->written.begin, value->written.end);
	size_t at = written.len <= LIMIT_URL_BYTES ? sv_find(written, part, 0) : SV_NONE;
	if (at != SV_NONE)
		return (struct span){ value->written.begin + at, value->written.begin + at + part.len };
	*exact = false;
	return value->written;
}

/* In memory that lives as long as the page: mostly the tag itself has it. */
static struct sv tag_name(struct extract *extract, const struct html_open *open)
{
	size_t begin = open->source.begin + 1;
	struct sv written = sv_slice(extract->page->document, begin, begin + open->name.len);

	if (extract->tag.kind->id != ELEMENT_OTHER)
		return extract->tag.kind->name;
	return sv_eq(written, open->name) ? written : extract_keep(extract, open->name);
}

static void read_tag(struct extract *extract, const struct html_open *open)
{
	struct tag *tag = &extract->tag;

	tag->open = open;
	tag->kind = names_element(extract->names, open->name, open->ns);
	tag->name = tag_name(extract, open);
	tag->attribute_count = open->attribute_count;
	if (tag->attribute_count > LIMIT_ATTRIBUTES) {
		tag->attribute_count = LIMIT_ATTRIBUTES;
		extract->capped = true;
	}
	memset(tag->present, 0, sizeof tag->present);
	for (size_t i = 0; i < tag->attribute_count; i++) {
		const struct attribute_kind *kind = names_attribute(extract->names, open->attributes[i].name);
		tag->attributes[i] = kind;
		tag->present[kind->id / 64] |= (uint64_t)1 << kind->id % 64;
	}
}

/* What the element changes for the text inside. */
static void set_text_state(const struct extract *extract, struct frame *frame)
{
	const struct element_kind *kind = extract->tag.kind;
	const struct html_attribute *style = extract_attribute(extract, ATTRIBUTE_STYLE);

	if (kind->flags & ELEMENT_HIDES || extract_attribute(extract, ATTRIBUTE_HIDDEN) ||
	    (style && css_hides(style->value)))
		frame->hidden = true;
	if (kind->flags & ELEMENT_LINES)
		frame->lines = true;
	if (kind->block != BLOCK_TEXT) {
		frame->block = (uint8_t)kind->block;
		frame->level = kind->block == BLOCK_HEADING ? (uint8_t)(kind->id - ELEMENT_H1 + 1) : 0;
	}
	switch (kind->id) {
	case ELEMENT_TITLE: frame->where = WHERE_TITLE; break;
	case ELEMENT_SCRIPT: frame->stream = STREAM_SCRIPT; break;
	case ELEMENT_STYLE: frame->stream = STREAM_STYLE; break;
	case ELEMENT_TEMPLATE: frame->in_template = true; break;
	default: break;
	}
}

/* Pushes a child's frame: its parent's, with what is that one's own taken off. The counts at its end are not worth a
 * copy. */
static struct frame *push_frame(struct extract *extract)
{
	struct frame *frame = vec_next(extract->scratch, &extract->frames);

	memcpy(frame, frame - 1, offsetof(struct frame, children));
	frame->depth = extract->depth;
	frame->id = extract->tag.kind->id;
	frame->breaks = extract->tag.kind->flags & ELEMENT_BREAKS;
	frame->is_cell = false;
	frame->is_recorded = false;
	frame->first_link = frame->end_link = 0;
	frame->children.used = 0;
	return frame;
}

static void close_title(struct extract *extract, const struct frame *frame)
{
	const struct stream_writer *body = &extract->streams[STREAM_BODY];

	if (extract->has_title || frame->in_template)
		return;
	extract->has_title = true;
	extract->page->title = extract_folded(
	    extract->arena, sv_slice((struct sv){ body->data, body->len }, frame->stream_begin, body->len));
}

static void close_frame(struct extract *extract)
{
	struct frame *frame = top_frame(extract);

	if (frame->breaks)
		extract_break(extract);
	extract_link_text_close(extract, frame);
	extract_table_close(extract, frame);
	if (frame->id == ELEMENT_TITLE)
		close_title(extract, frame);
	else if (frame->id == ELEMENT_STYLE)
		extract_style_sheet(extract, frame);
	if (frame->id == ELEMENT_SCRIPT || frame->id == ELEMENT_STYLE)
		streams_byte(&extract->streams[frame->stream], '\n');
	extract->frames.count--;
}

static void on_open(void *context, const struct html_open *open)
{
	struct extract *extract = context;

	extract->depth++;
	if (extract->frames.count > LIMIT_TREE_DEPTH) /* flattened: it ends where a child begins */
		close_frame(extract);
	read_tag(extract, open);
	struct frame *frame = push_frame(extract);
	extract_element(extract, frame);
	set_text_state(extract, frame);
	if (frame->breaks) {
		extract_break(extract);
		frame->block_element = frame->element;
	}
	frame->stream_begin = extract->streams[frame->stream].len;
	extract_table_open(extract, frame);
	size_t first_link = extract->page->links.count;
	if (!open->reopened)
		extract_attributes(extract, frame);
	extract_link_text_open(extract, frame, first_link);
	if (open->is_void) {
		extract->frames.count--;
		extract->depth--;
	}
}

static void on_close(void *context)
{
	struct extract *extract = context;

	if (top_frame(extract)->depth == extract->depth)
		close_frame(extract);
	extract->depth--;
}

static void on_text(void *context, const struct html_text *text)
{
	struct extract *extract = context;
	const struct frame *frame = top_frame(extract);

	if (frame->stream == STREAM_BODY)
		extract_text(extract, frame, text);
	else
		extract_code(extract, frame, frame->stream == STREAM_SCRIPT ? WHERE_SCRIPT : WHERE_STYLE, text);
}

static void on_comment(void *context, struct span source)
{
	struct extract *extract = context;
	struct html_text text = { sv_slice(extract->page->document, source.begin, source.end), source, true };

	extract_code(extract, top_frame(extract), WHERE_COMMENT, &text);
	streams_byte(&extract->streams[STREAM_COMMENT], '\n');
}

struct html_sink extract_sink(struct extract *extract)
{
	return (struct html_sink){
		.context = extract,
		.open = on_open,
		.text = on_text,
		.close = on_close,
		.comment = on_comment,
	};
}

void extract_start(struct extract *extract)
{
	struct frame *document = vec_push(extract->scratch, &extract->frames);
	size_t length = extract->page->document.len;

	*document = (struct frame){
		.element = PAGE_NONE,
		.block_element = PAGE_NONE,
		.cell = PAGE_NONE,
		.table = PAGE_NONE,
		.where = extract->page->is_html ? WHERE_TEXT : WHERE_DOCUMENT,
		.stream = STREAM_BODY,
		.block = BLOCK_TEXT,
	};
	for (int i = STREAM_BODY + 1; i < STREAM_COUNT; i++)
		streams_start(&extract->streams[i], extract->arena, 256 + length / 16, 16 + length / 512);
	/* Dense pages have an element, and a piece of text, for every 40 to 50 bytes. What stays unused costs nothing.
	 */
	streams_start(&extract->streams[STREAM_BODY], extract->arena, 256 + length / 2, 16 + length / 48);
	vec_reserve(extract->arena, &extract->page->elements, 16 + length / 32);
	vec_reserve(extract->arena, &extract->page->links, 16 + length / 256);
}

void extract_finish(struct extract *extract)
{
	extract_break(extract);
	extract_resolve(extract);
	for (int i = 0; i < STREAM_COUNT; i++)
		streams_finish(&extract->page->streams[i], &extract->streams[i]);
}
