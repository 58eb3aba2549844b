#include "html/extract.h"
#include "html/unescape.h"

/* Where the text of the block ends, without the spaces behind it. */
static void end_block(struct extract *extract, size_t end)
{
	const struct open_block *open = &extract->block;
	const char *data = extract->streams[STREAM_BODY].data;

	extract->block.is_open = false;
	while (end > open->begin && data[end - 1] == ' ')
		end--;
	if (end == open->begin)
		return;
	*vec_next(extract->arena, &extract->page->blocks) = (struct block){
		.begin = open->begin,
		.end = end,
		.kind = open->kind,
		.level = open->level,
		.hidden = open->hidden,
		.element = open->element,
	};
}

static void begin_block(struct extract *extract, const struct frame *frame, size_t begin)
{
	extract->block = (struct open_block){
		.is_open = true,
		.hidden = frame->hidden,
		.begin = begin,
		.element = frame->block_element,
		.kind = frame->block,
		.level = frame->level,
	};
}

void extract_break(struct extract *extract)
{
	struct stream_writer *body = &extract->streams[STREAM_BODY];

	if (!extract->block.is_open)
		return;
	end_block(extract, body->len);
	streams_byte(body, '\n');
}

/* Ends a block at every line end of the text that was just written from `at` on. */
static void end_lines(struct extract *extract, const struct frame *frame, size_t at)
{
	struct sv written = { extract->streams[STREAM_BODY].data, extract->streams[STREAM_BODY].len };
	size_t end;

	while ((end = sv_chr(written, '\n', at)) != SV_NONE) {
		if (!extract->block.is_open)
			begin_block(extract, frame, at);
		end_block(extract, end);
		at = end + 1;
	}
	if (at < written.len && !extract->block.is_open)
		begin_block(extract, frame, at);
}

static size_t leading_spaces(struct sv text)
{
	size_t at = 0;

	while (at < text.len && sv_is_space(text.data[at]))
		at++;
	return at;
}

static struct piece piece_of(const struct frame *frame, enum where where, const struct html_text *text)
{
	return (struct piece){
		.source = text->source,
		.verbatim = text->verbatim,
		.where = (uint8_t)where,
		.element = frame->element,
		.cell = frame->cell,
	};
}

void extract_text(struct extract *extract, const struct frame *frame, const struct html_text *text)
{
	struct stream_writer *body = &extract->streams[STREAM_BODY];
	enum where where = frame->hidden ? WHERE_HIDDEN : (enum where)frame->where;
	struct piece piece = piece_of(frame, where, text);
	bool goes_on = extract->block.is_open && extract->block.hidden == frame->hidden;
	size_t skipped = goes_on ? 0 : leading_spaces(text->text);

	if (skipped == text->text.len)
		return;
	if (!goes_on)
		extract_break(extract);
	piece.source.begin += text->verbatim ? skipped : 0;
	size_t begin = body->len;
	streams_put(body, &piece, sv_skip(text->text, skipped), frame->lines ? SPACES_LINES : SPACES_INLINE);
	if (frame->lines)
		end_lines(extract, frame, begin);
	else if (!extract->block.is_open)
		begin_block(extract, frame, begin);
}

void extract_code(struct extract *extract, const struct frame *frame, enum where where, const struct html_text *text)
{
	struct piece piece = piece_of(frame, where, text);

	if (piece.verbatim && where != WHERE_STYLE)
		unescape_put(&extract->streams[where_stream(where)], &piece, text->text, SPACES_LINES);
	else
		streams_put(&extract->streams[where_stream(where)], &piece, text->text, SPACES_LINES);
}
