#include "check/label_values.h"

#include "base/utf8.h"
#include "check/marks.h"

static bool is_one_of(struct sv value, const char *const *words, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (sv_eq_nocase(value, sv_from(words[i])))
			return true;
	return false;
}

/* Only fill-in characters, at least one of them: "XXXX-XX-XX", "***", "????". */
static bool is_fill_in(struct sv value)
{
	size_t filled = 0;

	for (size_t at = 0; at < value.len;) {
		uint32_t c;
		at += utf8_read(&c, sv_skip(value, at));
		if (c == 'x' || c == 'X' || c == 0xd7 || c == '*' || c == '?' || c == 0xff1f || c == 0x25cb ||
		    c == 0x25a1 || c == 0xff38 || c == 0xff58)
			filled++;
		else if (c >= 0x80 || !strchr("-_.: /", (int)c))
			return false;
	}
	return filled > 1;
}

/* "XX市人民政府", "某某县人民政府", "××局": a name that nobody has. */
static bool is_nobodys_name(struct sv value)
{
	static const char *const starts[] = { "XX", "xx", "××", "某某", "○○", "□□", "ＸＸ" };

	for (size_t i = 0; i < sizeof starts / sizeof starts[0]; i++) {
		struct sv rest = sv_skip(value, strlen(starts[i]));
		if (!sv_starts(value, sv_from(starts[i])))
			continue;
		while (sv_starts_nocase(rest, SV("x")))
			rest = sv_skip(rest, 1);
		if (rest.len && (unsigned char)rest.data[0] >= 0x80)
			return true;
	}
	return false;
}

/* A domain with a part that is only x: "www.xxx.gov.cn". */
static bool is_nobodys_domain(struct sv value)
{
	struct sv rest = value;
	struct sv part;

	while (sv_split(&part, &rest, '.')) {
		size_t xs = 0;
		for (size_t i = 0; i < part.len; i++)
			xs += sv_lower(part.data[i]) == 'x' || part.data[i] == '*';
		if (part.len > 1 && xs == part.len)
			return true;
	}
	return false;
}

static bool is_nobodys_code(struct sv value)
{
	size_t same = 0;

	for (size_t i = 0; i < value.len; i++)
		same += value.data[i] == value.data[0];
	return (value.len > 4 && same == value.len) || sv_eq(value, SV("1234567890")) || sv_eq(value, SV("0123456789"));
}

bool label_values_is_placeholder(enum label_name name, struct sv value)
{
	static const char *const words[] = {
		"todo",
		"tbd",
		"test",
		"testing",
		"n/a",
		"string",
		"default",
		"测试",
		"测试标题",
		"测试数据",
		"标题",
		"[标题]",
		"【标题】",
		"文章标题",
		"信息标题",
		"网站名称",
		"站点名称",
		"栏目名称",
		"栏目描述",
		"栏目关键词",
		"栏目类别",
		"信息来源",
		"文章来源",
		"内容来源",
		"发布时间",
		"发布日期",
		"网站域名",
		"网站标识码",
		"yyyy-mm-dd hh:mm",
		"yyyy-mm-dd",
		"yyyy-mm-dd hh:mm:ss",
	};

	if (marks_template(value) || marks_no_value(value) || is_fill_in(value) ||
	    is_one_of(value, words, sizeof words / sizeof words[0]) || sv_eq_nocase(value, label_set_word(name)))
		return true;
	switch (name) {
	case SITE_NAME:
	case CONTENT_SOURCE: return is_nobodys_name(value);
	case SITE_DOMAIN: return is_nobodys_domain(value);
	case SITE_ID_CODE: return is_nobodys_code(value);
	default: return false;
	}
}

