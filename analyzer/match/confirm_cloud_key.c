#include "match/around.h"
#include "match/label.h"
#include "match/secret.h"

enum { PUBLIC, SIGNATURES, IDS };

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
	{ "sk-", "OpenAI" },      { "pypi-", "PyPI" },         { "SEC", "DingTalk" },       { "at.", "EZVIZ" },
};

static bool is_key_byte(uint32_t code)
{
	return code < 0x80 && code &&
	       (sv_is_alpha((char)code) || sv_is_digit((char)code) || strchr("+/_-=", (int)code));
}

/* NULL if it shows none. */
static const struct maker *maker_of(struct sv value)
{
	for (size_t i = 0; i < sizeof makers / sizeof *makers; i++)
		if (sv_starts(value, sv_from(makers[i].prefix)))
			return &makers[i];
	return NULL;
}

/* A word for secrets says what it is: a pattern with a value of its own, or a label. */
static bool is_named(const struct candidate *candidate)
{
	return candidate->label_where != WHERE_COUNT || candidate->match.begin != candidate->value.begin;
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

/* "sk-to-see-its-privileges": no key, but words; the hyphen of "glpat-" makes none. */
static bool is_words(struct sv value)
{
	const struct maker *maker = maker_of(value);
	struct sv own = maker ? sv_skip(value, strlen(maker->prefix)) : value;
	struct secret_shape shape;

	secret_shape(&shape, own);
	return shape.digits < 2 && sv_chr(own, '-', 0) != SV_NONE;
}

static bool is_made_up(struct sv value)
{
	enum { MOST_FOR_WORDS = 64 }; /* longer ones hold any word by chance */
	static const char *const parts[] = { "example", "sample", "xxxx", "your", "test",
					     "abcdef",  "12345",  "demo", "fake" };

	for (size_t i = 0; value.len <= MOST_FOR_WORDS && i < sizeof parts / sizeof *parts; i++)
		if (sv_find_nocase(value, sv_from(parts[i]), 0) != SV_NONE)
			return true;
	return is_words(value) || !secret_is_random(value);
}

/* "secret: …", "sk=…" say too little, but beside the id of a service. */
static bool is_beside_id(const struct candidate *candidate)
{
	enum { NEAR = 100 };
	static const char *const vague[] = { "secret", "sk", "appkey" };
	struct sv key = sv_slice(candidate->stream->text, candidate->match.begin, candidate->value.begin);
	size_t end = 0;

	while (end < key.len && (sv_is_alpha(key.data[end]) || strchr("_- ", key.data[end])))
		end++;
	key = sv_trim(sv_slice(key, 0, end));
	for (size_t i = 0; i < sizeof vague / sizeof *vague; i++)
		if (sv_eq_nocase(key, sv_from(vague[i])))
			return lexicon_in(candidate_words(candidate, IDS),
					  around_wide_before(candidate, candidate->match.begin, NEAR));
	return true;
}

/* Five groups of five, as on the box of a program. */
static bool is_serial_number(struct sv value)
{
	size_t joints = 0;

	for (size_t i = 5; i < value.len; i += 6)
		joints += value.data[i] == '-';
	return joints >= 3;
}

/* Words have more vowels than chance gives, */
static bool has_vowels_of_words(struct sv value, size_t letters, size_t percent)
{
	size_t vowels = 0;

	for (size_t i = 0; i < value.len; i++)
		vowels += strchr("aeiou", sv_lower(value.data[i])) != NULL;
	return vowels * 100 >= letters * percent;
}

/* and stretches of small letters: "X-Auth-Token-2021-Header". */
static bool has_stretches_of_words(struct sv value)
{
	enum { LEAST = 3 };
	size_t covered = 0;
	size_t run = 0;

	for (size_t i = 0; i <= value.len; i++) {
		if (i < value.len && value.data[i] >= 'a' && value.data[i] <= 'z') {
			run++;
			continue;
		}
		covered += run >= LEAST ? run : 0;
		run = 0;
	}
	return covered * 2 >= value.len;
}

/* What a name promises may still be a word of a program. */
static bool is_named_word(struct sv value)
{
	enum { LEAST = 12, LEAST_DIGITS = 2, DIGITS_IN = 6, FEW_DIGITS_VOWELS = 27, WORDS_VOWELS = 25 };
	struct secret_shape shape;

	secret_shape(&shape, value);
	if (shape.digits < LEAST_DIGITS && has_vowels_of_words(value, shape.letters, FEW_DIGITS_VOWELS))
		return true;
	if (shape.digits * DIGITS_IN <= value.len && has_stretches_of_words(value) &&
	    has_vowels_of_words(value, shape.letters, WORDS_VOWELS))
		return true;
	return value.len < LEAST || !shape.letters || sv_chr(value, '.', 0) != SV_NONE || is_serial_number(value);
}

/* A labelled key's pattern ends with its first characters. */
static struct span whole_key(const struct candidate *candidate)
{
	enum { MOST_BYTES = 100 };
	struct sv text = candidate->stream->text;
	struct span at = candidate->value;

	char quote = at.begin > 0 ? text.data[at.begin - 1] : ' ';
	bool is_quoted = quote == '"' || quote == '\'';

	while (at.end < text.len && at.end - at.begin < MOST_BYTES &&
	       (is_key_byte((unsigned char)text.data[at.end]) ||
		(is_quoted && text.data[at.end] > ' ' && text.data[at.end] != quote)))
		at.end++;
	return at;
}

enum reason confirm_cloud_key(struct verdict *verdict, const struct candidate *candidate)
{
	enum { NEAR = 80, SIGNED = 300 };
	const struct maker *known = maker_of(candidate_value(candidate));
	struct sv maker = known ? sv_from(known->name) : (struct sv){ NULL, 0 };
	bool has_own_prefix = known != NULL;
	struct span at = has_own_prefix || !is_named(candidate) ? candidate->value : whole_key(candidate);
	struct sv value = sv_slice(candidate->stream->text, at.begin, at.end);

	if (sv_starts(value, SV("eyJ"))) /* a token: judged as one */
		return REASON_TECHNICAL;
	if (!stands_alone(candidate, at, has_own_prefix))
		return REASON_PART_OF_LONGER;
	if (is_made_up(value))
		return REASON_MADE_UP;
	/* Keys of maps and the like are made to be seen by browsers. */
	if (lexicon_in(candidate_words(candidate, PUBLIC), around_before(candidate, candidate->value, NEAR)))
		return REASON_PUBLIC;
	if (!has_own_prefix && is_named(candidate) && is_named_word(value))
		return REASON_MADE_UP;
	if (!has_own_prefix && !is_beside_id(candidate))
		return REASON_NO_LABEL;
	if (!has_own_prefix && around_is_manual(candidate) && !around_page_is_chinese(candidate))
		return REASON_DOCUMENTATION;
	/* A signed address shows the key's id and lets in to one file for a while; the secret is not in it. */
	if (has_own_prefix && lexicon_in(candidate_words(candidate, SIGNATURES), around_window(candidate, SIGNED)))
		return REASON_SIGNED;
	verdict->value = at;
	struct sv introduction = candidate->label.len
				     ? candidate->label
				     : sv_slice(candidate->stream->text, candidate->match.begin, at.begin);
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
