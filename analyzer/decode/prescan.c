#include "decode/prescan.h"

#include "lib/charset.h"

struct prescan {
	struct sv bytes;
	size_t at;
};

struct attribute {
	struct sv name; /* as written */
	struct sv value;
};

static bool ended(const struct prescan *scan)
{
	return scan->at >= scan->bytes.len;
}

static char here(const struct prescan *scan)
{
	return scan->bytes.data[scan->at];
}

static void skip_space(struct prescan *scan)
{
	while (!ended(scan) && sv_is_space(here(scan)))
		scan->at++;
}

static struct sv since(const struct prescan *scan, size_t begin)
{
	return sv_slice(scan->bytes, begin, scan->at);
}

/* Names of encodings by labels in markup: who could read the label has no UTF-16 before him. */
static const char *markup_encoding(struct sv label)
{
	const char *name = charset_from_label(label);

	if (name && strncmp(name, "UTF-16", 6) == 0)
		return charset_from_label(SV("utf-8"));
	return name;
}

static void attribute_value(struct prescan *scan, struct sv *value)
{
	char quote = here(scan);
	size_t begin = scan->at;

	if (quote == '"' || quote == '\'') {
		begin++;
		do
			scan->at++;
		while (!ended(scan) && here(scan) != quote);
		*value = since(scan, begin);
		if (!ended(scan))
			scan->at++;
		return;
	}
	while (!ended(scan) && !sv_is_space(here(scan)) && here(scan) != '>')
		scan->at++;
	*value = since(scan, begin);
}

/* The standard's "get an attribute". False at the end of the tag or of the bytes. */
static bool next_attribute(struct prescan *scan, struct attribute *attribute)
{
	while (!ended(scan) && (sv_is_space(here(scan)) || here(scan) == '/'))
		scan->at++;
	if (ended(scan) || here(scan) == '>')
		return false;
	*attribute = (struct attribute){ 0 };
	size_t begin = scan->at;
	while (!ended(scan) && !sv_is_space(here(scan)) && here(scan) != '/' && here(scan) != '>' &&
	       (here(scan) != '=' || scan->at == begin))
		scan->at++;
	attribute->name = since(scan, begin);
	skip_space(scan);
	if (ended(scan) || here(scan) != '=')
		return !ended(scan);
	scan->at++;
	skip_space(scan);
	if (!ended(scan))
		attribute_value(scan, &attribute->value);
	return !ended(scan);
}

/* The standard's "extracting a character encoding from a meta element". */
static const char *content_encoding(struct sv content)
{
	size_t at = 0;

	for (;;) {
		at = sv_find_nocase(content, SV("charset"), at);
		if (at == SV_NONE)
			return NULL;
		struct prescan scan = { content, at + 7 };
		skip_space(&scan);
		at = scan.at;
		if (ended(&scan) || here(&scan) != '=')
			continue;
		scan.at++;
		skip_space(&scan);
		if (ended(&scan))
			return NULL;
		char quote = here(&scan);
		if (quote == '"' || quote == '\'') {
			size_t end = sv_chr(content, quote, scan.at + 1);
			return end == SV_NONE ? NULL : markup_encoding(sv_slice(content, scan.at + 1, end));
		}
		size_t begin = scan.at;
		while (!ended(&scan) && !sv_is_space(here(&scan)) && here(&scan) != ';')
			scan.at++;
		return markup_encoding(since(&scan, begin));
	}
}

/* Attributes of one <meta>. The standard counts the first of each name. */
struct meta {
	bool pragma_seen;
	bool content_seen;
	bool charset_seen;
	bool pragma; /* http-equiv=content-type */
	bool by_content;
	const char *encoding;
};

static void meta_attribute(struct meta *meta, const struct attribute *attribute)
{
	if (sv_eq_nocase(attribute->name, SV("http-equiv")) && !meta->pragma_seen) {
		meta->pragma_seen = true;
		meta->pragma = sv_eq_nocase(attribute->value, SV("content-type"));
	} else if (sv_eq_nocase(attribute->name, SV("content")) && !meta->content_seen) {
		meta->content_seen = true;
		const char *encoding = content_encoding(attribute->value);
		if (encoding && !meta->charset_seen) {
			meta->encoding = encoding;
			meta->by_content = true;
		}
	} else if (sv_eq_nocase(attribute->name, SV("charset")) && !meta->charset_seen) {
		meta->charset_seen = true;
		meta->encoding = markup_encoding(attribute->value);
		meta->by_content = false;
	}
}

