#include "fetch/challenge.h"

#include "base/limits.h"
#include "base/utf8.h"
#include "fetch/head.h"
#include "lib/charset.h"

/* Bytes of visible text. */
#define BARE_TEXT  60
#define SHORT_TEXT 1500

enum status { ANY = 0, ODD = 1 }; /* others are numbers */

enum visible { ALL, SHORT, BARE };

struct mark {
	int status;
	enum visible visible;
	struct sv field;
	struct sv value;
	struct sv first;
	struct sv second;
};

#define CHALLENGE(status, visible, field, value, first, second) \
	{ (status),                                             \
	  (visible),                                            \
	  { (field), sizeof(field) - 1 },                       \
	  { (value), sizeof(value) - 1 },                       \
	  { (first), sizeof(first) - 1 },                       \
	  { (second), sizeof(second) - 1 } },

static const struct mark MARKS[] = {
#include "fetch/challenges.def"
};

/* What stands between "<script" and "</script": no text to be seen. */
static const struct sv HIDDEN[] = { { "script", 6 }, { "style", 5 }, { "title", 5 }, { "noscript", 8 } };

static bool is_odd(int status)
{
	return status >= 400 || status == 202;
}

static bool status_fits(const struct mark *mark, int status)
{
	return mark->status == ANY || (mark->status == ODD ? is_odd(status) : mark->status == status);
}

/* Behind the tag or comment that begins at `at`; of an element that hides its content, behind that. */
static size_t skip_tag(struct sv body, size_t at)
{
	struct sv rest = sv_skip(body, at + 1);

	if (sv_starts(rest, SV("!--"))) {
		size_t end = sv_find(body, SV("-->"), at);
		return end == SV_NONE ? body.len : end + 3;
	}
	for (size_t i = 0; i < sizeof HIDDEN / sizeof HIDDEN[0]; i++) {
		if (!sv_starts_nocase(rest, HIDDEN[i]))
			continue;
		for (size_t end = sv_find(body, SV("</"), at); end != SV_NONE; end = sv_find(body, SV("</"), end + 2))
			if (sv_starts_nocase(sv_skip(body, end + 2), HIDDEN[i]))
				return end;
		return body.len;
	}
	size_t end = sv_chr(body, '>', at);
	return end == SV_NONE ? body.len : end + 1;
}

/* Bytes of text that a reader sees, blanks left out; counted up to `most`. */
static size_t visible_text(struct sv body, size_t most)
{
	size_t count = 0;

	for (size_t at = 0; at < body.len && count <= most;) {
		if (body.data[at] == '<') {
			at = skip_tag(body, at);
			continue;
		}
		count += !sv_is_space(body.data[at]);
		at++;
	}
	return count;
}

static bool has_field(struct sv head, const struct mark *mark)
{
	struct sv value;

	while (head_next(&value, &head, mark->field))
		if (sv_find_nocase(value, mark->value, 0) != SV_NONE)
			return true;
	return false;
}

static bool fits(const struct mark *mark, int status, struct sv head, struct sv body, size_t visible)
{
	if (!status_fits(mark, status))
		return false;
	if ((mark->visible == BARE && visible > BARE_TEXT) || (mark->visible == SHORT && visible > SHORT_TEXT))
		return false;
	if (mark->field.len > 0 && !has_field(head, mark))
		return false;
	return (mark->first.len == 0 || sv_find(body, mark->first, 0) != SV_NONE) &&
	       (mark->second.len == 0 || sv_find(body, mark->second, 0) != SV_NONE);
}

/* Pages of old firewalls are in GBK. Returns a view of `body` or of `out`. */
static struct sv to_utf8(struct buf *out, struct sv body)
{
	/* the peek may end within a character */
	if (utf8_valid_prefix(body) + UTF8_MAX_BYTES > body.len)
		return body;
	struct charset *charset = charset_open("GB18030");
	if (!charset)
		return body;
	while (body.len > 0) {
		size_t used = charset_convert(charset, out, body);
		body = sv_skip(body, used > 0 ? used : 1);
	}
	charset_close(charset);
	return buf_view(out);
}

static bool any_fits(int status, struct sv head, struct sv body, size_t visible, bool fields_only)
{
	for (size_t i = 0; i < sizeof MARKS / sizeof MARKS[0]; i++)
		if ((!fields_only || MARKS[i].first.len == 0) && fits(&MARKS[i], status, head, body, visible))
			return true;
	return false;
}

/* Ordinary pages are many, and large: whether they have much text is seen soon. */
bool challenge_is(const struct observation *seen, struct sv head, struct sv body)
{
	struct buf converted;

	if (seen->fault != FAULT_NONE || (seen->status >= 300 && seen->status < 400))
		return false;
	bool html = seen->media_type.len == 0 || sv_find(seen->media_type, SV("html"), 0) != SV_NONE;
	body = sv_slice(body, 0, html ? LIMIT_FETCH_PEEK : 0);
	size_t visible = body.len > 0 ? visible_text(body, SHORT_TEXT) : SHORT_TEXT + 1;
	if (body.len == 0 || (visible > SHORT_TEXT && !is_odd(seen->status)))
		return any_fits(seen->status, head, body, visible, true);
	buf_init(&converted, 4 * LIMIT_FETCH_PEEK);
	bool found = any_fits(seen->status, head, to_utf8(&converted, body), visible, false);
	buf_free(&converted);
	return found;
}
