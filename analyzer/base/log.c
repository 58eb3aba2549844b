#include "base/log.h"

#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>

#include "base/limits.h"
#include "base/utf8.h"

static bool is_dangerous(uint32_t code_point)
{
	return (code_point < 0x20 && code_point != '\t') || (code_point >= 0x7F && code_point <= 0x9F) ||
	       (code_point >= 0x202A && code_point <= 0x202E) || (code_point >= 0x2066 && code_point <= 0x2069);
}

void log_visible(struct buf *out, struct sv text)
{
	for (size_t at = 0; at < text.len;) {
		uint32_t code_point;
		char bytes[UTF8_MAX_BYTES];

		at += utf8_read(&code_point, sv_skip(text, at));
		if (is_dangerous(code_point))
			buf_printf(out, "\\u{%02" PRIX32 "}", code_point);
		else
			buf_append(out, (struct sv){ bytes, utf8_write(bytes, code_point) });
	}
}

void log_line(const char *format, ...)
{
	struct buf shown;
	va_list list;
	char line[4096];

	va_start(list, format);
	int len = vsnprintf(line, sizeof line, format, list);
	va_end(list);
	if (len < 0)
		return;
	buf_init(&shown, LIMIT_RECORD_BYTES);
	buf_append(&shown, SV("pagewarden: "));
	log_visible(&shown, sv_from(line));
	buf_byte(&shown, '\n');
	fwrite(shown.data, 1, shown.len, stderr);
	buf_free(&shown);
}