static const char *read_meta(struct prescan *scan)
{
	struct meta meta = { 0 };
	struct attribute attribute;

	while (next_attribute(scan, &attribute))
		meta_attribute(&meta, &attribute);
	if (ended(scan) || !meta.encoding || (meta.by_content && !meta.pragma))
		return NULL;
	if (strcmp(meta.encoding, "x-user-defined") == 0)
		return charset_from_label(SV("windows-1252"));
	return meta.encoding;
}

/* Moves behind the next `mark` at or after `from`, or to the end. */
static void skip_to(struct prescan *scan, size_t from, struct sv mark)
{
	size_t hit = sv_find(scan->bytes, mark, from);
	scan->at = hit == SV_NONE ? scan->bytes.len : hit + mark.len;
}

static void skip_tag(struct prescan *scan, bool skip_scripts)
{
	bool script = skip_scripts && sv_starts_nocase(sv_skip(scan->bytes, scan->at), SV("<script"));
	struct attribute attribute;

	while (!ended(scan) && !sv_is_space(here(scan)) && here(scan) != '>')
		scan->at++;
	while (next_attribute(scan, &attribute))
		;
	if (!script)
		return;
	size_t end = sv_find_nocase(scan->bytes, SV("</script"), scan->at);
	scan->at = end == SV_NONE ? scan->bytes.len : end;
}

static bool is_meta(struct sv rest)
{
	return sv_starts_nocase(rest, SV("<meta")) && rest.len > 5 &&
	       (sv_is_space(rest.data[5]) || rest.data[5] == '/');
}

/* A tag's name begins here, of a start tag or end tag. */
static bool is_tag(struct sv rest)
{
	size_t name = rest.len > 1 && rest.data[1] == '/' ? 2 : 1;
	return rest.len > name && sv_is_alpha(rest.data[name]);
}

const char *prescan_meta(struct sv bytes, bool skip_scripts)
{
	struct prescan scan = { bytes, 0 };

	if (sv_starts(bytes, SV("<\0?\0x\0")))
		return charset_from_label(SV("utf-16le"));
	if (sv_starts(bytes, SV("\0<\0?\0x")))
		return charset_from_label(SV("utf-16be"));
	for (;;) {
		scan.at = sv_chr(bytes, '<', scan.at);
		if (scan.at == SV_NONE)
			return NULL;
		struct sv rest = sv_skip(bytes, scan.at);
		if (sv_starts(rest, SV("<!--"))) {
			skip_to(&scan, scan.at + 2, SV("-->"));
		} else if (is_meta(rest)) {
			scan.at += 5;
			const char *encoding = read_meta(&scan);
			if (encoding)
				return encoding;
		} else if (is_tag(rest)) {
			skip_tag(&scan, skip_scripts);
		} else if (rest.len > 1 && strchr("!/?", rest.data[1]) && rest.data[1]) {
			skip_to(&scan, scan.at + 1, SV(">"));
		} else {
			scan.at++;
		}
	}
}

const char *prescan_xml(struct sv bytes)
{
	size_t end = sv_starts(bytes, SV("<?xml")) ? sv_chr(bytes, '>', 5) : SV_NONE;
	size_t at = end == SV_NONE ? SV_NONE : sv_find(sv_slice(bytes, 0, end), SV("encoding"), 5);

	if (at == SV_NONE)
		return NULL;
	struct prescan scan = { sv_slice(bytes, 0, end), at + 8 };
	skip_space(&scan);
	if (ended(&scan) || here(&scan) != '=')
		return NULL;
	scan.at++;
	skip_space(&scan);
	if (ended(&scan) || (here(&scan) != '"' && here(&scan) != '\''))
		return NULL;
	size_t close = sv_chr(scan.bytes, here(&scan), scan.at + 1);
	return close == SV_NONE ? NULL : markup_encoding(sv_slice(scan.bytes, scan.at + 1, close));
}
