#include "match/password_need.h"

#include "match/around.h"

/* Neither a colon nor 为: "账号admin，密码abc123", "密码处输入abc123". "默认密码abc123" says enough by itself. */
static bool is_bare(const struct claim *claim)
{
	static const char *const ends[] = { "码",   "令", "碼",   "\xC2\xA0", "\xE3\x80\x80", "输入",
					    "填写", "填", "录入", "→",        "）",           ")" };
	static const char *const kinds[] = { "默认", "初始", "统一", "出厂", "临时" };
	static const char *const quotes[] = { "“", "‘", "「", "『", "【", "《" };
	struct candidate const *candidate = claim->candidate;
	struct sv before = around_before(candidate, (struct span){ candidate->match.begin, candidate->match.begin }, 4);
	struct sv key = sv_trim(claim->key);
	bool is_bare_key = false;

	while (key.len && strchr("\"'", key.data[key.len - 1]))
		key.len--;
	for (size_t i = 0; i < sizeof quotes / sizeof *quotes; i++)
		if (sv_ends(key, sv_from(quotes[i])))
			key.len -= strlen(quotes[i]);
	for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
		is_bare_key |= sv_ends(key, sv_from(ends[i]));
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
		is_bare_key &= !sv_ends(before, sv_from(kinds[i]));
	return is_bare_key;
}

/* The length of the words at the start of `text` that lead from 密码 straight to its value, or 0. */
static size_t leading_word(struct sv text)
{
	static const char *const words[] = { "初始", "默认", "值",   "统一", "一律", "重置", "恢复",     "还原", "修改",
					     "更改", "变更", "设置", "设定", "全部", "分别", "已经",     "输入", "填写",
					     "录入", "后",   "将",   "被",   "会",   "已",   "现",       "仍",   "暂",
					     "也",   "还",   "就",   "均",   "都",   "改",   "换",       "设",   "为",
					     "是",   "成",   "了",   "处",   "框",   "栏",   "中",       "请",   "填",
					     "：",   "＝",   "﹕",   "∶",    "︰",   "】",   "“",        "‘",    "”",
					     "「",   "『",   "【",   "《",   "　",   " ",    "\xC2\xA0", "=",    ":",
					     "\"",   "'",    "]",    "`" };

	if (sv_starts(text, SV("（"))) {
		size_t end = sv_find(text, SV("）"), 0);
		return end == SV_NONE ? 0 : end + strlen("）");
	}
	if (sv_starts(text, SV("("))) {
		size_t end = sv_chr(text, ')', 0);
		return end == SV_NONE ? 0 : end + 1;
	}
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (sv_starts(text, sv_from(words[i])))
			return strlen(words[i]);
	return 0;
}

/* "密码还是去年那个 abc123": more than the usual words stand between. */
static bool is_loose(const struct claim *claim)
{
	struct sv key = claim->key;
	size_t word = sv_find(key, SV("码"), 0);

	if (word == SV_NONE)
		word = sv_find(key, SV("令"), 0);
	if (word == SV_NONE)
		return false;
	for (size_t at = word + strlen("码"); at < key.len;) {
		size_t length = leading_word(sv_skip(key, at));
		if (!length)
			return true;
		at += length;
	}
	return false;
}

/* Letters, and three digits or more, or marks: neither a product, a version nor a step of a manual. */
static bool is_surely_password(struct sv value)
{
	enum { LEAST = 6, LEAST_DIGITS = 3 };
	struct secret_shape shape;

	secret_shape(&shape, value);
	return value.len >= LEAST && shape.letters && (shape.digits >= LEAST_DIGITS || (shape.marks && shape.digits)) &&
	       sv_chr(value, '/', 0) == SV_NONE && (shape.marks || sv_chr(value, '-', 0) == SV_NONE) &&
	       (shape.marks || sv_chr(value, '.', 0) == SV_NONE);
}

/* The words between lead from the password to something else: "密码登录后用Chrome120打开". */
static bool has_detour(const struct claim *claim)
{
	return lexicon_in(candidate_words(claim->candidate, PASSWORD_DETOURS), claim->key);
}

static enum password_grade needed_loose(const struct claim *claim)
{
	bool is_prose = claim->ground == GROUND_TEXT || claim->ground == GROUND_DOCUMENT;

	return is_prose && !has_detour(claim) && is_surely_password(claim->value) ? GRADE_STRONG : GRADE_NEVER;
}

