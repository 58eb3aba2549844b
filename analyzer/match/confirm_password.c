/*
 * A password is told from talk about passwords by what the value looks like, and how much of that is asked for depends
 * on where it stands: a cell headed 密码 needs little, a key of a script more, English prose most.
 */
#include "match/around.h"
#include "match/grid.h"
#include "match/label.h"
#include "match/password_claim.h"
#include "match/password_value.h"

enum { ACCOUNTS, ADVICE, PLACEHOLDERS, PUBLIC, WEAK, INCIDENTS };

#define MOST_KEY   200 /* bytes between a key and its value, attributes of a tag included */
#define PAIR_REACH 80  /* characters between an account and its password, at most */

static bool near_account(const struct claim *claim)
{
	const struct lexicon *accounts = candidate_words(claim->candidate, ACCOUNTS);
	struct sv window = around_wide(claim->candidate, PAIR_REACH);

	return lexicon_in(accounts, window) || lexicon_in(accounts, grid_row(claim->candidate)) ||
	       lexicon_in(accounts, grid_header_row(claim->candidate));
}

/* "如密码为abc123": what stands right before the key makes it a supposition. */
static bool is_supposed(const struct claim *claim)
{
	static const char *const words[] = { "如", "若", "假设", "假定", "设", "例如", "比如", "倘若", "当" };
	struct span at = { claim->candidate->match.begin, claim->candidate->match.begin };
	struct sv before = sv_trim(around_before(claim->candidate, at, 3));

	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (sv_ends(before, sv_from(words[i])))
			return claim->is_chinese;
	return false;
}

/* News of a break-in tell which password was to blame. */
static bool is_incident(const struct claim *claim)
{
	enum { REACH = 40 };
	static const char *const ends[] = { "。", "！", "\n" };
	const struct lexicon *words = candidate_words(claim->candidate, INCIDENTS);
	struct sv after = around_after(claim->candidate, claim->at, REACH);

	for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
		after = sv_slice(after, 0, sv_find(after, sv_from(ends[i]), 0));
	return claim->is_chinese &&
	       (lexicon_in(words, after) ||
		lexicon_in(words, label_sentence(around_before(claim->candidate, claim->at, REACH))));
}

/* "如忘记密码，可重置为123456" */
static bool is_reset(const struct claim *claim)
{
	return sv_find(claim->key, SV("重置"), 0) != SV_NONE || sv_find(claim->key, SV("恢复"), 0) != SV_NONE ||
	       sv_find(claim->key, SV("还原"), 0) != SV_NONE;
}

/* "用户名为拼音（如：xinxian），密码：…": what a bracket before the key says is not of the password. */
static struct sv behind_brackets(const struct claim *claim, struct sv before)
{
	size_t key = claim->at.begin - claim->candidate->match.begin;
	struct sv lead = sv_slice(before, 0, before.len > key ? before.len - key : 0);
	size_t last = 0;

	for (size_t at = sv_find(lead, SV("）"), 0); at != SV_NONE; at = sv_find(lead, SV("）"), last))
		last = at + strlen("）");
	return sv_skip(before, last);
}

/* Passwords that are published on purpose ("会议密码"), and talk about bad ones ("请勿使用123456等弱口令"). */
static enum reason test_talk(const struct claim *claim)
{
	enum { BEFORE = 36, BEHIND = 10, PUBLIC_REACH = 40 };
	const struct candidate *candidate = claim->candidate;
	const struct lexicon *advice = candidate_words(candidate, ADVICE);
	struct sv before = behind_brackets(claim, label_sentence(around_before(candidate, claim->at, BEFORE)));
	struct sv after = around_after(candidate, claim->at, BEHIND);
	struct sv wide = around_wide(candidate, PUBLIC_REACH);

	wide.len = candidate->value.begin - (size_t)(wide.data - candidate->stream->text.data); /* before it */
	if (lexicon_in(candidate_words(candidate, PUBLIC), wide))
		return REASON_PUBLIC;
	if ((lexicon_in(advice, before) && !is_reset(claim)) || lexicon_in(advice, claim->key) ||
	    lexicon_in(advice, after) || sv_starts(after, SV("的")) || is_supposed(claim)) /* "设置成888888的用户" */
		return REASON_ADVICE;
	return is_incident(claim) ? REASON_TALK : REASON_NONE;
}

/* "重置密码：88990011", "密码查询：…": a number to call. */
static bool is_phone(const struct claim *claim)
{
	enum { BEFORE = 6 };
	static const char *const verbs[] = { "重置", "找回", "忘记", "咨询", "挂失", "查询", "修改", "更改", "解锁" };
	struct span at = { claim->candidate->match.begin, claim->candidate->value.begin };
	struct sv before = around_before(claim->candidate, at, BEFORE);
	struct secret_shape shape;

	secret_shape(&shape, claim->value);
	if (shape.digits != claim->value.len || claim->value.len < 7)
		return false;
	for (size_t i = 0; i < sizeof verbs / sizeof *verbs; i++)
		if (sv_ends(before, sv_from(verbs[i])))
			return true;
	return false;
}

