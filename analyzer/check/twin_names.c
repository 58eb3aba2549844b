#include "check/twin_names.h"

#include "base/limits.h"
#include "base/utf8.h"
#include "check/check.h"
#include "check/marks.h"
#include "url/url.h"

static bool is_document(struct sv path)
{
	const struct media_type *type = media_by_extension(media_extension(path));

	return type && media_is_attachment(type->family);
}

struct sv check_twin_key(struct arena *arena, struct sv name)
{
	if (sv_find(name, SV("://"), 0) != SV_NONE) {
		size_t end = sv_chr(name, '#', 0);
		name = end == SV_NONE ? name : sv_slice(name, 0, end);
		end = sv_chr(name, '?', 0);
		name = end == SV_NONE ? name : sv_slice(name, 0, end);
	}
	struct sv decoded = url_percent_decode(arena, name);
	struct sv extension = media_extension(decoded);
	if (extension.len)
		decoded = sv_slice(decoded, 0, decoded.len - extension.len - 1);
	/* "notice.doc.pdf" is what printing "notice.doc" gives. */
	while (is_document(decoded))
		decoded = sv_slice(decoded, 0, decoded.len - media_extension(decoded).len - 1);
	char *lower = arena_alloc(arena, decoded.len + 1);
	for (size_t i = 0; i < decoded.len; i++)
		lower[i] = sv_lower(decoded.data[i]);
	return (struct sv){ lower, decoded.len };
}

struct sv twin_names_stem(struct sv key)
{
	size_t slash = sv_rchr(key, '/');

	return slash == SV_NONE ? key : sv_skip(key, slash + 1);
}

bool twin_names_is_telling(struct sv stem)
{
	size_t digits = 0;

	for (size_t i = 0; i < stem.len; i++)
		digits += sv_is_digit(stem.data[i]);
	return stem.len >= 6 || (stem.len >= 4 && digits < stem.len);
}

struct sv twin_names_file(struct arena *arena, const struct link *link)
{
	struct sv url = link->url;
	size_t question = sv_chr(url, '?', 0);
	struct sv path = question == SV_NONE ? url : sv_slice(url, 0, question);
	struct sv rest = question == SV_NONE ? (struct sv){ NULL, 0 } : sv_skip(url, question + 1);
	struct sv name;
	struct sv value;

	if (sv_eq_nocase(media_extension(path), link->extension))
		return url;
	size_t hash = sv_chr(rest, '#', 0);
	if (hash != SV_NONE)
		rest = sv_slice(rest, 0, hash);
	while (rest.data && url_next_parameter(&name, &value, &rest, arena))
		if (sv_eq_nocase(media_extension(value), link->extension))
			return value;
	return url;
}

/* Full-width letters and digits as ASCII, all in lower case. */
static uint32_t fold(uint32_t c)
{
	if (c >= 0xff01 && c <= 0xff5e)
		c -= 0xfee0;
	return c >= 'A' && c <= 'Z' ? c + 32 : c;
}

/* Letters, digits and characters that words are made of; punctuation of all kinds is not. */
static bool is_word_character(uint32_t c)
{
	if (c < 0x80)
		return sv_is_alpha((char)c) || sv_is_digit((char)c);
	return c >= 0xc0 && c != 0xd7 && c != 0xf7 && !(c >= 0x2000 && c <= 0x2bff) && !(c >= 0x3000 && c <= 0x3020) &&
	       !(c >= 0xfe10 && c <= 0xfe6f) && c < 0xff00;
}

static struct sv fold_text(struct arena *arena, struct sv text)
{
	char *out = arena_alloc(arena, text.len + UTF8_MAX_BYTES);
	size_t len = 0;

	for (size_t at = 0; at < text.len;) {
		uint32_t c;
		at += utf8_read(&c, sv_skip(text, at));
		c = fold(c);
		if (is_word_character(c))
			len += utf8_write(out + len, c);
		else if (c == '.' || (len && out[len - 1] != ' '))
			out[len++] = c == '.' ? '.' : ' ';
	}
	return (struct sv){ out, len };
}

static bool is_ascii_word(char c)
{
	return sv_is_alpha(c) || sv_is_digit(c);
}

