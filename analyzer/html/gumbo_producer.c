#include "html/gumbo_producer.h"

#include <gumbo.h>

#include "html/align.h"
#include "html/gumbo_attributes.h"
#include "html/gumbo_guard.h"
#include "html/gumbo_number.h"

/* A node whose children are being delivered. */
struct visit {
	const GumboNode *node;
	void *const *next; /* child */
	void *const *end;
};

struct producer {
	const struct html_sink *sink;
	struct arena *arena;
	struct gumbo_source source;
	struct gumbo_attributes attributes;
	VEC(struct visit, path);
};

static bool is_void(const GumboElement *element)
{
	if (element->children.length > 0 || element->tag_namespace != GUMBO_NAMESPACE_HTML)
		return false;
	switch (element->tag) {
	case GUMBO_TAG_AREA:
	case GUMBO_TAG_BASE:
	case GUMBO_TAG_BASEFONT:
	case GUMBO_TAG_BGSOUND:
	case GUMBO_TAG_BR:
	case GUMBO_TAG_COL:
	case GUMBO_TAG_EMBED:
	case GUMBO_TAG_FRAME:
	case GUMBO_TAG_HR:
	case GUMBO_TAG_IMG:
	case GUMBO_TAG_INPUT:
	case GUMBO_TAG_KEYGEN:
	case GUMBO_TAG_LINK:
	case GUMBO_TAG_META:
	case GUMBO_TAG_PARAM:
	case GUMBO_TAG_SOURCE:
	case GUMBO_TAG_TRACK:
	case GUMBO_TAG_WBR: return true;
	default: return false;
	}
}

/* The name of an element that Gumbo has no number for, from its tag. */
static struct sv unknown_name(struct producer *producer, struct span tag)
{
	struct sv text = sv_slice(producer->source.document, tag.begin, tag.end);
	size_t end = 1;

	while (end < text.len && !sv_is_space(text.data[end]) && text.data[end] != '/' && text.data[end] != '>')
		end++;
	return gumbo_lower_case(producer->arena, sv_slice(text, 1, end));
}

static void send_open(struct producer *producer, const GumboNode *node, bool is_void_element)
{
	const GumboElement *element = &node->v.element;
	const unsigned int copied =
	    GUMBO_INSERTION_RECONSTRUCTED_FORMATTING_ELEMENT | GUMBO_INSERTION_ADOPTION_AGENCY_CLONED;
	struct html_open open = {
		.name = sv_from(gumbo_normalized_tagname(element->tag)),
		.ns = (enum html_namespace)element->tag_namespace,
		.is_void = is_void_element,
	};

	if (!gumbo_source_span(&open.source, &producer->source, element->original_tag))
		open.source = (struct span){ 0, 0 };
	open.reopened = open.source.end > 0 && ((unsigned int)node->parse_flags & copied);
	open.implied = open.source.end == 0 || open.reopened;
	if (element->tag == GUMBO_TAG_UNKNOWN)
		open.name = unknown_name(producer, open.source);
	gumbo_attributes_read(&producer->attributes, producer->arena, &producer->source, element);
	open.attributes = producer->attributes.list.items;
	open.attribute_count = producer->attributes.list.count;
	producer->sink->open(producer->sink->context, &open);
}

/* How the tokenizer reads the text of an element. */
static enum align_mode text_mode(const GumboNode *parent)
{
	if (parent->type == GUMBO_NODE_DOCUMENT || parent->v.element.tag_namespace != GUMBO_NAMESPACE_HTML)
		return ALIGN_DATA;
	switch (parent->v.element.tag) {
	case GUMBO_TAG_TITLE:
	case GUMBO_TAG_TEXTAREA: return ALIGN_RCDATA;
	case GUMBO_TAG_SCRIPT:
	case GUMBO_TAG_STYLE:
	case GUMBO_TAG_XMP:
	case GUMBO_TAG_IFRAME:
	case GUMBO_TAG_NOEMBED:
	case GUMBO_TAG_NOFRAMES:
	case GUMBO_TAG_PLAINTEXT: return ALIGN_RAW;
	default: return ALIGN_DATA;
	}
}

