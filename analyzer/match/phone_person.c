#include "base/utf8.h"
#include "match/around.h"
#include "match/label.h"
#include "match/person_name.h"
#include "match/phone_owner.h"

/* Without the marks and spaces at its end. */
static struct sv drop_marks(struct sv text)
{
	static const char *const marks[] = { " ", "\xC2\xA0", "　", "（", "(", "：", ":", "，", ",", "、", "+",
					     "“", "[",        "【", "/",  "-", "）", ")", "<",  "=", "86" };

	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
		if (sv_ends(text, sv_from(marks[i]))) {
			text.len -= strlen(marks[i]);
			i = (size_t)-1;
		}
	return text;
}

/* Without a word for telephones, and the "是" or "为" behind it. */
static struct sv drop_label(const struct candidate *candidate, struct sv text)
{
	static const char *const verbs[] = { "是", "为" };
	struct span label;

	for (size_t i = 0; i < sizeof verbs / sizeof *verbs; i++)
		if (sv_ends(text, sv_from(verbs[i])))
			text.len -= strlen(verbs[i]);
	if (lexicon_find_last(&label, candidate_words(candidate, PHONE_LABELS), text) && label.end == text.len)
		text.len = label.begin;
	return text;
}

static struct sv drop_honorific(struct sv text)
{
	static const char *const words[] = { "先生", "女士", "同志", "小姐", "同学", "大爷", "大妈", "阿姨", "的" };

	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (sv_ends(text, sv_from(words[i]))) {
			text.len -= strlen(words[i]);
			break;
		}
	return text;
}

/* What stands before the number up to the person that it is attached to, the name last: "市民张三（电话：". Empty if no
 * name stands there. */
static struct sv person_before(const struct candidate *candidate)
{
	enum { BEFORE = 40 };
	struct sv lead = label_sentence(around_before(candidate, candidate->value, BEFORE));

	lead = drop_marks(drop_label(candidate, drop_marks(lead)));
	lead = drop_honorific(lead);
	return person_name_is_last(lead) ? lead : (struct sv){ NULL, 0 };
}

/* What is said of the person behind the number. */
static struct sv told_behind(const struct candidate *candidate)
{
	enum { BEHIND = 16 };
	static const char *const marks[] = { " ", "　", "）", ")", "，", ",", "：", ":", "】", "]" };
	struct sv text = around_after(candidate, candidate->value, BEHIND);

	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
		if (sv_starts(text, sv_from(marks[i]))) {
			text = sv_skip(text, strlen(marks[i]));
			i = (size_t)-1;
		}
	return text;
}

/* "李芳（137…）来电反映", "李芳（137…）：您反映": only a private person does that, or is written to so. */
static bool does_private_deed(const struct candidate *candidate)
{
	return lexicon_at(candidate_words(candidate, PHONE_DEEDS), told_behind(candidate), 0) > 0;
}

enum phone_side phone_by_person(const struct candidate *candidate)
{
	struct sv person;

	if (candidate->kind != STREAM_BODY || candidate->piece->name.len)
		return PHONE_UNKNOWN;
	person = person_before(candidate);
	if (!person.len || phone_side_of(candidate, person) == PHONE_PUBLIC)
		return PHONE_UNKNOWN;
	return does_private_deed(candidate) ? PHONE_PRIVATE : PHONE_UNKNOWN;
}

/* "我" where it is not "我局", "我们": the writer of a letter or a post, rather than an office. */
static bool has_writer(const struct candidate *candidate, struct sv text)
{
	const struct lexicon *offices = candidate_words(candidate, PHONE_OWN_OFFICES);

	for (size_t at = sv_find(text, SV("我"), 0); at != SV_NONE; at = sv_find(text, SV("我"), at + strlen("我"))) {
		bool is_self = at >= strlen("自") && sv_starts(sv_skip(text, at - strlen("自")), SV("自我"));
		if (!is_self && !lexicon_at(offices, sv_skip(text, at), 0))
			return true;
	}
	return false;
}

/* "我是您的网格员": the writer is there for the public. */
static bool is_official(const struct candidate *candidate, struct sv text)
{
	size_t at = sv_find(text, SV("我是"), 0);

	return at != SV_NONE && phone_has(candidate, PHONE_OFFICIALS, sv_skip(text, at));
}

enum phone_side phone_by_writer(const struct candidate *candidate)
{
	enum { BEFORE = 24, BEHIND = 12 };
	struct sv before = label_sentence(around_before(candidate, candidate->value, BEFORE));
	struct sv behind = around_after(candidate, candidate->value, BEHIND);

	if (candidate->kind != STREAM_BODY || candidate->piece->name.len)
		return PHONE_UNKNOWN;
	if (is_official(candidate, before))
		return PHONE_PUBLIC;
	if (!has_writer(candidate, before) && !has_writer(candidate, behind))
		return PHONE_UNKNOWN;
	return phone_has(candidate, PHONE_OFFICIALS, before) || phone_has(candidate, PHONE_OFFICIALS, behind)
		   ? PHONE_UNKNOWN
		   : PHONE_PRIVATE;
}
