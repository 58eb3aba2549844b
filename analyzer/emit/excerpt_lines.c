#include "emit/excerpt_lines.h"

#include "base/limits.h"
#include "base/log.h"
#include "emit/width.h"

#define INDENT     "    "
#define COLUMNS    100           /* of the excerpt: one line on most terminals, or the mark would stand elsewhere */
#define LEAD       (COLUMNS / 3) /* of them at most before the mark */
#define TAB        8
#define ELLIPSIS   SV("…")
#define GREEN_BOLD "\x1B[1;32m"
#define PLAIN      "\x1B[0m"

/* The line as it is shown. */
struct line {
	struct buf text;
	size_t columns;
};

static void append_part(struct line *line, struct sv part)
{
	struct sv rest = part;
	struct sv text;

	while (sv_split(&text, &rest, '\t')) {
		size_t from = line->text.len;
		log_visible(&line->text, text);
		line->columns += width_of_text(sv_skip(buf_view(&line->text), from));
		if (!rest.data)
			break;
		do
			buf_byte(&line->text, ' ');
		while (++line->columns % TAB != 0);
	}
}

static void append_times(struct buf *out, char c, size_t times)
{
	while (times-- > 0)
		buf_byte(out, c);
}

/* The end of `text` that is at most `columns` wide. */
static struct sv last_columns(struct sv text, size_t columns)
{
	size_t width = width_of_text(text);

	return width > columns ? sv_skip(text, width_prefix(text, width - columns + 1)) : text;
}

/* Before, marked, and after: what is shown of each. */
struct parts {
	struct sv before;
	struct sv marked;
	struct sv after;
	bool cut_before;
	bool cut_after;
};

static void fit(struct parts *parts)
{
	size_t all = width_of_text(parts->before) + width_of_text(parts->marked) + width_of_text(parts->after);

	if (all <= COLUMNS)
		return;
	struct sv whole = parts->before;
	if (width_of_text(whole) + width_of_text(parts->marked) > COLUMNS - LEAD)
		parts->before = last_columns(whole, LEAD);
	parts->cut_before = parts->before.len < whole.len;
	size_t left = COLUMNS - width_of_text(parts->before);
	size_t marked = parts->marked.len;
	parts->marked = sv_slice(parts->marked, 0, width_prefix(parts->marked, left));
	left -= width_of_text(parts->marked);
	size_t after = parts->after.len;
	parts->after = sv_slice(parts->after, 0, parts->marked.len < marked ? 0 : width_prefix(parts->after, left));
	parts->cut_after = parts->marked.len < marked || parts->after.len < after;
}

static void append_line(struct buf *out, const struct parts *parts)
{
	buf_append(out, SV(INDENT));
	if (parts->cut_before)
		buf_append(out, ELLIPSIS);
	buf_append(out, parts->before);
	buf_append(out, parts->marked);
	buf_append(out, parts->after);
	if (parts->cut_after)
		buf_append(out, ELLIPSIS);
	buf_byte(out, '\n');
}

static void append_marks(struct buf *out, const struct parts *parts, bool color)
{
	size_t marked = width_of_text(parts->marked);

	buf_append(out, SV(INDENT));
	append_times(out, ' ', parts->cut_before + width_of_text(parts->before));
	if (color)
		buf_append(out, SV(GREEN_BOLD));
	buf_byte(out, '^');
	append_times(out, '~', marked > 1 ? marked - 1 : 0);
	if (color)
		buf_append(out, SV(PLAIN));
	buf_byte(out, '\n');
}

void excerpt_lines(struct buf *out, struct sv excerpt, size_t begin, size_t end, bool color)
{
	struct line line = { .columns = 0 };
	struct parts parts = { 0 };

	/* Far more than an excerpt holds; what a caller passes beyond it would not be shown anyway. */
	excerpt = sv_slice(excerpt, 0, 64 * LIMIT_EXCERPT);
	buf_init(&line.text, SIZE_MAX);
	append_part(&line, sv_slice(excerpt, 0, begin));
	size_t mark_begin = line.text.len;
	append_part(&line, sv_slice(excerpt, begin, end));
	size_t mark_end = line.text.len;
	append_part(&line, sv_skip(excerpt, end));
	parts.before = sv_slice(buf_view(&line.text), 0, mark_begin);
	while (parts.before.len > 0 && parts.before.data[0] == ' ')
		parts.before = sv_skip(parts.before, 1);
	parts.marked = sv_slice(buf_view(&line.text), mark_begin, mark_end);
	parts.after = sv_skip(buf_view(&line.text), mark_end);
	fit(&parts);
	append_line(out, &parts);
	append_marks(out, &parts, color);
	buf_free(&line.text);
}