/* "财富密码：2023新机遇": a year, and words behind it. */
static bool is_year(const struct claim *claim)
{
	struct sv value = claim->value;
	uint32_t next = around_code_after(claim->candidate, claim->at.end);

	return value.len == 4 && (sv_starts(value, SV("19")) || sv_starts(value, SV("20"))) && next >= 0x4E00 &&
	       next <= 0x9FFF;
}

/* Names and codes in scripts: "el-icon-lock2", "password__3kd9f", "ERR_PWD_01", "E10021". */
static bool is_identifier(const struct claim *claim)
{
	struct sv value = claim->value;
	struct secret_shape shape;
	size_t upper = 0;

	if (claim->ground != GROUND_SCRIPT || claim->is_chinese || claim->syntax != SYNTAX_KEY)
		return false;
	secret_shape(&shape, value);
	for (size_t i = 0; i < value.len; i++)
		upper += value.data[i] >= 'A' && value.data[i] <= 'Z';
	if (sv_find(value, SV("__"), 0) != SV_NONE || (upper == shape.letters && sv_chr(value, '_', 0) != SV_NONE))
		return true;
	if (upper == 1 && value.data[0] == 'E' && shape.digits + 1 == value.len)
		return true;
	return !upper && shape.digits <= 2 && !shape.marks && sv_chr(value, '-', 0) != SV_NONE;
}

/* "yizhong / yizhong": the password is the account. */
static bool repeats_account(const struct claim *claim)
{
	enum { REACH = 40 };
	struct sv row = grid_row(claim->candidate);
	struct sv before = row.len ? row : around_wide_before(claim->candidate, claim->at.begin, REACH);
	size_t own = (size_t)(claim->candidate->stream->text.data + claim->at.begin - before.data);
	size_t at = sv_find(before, claim->value, 0);

	if (at == SV_NONE || at == own || !claim->has_account)
		return false;
	size_t end = at + claim->value.len;
	return (at == 0 || !sv_is_alpha(before.data[at - 1])) &&
	       (end >= before.len || (!sv_is_alpha(before.data[end]) && !sv_is_digit(before.data[end])));
}

static enum password_grade grade_of(const struct claim *claim)
{
	enum password_grade grade = password_value_grade(claim->value, candidate_words(claim->candidate, WEAK));

	return grade < GRADE_SHORT_NUMBER && repeats_account(claim) ? GRADE_SHORT_NUMBER : grade;
}

/* Neither a colon nor 为: "账号admin，密码abc123", "密码处输入abc123". "默认密码abc123" says enough by itself. */
static bool is_bare(const struct claim *claim)
{
	static const char *const ends[] = {
		"码", "令", "碼", "\xC2\xA0", "\xE3\x80\x80", "输入", "填写", "填", "录入"
	};
	static const char *const kinds[] = { "默认", "初始", "统一", "出厂" };
	struct candidate const *candidate = claim->candidate;
	struct sv before = around_before(candidate, (struct span){ candidate->match.begin, candidate->match.begin }, 4);
	struct sv key = sv_trim(claim->key);
	bool is_bare_key = false;

	while (key.len && strchr("\"'", key.data[key.len - 1]))
		key.len--;
	if (sv_ends(key, SV("“")) || sv_ends(key, SV("‘")))
		key.len -= strlen("“");
	for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
		is_bare_key |= sv_ends(key, sv_from(ends[i]));
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
		is_bare_key &= !sv_ends(before, sv_from(kinds[i]));
	return is_bare_key;
}

static enum password_grade needed_chinese(const struct claim *claim)
{
	switch (claim->ground) {
	case GROUND_SCRIPT: return GRADE_NUMBER;
	case GROUND_URL: return claim->has_account ? GRADE_NUMBER : GRADE_NEVER;
	case GROUND_ATTRIBUTE: return claim->has_account ? GRADE_SHORT_NUMBER : GRADE_NEVER;
	default: break;
	}
	if (is_bare(claim))
		return claim->has_account ? GRADE_SHORT_NUMBER : GRADE_NEVER;
	return claim->has_account ? GRADE_WEAK : GRADE_SHORT_NUMBER;
}

static enum password_grade needed_english(const struct claim *claim)
{
	switch (claim->ground) {
	case GROUND_SCRIPT:
		if (!claim->quote)
			return GRADE_NEVER;
		return claim->has_account ? GRADE_WEAK : GRADE_NUMBER;
	case GROUND_COMMENT: return claim->has_account ? GRADE_SHORT_NUMBER : GRADE_STRONG;
	case GROUND_DOCUMENT: return claim->has_account ? GRADE_NUMBER : GRADE_STRONG;
	case GROUND_URL:
	case GROUND_ATTRIBUTE: return claim->has_account ? GRADE_NUMBER : GRADE_NEVER;
	default: break;
	}
	/* Manuals are full of examples; where Chinese surrounds it, it is about this site. */
	if (around_is_manual(claim->candidate))
		return around_page_is_chinese(claim->candidate) ? GRADE_STRONG : GRADE_NEVER;
	return claim->has_account ? GRADE_NUMBER : GRADE_STRONG;
}