/* One host name: parts of letters, digits and hyphens, at least two, the last no number. */
static bool is_domain(struct sv value)
{
	struct sv rest = value;
	struct sv part;
	size_t parts = 0;

	while (sv_split(&part, &rest, '.')) {
		if (!part.len || part.data[0] == '-' || part.data[part.len - 1] == '-')
			return false;
		for (size_t i = 0; i < part.len; i++)
			if (!sv_is_alpha(part.data[i]) && !sv_is_digit(part.data[i]) && part.data[i] != '-' &&
			    !((unsigned char)part.data[i] & 0x80))
				return false;
		parts++;
		if (!rest.data && sv_is_digit(part.data[0]))
			return false;
	}
	/* Chinese letters stand in Chinese domains only, so that full-width commas do not pass. */
	bool is_ascii = true;
	for (size_t i = 0; i < value.len; i++)
		is_ascii = is_ascii && !((unsigned char)value.data[i] & 0x80);
	return parts >= 2 && (is_ascii || sv_ends(value, SV(".政务")));
}

static bool is_digits(struct sv value, size_t count)
{
	for (size_t i = 0; i < value.len; i++)
		if (!sv_is_digit(value.data[i]))
			return false;
	return value.len == count;
}

static bool is_site_code(struct sv value)
{
	return is_digits(value, 10) || (sv_starts_nocase(value, SV("bm")) && is_digits(sv_skip(value, 2), 8));
}

static int number_at(struct sv value, size_t at, size_t digits)
{
	return (int)sv_number(sv_slice(value, at, at + digits), 9999);
}

static int days_of(int year, int month)
{
	static const int days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
	bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;

	return days[month - 1] + (month == 2 && leap);
}

/* YYYY-MM-DD HH:MM, a moment that there was or will be. */
static bool is_moment(struct sv value)
{
	static const char form[] = "0000-00-00 00:00";

	if (value.len != sizeof form - 1)
		return false;
	for (size_t i = 0; i < value.len; i++)
		if (form[i] == '0' ? !sv_is_digit(value.data[i]) : value.data[i] != form[i])
			return false;
	int year = number_at(value, 0, 4);
	int month = number_at(value, 5, 2);
	int day = number_at(value, 8, 2);
	if (year < 1900 || year > 2999 || month < 1 || month > 12 || day < 1 || day > days_of(year, month))
		return false;
	return number_at(value, 11, 2) < 24 && number_at(value, 14, 2) < 60;
}

/* A tag, or a character reference that was escaped once too often. */
static bool has_markup(struct sv value)
{
	for (size_t at = sv_chr(value, '<', 0); at != SV_NONE; at = sv_chr(value, '<', at + 1)) {
		size_t name = at + 1 < value.len && value.data[at + 1] == '/' ? at + 2 : at + 1;
		if (name < value.len && sv_is_alpha(value.data[name]) && sv_chr(value, '>', name) != SV_NONE)
			return true;
	}
	static const char *const references[] = { "&nbsp;",  "&lt;",    "&gt;",    "&amp;",    "&quot;",
						  "&ldquo;", "&rdquo;", "&mdash;", "&middot;", "&#" };
	for (size_t i = 0; i < sizeof references / sizeof references[0]; i++)
		if (sv_find_nocase(value, sv_from(references[i]), 0) != SV_NONE)
			return true;
	return false;
}

/* Two values, not separated as the rules have it. */
static bool has_wide_comma(struct sv value)
{
	return sv_find(value, SV("，"), 0) != SV_NONE || sv_find(value, SV("；"), 0) != SV_NONE;
}

const char *label_values_expected(enum label_name name, struct sv value)
{
	switch (name) {
	case SITE_DOMAIN: return is_domain(value) ? NULL : "www.□□□.gov.cn";
	case SITE_ID_CODE: return is_site_code(value) ? NULL : "[0-9]{10} / bm[0-9]{8}";
	case PUB_DATE: return is_moment(value) ? NULL : "YYYY-MM-DD HH:MM";
	case COLUMN_TYPE:
	case COLUMN_KEYWORDS:
	case CONTENT_SOURCE:
		if (has_wide_comma(value))
			return "A,B";
		break;
	default: break;
	}
	return label_set_group(name) != LABEL_OPTIONAL && has_markup(value) ? "纯文本 (plain text)" : NULL;
}