static void send_stretch(struct producer *producer, struct span source, struct sv text, bool verbatim)
{
	struct html_text event = { .text = text, .source = source, .verbatim = verbatim };

	if (verbatim)
		event.text = sv_slice(producer->source.document, source.begin, source.end);
	producer->sink->text(producer->sink->context, &event);
}

static void send_text(struct producer *producer, const GumboNode *node, const GumboNode *parent)
{
	struct sv text = sv_from(node->v.text.text);
	struct stretch stretch;
	struct span at;

	if (!gumbo_source_span(&at, &producer->source, node->v.text.original_text))
		return;
	struct sv source = sv_slice(producer->source.parsed, at.begin, at.end);
	if (sv_eq(text, source)) { /* as nearly always */
		send_stretch(producer, at, text, true);
		return;
	}
	struct align align = align_start(text, source, text_mode(parent));
	while (align_next(&stretch, &align))
		send_stretch(producer, (struct span){ at.begin + stretch.source.begin, at.begin + stretch.source.end },
			     stretch.text, stretch.verbatim);
}

/* Gumbo's span has the marks, and those of a bogus comment ("<?…>", "</…>", "<!…>") differ. */
static void send_comment(struct producer *producer, const GumboNode *node)
{
	struct span at;

	if (!gumbo_source_span(&at, &producer->source, node->v.text.original_text))
		return;
	struct sv text = sv_slice(producer->source.document, at.begin, at.end);
	if (sv_starts(text, SV("<!--"))) {
		at.begin += 4;
		at.end -= sv_ends(text, SV("-->")) ? 3 : sv_ends(text, SV("--!>")) ? 4 : 0;
	} else {
		at.begin += sv_starts(text, SV("<?")) ? 1 : 2;
		at.end -= sv_ends(text, SV(">"));
	}
	if (at.begin < at.end)
		producer->sink->comment(producer->sink->context, at);
}

static void enter(struct producer *producer, const GumboNode *node, const GumboVector *children)
{
	*vec_next(producer->arena, &producer->path) =
	    (struct visit){ .node = node, .next = children->data, .end = children->data + children->length };
}

static void send_element(struct producer *producer, const GumboNode *node)
{
	bool is_void_element = is_void(&node->v.element);

	send_open(producer, node, is_void_element);
	if (!is_void_element)
		enter(producer, node, &node->v.element.children);
}

static void send_node(struct producer *producer, const GumboNode *node, const GumboNode *parent)
{
	switch (node->type) {
	case GUMBO_NODE_ELEMENT:
	case GUMBO_NODE_TEMPLATE: send_element(producer, node); break;
	case GUMBO_NODE_TEXT:
	case GUMBO_NODE_CDATA:
	case GUMBO_NODE_WHITESPACE: send_text(producer, node, parent); break;
	case GUMBO_NODE_COMMENT: send_comment(producer, node); break;
	case GUMBO_NODE_DOCUMENT: break;
	}
}

/* By a stack of our own: trees are as deep as their author likes. */
static void walk(struct producer *producer, const GumboNode *document)
{
	enter(producer, document, &document->v.document.children);
	while (producer->path.count > 0) {
		struct visit *top = &producer->path.items[producer->path.count - 1];
		if (top->next < top->end) {
			const GumboNode *child = *top->next++;
			send_node(producer, child, top->node);
			continue;
		}
		if (top->node->type != GUMBO_NODE_DOCUMENT)
			producer->sink->close(producer->sink->context);
		producer->path.count--;
	}
}

enum html_trouble gumbo_producer_run(const struct html_sink *sink, struct arena *arena,
				     const struct gumbo_budget *budget, struct sv document)
{
	struct producer producer = { .sink = sink, .arena = arena };
	struct sv parsed = gumbo_number_tame(arena, document);
	enum html_trouble trouble;
	const GumboOutput *output = gumbo_guard_parse(&trouble, arena, budget, parsed);

	if (!output)
		return trouble;
	producer.source = (struct gumbo_source){ document, parsed };
	walk(&producer, output->document);
	return HTML_OK;
}
