#include "match/around.h"
#include "match/label.h"
#include "match/secret.h"

enum { PUBLIC, SIGNATURES };

/* Keys that show their maker by their first letters. */
struct maker {
	const char *prefix;
	const char *name;
};

static const struct maker makers[] = {
	{ "AKIA", "AWS" },        { "ASIA", "AWS" },           { "LTAI", "Alibaba Cloud" }, { "AKID", "Tencent Cloud" },
	{ "AKLT", "Volcengine" }, { "AKTP", "Volcengine" },    { "JDC_", "JD Cloud" },      { "AIza", "Google" },
	{ "ghp_", "GitHub" },     { "gho_", "GitHub" },        { "ghu_", "GitHub" },        { "ghs_", "GitHub" },
	{ "ghr_", "GitHub" },     { "github_pat_", "GitHub" }, { "glpat-", "GitLab" },      { "xox", "Slack" },
	{ "sk_live_", "Stripe" }, { "rk_live_", "Stripe" },    { "npm_", "npm" },           { "SG.", "SendGrid" },
	{ "sk-", "OpenAI" },
};

static bool is_key_byte(uint32_t code)
{
	return code < 0x80 && code &&
	       (sv_is_alpha((char)code) || sv_is_digit((char)code) || strchr("+/_-=", (int)code));
}

static bool has_prefix(struct sv *maker, struct sv value)
{
	for (size_t i = 0; i < sizeof makers / sizeof *makers; i++)
		if (sv_starts(value, sv_from(makers[i].prefix))) {
			*maker = sv_from(makers[i].name);
			return true;
		}
	return false;
}

/* A prefix of four letters turns up in any large base64 text; a key stands alone. "key=AKIA…" and "…/AKIA" do. */
static bool stands_alone(const struct candidate *candidate, struct span at, bool has_own_prefix)
{
	uint32_t before = around_code_before(candidate, at.begin);
	uint32_t after = around_code_after(candidate, at.end);

	if (is_key_byte(after) && after != '/')
		return false;
	return !has_own_prefix || !is_key_byte(before) || before == '=' || before == '/';
}

/* "sk-to-see-its-privileges": no key, but words. */
static bool is_words(struct sv value)
{
	struct secret_shape shape;

	secret_shape(&shape, value);
	return shape.digits < 2 && sv_chr(value, '-', 0) != SV_NONE;
}

static bool is_made_up(struct sv value)
{
	static const char *const parts[] = { "example", "sample", "xxxx", "your", "test",
					     "abcdef",  "12345",  "demo", "fake" };

	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
		if (sv_find_nocase(value, sv_from(parts[i]), 0) != SV_NONE)
			return true;
	return is_words(value) || !secret_is_random(value);
}

/* A labelled key's pattern ends with its first characters. */
static struct span whole_key(const struct candidate *candidate)
{
	enum { MOST_BYTES = 100 };
	struct sv text = candidate->stream->text;
	struct span at = candidate->value;

	while (at.end < text.len && at.end - at.begin < MOST_BYTES && is_key_byte((unsigned char)text.data[at.end]))
		at.end++;
	return at;
}

enum reason confirm_cloud_key(struct verdict *verdict, const struct candidate *candidate)
{
	enum { NEAR = 80, SIGNED = 300 };
	struct sv maker = { NULL, 0 };
	bool has_own_prefix = has_prefix(&maker, candidate_value(candidate));
	struct span at = has_own_prefix ? candidate->value : whole_key(candidate);
	struct sv value = sv_slice(candidate->stream->text, at.begin, at.end);

	if (!stands_alone(candidate, at, has_own_prefix))
		return REASON_PART_OF_LONGER;
	if (is_made_up(value))
		return REASON_MADE_UP;
	/* Keys of maps and the like are made to be seen by browsers. */
	if (lexicon_in(candidate_words(candidate, PUBLIC), around_before(candidate, candidate->value, NEAR)))
		return REASON_PUBLIC;
	if (!has_own_prefix && around_is_manual(candidate))
		return REASON_DOCUMENTATION;
	/* A signed address shows the key's id and lets in to one file for a while; the secret is not in it. */
	if (has_own_prefix && lexicon_in(candidate_words(candidate, SIGNATURES), around_window(candidate, SIGNED)))
		return REASON_SIGNED;
	verdict->value = at;
	struct sv introduction = sv_slice(candidate->stream->text, candidate->match.begin, at.begin);
	verdict_fact(verdict, "provider", maker);
	if (has_own_prefix)
		verdict_reason(verdict, REASON_KNOWN_PREFIX, maker);
	else
		verdict_reason(verdict, REASON_LABEL, label_name(introduction));
	verdict_reason(verdict, REASON_RANDOM, SV(""));
	if (!has_own_prefix) {
		verdict->certainty = CERTAINTY_LIKELY;
		verdict->confidence -= 0.1;
	}
	return REASON_NONE;
}
