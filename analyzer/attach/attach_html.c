#include "attach/attach.h"
#include "attach/narrow.h"

#define HEAD_CHARACTERS 1024 /* of a UTF-16 document that are looked at */

/* Tags that an HTML document or fragment starts with. The first two are enough even behind an XML declaration. */
static const char *const first_tags[] = {
	"html",    "head", "body",   "title", "meta",   "link",   "base",    "style",  "script",   "noscript",
	"div",     "p",    "table",  "tbody", "tr",     "td",     "span",    "font",   "center",   "a",
	"b",       "i",    "br",     "hr",    "img",    "h1",     "h2",      "h3",     "h4",       "h5",
	"h6",      "ul",   "ol",     "li",    "dl",     "form",   "input",   "iframe", "frameset", "section",
	"article", "main", "header", "nav",   "footer", "strong", "marquee", "object", "embed",    "pre",
};

static bool has_tag(struct sv text, const char *name)
{
	struct sv tag = sv_from(name);

	if (text.len <= tag.len + 1 || text.data[0] != '<' || !sv_starts_nocase(sv_skip(text, 1), tag))
		return false;
	char next = text.data[1 + tag.len];
	return next == '>' || next == '/' || sv_is_space(next);
}

static bool has_doctype(struct sv text)
{
	if (!sv_starts_nocase(text, SV("<!doctype")))
		return false;
	return sv_starts_nocase(sv_trim(sv_slice(text, 9, 64)), SV("html"));
}

/* Cuts `text` behind the next `end`; false if there is none. */
static bool cut_behind(struct sv *text, struct sv end)
{
	size_t at = sv_find(*text, end, 0);

	if (at == SV_NONE)
		return false;
	*text = sv_skip(*text, at + end.len);
	return true;
}

/* Skips what may stand before a document: white space, marks, comments, XML declarations and server tags. */
static struct sv skip_prolog(struct sv text, bool *declared)
{
	*declared = false;
	for (;;) {
		size_t before = text.len;
		while (text.len && sv_is_space(text.data[0]))
			text = sv_skip(text, 1);
		if (sv_starts(text, SV("\xef\xbb\xbf")))
			text = sv_skip(text, 3);
		else if (sv_starts(text, SV("<!--")) && !cut_behind(&text, SV("-->")))
			return sv_slice(text, 0, 0);
		else if (sv_starts(text, SV("<%")) && !cut_behind(&text, SV("%>")))
			return sv_slice(text, 0, 0);
		else if (sv_starts(text, SV("<?"))) {
			*declared = *declared || sv_starts(text, SV("<?xml"));
			if (!cut_behind(&text, SV("?>")))
				return sv_slice(text, 0, 0);
		}
		if (text.len == before)
			return text;
	}
}

bool attach_is_html(struct sv bytes)
{
	char head[HEAD_CHARACTERS];
	bool declared;
	struct sv text = skip_prolog(narrow_start(head, sizeof head, bytes), &declared);
	size_t count = declared ? 2 : sizeof first_tags / sizeof first_tags[0];

	if (has_doctype(text))
		return true;
	for (size_t i = 0; i < count; i++)
		if (has_tag(text, first_tags[i]))
			return true;
	return false;
}