/* Length of a word at `at` that says nothing about the document; 0 if there is none. ASCII words must stand alone. */
static size_t empty_word(struct sv text, size_t at)
{
	static const char *const formats[] = { "docx", "doc",  "wps", "pdf", "ofd", "word", "excel", "xlsx",
					       "xls",  "pptx", "ppt", "rar", "zip", "rtf",  "et" };
	static const char *const words[] = { "附件下载", "点击",   "点此",   "下载",   "查看",
					     "预览",     "在线",   "版本",   "格式",   "文档",
					     "可编辑",   "电子版", "正式版", "扫描件", "盖章版" };
	struct sv rest = sv_skip(text, at);

	for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
		if (sv_starts(rest, sv_from(words[i])))
			return strlen(words[i]);
	if (at > 0 && sv_is_alpha(text.data[at - 1]))
		return 0;
	for (size_t i = 0; i < sizeof formats / sizeof formats[0]; i++) {
		size_t len = strlen(formats[i]);
		if (!sv_starts(rest, sv_from(formats[i])) || (len < rest.len && is_ascii_word(rest.data[len])))
			continue;
		return sv_starts(sv_skip(rest, len), SV("版")) ? len + strlen("版") : len;
	}
	return 0;
}

/* Length of a file size such as "25.5kb"; 0 if there is none. */
static size_t size_word(struct sv text, size_t at)
{
	static const char *const units[] = { "kb", "mb", "k", "m", "字节" };
	size_t end = at;

	if (!sv_is_digit(text.data[at]) || (at > 0 && (is_ascii_word(text.data[at - 1]) || text.data[at - 1] == '.')))
		return 0;
	while (end < text.len && (sv_is_digit(text.data[end]) || text.data[end] == '.'))
		end++;
	while (end < text.len && text.data[end] == ' ')
		end++;
	for (size_t i = 0; i < sizeof units / sizeof units[0]; i++) {
		size_t len = strlen(units[i]);
		if (sv_starts(sv_skip(text, end), sv_from(units[i])) &&
		    (end + len == text.len || !is_ascii_word(text.data[end + len])))
			return end + len - at;
	}
	return 0;
}

/* What is left of "附件2：名单" is "名单": the same document may be listed twice, as 附件1 and 附件2. */
static struct sv skip_number(struct sv text)
{
	struct sv rest = text;

	if (sv_starts(rest, SV("附件")))
		rest = sv_skip(rest, strlen("附件"));
	else if (sv_starts(rest, SV("附")))
		rest = sv_skip(rest, strlen("附"));
	else
		return text;
	while (rest.len && (sv_is_digit(rest.data[0]) || rest.data[0] == ' ' || rest.data[0] == '.' ||
			    sv_starts(rest, SV("一")) || sv_starts(rest, SV("二")) || sv_starts(rest, SV("三")) ||
			    sv_starts(rest, SV("四")) || sv_starts(rest, SV("五"))))
		rest = sv_skip(rest, (unsigned char)rest.data[0] < 0x80 ? 1 : 3);
	return rest.len >= 6 ? rest : text;
}

static bool is_general(struct sv text)
{
	static const char *const words[] = { "附件", "附",   "详情", "全文", "原文", "此处",     "这里",
					     "正文", "文件", "更多", "file", "here", "download", "attachment" };

	for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
		if (sv_eq(text, sv_from(words[i])))
			return true;
	return text.len == 0;
}

struct sv twin_names_plain(struct arena *arena, struct sv text)
{
	struct sv folded = fold_text(arena, sv_slice(text, 0, LIMIT_LINK_TEXT_BYTES));
	struct sv rest = skip_number(sv_trim(folded));
	char *out = arena_alloc(arena, rest.len + 1);
	size_t len = 0;

	for (size_t at = 0; at < rest.len;) {
		size_t skipped = empty_word(rest, at);
		if (!skipped)
			skipped = size_word(rest, at);
		if (!skipped && rest.data[at] != ' ' && rest.data[at] != '.')
			out[len++] = rest.data[at];
		at += skipped ? skipped : 1;
	}
	struct sv plain = { out, len };
	return is_general(plain) ? (struct sv){ NULL, 0 } : plain;
}
