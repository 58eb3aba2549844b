/* Reading a page in a unit test. */
#ifndef UNIT_HTML_FIXTURE_H
#define UNIT_HTML_FIXTURE_H

#include "assert_sv.h"
#include "base/buf.h"
#include "html/html.h"
#include "page_properties.h"

static struct html_reader *html_reader;
static struct arena *html_arena;

/* Fills `page` from a document published at `url`, and asserts what holds for every page. */
static inline enum html_trouble read_at(struct page *page, const char *url, struct sv document)
{
	struct html_input input = {
		.document = document,
		.source = SV("test.html"),
		.url = sv_from(url),
		.encoding = "UTF-8",
	};

	enum html_trouble trouble = html_read(page, html_reader, html_arena, &input);
	assert_string_equal(page_fault(page) ? page_fault(page) : "", "");
	return trouble;
}

static inline void read_page(struct page *page, const char *document)
{
	assert_int_equal(read_at(page, "http://www.example.gov.cn/dir/page.html", sv_from(document)), HTML_OK);
}

static inline struct sv stream_text(const struct page *page, enum stream_kind kind)
{
	return page->streams[kind].text;
}

/* The piece that holds this text, which must stand once in the stream. */
static inline const struct piece *piece_with(const struct page *page, enum stream_kind kind, const char *text)
{
	size_t at = sv_find(stream_text(page, kind), sv_from(text), 0);

	assert_true(at != SV_NONE);
	assert_true(sv_find(stream_text(page, kind), sv_from(text), at + 1) == SV_NONE);
	return stream_piece(&page->streams[kind], at);
}

static inline struct sv source_text(const struct page *page, struct span span)
{
	return sv_slice(page->document, span.begin, span.end);
}

static int html_set_up(void **state)
{
	(void)state;
	html_reader = html_reader_new();
	html_arena = arena_new();
	return 0;
}

static int html_tear_down(void **state)
{
	(void)state;
	html_reader_free(html_reader);
	arena_free(html_arena);
	return 0;
}

#endif
