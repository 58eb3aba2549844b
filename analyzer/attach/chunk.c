#include "attach/chunk.h"

#include <stdio.h>

enum { MOST_ATTRIBUTES = 4, NUMBER_BYTES = 12 };

/* The start tag that stands for an element. */
struct tag {
	struct html_attribute attributes[MOST_ATTRIBUTES];
	size_t count;
	char row_span[NUMBER_BYTES];
	char column_span[NUMBER_BYTES];
};

static const struct sv names[READING_ELEMENTS] = {
	[READING_PART] = SV("div"),    [READING_PARAGRAPH] = SV("p"), [READING_HEADING] = SV("h2"),
	[READING_LINK] = SV("a"),      [READING_HIDDEN] = SV("span"), [READING_TABLE] = SV("table"),
	[READING_ROW] = SV("tr"),      [READING_CELL] = SV("td"),     [READING_COMMENT] = SV("div"),
	[READING_TITLE] = SV("title"), [READING_PROPERTY] = SV("p"),  [READING_MEMBER] = SV("div"),
};

static void add_attribute(struct tag *tag, struct sv name, struct sv value)
{
	tag->attributes[tag->count++] = (struct html_attribute){ .name = name, .value = value };
}

static void add_span(struct tag *tag, char digits[NUMBER_BYTES], struct sv name, uint32_t span)
{
	if (span <= 1)
		return;
	snprintf(digits, NUMBER_BYTES, "%u", (unsigned)span);
	add_attribute(tag, name, sv_from(digits));
}

static bool is_hidden(const struct chunk_event *event)
{
	return event->hidden || event->element == READING_HIDDEN || event->element == READING_PROPERTY;
}

static void tell_open(const struct html_sink *sink, const struct chunk_event *event)
{
	struct tag tag = { .count = 0 };

	if (event->element == READING_LINK)
		add_attribute(&tag, SV("href"), event->name);
	if (is_hidden(event))
		add_attribute(&tag, SV("hidden"), SV(""));
	add_span(&tag, tag.row_span, SV("rowspan"), event->row_span);
	add_span(&tag, tag.column_span, SV("colspan"), event->column_span);
	sink->open(sink->context, &(struct html_open){
				      .name = event->header ? SV("th") : names[event->element],
				      .attributes = tag.attributes,
				      .attribute_count = tag.count,
				      .implied = event->place.len == 0,
				      .place = event->place,
				  });
}

/* A line end in the text is one for people, too. */
static void tell_text(const struct html_sink *sink, struct sv document, struct span at)
{
	while (at.begin < at.end) {
		size_t end = sv_chr(sv_slice(document, 0, at.end), '\n', at.begin);
		bool is_broken = end != SV_NONE;
		struct span line = { at.begin, is_broken ? end : at.end };
		if (line.begin < line.end)
			sink->text(sink->context,
				   &(struct html_text){ sv_slice(document, line.begin, line.end), line, true });
		if (is_broken)
			sink->open(sink->context,
				   &(struct html_open){ .name = SV("br"), .implied = true, .is_void = true });
		at.begin = line.end + is_broken;
	}
}

/* Text of a comment is one event with no start tag: its place is that of what it stands in. */
static size_t tell_comment(const struct chunk *chunk, size_t at, const struct html_sink *sink)
{
	struct span text = { SIZE_MAX, 0 };
	size_t depth = 0;

	do {
		const struct chunk_event *event = &chunk->events.items[at++];
		depth += event->kind == CHUNK_OPEN;
		depth -= event->kind == CHUNK_CLOSE;
		if (event->kind != CHUNK_TEXT)
			continue;
		text.begin = text.begin == SIZE_MAX ? event->at.begin : text.begin;
		text.end = event->at.end;
	} while (depth && at < chunk->events.count);
	if (text.begin < text.end)
		sink->comment(sink->context, text);
	return at;
}

void chunk_tell(void *context, const struct html_sink *sink)
{
	const struct chunk *chunk = context;

	for (size_t i = 0; i < chunk->events.count;) {
		const struct chunk_event *event = &chunk->events.items[i];
		if (event->kind == CHUNK_OPEN && event->element == READING_COMMENT) {
			i = tell_comment(chunk, i, sink);
			continue;
		}
		switch (event->kind) {
		case CHUNK_OPEN: tell_open(sink, event); break;
		case CHUNK_TEXT: tell_text(sink, chunk->text, event->at); break;
		case CHUNK_CLOSE: sink->close(sink->context); break;
		}
		i++;
	}
}
