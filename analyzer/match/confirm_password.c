/*
 * A password is told from talk about passwords by what the value looks like, and how much of that is asked for depends
 * on where it stands: a cell headed 密码 needs little, a key of a script more, English prose most.
 */
#include "match/around.h"
#include "match/grid.h"
#include "match/label.h"
#include "match/password_need.h"
#include "match/password_talk.h"

#define MOST_KEY   200 /* bytes between a key and its value, attributes of a tag included */
#define PAIR_REACH 80  /* characters between an account and its password, at most */

static bool near_account(const struct claim *claim)
{
	const struct lexicon *accounts = candidate_words(claim->candidate, PASSWORD_ACCOUNTS);
	struct sv window = around_wide(claim->candidate, PAIR_REACH);

	return lexicon_in(accounts, window) || lexicon_in(accounts, grid_row(claim->candidate)) ||
	       lexicon_in(accounts, grid_header_row(claim->candidate));
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
	if (value.len && value.data[0] == '_') /* "_3fG7k" */
		return true;
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

/* Letters only, but no word: "KaAVQinc"; the sixteen small letters that mail services give out as 授权码. */
static bool is_made_by_machine(const struct claim *claim)
{
	enum { MAIL_CODE = 16 };
	bool is_mail_code = sv_find(claim->key, SV("授权码"), 0) != SV_NONE && claim->value.len == MAIL_CODE;

	return claim->ground != GROUND_SCRIPT && claim->ground != GROUND_URL &&
	       (is_mail_code || secret_is_random_letters(claim->value));
}

/* What stands between a word for accounts and the account. */
static size_t account_bridge(struct sv text)
{
	static const char *const marks[] = { "：", "为", "是", "“", "【", "】", "名", "　", ":", "=", " ", "\"" };

	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
		if (sv_starts(text, sv_from(marks[i])))
			return strlen(marks[i]);
	return 0;
}

/* "用户名：bzr01，密码：zhpj_bzr": the account is given right before the key, so that even a word is its password. */
static bool completes_pair(const struct claim *claim)
{
	enum { REACH = 48, LEAST_ACCOUNT = 3, MOST_GAP = 40 };
	const struct lexicon *accounts = candidate_words(claim->candidate, PASSWORD_ACCOUNTS);
	struct sv before = around_before(claim->candidate, claim->candidate->match, REACH);
	struct span word;
	size_t account = 0;

	if (!claim->is_chinese || claim->syntax != SYNTAX_KEY || !lexicon_find_last(&word, accounts, before))
		return false;
	for (size_t step = 1; step; word.end += step)
		step = account_bridge(sv_skip(before, word.end));
	struct sv rest = sv_skip(before, word.end);
	while (account < rest.len && rest.data[account] > ' ' && rest.data[account] <= '~' &&
	       !strchr(",;", rest.data[account]))
		account++;
	for (size_t i = 0; i < claim->value.len; i++)
		if ((claim->value.data[i] < 'a' || claim->value.data[i] > 'z') && !strchr("_.-", claim->value.data[i]))
			return false;
	return account >= LEAST_ACCOUNT && rest.len - account <= MOST_GAP;
}

static enum password_grade grade_of(const struct claim *claim)
{
	enum password_grade grade =
	    password_value_grade(claim->value, candidate_words(claim->candidate, PASSWORD_WEAK));

	if (grade <= GRADE_WEAK && is_made_by_machine(claim))
		return GRADE_STRONG;
	if (grade == GRADE_WORD && completes_pair(claim))
		return GRADE_WEAK;
	return grade < GRADE_SHORT_NUMBER && repeats_account(claim) ? GRADE_SHORT_NUMBER : grade;
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
	static const char *const accounts[] = { "账号", "帐号",       "账户",  "帐户", "用户",    "登录",
						"登陆", "密码",       "口令",  "账密", "login",   "account",
						"user", "credential", "admin", "root", "sysadmin" };
	struct secret_shape shape;
	bool claims_account = false;
	size_t upper = 0;

	if (claim->syntax != SYNTAX_PAIR)
		return false;
	for (size_t i = 0; i < sizeof accounts / sizeof *accounts; i++)
		claims_account |= sv_find_nocase(claim->key, sv_from(accounts[i]), 0) != SV_NONE;
	secret_shape(&shape, value);
	for (size_t i = 0; i < value.len; i++) {
		upper += value.data[i] >= 'A' && value.data[i] <= 'Z';
		if (strchr("/.?=&", value.data[i]))
			return true;
	}
	return !shape.marks &&
	       !(claims_account && upper && upper < shape.letters && shape.digits && !secret_is_name(value));
}

/* "账号:admin 密码:password": the usual word, beside an account that is no placeholder. */
static bool is_real_password_word(const struct claim *claim)
{
	enum { NEAR = 16 };
	struct span word;

	return claim->is_chinese && claim->ground == GROUND_TEXT && sv_eq(claim->value, SV("password")) &&
	       lexicon_find_last(&word, candidate_words(claim->candidate, PASSWORD_WEAK),
				 around_before(claim->candidate, claim->candidate->match, NEAR));
}

/* pwd=abc+… outside quotes: the rest is an expression. "hik12345+" in a cell is all of it. */
static bool is_sum(const struct claim *claim)
{
	bool is_code = claim->ground == GROUND_SCRIPT || claim->ground == GROUND_DOCUMENT ||
		       claim->ground == GROUND_URL || claim->ground == GROUND_ATTRIBUTE;

	return is_code && !claim->quote && claim->value.len && claim->value.data[claim->value.len - 1] == '+';
}

/* "PASS: gdb.base/a1", one of many lines that tell what came of tests. */
static bool is_test_result(const struct claim *claim)
{
	enum { NEAR = 160 };
	static const char *const results[] = { "PASS:", "FAIL:", "XFAIL:", "SKIP:", "UNSUPPORTED:" };
	struct span at = claim->candidate->match;

	if (!sv_starts(claim->key, SV("PASS:")))
		return false;
	struct sv before = around_wide_before(claim->candidate, at.begin, NEAR);
	struct sv behind = sv_slice(claim->candidate->stream->text, at.end, at.end + NEAR);
	for (size_t i = 0; i < sizeof results / sizeof *results; i++)
		if (sv_find(before, sv_from(results[i]), 0) != SV_NONE ||
		    sv_find(behind, sv_from(results[i]), 0) != SV_NONE)
			return true;
	return false;
}

/* Unquoted in a style sheet: "input[type=password]:focus{outline:0". */
static bool is_style(const struct claim *claim)
{
	return !claim->quote && claim->ground != GROUND_LABELLED && sv_chr(claim->value, '{', 0) != SV_NONE &&
	       sv_ends(sv_trim(claim->key), SV(":"));
}

static enum reason test_claim(const struct claim *claim)
{
	if (claim->ground != GROUND_LABELLED && (is_part_of_word(claim) || is_test_result(claim)))
		return REASON_WORD;
	if (claim->key.len > MOST_KEY)
		return REASON_FAR;
	if (is_style(claim))
		return REASON_TECHNICAL;
	if (is_sum(claim))
		return REASON_REFERENCE;
	if (claim->syntax == SYNTAX_KEY &&
	    (password_value_has_unit(claim->candidate, claim->at) || password_is_number(claim)))
		return REASON_FIGURES;
	if (is_identifier(claim) || is_path(claim))
		return REASON_NAME;
	enum reason reason =
	    password_value_test(claim->value, candidate_words(claim->candidate, PASSWORD_PLACEHOLDERS));
	return (reason == REASON_PLACEHOLDER || reason == REASON_NAME) && is_real_password_word(claim) ? REASON_NONE
												       : reason;
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

	if (!password_claim_read(&claim, candidate, candidate_words(candidate, PASSWORD_ACCOUNTS)))
		return REASON_NO_PASSWORD;
	verdict->value = claim.at;
	enum reason reason = test_claim(&claim);
	if (!reason)
		reason = password_talk(&claim);
	if (!reason && is_cut_string(&claim))
		reason = REASON_EXPRESSION;
	if (reason)
		return reason;
	claim.has_account |= near_account(&claim);
	if (grade_of(&claim) < password_need(&claim))
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
