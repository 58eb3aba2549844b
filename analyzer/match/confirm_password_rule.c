/*
 * Rules by which passwords were made for everybody: 初始密码为身份证号后六位, 以学号作为密码, 密码同用户名. The
 * candidate is the word for a password; what stands on either side of it in its clause tells whether a rule is
 * announced, or whether somebody only speaks of passwords.
 */
#include "base/utf8.h"
#include "match/around.h"

enum { SOURCES, PARTS, LINKS, MAKERS, SAMES, STOPS, DENIALS, DANGERS, CROWDS };

#define CLAUSE_CHARACTERS 48

/* What a rule says. */
struct recipe {
	struct span at;  /* in its text */
	size_t source;   /* "身份证号" */
	bool has_part;   /* "后六位" */
	bool is_same_as; /* "与用户名相同" */
};

/* Length of the mark at the start of `text` if it is one of `marks`, else 0. */
static size_t mark_of(struct sv text, const char *const *marks, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (text.len && text.data[0] == marks[i][0] && sv_starts(text, sv_from(marks[i])))
			return strlen(marks[i]);
	return 0;
}

#define MARK_OF(text, marks) mark_of(text, marks, sizeof(marks) / sizeof *(marks))

static const char *const sentence_ends[] = { "。", "；", "！", "？", ";", "?", "\n", "\t" };
static const char *const commas[] = { "，", "," };
static const char *const fillings[] = { " ",  "\xC2\xA0", "　", "“",  "”", "\"", "'", "「",
					"【", "‘",        "’",  "：", ":", "=",  "→", "的" };
static const char *const followers[] = { " ",  "\xC2\xA0", "　", "、", "）", ")",  "”",  "\"", "'",  "’", "」",
					 "】", "+",        "＋", "&",  "/",  ".",  "!",  "(",  "（", "“", "@",
					 "#",  "_",        "-",  "加", "与", "和", "或", "及", "且", "<", "》" };

/* Where the clause ends that starts with `text`: at a comma too, or only with the sentence. */
static size_t clause_end(struct sv text, bool at_commas)
{
	size_t at = 0;

	while (at < text.len && !MARK_OF(sv_skip(text, at), sentence_ends) &&
	       !(at_commas && MARK_OF(sv_skip(text, at), commas)))
		at = utf8_forward(text, at, 1);
	return at;
}

/* What stands behind the last such end. */
static struct sv clause_tail(struct sv text, bool at_commas)
{
	for (size_t end = clause_end(text, at_commas); end < text.len; end = clause_end(text, at_commas))
		text = sv_skip(text, utf8_forward(text, end, 1));
	return text;
}

/* The length of the word of the list that `text` has at `at`, or 0. */
static size_t word_at(const struct candidate *candidate, size_t list, struct sv text, size_t at)
{
	return lexicon_at(candidate_words(candidate, list), text, at);
}

static bool has_word(const struct candidate *candidate, size_t list, struct sv text)
{
	return lexicon_in(candidate_words(candidate, list), text);
}

/* "（区分大小写）" */
static size_t bracketed(struct sv text)
{
	enum { MOST_BYTES = 60 };
	static const char *const opening[] = { "（", "(" };
	static const char *const closing[] = { "）", ")" };
	size_t at = MARK_OF(text, opening);

	if (!at)
		return 0;
	while (at < text.len && at < MOST_BYTES && !MARK_OF(sv_skip(text, at), closing))
		at = utf8_forward(text, at, 1);
	return at < text.len && at < MOST_BYTES ? utf8_forward(text, at, 1) : 0;
}

/* "第7至14位", "7-14位": its length, or 0. */
static size_t numbered_part(struct sv text)
{
	static const char *const joints[] = { "至", "到", "-", "—", "~", "～", "－" };
	size_t at = sv_starts(text, SV("第")) ? strlen("第") : 0;
	size_t joint = 0;
	size_t digits = at;

	while (at < text.len && (sv_is_digit(text.data[at]) || (!joint && MARK_OF(sv_skip(text, at), joints)))) {
		size_t length = MARK_OF(sv_skip(text, at), joints);
		joint += length;
		at += length ? length : 1;
	}
	return joint && at > digits + joint && sv_starts(sv_skip(text, at), SV("位")) ? at + strlen("位") : 0;
}

/* "的后六位", "首字母大写": what is taken of the source. */
static size_t part_end(const struct candidate *candidate, struct sv text, size_t at)
{
	static const char *const between[] = { "的", " ", "（", "(", "码" };
	size_t next = at + MARK_OF(sv_skip(text, at), between);
	size_t length = word_at(candidate, PARTS, text, next);

	if (!length)
		length = numbered_part(sv_skip(text, next));
	return length ? next + length : at;
}

