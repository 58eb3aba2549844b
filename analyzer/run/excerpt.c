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

static struct sv shown_part(const struct redactor *redactor, struct sv document, size_t begin, size_t end,
			    bool show_secrets)
{
	struct sv part = sv_slice(document, begin, end);

	return show_secrets ? part : redact(redactor, part);
}

void excerpt_of(struct excerpt *out, const struct redactor *redactor, struct sv document, const struct finding *finding,
		bool show_secrets)
{
	*out = (struct excerpt){ { NULL, 0 }, 0, 0 };
	if (finding->at.end > document.len || finding->at.begin >= finding->at.end)
		return;
	struct span window = window_around(document, finding->at.begin);
	size_t end = finding->at.end < window.end ? finding->at.end : window.end;
	struct sv before = shown_part(redactor, document, window.begin, finding->at.begin, show_secrets);
	struct sv after = shown_part(redactor, document, finding->at.end, window.end, show_secrets);
	/* A value that is split over tags is not found by its text: the place itself is masked as a whole. */
	struct sv value = sv_slice(document, finding->at.begin, end);
	if (finding->sensitive && !show_secrets)
		value = finding->evidence;
	else if (!show_secrets)
		value = redact(redactor, value);
	out->text = arena_printf(redactor->arena, "%.*s%.*s%.*s", SV_ARG(before), SV_ARG(value), SV_ARG(after));
	out->mark_begin = before.len;
	out->mark_end = before.len + value.len;
}