/* Lines of manuals look the same; where the page is Chinese, they are somebody's own. */
static enum password_grade needed_of_place(const struct claim *claim)
{
	bool is_call = claim->ground == GROUND_SCRIPT || claim->syntax == SYNTAX_ENCODED;

	if (around_is_manual(claim->candidate))
		return around_page_is_chinese(claim->candidate) ? GRADE_STRONG : GRADE_NEVER;
	return is_call ? GRADE_NUMBER : GRADE_STRONG;
}

static enum password_grade needed(const struct claim *claim)
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

/* In a script the value is one whole string, not the start of a message or of an expression. */
static bool is_cut_string(const struct claim *claim)
{
	struct sv text = claim->candidate->stream->text;

	return claim->ground == GROUND_SCRIPT && claim->quote &&
	       (claim->at.end >= text.len || text.data[claim->at.end] != claim->quote);
}

/* "pass" is an English word: as a key it stands alone, or at the end of a name such as "dbPass". */
static bool is_part_of_word(const struct claim *claim)
{
	struct sv text = claim->candidate->stream->text;
	size_t begin = claim->candidate->match.begin;

	if (!sv_starts_nocase(claim->key, SV("pass")) || sv_starts_nocase(claim->key, SV("password")) ||
	    sv_starts_nocase(claim->key, SV("passwd")) || begin == 0)
		return false;
	return sv_is_alpha(text.data[begin - 1]) && claim->key.data[0] != 'P';
}

/* "root/Ab12cd", "sa/x@2020", but not "admin/index2": more than letters and digits, and no path. */
static bool is_path(const struct claim *claim)
{
	struct sv value = claim->value;
	struct secret_shape shape;
	size_t upper = 0;

	if (claim->syntax != SYNTAX_PAIR)
		return false;
	secret_shape(&shape, value);
	for (size_t i = 0; i < value.len; i++) {
		upper += value.data[i] >= 'A' && value.data[i] <= 'Z';
		if (strchr("/.?=&", value.data[i]))
			return true;
	}
	return !shape.marks && !(upper && upper < shape.letters && shape.digits);
}

static enum reason test_claim(const struct claim *claim)
{
	if (claim->ground != GROUND_LABELLED && is_part_of_word(claim))
		return REASON_WORD;
	if (claim->key.len > MOST_KEY)
		return REASON_FAR;
	if (claim->syntax == SYNTAX_KEY &&
	    (password_value_has_unit(claim->candidate, claim->at) || is_phone(claim) || is_year(claim)))
		return REASON_FIGURES;
	if (is_identifier(claim) || is_path(claim))
		return REASON_NAME;
	return password_value_test(claim->value, candidate_words(claim->candidate, PLACEHOLDERS));
}

static void give_reasons(struct verdict *verdict, const struct claim *claim)
{
	static const enum reason looks[] = { [GRADE_WORD] = REASON_NONE,
					     [GRADE_WEAK] = REASON_USUAL_PASSWORD,
					     [GRADE_SHORT_NUMBER] = REASON_DIGITS_ONLY,
					     [GRADE_NUMBER] = REASON_DIGITS_ONLY,
					     [GRADE_STRONG] = REASON_STRONG };
	enum reason look = looks[grade_of(claim)];

	verdict_reason(verdict, REASON_LABEL, label_name(claim->key));
	if (look)
		verdict_reason(verdict, look, SV(""));
	if (claim->has_account)
		verdict_reason(verdict, REASON_ACCOUNT_BESIDE, SV(""));
}

enum reason confirm_password(struct verdict *verdict, const struct candidate *candidate)
{
	struct claim claim;

	if (!password_claim_read(&claim, candidate, candidate_words(candidate, ACCOUNTS)))
		return REASON_NO_PASSWORD;
	verdict->value = claim.at;
	enum reason reason = test_claim(&claim);
	if (!reason)
		reason = test_talk(&claim);
	if (!reason && is_cut_string(&claim))
		reason = REASON_EXPRESSION;
	if (reason)
		return reason;
	claim.has_account |= near_account(&claim);
	if (grade_of(&claim) < needed(&claim))
		return REASON_WEAK_EVIDENCE;
	give_reasons(verdict, &claim);
	if (claim.syntax == SYNTAX_ENCODED)
		verdict->secret = claim.value;
	if (!claim.has_account) {
		verdict->certainty = CERTAINTY_LIKELY;
		verdict->confidence -= 0.1;
	}
	return REASON_NONE;
}
