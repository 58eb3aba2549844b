/*
 * A password is told from talk about passwords by what the value looks like, and how much of that is asked for depends
 * on where it stands: a cell headed 密码 needs little, a key of a script more, English prose most.
 */
#include "match/around.h"
#include "match/grid.h"
#include "match/label.h"
#include "match/password_value.h"

enum { ACCOUNTS, ADVICE, PLACEHOLDERS, PUBLIC, WEAK };

#define MOST_KEY   200 /* bytes between a key and its value, attributes of a tag included */
#define PAIR_REACH 80  /* characters between an account and its password, at most */

enum ground {
	GROUND_TEXT,
	GROUND_DOCUMENT,
	GROUND_ATTRIBUTE,
	GROUND_COMMENT,
	GROUND_SCRIPT,
	GROUND_URL,
	GROUND_LABELLED
};

struct claim {
	const struct candidate *candidate;
	enum ground ground;
	struct span at; /* of the value, cleaned */
	struct sv key;  /* what claims it to be a password */
	struct sv value;
	bool is_chinese;  /* the key */
	char quote;       /* around the value, or 0 */
	bool has_account; /* an account stands near */
};

static enum ground ground_of(const struct candidate *candidate)
{
	if (candidate->label_where != WHERE_COUNT)
		return GROUND_LABELLED;
	switch (candidate->piece->where) {
	case WHERE_ATTRIBUTE: return GROUND_ATTRIBUTE;
	case WHERE_COMMENT: return GROUND_COMMENT;
	case WHERE_SCRIPT:
	case WHERE_STYLE: return GROUND_SCRIPT;
	case WHERE_URL:
	case WHERE_FILENAME: return GROUND_URL;
	case WHERE_DOCUMENT: return GROUND_DOCUMENT;
	default: return GROUND_TEXT;
	}
}

/* "账号/密码：admin/Abc123": cuts the account off, where the words before the value promise one. */
static void cut_account(struct claim *claim)
{
	static const char *const joiners[] = { "/", "／", "、", "和", "及", "与", "-", "+", "\\" };
	struct span at = { claim->candidate->match.begin, claim->candidate->match.begin };
	struct sv before = sv_trim(around_before(claim->candidate, at, 12));
	size_t slash = sv_chr(claim->value, '/', 0);
	bool is_joined = false;
	struct span word;

	for (size_t i = 0; i < sizeof joiners / sizeof *joiners && !is_joined; i++)
		if (sv_ends(before, sv_from(joiners[i]))) {
			before.len -= strlen(joiners[i]);
			is_joined = true;
		}
	before = sv_trim(before);
	if (!lexicon_find_last(&word, candidate_words(claim->candidate, ACCOUNTS), before) || word.end != before.len)
		return;
	if (slash == SV_NONE || slash == 0 || slash + 1 == claim->value.len)
		return;
	claim->at.begin += slash + 1;
	claim->value = sv_skip(claim->value, slash + 1);
	claim->has_account = true;
}

/* The patterns end with a value's first characters; this is all of it, and one character too many if it is too long. */
static size_t printable_end(struct sv text, struct span value)
{
	size_t end = value.end;

	while (end < text.len && end - value.begin <= PASSWORD_MOST && text.data[end] > ' ' && text.data[end] <= '~')
		end++;
	return end;
}

/* The end of the value: its closing quote, else the first mark that no password is written with before a comma. */
static size_t value_length(const struct claim *claim)
{
	struct sv value = claim->value;
	size_t end = 0;

	while (end < value.len && !strchr(claim->quote ? "\\<>" : "\\<>\"'`,;|", value.data[end]) &&
	       value.data[end] != claim->quote && !(claim->ground == GROUND_URL && value.data[end] == '&'))
		end++;
	if (claim->quote)
		return end;
	while (end > 0 && strchr(").]}:", value.data[end - 1]))
		end--;
	return end;
}

/* "…?user=a&password=b" in a script or in text is an address too. */
static bool is_query(const struct claim *claim)
{
	struct sv text = claim->candidate->stream->text;
	size_t begin = claim->candidate->match.begin;

	if (sv_ends(sv_slice(text, 0, begin), SV("&amp;")))
		return true;
	return begin > 0 && strchr("?&", text.data[begin - 1]) && text.data[claim->at.begin - 1] == '=';
}

