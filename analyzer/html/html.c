#include "html/html.h"

#include <stdio.h>
#include <stdlib.h>

#include "html/extract.h"
#include "html/frameset.h"
#include "html/html_reader.h"
#include "lib/charset.h"

#define ENCODING_BYTES 32 /* all names of the Encoding Standard are shorter */

struct html_reader {
	struct arena *scratch; /* of the document at hand: the parser's tree, and what extraction needs until its end */
	struct names names;
	char encoding[ENCODING_BYTES]; /* the newest one but UTF-8, */
	struct charset *charset;       /* and its converter */
	struct charset *gb18030;
};

struct html_reader *html_reader_new(void)
{
	struct html_reader *reader = calloc(1, sizeof *reader);

	if (!reader)
		abort();
	reader->scratch = arena_new();
	names_init(&reader->names);
	return reader;
}

void html_reader_free(struct html_reader *reader)
{
	if (!reader)
		return;
	charset_close(reader->charset);
	charset_close(reader->gb18030);
	arena_free(reader->scratch);
	free(reader);
}

static bool is_utf8(const char *encoding)
{
	return !encoding || sv_eq_nocase(sv_from(encoding), SV("UTF-8"));
}

/* Pages of one site share an encoding: the converter of the last one is kept. */
static struct charset *charset_of(struct html_reader *reader, const char *encoding)
{
	if (is_utf8(encoding))
		return NULL;
	if (strncmp(reader->encoding, encoding, sizeof reader->encoding) != 0) {
		charset_close(reader->charset);
		reader->charset = charset_open(encoding);
		snprintf(reader->encoding, sizeof reader->encoding, "%s", encoding);
	}
	return reader->charset;
}

static struct extract *start(struct page *page, struct html_reader *reader, struct arena *arena,
			     const struct html_input *input, bool is_html)
{
	struct extract *extract = arena_zalloc(reader->scratch, sizeof *extract);

	html_reader_start(page, input, is_html);
	extract->page = page;
	extract->arena = arena;
	extract->scratch = reader->scratch;
	extract->names = &reader->names;
	extract->charset = charset_of(reader, input->encoding);
	extract->gb18030 = &reader->gb18030;
	if (url_parse(&extract->page_url, extract->arena, NULL, NULL, input->url) != 0)
		extract->page_url.href = (struct sv){ NULL, 0 };
	extract_start(extract);
	return extract;
}

static enum html_trouble finish(struct extract *extract)
{
	extract_finish(extract);
	return extract->capped ? HTML_CAPPED : HTML_OK;
}

static enum html_trouble parse(struct page *page, struct html_reader *reader, struct arena *arena,
			       const struct html_input *input, struct sv parsed, const struct gumbo_budget *budget)
{
	struct extract *extract = start(page, reader, arena, input, true);
	struct html_sink sink = extract_sink(extract);
	enum html_trouble trouble = gumbo_producer_run(&sink, reader->scratch, budget, parsed);

	if (trouble == HTML_OK)
		trouble = finish(extract);
	arena_reset(reader->scratch);
	return trouble;
}

enum html_trouble html_reader_read(struct page *page, struct html_reader *reader, struct arena *arena,
				   const struct html_input *input, const struct gumbo_budget *budget)
{
	enum html_trouble trouble = parse(page, reader, arena, input, input->document, budget);

	if (frameset_hides_body(page))
		trouble = parse(page, reader, arena, input, frameset_disarm(arena, input->document), budget);
	if (trouble == HTML_DEADLINE || trouble == HTML_MEMORY) {
		html_reader_start(page, input, true);
		html_reader_put_lines(page, arena, WHERE_HIDDEN);
	}
	return trouble;
}

enum html_trouble html_read(struct page *page, struct html_reader *reader, struct arena *arena,
			    const struct html_input *input)
{
	const struct gumbo_budget budget = { LIMIT_PARSE_SECONDS, LIMIT_PARSE_ARENA };

	return html_reader_read(page, reader, arena, input, &budget);
}

enum html_trouble html_read_events(struct page *page, struct html_reader *reader, struct arena *arena,
				   const struct html_input *input,
				   void (*tell)(void *context, const struct html_sink *sink), void *context)
{
	struct extract *extract = start(page, reader, arena, input, false);
	struct html_sink sink = extract_sink(extract);

	tell(context, &sink);
	enum html_trouble trouble = finish(extract);
	arena_reset(reader->scratch);
	return trouble;
}
