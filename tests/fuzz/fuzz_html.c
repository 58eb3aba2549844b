/* The first byte chooses what is known about the page, the rest is the document. */
#include <stdio.h>
#include <stdlib.h>

#include "../unit/page_properties.h"
#include "html/html.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Readers get valid UTF-8 only. */
static struct sv made_valid(struct arena *arena, struct sv bytes)
{
	char *text = arena_alloc(arena, bytes.len);
	size_t at = 0;

	memcpy(text, bytes.data, bytes.len);
	for (;;) {
		at += utf8_valid_prefix((struct sv){ text + at, bytes.len - at });
		if (at == bytes.len)
			return (struct sv){ text, bytes.len };
		text[at] = '?';
	}
}

static void check(const struct page *page)
{
	const char *fault = page_fault(page);

	if (!fault)
		return;
	fprintf(stderr, "does not hold: %s\n", fault);
	abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const char *const urls[] = { "http://www.a.gov.cn/b/c.html", "", "file:///a/b.html", "no address" };
	static const char *const encodings[] = { "UTF-8", "GB18030" };
	static struct html_reader *reader;
	static struct arena *arena;
	struct page page;

	if (size == 0)
		return 0;
	if (!reader) {
		reader = html_reader_new();
		arena = arena_new();
	}
	struct html_input input = {
		.document = made_valid(arena, (struct sv){ (const char *)data + 1, size - 1 }),
		.source = SV("fuzz"),
		.url = sv_from(urls[data[0] % 4]),
		.encoding = encodings[data[0] / 4 % 2],
	};
	html_read(&page, reader, arena, &input);
	check(&page);
	html_read_plain(&page, arena, &input, data[0] & 8 ? WHERE_DOCUMENT : WHERE_SCRIPT);
	check(&page);
	arena_reset(arena);
	return 0;
}