/* "软件密码168168，", "大门密码2580#": a number right behind the word, and nothing else in the clause. */
static bool is_told_number(const struct claim *claim)
{
	enum { LEAST = 6, MOST = 10 };
	static const char *const ends[] = { "，", "。", "；", "！", "）", "、请", " ", ",", ";", ")", "\n", "\t" };
	static const char *const keys[] = { "码", "令", "碼", "“", "「", "【" };
	struct sv rest = sv_skip(claim->candidate->stream->text, claim->at.end);
	size_t digits = 0;
	bool ends_here = rest.len == 0;
	bool adjoins = false;

	while (digits < claim->value.len && sv_is_digit(claim->value.data[digits]))
		digits++;
	for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
		ends_here |= sv_starts(rest, sv_from(ends[i]));
	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
		adjoins |= sv_ends(claim->key, sv_from(keys[i]));
	bool has_hash = digits + 1 == claim->value.len && strchr("#*", claim->value.data[digits]);
	return adjoins && ends_here && digits + has_hash == claim->value.len && claim->value.len >= LEAST &&
	       claim->value.len <= MOST;
}

static enum password_grade needed_bare(const struct claim *claim)
{
	if (claim->has_account)
		return GRADE_SHORT_NUMBER;
	if ((claim->ground == GROUND_TEXT || claim->ground == GROUND_DOCUMENT) && is_told_number(claim))
		return GRADE_NUMBER;
	return claim->ground != GROUND_ATTRIBUTE && is_surely_password(claim->value) ? GRADE_STRONG : GRADE_NEVER;
}

static enum password_grade needed_chinese(const struct claim *claim)
{
	if (sv_starts_nocase(claim->key, SV("prompt")))
		return is_surely_password(claim->value) ? GRADE_STRONG : GRADE_NEVER;
	if (is_loose(claim))
		return needed_loose(claim);
	switch (claim->ground) {
	case GROUND_SCRIPT: return GRADE_NUMBER;
	case GROUND_URL: return claim->has_account ? GRADE_NUMBER : GRADE_NEVER;
	case GROUND_ATTRIBUTE:
		if (!claim->has_account)
			return is_bare(claim) ? GRADE_NEVER : GRADE_STRONG;
		return GRADE_SHORT_NUMBER;
	default: break;
	}
	if (is_bare(claim))
		return needed_bare(claim);
	return claim->has_account ? GRADE_WEAK : GRADE_SHORT_NUMBER;
}

/* Nothing but spaces between the word and its value: "password Abc#123". */
static bool is_bare_english(const struct claim *claim)
{
	struct sv key = claim->key;
	bool is_spaced = false;

	while (key.len && strchr("\"'`", key.data[key.len - 1]))
		key.len--;
	if (sv_ends(key, SV("“")) || sv_ends(key, SV("‘")))
		key.len -= strlen("“");
	for (; key.len && strchr(" \t", key.data[key.len - 1]); key.len--)
		is_spaced = true;
	return is_spaced && (sv_eq_nocase(key, SV("password")) || sv_eq_nocase(key, SV("passcode")));
}

/* A line of a configuration that is nothing but a name that ends with the word, and the value; ENV in a Dockerfile. */
static bool is_own_line(const struct claim *claim)
{
	struct sv text = claim->candidate->stream->text;
	size_t begin = claim->candidate->match.begin;

	while (begin > 0 && (sv_is_alpha(text.data[begin - 1]) || text.data[begin - 1] == '_'))
		begin--;
	while (begin > 0 && strchr(" \t", text.data[begin - 1]))
		begin--;
	if (sv_ends(sv_slice(text, 0, begin), SV("\nENV")))
		begin -= strlen("ENV");
	return claim->ground == GROUND_DOCUMENT && (begin == 0 || text.data[begin - 1] == '\n') &&
	       (claim->at.end >= text.len || strchr("\r\n", text.data[claim->at.end]));
}

/* "sign in with account a and password b": the account stands right before it. */
static enum password_grade needed_bare_english(const struct claim *claim)
{
	enum { NEAR = 48, LEAST = 6 };
	const struct lexicon *accounts = candidate_words(claim->candidate, PASSWORD_ACCOUNTS);
	struct sv before = around_before(claim->candidate, claim->candidate->match, NEAR);
	bool is_told = lexicon_in(accounts, before) || sv_find_nocase(before, SV("log in as"), 0) != SV_NONE ||
		       sv_find_nocase(before, SV("login as"), 0) != SV_NONE ||
		       sv_find_nocase(before, SV("sign in as"), 0) != SV_NONE;

	if (claim->ground == GROUND_SCRIPT || claim->ground == GROUND_URL || claim->ground == GROUND_ATTRIBUTE)
		return GRADE_NEVER;
	if (around_is_manual(claim->candidate) && !around_page_is_chinese(claim->candidate))
		return GRADE_NEVER;
	if (is_own_line(claim) || sv_ends_nocase(sv_trim(before), SV("enable")))
		return is_surely_password(claim->value) ? GRADE_STRONG : GRADE_NEVER;
	return is_told && claim->value.len >= LEAST && !secret_is_name(claim->value) ? GRADE_STRONG : GRADE_NEVER;
}

