/* Whatever text a string is made of, the JSON written for it is one quiet line that reads back as that text; and no
 * bytes trouble the reader of records. */
#include <jansson.h>
#include <stdint.h>
#include <stdlib.h>

#include "base/json.h"
#include "base/utf8.h"
#include "lib/json_reader.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* `text` with bad sequences as U+FFFD, character by character. */
static void append_valid(struct buf *out, struct sv text)
{
	for (size_t at = 0; at < text.len;) {
		uint32_t code_point;
		char bytes[UTF8_MAX_BYTES];

		at += utf8_read(&code_point, sv_skip(text, at));
		buf_append(out, (struct sv){ bytes, utf8_write(bytes, code_point) });
	}
}

static void is_quiet(struct sv line)
{
	for (size_t at = 0; at < line.len;) {
		uint32_t code_point;
		at += utf8_read(&code_point, sv_skip(line, at));
		if (code_point < 0x20 || (code_point >= 0x7F && code_point <= 0x9F) || code_point == 0x2028 ||
		    code_point == 0x2029)
			abort();
	}
	if (utf8_valid_prefix(line) != line.len)
		abort();
}

static void reads_back(struct sv text)
{
	struct buf line;
	struct buf expected;
	json_error_t error;

	buf_init(&line, SIZE_MAX);
	buf_init(&expected, SIZE_MAX);
	json_text(&(struct json){ .out = &line }, text);
	append_valid(&expected, text);
	is_quiet(buf_view(&line));
	json_t *value = json_loadb(line.data, line.len, JSON_DECODE_ANY | JSON_ALLOW_NUL, &error);
	if (!json_is_string(value))
		abort();
	if (!sv_eq((struct sv){ json_string_value(value), json_string_length(value) }, buf_view(&expected)))
		abort();
	json_decref(value);
	buf_free(&line);
	buf_free(&expected);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct sv text = { (const char *)data, size };
	struct json_reader *reader = json_reader_new(text);

	if (reader) {
		int64_t number;
		(void)json_reader_string(reader, "type");
		(void)json_reader_integer(&number, reader, "line");
	}
	json_reader_free(reader);
	reads_back(text);
	/* The quick look takes eight bytes at once: other places in the word. */
	for (size_t skip = 1; skip < 8 && skip < size; skip++)
		reads_back(sv_skip(text, skip));
	return 0;
}