/* Whether a source without a part is all that is said: nothing goes on behind it such as in "手机号接收的验证码". */
static bool stands_alone(struct sv rest)
{
	return !rest.len || MARK_OF(rest, followers) || MARK_OF(rest, commas) || MARK_OF(rest, sentence_ends);
}

/* Reads a source, what little stands before it, and its part. */
static bool read_source(struct recipe *out, const struct candidate *candidate, struct sv text, size_t from)
{
	enum { MOST_BEFORE = 40 };
	struct span source;

	if (!lexicon_find(&source, candidate_words(candidate, SOURCES), text, from) ||
	    source.begin - from > MOST_BEFORE || has_word(candidate, STOPS, sv_slice(text, from, source.begin)))
		return false;
	out->source = source.begin;
	out->at = (struct span){ from, part_end(candidate, text, source.end) };
	out->has_part = out->at.end > source.end;
	size_t same = word_at(candidate, SAMES, text, out->at.end);
	out->is_same_as = same > 0;
	out->at.end += same;
	return true;
}

/* What leads from the word to the source. */
struct bridge {
	size_t end;
	bool linked;   /* "为", "默认是", ":" */
	bool compares; /* "与": an equality must follow */
};

static struct bridge cross_bridge(const struct candidate *candidate, struct sv text)
{
	static const char *const comparers[] = { "与", "和", "跟" };
	static const char *const colons[] = { ":", "=", "：" };
	static const char *const opening[] = { "（", "(" };
	size_t bracket = bracketed(text);
	struct bridge out = { .end = 0 };

	if (bracket && !has_word(candidate, SOURCES, sv_slice(text, 0, bracket)))
		out.end = bracket;
	else
		out.end = MARK_OF(text, opening);
	for (size_t step = 1; step; out.end += step) {
		struct sv rest = sv_skip(text, out.end);
		step = MARK_OF(rest, fillings);
		out.linked |= MARK_OF(rest, colons) > 0;
		if (step)
			continue;
		step = word_at(candidate, LINKS, text, out.end);
		out.compares = step ? MARK_OF(rest, comparers) > 0 : out.compares;
		out.linked |= step > 0;
	}
	return out;
}

/* "密码为…": what follows the word. */
static bool read_behind(struct recipe *out, const struct candidate *candidate, struct sv text)
{
	struct bridge bridge = cross_bridge(candidate, text);

	if (!read_source(out, candidate, text, bridge.end))
		return false;
	if (bridge.compares)
		return out->is_same_as;
	if (out->has_part || out->is_same_as)
		return bridge.linked || out->source == bridge.end;
	return bridge.linked && stands_alone(sv_skip(text, out->at.end));
}

/* "用户名（手机号）和密码": a bracket that is closed again holds no rule. */
static struct sv behind_bracket(struct sv gap)
{
	size_t at = sv_find(gap, SV("）"), 0);

	return at == SV_NONE ? gap : sv_skip(gap, at + strlen("）"));
}

/* "以…作为密码": what stands before the word; out->at is of that. The nearest source may be the account that the
 * password shares its maker with: "工号为账号和密码". */
static bool read_before(struct recipe *out, const struct candidate *candidate, struct sv text)
{
	enum { MOST_GAP = 60, MOST_SOURCES = 3 };
	struct sv rest = text;
	struct span source;

	for (int tries = 0; tries < MOST_SOURCES; tries++) {
		if (!lexicon_find_last(&source, candidate_words(candidate, SOURCES), rest))
			return false;
		out->at = (struct span){ source.begin, part_end(candidate, text, source.end) };
		out->has_part = out->at.end > source.end;
		struct sv gap = behind_bracket(sv_skip(text, out->at.end));
		if (gap.len > MOST_GAP || has_word(candidate, STOPS, gap))
			return false;
		if (has_word(candidate, MAKERS, gap))
			return true;
		rest = sv_slice(text, 0, source.begin);
	}
	return false;
}

/* "用户名和密码相同": an equality behind the word, and the other thing right before it. */
static bool read_equality(struct recipe *out, const struct candidate *candidate, struct sv before, struct sv behind)
{
	enum { MOST_GAP = 12 };
	static const char *const adverbs[] = { "均", "都", "也", "完全", "是", "默认" };
	size_t at = MARK_OF(behind, adverbs);
	size_t same = word_at(candidate, SAMES, behind, at);
	struct span source;

	if (!same || !stands_alone(sv_skip(behind, at + same)) ||
	    !lexicon_find_last(&source, candidate_words(candidate, SOURCES), before) ||
	    before.len - source.end > MOST_GAP)
		return false;
	out->at.end = at + same;
	return true;
}