/* In a script, between the marks of a comment, or behind "//" in its line. */
static bool is_in_comment(const struct claim *claim)
{
	enum { REACH = 300 };
	struct sv text = claim->candidate->stream->text;
	size_t begin = claim->candidate->match.begin;
	size_t at = begin;

	while (at > 0 && begin - at < REACH && text.data[at - 1] != '\n')
		at--;
	size_t slashes = sv_find(sv_slice(text, at, begin), SV("//"), 0);
	if (slashes != SV_NONE && (slashes == 0 || text.data[at + slashes - 1] != ':'))
		return true;
	for (at = begin; at > 1 && begin - at < REACH; at--)
		if (text.data[at - 1] == '/' || text.data[at - 1] == '*') {
			if (text.data[at - 2] == '*' && text.data[at - 1] == '/')
				return false;
			if (text.data[at - 2] == '/' && text.data[at - 1] == '*')
				return true;
		}
	return false;
}

/* "user upload abc" in a script for ftp */
static enum password_grade needed_of_ftp(const struct claim *claim)
{
	bool is_script = claim->ground == GROUND_DOCUMENT || claim->ground == GROUND_COMMENT;

	return is_script && is_surely_password(claim->value) ? GRADE_STRONG : GRADE_NEVER;
}

/* The source of PHP, ASP or JSP, served as it is. */
static bool is_program(const struct claim *claim)
{
	struct sv document = claim->candidate->page->document;

	return sv_starts(document, SV("<?php")) || sv_starts(document, SV("<%"));
}

static enum password_grade needed_english(const struct claim *claim)
{
	if (is_bare_english(claim))
		return needed_bare_english(claim);
	if (sv_starts(claim->key, SV("\nuser")))
		return needed_of_ftp(claim);
	if (sv_starts_nocase(claim->key, SV("PIN")))
		return GRADE_NUMBER;
	if (claim->ground == GROUND_DOCUMENT && around_is_manual(claim->candidate))
		return GRADE_NEVER;
	switch (claim->ground) {
	case GROUND_SCRIPT:
		if (!claim->quote && is_in_comment(claim))
			return claim->has_account && is_surely_password(claim->value) ? GRADE_STRONG : GRADE_NEVER;
		if (!claim->quote)
			return GRADE_NEVER;
		return claim->has_account ? GRADE_WEAK : GRADE_NUMBER;
	case GROUND_COMMENT: return claim->has_account ? GRADE_SHORT_NUMBER : GRADE_STRONG;
	case GROUND_DOCUMENT: return claim->has_account ? GRADE_NUMBER : GRADE_STRONG;
	case GROUND_URL:
	case GROUND_ATTRIBUTE: return claim->has_account ? GRADE_NUMBER : GRADE_NEVER;
	default: break;
	}
	if (is_program(claim))
		return claim->has_account ? GRADE_NUMBER : GRADE_STRONG;
	/* Manuals are full of examples; where Chinese surrounds it, it is about this site. */
	if (around_is_manual(claim->candidate))
		return around_page_is_chinese(claim->candidate) ? GRADE_STRONG : GRADE_NEVER;
	return claim->has_account ? GRADE_NUMBER : GRADE_STRONG;
}

/* Of a call; not of a command, nor in a row of SQL. */
static bool is_argument(const struct claim *claim)
{
	struct sv text = claim->candidate->stream->text;
	struct sv head = sv_slice(text, claim->candidate->match.begin, claim->candidate->match.end);

	return claim->syntax == SYNTAX_PLACE && sv_ends(head, SV("(")) && !sv_starts_nocase(head, SV("insert"));
}

/* Lines of manuals look the same; where the page is Chinese, they are somebody's own. */
static enum password_grade needed_of_place(const struct claim *claim)
{
	bool is_call = claim->ground == GROUND_SCRIPT || claim->syntax == SYNTAX_ENCODED;

	if (around_is_manual(claim->candidate))
		return around_page_is_chinese(claim->candidate) ? GRADE_STRONG : GRADE_NEVER;
	if (is_argument(claim) && secret_is_name(claim->value)) /* login("click", "button1") */
		return GRADE_NEVER;
	return is_call ? GRADE_NUMBER : GRADE_STRONG;
}

enum password_grade password_need(const struct claim *claim)
{
	if (claim->syntax != SYNTAX_KEY)
		return needed_of_place(claim);
	if (claim->ground == GROUND_LABELLED && around_is_manual(claim->candidate))
		return claim->has_account || around_page_is_chinese(claim->candidate) ? GRADE_STRONG : GRADE_NEVER;
	if (claim->ground == GROUND_LABELLED)
		return claim->has_account || claim->candidate->label_where == WHERE_ATTRIBUTE ? GRADE_WEAK
											      : GRADE_SHORT_NUMBER;
	return claim->is_chinese ? needed_chinese(claim) : needed_english(claim);
}
