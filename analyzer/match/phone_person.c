#include "base/utf8.h"
#include "match/around.h"
#include "match/grid.h"
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

/* "入围：李芳（137…）、王勇（159…）" in a list of those who take part or are given something. */
static bool is_listed(const struct candidate *candidate)
{
	enum { BEFORE = 40 };
	struct sv before = around_before(candidate, candidate->value, BEFORE);
	struct sv captions[2];

	grid_caption(captions, candidate);
	if (phone_has(candidate, PHONE_CAPTIONS, captions[0]) || phone_has(candidate, PHONE_CAPTIONS, before) ||
	    phone_has(candidate, PHONE_OFFICIALS, before) ||
	    phone_has(candidate, PHONE_OFFICIALS, told_behind(candidate)))
		return false;
	return phone_has(candidate, PHONE_LISTS, captions[0]) || phone_has(candidate, PHONE_LISTS, before);
}

/* "李芳的手机是137…" */
static bool is_said_to_be_hers(const struct candidate *candidate)
{
	enum { BEFORE = 16 };
	struct sv lead = drop_marks(around_before(candidate, candidate->value, BEFORE));
	struct sv name = drop_label(candidate, lead);

	return name.len < lead.len && sv_ends(name, SV("的"));
}

/* What introduces the first number of an enumeration goes for all: "入围：李芳（137…）、王勇（159…）". */
static bool is_enumerated(const struct candidate *candidate)
{
	enum { MOST_NUMBERS = 16, GAP_BYTES = 48, BEFORE = 30 };
	struct sv text = candidate->stream->text;
	const struct digits_match *first = candidate->digits;
	size_t most = candidate->digits_before < MOST_NUMBERS ? candidate->digits_before : MOST_NUMBERS;

	for (size_t i = 0; i < most; i++) {
		const struct digits_match *previous = first - 1;
		if (previous->at.end > first->at.begin || first->at.begin - previous->at.end > GAP_BYTES ||
		    memchr(text.data + previous->at.end, '\n', first->at.begin - previous->at.end))
			break;
		first = previous;
	}
	if (first == candidate->digits)
		return false;
	struct sv lead = label_sentence(around_before(candidate, first->at, BEFORE));
	return phone_side_of(candidate, lead) == PHONE_PRIVATE;
}

/* "请向李芳（137…）投诉": others do it, and the person is whom they turn to. */
static bool is_turned_to(struct sv person)
{
	static const char *const words[] = { "请向", "可向", "应向", "须向", "或向", "请与",   "可与",
					     "请找", "可找", "请将", "报至", "报送", "请联系", "可联系" };

	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (sv_find(person, sv_from(words[i]), 0) != SV_NONE)
			return true;
	return false;
}

enum phone_side phone_by_person(const struct candidate *candidate)
{
	struct sv person;

	if (candidate->kind != STREAM_BODY || candidate->piece->name.len)
		return PHONE_UNKNOWN;
	person = person_before(candidate);
	if (!person.len)
		return PHONE_UNKNOWN;
	if (phone_has_number_beside(candidate) && is_listed(candidate))
		return PHONE_PRIVATE;
	if (is_turned_to(person) || phone_side_of(candidate, person) == PHONE_PUBLIC)
		return PHONE_UNKNOWN;
	return does_private_deed(candidate) || is_said_to_be_hers(candidate) || is_enumerated(candidate)
		   ? PHONE_PRIVATE
		   : PHONE_UNKNOWN;
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

/* "爱心捐款：李芳 137…": what the persons of a list did, or are given. */
static bool is_deed_of_list(struct sv post)
{
	static const char *const words[] = { "捐款", "捐赠", "捐献", "捐物", "认捐", "中奖", "获奖",
					     "入围", "中签", "退款", "退费", "补贴", "补助", "名单" };

	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (sv_ends(post, sv_from(words[i])))
			return true;
	return false;
}

bool phone_has_post(const struct candidate *candidate)
{
	enum { BEFORE = 24 };
	struct sv before = around_before(candidate, candidate->value, BEFORE);
	size_t colon = sv_find(before, SV("："), 0);
	size_t length = strlen("：");

	if (colon == SV_NONE) {
		colon = sv_chr(before, ':', 0);
		length = 1;
	}
	if (colon == SV_NONE || !person_name_is(person_name_run(sv_skip(before, colon + length))))
		return false;
	struct sv post = sv_trim(sv_slice(before, 0, colon));
	bool is_party = sv_ends(post, SV("方")); /* "甲方" */
	return person_name_run(post).len > 0 && !is_party && !is_deed_of_list(post) &&
	       phone_side_of(candidate, post) != PHONE_PRIVATE && !phone_has(candidate, PHONE_NAMES, post);
}
