#include "run/excerpt.h"

#include "base/limits.h"
#include "base/utf8.h"

#define BEFORE (LIMIT_EXCERPT / 3)

static bool is_line_end(char byte)
{
	return byte == '\n' || byte == '\r';
}

/* The part of the line that is shown: some code points before the value, more from it on. */
static struct span window_around(struct sv document, size_t at)
{
	struct span window = { utf8_backward(document, at, BEFORE),
			       utf8_forward(document, at, LIMIT_EXCERPT - BEFORE) };

	for (size_t i = at; i > window.begin; i--)
		if (is_line_end(document.data[i - 1])) {
			window.begin = i;
			break;
		}
	for (size_t i = at; i < window.end; i++)
		if (is_line_end(document.data[i])) {
			window.end = i;
			break;
		}
	while (window.begin < at && sv_is_space(document.data[window.begin]))
		window.begin++;
	return window;
}

/* Appends [begin, end) of the document with every sensitive value masked: those that stand there by their places,
 * because tags and references may lie inside them, and any repeats by their text. */
static void append_masked(struct buf *out, const struct redactor *redactor, struct sv document, size_t begin,
			  size_t end)
{
	for (size_t i = redactor_place(redactor, begin); i < redactor->place_count; i++) {
		const struct finding_value *value = &redactor->places[i];
		if (value->at.begin >= end)
			break;
		if (value->at.end <= begin)
			continue;
		if (value->at.begin > begin)
			buf_append(out, redact(redactor, sv_slice(document, begin, value->at.begin)));
		buf_append(out, value->evidence);
		begin = value->at.end;
	}
	if (begin < end)
		buf_append(out, redact(redactor, sv_slice(document, begin, end)));
}

static void append_part(struct buf *out, const struct redactor *redactor, struct sv document, size_t begin, size_t end,
			bool show_secrets)
{
	if (show_secrets)
		buf_append(out, sv_slice(document, begin, end));
	else
		append_masked(out, redactor, document, begin, end);
}

void excerpt_of(struct excerpt *out, const struct redactor *redactor, struct sv document, const struct finding *finding,
		bool show_secrets)
{
	struct buf text;

	*out = (struct excerpt){ { NULL, 0 }, 0, 0 };
	if (finding->at.end > document.len || finding->at.begin >= finding->at.end)
		return;
	struct span window = window_around(document, finding->at.begin);
	size_t end = finding->at.end < window.end ? finding->at.end : window.end;
	buf_init(&text, SIZE_MAX);
	append_part(&text, redactor, document, window.begin, finding->at.begin, show_secrets);
	out->mark_begin = text.len;
	if (finding->sensitive && !show_secrets)
		buf_append(&text, finding->evidence);
	else
		append_part(&text, redactor, document, finding->at.begin, end, show_secrets);
	out->mark_end = text.len;
	append_part(&text, redactor, document, finding->at.end, window.end, show_secrets);
	out->text = arena_copy(redactor->arena, buf_view(&text));
	buf_free(&text);
}