/* Talk of what not to do, of a danger, or a question. */
static bool is_talk(const struct candidate *candidate, struct sv before, struct sv behind)
{
	static const char *const questions[] = { "？", "?" };
	size_t end = clause_end(behind, true);

	static const char *const echoes[] = { "，这类", "，这种", "，这样", "，此类", "，这些", "，此种" };

	if (MARK_OF(sv_skip(behind, end), echoes)) /* "…，这样的口令形同虚设" */
		return true;
	return has_word(candidate, DENIALS, before) || has_word(candidate, DANGERS, sv_slice(behind, 0, end)) ||
	       MARK_OF(sv_skip(behind, end), questions);
}

static void give_reasons(struct verdict *verdict, const struct recipe *recipe)
{
	verdict_reason(verdict, REASON_RULE_SOURCE, SV(""));
	if (recipe->has_part)
		verdict_reason(verdict, REASON_RULE_PART, SV(""));
}

static enum reason judge_cell(struct verdict *verdict, const struct candidate *candidate)
{
	struct sv text = candidate_value(candidate);
	struct recipe recipe = { .has_part = false };

	read_source(&recipe, candidate, text, cross_bridge(candidate, text).end);
	if (!recipe.has_part && !recipe.is_same_as)
		return REASON_NO_RULE;
	if (is_talk(candidate, sv_slice(text, 0, recipe.at.begin), sv_skip(text, recipe.at.end)))
		return REASON_TALK;
	verdict->value =
	    (struct span){ candidate->value.begin + recipe.at.begin, candidate->value.begin + recipe.at.end };
	verdict_reason(verdict, REASON_LABEL, candidate->label);
	give_reasons(verdict, &recipe);
	return REASON_NONE;
}

/* A sentence in English: the pattern knows its grammar; "Do not …", "If …" may stand before it. */
static enum reason judge_english(struct verdict *verdict, const struct candidate *candidate)
{
	struct sv before = clause_tail(around_before(candidate, candidate->match, CLAUSE_CHARACTERS), false);
	struct sv behind = around_after(candidate, candidate->match, CLAUSE_CHARACTERS);
	size_t stop = sv_find(before, SV(". "), 0);

	if (stop != SV_NONE)
		before = sv_skip(before, stop + 1);
	if (has_word(candidate, DENIALS, before) ||
	    has_word(candidate, DANGERS, sv_slice(behind, 0, clause_end(behind, true))))
		return REASON_TALK;
	verdict_reason(verdict, REASON_RULE_SOURCE, SV(""));
	return REASON_NONE;
}

enum reason confirm_password_rule(struct verdict *verdict, const struct candidate *candidate)
{
	struct span word = candidate->value;
	struct sv before = around_before(candidate, word, CLAUSE_CHARACTERS);
	struct sv behind = around_after(candidate, word, CLAUSE_CHARACTERS);
	struct sv clause = clause_tail(before, true);
	/* with the word: "若密码…" */
	struct sv opening = { clause.data, clause.len + word.end - word.begin };
	struct recipe recipe = { .has_part = false };

	if (candidate->label_where == WHERE_COUNT && (unsigned char)candidate_value(candidate).data[0] < 0x80)
		return judge_english(verdict, candidate);
	if (candidate->label.len)
		return judge_cell(verdict, candidate);
	size_t sentence = clause_end(behind, false);
	if (read_behind(&recipe, candidate, sv_slice(behind, 0, clause_end(behind, true)))) {
		verdict->value = (struct span){ word.end + recipe.at.begin, word.end + recipe.at.end };
		before = opening;
		behind = sv_skip(behind, recipe.at.end);
	} else if (read_before(&recipe, candidate, clause)) {
		size_t begin = word.begin - clause.len;
		verdict->value = (struct span){ begin + recipe.at.begin, begin + recipe.at.end };
		before = clause_tail(before, false);
	} else if (read_equality(&recipe, candidate, clause, sv_slice(behind, 0, sentence))) {
		verdict->value = (struct span){ word.begin, word.end + recipe.at.end };
		before = opening;
		behind = sv_skip(behind, recipe.at.end);
	} else {
		return REASON_NO_RULE;
	}
	if (is_talk(candidate, before, behind) ||
	    has_word(candidate, CROWDS, clause_tail(around_before(candidate, word, CLAUSE_CHARACTERS), false)))
		return REASON_TALK;
	verdict->match = verdict->value;
	give_reasons(verdict, &recipe);
	if (!recipe.has_part) {
		verdict->certainty = CERTAINTY_LIKELY;
		verdict->confidence -= 0.1;
	}
	return REASON_NONE;
}
