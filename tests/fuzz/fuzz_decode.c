/* The first byte chooses the HTTP label and the kind; the rest is the document. */
#include <stdlib.h>

#include "base/utf8.h"
#include "decode/decode.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void require(bool holds)
{
	if (!holds)
		abort();
}

/* Offsets lead back in order, from the first byte to the last; lines and columns grow. */
static void walk(struct document *document)
{
	size_t source = document->skipped;
	size_t line = 1;
	size_t column = 0;

	require(document_source_offset(document, 0) == source);
	for (size_t at = 0; at < document->text.len; at = utf8_forward(document->text, at, 1)) {
		size_t next_source = document_source_offset(document, at);
		size_t next_line;
		size_t next_column;
		document_position(document, at, &next_line, &next_column);
		require(next_source >= source && next_source <= document->source.len);
		require(next_line == line ? next_column == column + 1 : next_line == line + 1 && next_column == 1);
		source = next_source;
		line = next_line;
		column = next_column;
	}
	if (document->text.len > 0)
		require(document_source_offset(document, document->text.len) == document->source.len);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const char *const LABELS[] = { "",       "utf-8",  "gb2312",       "big5",          "shift_jis",
					      "euc-jp", "euc-kr", "iso-2022-jp",  "utf-16le",      "utf-16be",
					      "latin1", "koi8-u", "windows-1255", "x-user-defined" };
	struct document document;

	if (size == 0)
		return 0;
	struct arena *arena = arena_new();
	struct decoder *decoder = decoder_new();
	const char *label = LABELS[(data[0] >> 1) % (sizeof LABELS / sizeof *LABELS)];
	enum decode_kind kind = data[0] & 1 ? DECODE_TEXT : DECODE_HTML;
	struct sv source = { (const char *)data + 1, size - 1 };
	decode_document(&document, decoder, arena, kind, sv_from(label), source);
	require(utf8_valid_prefix(document.text) == document.text.len);
	walk(&document);
	decoder_free(decoder);
	arena_free(arena);
	return 0;
}
