#include "match/password_talk.h"

#include "match/around.h"
#include "match/label.h"
#include "match/secret.h"

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
	const struct lexicon *words = candidate_words(claim->candidate, PASSWORD_INCIDENTS);
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

/* "密码：88886666（供群众免费使用）" */
static bool is_for_everybody(const struct claim *claim)
{
	enum { REACH = 20 };
	static const char *const words[] = { "免费使用", "免费上网", "免费连接", "欢迎使用",   "供群众", "供市民",
					     "供患者",   "供旅客",   "供游客",   "供来访人员", "供公众", "供读者" };
	struct sv after = around_after(claim->candidate, claim->at, REACH);

	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (sv_find(after, sv_from(words[i]), 0) != SV_NONE)
			return true;
	return false;
}

/* What stands before it in its own statement, or member of an object: programs speak of many things. */
static struct sv statement_of(struct sv lead)
{
	size_t begin = lead.len;

	while (begin > 0 && !strchr(";{}\n", lead.data[begin - 1]))
		begin--;
	return sv_skip(lead, begin);
}

/* Passwords that are published on purpose ("会议密码"), and talk about bad ones ("请勿使用123456等弱口令"). */
enum reason password_talk(const struct claim *claim)
{
	enum { BEFORE = 36, BEHIND = 10, PUBLIC_REACH = 40 };
	const struct candidate *candidate = claim->candidate;
	const struct lexicon *advice = candidate_words(candidate, PASSWORD_ADVICE);
	struct sv before = behind_brackets(claim, label_sentence(around_before(candidate, claim->at, BEFORE)));
	struct sv after = around_after(candidate, claim->at, BEHIND);
	/* What attributes follow one another says nothing: id="zoom". */
	struct sv lead = candidate->kind == STREAM_ATTRIBUTE
			     ? around_before(candidate, candidate->value, PUBLIC_REACH)
			     : around_wide_before(candidate, candidate->value.begin, PUBLIC_REACH);

	if (candidate->kind == STREAM_SCRIPT)
		lead = statement_of(lead);
	if (lexicon_in(candidate_words(candidate, PASSWORD_PUBLIC), lead) || is_for_everybody(claim))
		return REASON_PUBLIC;
	if ((lexicon_in(advice, before) && !is_reset(claim)) || lexicon_in(advice, claim->key) ||
	    lexicon_in(advice, after) || sv_starts(after, SV("的")) || sv_starts(after, SV("格式")) ||
	    is_supposed(claim)) /* "设置成888888的用户" */
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

bool password_is_number(const struct claim *claim)
{
	return is_phone(claim) || is_year(claim);
}
