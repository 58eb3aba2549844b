#include "base/utf8.h"
#include "html/extract.h"

/* Text being folded into a buffer of its own. */
struct folded {
	char *data;
	size_t len;
	size_t limit;
	bool is_full;
	bool has_space; /* white space came since the last byte */
};

/* Adds text without white space in it. */
static void fold_word(struct folded *folded, struct sv word)
{
	bool needs_space = folded->has_space && folded->len > 0;

	if (folded->len + needs_space + word.len > folded->limit) {
		folded->is_full = true;
		if (folded->len + needs_space >= folded->limit)
			return;
		word.len = folded->limit - folded->len - needs_space;
	}
	if (needs_space)
		folded->data[folded->len++] = ' ';
	memcpy(folded->data + folded->len, word.data, word.len);
	folded->len += word.len;
	folded->has_space = false;
}

static void fold(struct folded *folded, struct sv text)
{
	size_t at = 0;

	while (at < text.len && !folded->is_full) {
		size_t begin = at;
		while (at < text.len && !sv_is_space(text.data[at]))
			at++;
		if (at > begin)
			fold_word(folded, sv_slice(text, begin, at));
		if (at < text.len)
			folded->has_space = true;
		at++;
	}
}

/* What was cut may end inside a character. */
static struct sv folded_text(const struct folded *folded)
{
	struct sv text = { folded->data, folded->len };

	if (folded->is_full)
		text.len = utf8_valid_prefix(text);
	return text;
}

struct sv extract_folded(struct arena *arena, struct sv text)
{
	struct folded folded = { .data = arena_alloc(arena, text.len), .limit = text.len };

	fold(&folded, text);
	return folded_text(&folded);
}

/* The same, cut to the length of a link's text. */
static struct sv short_text(struct arena *arena, struct sv text)
{
	char buffer[LIMIT_LINK_TEXT_BYTES];
	struct folded folded = { .data = buffer, .limit = sizeof buffer };

	fold(&folded, text);
	return arena_copy(arena, folded_text(&folded));
}

/* What stands for an element that shows no text. */
static struct sv substitute(const struct extract *extract)
{
	static const enum attribute_id order[] = { ATTRIBUTE_ALT, ATTRIBUTE_TITLE, ATTRIBUTE_ARIA_LABEL };
	enum element_id id = extract->tag.kind->id;
	struct sv text = { NULL, 0 };

	for (size_t i = 0; i < sizeof order / sizeof order[0] && text.len == 0; i++)
		text = sv_trim(extract_attribute_value(extract, order[i]));
	if (text.len == 0 && (id == ELEMENT_INPUT || id == ELEMENT_BUTTON))
		text = extract_attribute_value(extract, ATTRIBUTE_VALUE);
	return text;
}

/* The links of the element that this one was copied from. Misnested formatting is reopened soon, so the newest are
 * looked at only. */
static void find_original(struct extract *extract, struct frame *frame)
{
	enum { LOOKED_AT = 64 };
	size_t begin = extract->tag.open->source.begin;
	size_t end = extract->page->links.count;
	size_t least = end > LOOKED_AT ? end - LOOKED_AT : 0;

	while (end > least) {
		const struct link *link = &extract->page->links.items[end - 1];
		bool is_original =
		    link->node != PAGE_NONE && extract->page->elements.items[link->node].source.begin == begin;
		if (is_original && frame->end_link == 0)
			frame->end_link = end;
		if (is_original)
			frame->first_link = end - 1;
		else if (frame->end_link > 0)
			return;
		end--;
	}
}

/* Elements whose links have what stands inside for their text. */
static bool reads_content(const struct extract *extract)
{
	enum element_id id = extract->tag.kind->id;

	return (id == ELEMENT_A &&
		(extract_attribute(extract, ATTRIBUTE_HREF) || extract_attribute(extract, ATTRIBUTE_XLINK_HREF))) ||
	       (id == ELEMENT_BUTTON && extract_attribute(extract, ATTRIBUTE_FORMACTION));
}

static void add_image(struct extract *extract)
{
	struct sv text = substitute(extract);

	if (text.len > 0)
		*vec_next(extract->scratch, &extract->images) = (struct link_image){
			.piece = extract->streams[STREAM_BODY].pieces.count,
			.text = extract_keep(extract, text),
		};
}

void extract_link_text_open(struct extract *extract, struct frame *frame, size_t first_link)
{
	size_t end_link = extract->page->links.count;

	if (frame->in_link && extract->tag.kind->id == ELEMENT_IMG)
		add_image(extract);
	if (first_link < end_link) {
		struct sv text = short_text(extract->arena, substitute(extract));
		for (size_t i = first_link; i < end_link; i++)
			extract->page->links.items[i].text = text;
	}
	if (!reads_content(extract))
		return;
	frame->first_link = first_link;
	frame->end_link = end_link;
	if (extract->tag.open->reopened) {
		frame->end_link = 0;
		find_original(extract, frame);
	}
	frame->first_piece = extract->streams[STREAM_BODY].pieces.count;
	frame->first_image = extract->images.count;
	frame->in_link = frame->in_link || frame->first_link < frame->end_link;
}

/* The text of images that stand before the piece. */
static size_t fold_images(struct folded *folded, const struct extract *extract, size_t image, size_t piece)
{
	for (; image < extract->images.count && !folded->is_full && extract->images.items[image].piece <= piece;
	     image++) {
		folded->has_space = true;
		fold(folded, extract->images.items[image].text);
		folded->has_space = true;
	}
	return image;
}

/* Of a link that is shown, only what is shown. A look at so many pieces is enough for so many bytes. */
static void fold_content(struct folded *folded, const struct extract *extract, const struct frame *frame)
{
	const struct stream_writer *body = &extract->streams[STREAM_BODY];
	size_t image = frame->first_image;
	size_t end = frame->first_piece + LIMIT_LINK_TEXT_BYTES;

	if (end > body->pieces.count)
		end = body->pieces.count;
	for (size_t i = frame->first_piece; i < end && !folded->is_full; i++) {
		const struct piece *piece = &body->pieces.items[i];
		image = fold_images(folded, extract, image, i);
		if (piece->where == WHERE_HIDDEN && !frame->hidden)
			continue;
		if (i > frame->first_piece && piece[-1].end < piece->begin)
			folded->has_space = true;
		fold(folded, (struct sv){ body->data + piece->begin, piece->end - piece->begin });
	}
	fold_images(folded, extract, image, end);
}

void extract_link_text_close(struct extract *extract, const struct frame *frame)
{
	char buffer[LIMIT_LINK_TEXT_BYTES];
	struct folded folded = { .data = buffer, .limit = sizeof buffer };

	if (frame->first_link >= frame->end_link)
		return;
	if (extract->notes.items[frame->first_link].has_text) {
		fold(&folded, extract->page->links.items[frame->first_link].text);
		folded.has_space = true;
	}
	fold_content(&folded, extract, frame);
	struct sv text = folded_text(&folded);
	if (text.len == 0)
		return;
	text = arena_copy(extract->arena, text);
	for (size_t i = frame->first_link; i < frame->end_link; i++) {
		extract->page->links.items[i].text = text;
		extract->notes.items[i].has_text = true;
	}
}
