#include "html/html_reader.h"
#include "html/unescape.h"

void html_reader_start(struct page *page, const struct html_input *input, bool is_html)
{
	*page = (struct page){
		.source = input->source,
		.url = input->url,
		.base = input->url,
		.encoding = sv_from(input->encoding),
		.document = input->document,
		.is_html = is_html,
	};
}

static bool is_blank(struct sv line)
{
	return sv_trim(line).len == 0;
}

static void add_blocks(struct page *page, struct arena *arena, bool hidden)
{
	struct sv text = page->streams[STREAM_BODY].text;
	size_t begin = 0;

	while (begin < text.len) {
		size_t end = sv_chr(text, '\n', begin);
		if (end == SV_NONE)
			end = text.len;
		if (!is_blank(sv_slice(text, begin, end)))
			*vec_push(arena, &page->blocks) = (struct block){
				.begin = begin,
				.end = end,
				.kind = BLOCK_PREFORMATTED,
				.hidden = hidden,
				.element = PAGE_NONE,
			};
		begin = end + 1;
	}
}

void html_reader_put_lines(struct page *page, struct arena *arena, enum where where)
{
	/* The fallback of html_read is hidden body text; attributes, too, can be hidden, but not here. */
	enum stream_kind stream = where_stream(where);
	struct stream_writer writer;
	struct piece piece = {
		.source = { 0, page->document.len },
		.verbatim = true,
		.where = (uint8_t)where,
		.element = PAGE_NONE,
		.cell = PAGE_NONE,
	};

	streams_start(&writer, arena, page->document.len, 1);
	if (where == WHERE_SCRIPT || where == WHERE_DOCUMENT)
		unescape_put(&writer, &piece, page->document, SPACES_LINES);
	else
		streams_put(&writer, &piece, page->document, SPACES_LINES);
	streams_finish(&page->streams[stream], &writer);
	if (stream == STREAM_BODY)
		add_blocks(page, arena, where == WHERE_HIDDEN);
}

void html_read_plain(struct page *page, struct arena *arena, const struct html_input *input, enum where where)
{
	html_reader_start(page, input, false);
	html_reader_put_lines(page, arena, where);
}