static void clean_value(struct claim *claim)
{
	struct sv text = claim->candidate->stream->text;
	size_t begin = claim->candidate->value.begin;

	claim->at = claim->candidate->value;
	if (claim->ground != GROUND_LABELLED)
		claim->at.end = printable_end(text, claim->at);
	claim->value = sv_slice(text, claim->at.begin, claim->at.end);
	if (claim->ground == GROUND_LABELLED)
		return;
	if (is_query(claim))
		claim->ground = GROUND_URL;
	if (begin > claim->candidate->match.begin && strchr("\"'`", text.data[begin - 1]))
		claim->quote = text.data[begin - 1];
	claim->value.len = value_length(claim);
	cut_account(claim);
	claim->at.end = claim->at.begin + claim->value.len;
}

static bool near_account(const struct claim *claim)
{
	const struct lexicon *accounts = candidate_words(claim->candidate, ACCOUNTS);
	struct sv window = around_wide(claim->candidate, PAIR_REACH);

	return lexicon_in(accounts, window) || lexicon_in(accounts, grid_row(claim->candidate)) ||
	       lexicon_in(accounts, grid_header_row(claim->candidate));
}

/* Passwords that are published on purpose ("会议密码"), and talk about bad ones ("请勿使用123456等弱口令"). */
static enum reason test_talk(const struct claim *claim)
{
	enum { BEFORE = 36, BEHIND = 10, PUBLIC_REACH = 40 };
	const struct candidate *candidate = claim->candidate;
	const struct lexicon *advice = candidate_words(candidate, ADVICE);
	struct sv before = label_sentence(around_before(candidate, claim->at, BEFORE));
	struct sv after = around_after(candidate, claim->at, BEHIND);
	struct sv wide = around_wide(candidate, PUBLIC_REACH);

	wide.len = candidate->value.begin - (size_t)(wide.data - candidate->stream->text.data); /* before it */
	if (lexicon_in(candidate_words(candidate, PUBLIC), wide))
		return REASON_PUBLIC;
	if (lexicon_in(advice, before) || lexicon_in(advice, claim->key) || lexicon_in(advice, after) ||
	    sv_starts(after, SV("的"))) /* "设置成888888的用户" */
		return REASON_ADVICE;
	return REASON_NONE;
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
		return GRADE_NEVER;
	return claim->has_account ? GRADE_NUMBER : GRADE_STRONG;
}

static enum password_grade needed(const struct claim *claim)
{
	if (claim->ground == GROUND_LABELLED && around_is_manual(claim->candidate))
		return claim->has_account ? GRADE_STRONG : GRADE_NEVER;
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

static enum reason test_claim(const struct claim *claim)
{
	if (claim->ground != GROUND_LABELLED && is_part_of_word(claim))
		return REASON_WORD;
	if (claim->key.len > MOST_KEY)
		return REASON_FAR;
	return password_value_test(claim->candidate, claim->at, candidate_words(claim->candidate, PLACEHOLDERS));
}

static void give_reasons(struct verdict *verdict, const struct claim *claim)
{
	static const enum reason looks[] = { [GRADE_WORD] = REASON_NONE,
					     [GRADE_WEAK] = REASON_USUAL_PASSWORD,
					     [GRADE_SHORT_NUMBER] = REASON_DIGITS_ONLY,
					     [GRADE_NUMBER] = REASON_DIGITS_ONLY,
					     [GRADE_STRONG] = REASON_STRONG };
	enum reason look = looks[password_value_grade(claim->value, candidate_words(claim->candidate, WEAK))];

	verdict_reason(verdict, REASON_LABEL, label_name(claim->key));
	if (look)
		verdict_reason(verdict, look, SV(""));
	if (claim->has_account)
		verdict_reason(verdict, REASON_ACCOUNT_BESIDE, SV(""));
}

enum reason confirm_password(struct verdict *verdict, const struct candidate *candidate)
{
	struct claim claim = { .candidate = candidate, .ground = ground_of(candidate) };

	clean_value(&claim);
	verdict->value = claim.at;
	claim.key = claim.ground == GROUND_LABELLED
			? candidate->label
			: sv_slice(candidate->stream->text, candidate->match.begin, candidate->value.begin);
	claim.is_chinese = sv_find(claim.key, SV("密"), 0) != SV_NONE || sv_find(claim.key, SV("口令"), 0) != SV_NONE;
	enum reason reason = test_claim(&claim);
	if (!reason)
		reason = test_talk(&claim);
	if (!reason && is_cut_string(&claim))
		reason = REASON_EXPRESSION;
	if (reason)
		return reason;
	claim.has_account |= near_account(&claim);
	if (password_value_grade(claim.value, candidate_words(candidate, WEAK)) < needed(&claim))
		return REASON_WEAK_EVIDENCE;
	give_reasons(verdict, &claim);
	if (!claim.has_account) {
		verdict->certainty = CERTAINTY_LIKELY;
		verdict->confidence -= 0.1;
	}
	return REASON_NONE;
}
