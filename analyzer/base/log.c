#include "base/log.h"

#include <inttypes.h>
#include <stdio.h>

#include "base/limits.h"
#include "base/utf8.h"

/* Marks, embeddings, overrides and isolates that reorder what is shown. */
static bool is_bidi_control(uint32_t code_point)
{
	return code_point == 0x61C || code_point == 0x200E || code_point == 0x200F ||
	       (code_point >= 0x202A && code_point <= 0x202E) || (code_point >= 0x2066 && code_point <= 0x2069);
}

static bool is_dangerous(uint32_t code_point)
{
	return (code_point < 0x20 && code_point != '\t') || (code_point >= 0x7F && code_point <= 0x9F) ||
	       code_point == 0x2028 || code_point == 0x2029 || is_bidi_control(code_point);
}

void log_visible(struct buf *out, struct sv text)
{
	size_t run = 0; /* start of what can be copied as it is */
	size_t at = 0;

	while (at < text.len) {
		uint32_t code_point;
		size_t length = utf8_read(&code_point, sv_skip(text, at));
		bool dangerous = is_dangerous(code_point);
		if (dangerous || code_point == UTF8_REPLACEMENT) {
			buf_append(out, sv_slice(text, run, at));
			if (dangerous)
				buf_printf(out, "\\u{%02" PRIX32 "}", code_point);
			else
				buf_append(out, SV("\xEF\xBF\xBD"));
			run = at + length;
		}
		at += length;
	}
	buf_append(out, sv_skip(text, run));
}

void log_line(const char *format, ...)
{
	struct buf message;
	struct buf line;
	va_list list;

	buf_init(&message, LIMIT_RECORD_BYTES);
	va_start(list, format);
	buf_vprintf(&message, format, list);
	va_end(list);
	if (message.overflow)
		buf_append(&message, sv_from(format)); /* better the kind of message than none */
	buf_init(&line, SIZE_MAX);
	buf_append(&line, SV("pagewarden: "));
	log_visible(&line, buf_view(&message));
	buf_byte(&line, '\n');
	fwrite(line.data, 1, line.len, stderr);
	buf_free(&line);
	buf_free(&message);
}
