#include "attach/text_type.h"

#include "attach/attach.h"
#include "attach/narrow.h"
#include "base/limits.h"

#define START        (4 * KIB)  /* in which a format shows itself */
#define SAMPLE       (16 * KIB) /* of a table of separated values */
#define MOST_LINES   64
#define MOST_HEADERS 64

static struct kind kind_named(const struct media_type *named)
{
	return (struct kind){ .family = named->family, .type = named->type };
}

static bool holds(struct sv text, struct sv word)
{
	return sv_find(sv_slice(text, 0, START), word, 0) != SV_NONE;
}

static bool is_named(struct sv text, const char *program, const char *name_space)
{
	return holds(text, sv_from(program)) || holds(text, sv_from(name_space));
}

/* Office 2003 saved Word and Excel files as XML, which an instruction before the root tells apart; other programs leave
 * that out. */
static bool find_xml(struct kind *out, struct sv text)
{
	static const char format[] = "text/xml+office";
	struct sv start = sv_slice(text, 0, START);

	start = sv_trim(sv_starts(start, SV("\xef\xbb\xbf")) ? sv_skip(start, 3) : start);
	bool declared = sv_starts(start, SV("<?xml"));
	bool is_book = sv_starts(start, SV("<Workbook")) || sv_starts(start, SV("<ss:Workbook"));
	if (sv_starts(start, SV("<svg")) || (declared && holds(text, SV("<svg"))))
		*out = (struct kind){ .family = MEDIA_IMAGE, .type = "image/svg+xml" };
	else if (declared && is_named(start, "progid=\"Word.Document\"", "office/word/2003/wordml"))
		*out = (struct kind){ .family = MEDIA_WORD, .type = "application/msword", .format = format };
	else if ((declared || is_book) &&
		 is_named(start, "progid=\"Excel.Sheet\"", "urn:schemas-microsoft-com:office:spreadsheet"))
		*out = (struct kind){ .family = MEDIA_SHEET, .type = "application/vnd.ms-excel", .format = format };
	else if (declared)
		*out = (struct kind){ .family = MEDIA_TEXT, .type = "application/xml" };
	else
		return false;
	return true;
}

/* The name before the colon of a header line of a letter; empty if the line is none. */
static struct sv header_name(struct sv line)
{
	size_t colon = sv_chr(line, ':', 0);

	if (colon == SV_NONE)
		return (struct sv){ NULL, 0 };
	for (size_t i = 0; i < colon; i++)
		if (!sv_is_alpha(line.data[i]) && !sv_is_digit(line.data[i]) && line.data[i] != '-')
			return (struct sv){ NULL, 0 };
	return sv_slice(line, 0, colon);
}

static bool is_mail_header(struct sv name)
{
	static const char *const known[] = { "from",         "to",           "subject",      "date",
					     "received",     "message-id",   "mime-version", "return-path",
					     "content-type", "delivered-to", "x-mailer",     "dkim-signature" };

	for (size_t i = 0; i < sizeof known / sizeof known[0]; i++)
		if (sv_eq_nocase(name, sv_from(known[i])))
			return true;
	return false;
}

/* A letter begins with header lines and nothing else; three that every letter has are enough. Pages saved as one file
 * may have two: what they are, and that it is MIME. */
static bool find_mail(struct kind *out, struct sv text)
{
	struct sv rest = sv_slice(text, 0, START);
	struct sv line;
	size_t known = 0;

	for (int i = 0; i < MOST_HEADERS && sv_split(&line, &rest, '\n'); i++) {
		if (sv_trim(line).len == 0)
			break;
		if (i > 0 && sv_is_space(line.data[0]))
			continue;
		struct sv name = header_name(line);
		if (!name.len)
			return false;
		known += is_mail_header(name);
	}
	bool is_related = sv_find_nocase(sv_slice(text, 0, START), SV("multipart/related"), 0) != SV_NONE;
	if (known < (is_related && sv_starts_nocase(text, SV("mime-version:")) ? 2 : 3))
		return false;
	*out = (struct kind){ .family = MEDIA_MAIL, .type = is_related ? "multipart/related" : "message/rfc822" };
	return true;
}

/* By its first two and its last character: "[2020]12号" and "{见附件}" are none. */
static bool is_json(struct sv text)
{
	struct sv trimmed = sv_trim(sv_starts(text, SV("\xef\xbb\xbf")) ? sv_skip(text, 3) : text);
	struct sv inside = sv_trim(sv_slice(trimmed, 1, 1 + START));

	if (trimmed.len < 2 || inside.len == 0)
		return false;
	char first = trimmed.data[0];
	char last = trimmed.data[trimmed.len - 1];
	if (first == '{')
		return last == '}' && (inside.data[0] == '"' || inside.data[0] == '}');
	return first == '[' && last == ']' && strchr("[{\"]", inside.data[0]);
}

static size_t count_separators(struct sv line, char separator)
{
	bool quoted = false;
	size_t count = 0;

	for (size_t i = 0; i < line.len; i++) {
		if (line.data[i] == '"')
			quoted = !quoted;
		count += line.data[i] == separator && !quoted;
	}
	return count;
}

/* A table has as many separators on every line. The more there are, the fewer lines prove it. */
static bool is_separated(struct sv text, char separator)
{
	struct sv rest = sv_slice(text, 0, SAMPLE);
	bool cut = rest.len < text.len;
	struct sv line;
	size_t lines = 0;
	size_t expected = 0;

	while (lines < MOST_LINES && sv_split(&line, &rest, '\n')) {
		if (sv_trim(line).len == 0 || (cut && !rest.data))
			continue;
		size_t count = count_separators(line, separator);
		if (lines++ == 0)
			expected = count;
		if (count == 0 || count != expected)
			return false;
	}
	return lines >= 2 && (separator == '\t' || expected > 1 || lines > 3);
}

struct kind text_type_find(struct sv text, const struct media_type *named)
{
	char room[SAMPLE];
	struct sv narrow = narrow_start(room, sizeof room, text);
	struct kind kind = { .family = MEDIA_TEXT, .type = "text/plain" };

	if (attach_is_html(text))
		return (struct kind){ .family = MEDIA_PAGE, .type = "text/html" };
	if (named && (named->family == MEDIA_TEXT || named->family == MEDIA_SCRIPT || named->family == MEDIA_STYLE ||
		      named->family == MEDIA_PAGE || sv_starts(sv_from(named->type), SV("text/"))))
		return kind_named(named);
	if (find_xml(&kind, narrow))
		return kind;
	if (find_mail(&kind, narrow)) {
		/* Office saves its documents so, too, and opens them by their names. */
		if (named && (named->family == MEDIA_WORD || named->family == MEDIA_SHEET) &&
		    strcmp(kind.type, "multipart/related") == 0)
			kind.family = named->family;
		return kind;
	}
	if (is_json(narrow))
		kind.type = "application/json";
	else if (is_separated(narrow, '\t'))
		kind = (struct kind){ .family = MEDIA_SHEET, .type = "text/tab-separated-values" };
	else if (is_separated(narrow, ','))
		kind = (struct kind){ .family = MEDIA_SHEET, .type = "text/csv" };
	return kind;
}
