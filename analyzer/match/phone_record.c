#include "match/around.h"
#include "match/element.h"
#include "match/grid.h"
#include "match/label.h"
#include "match/person_name.h"
#include "match/phone_owner.h"
#include "match/record.h"

/* A name stands beside the number in a script's object, in an element or in a form. */
static bool has_name_beside(const struct candidate *candidate)
{
	enum { NEAR = 40 };
	struct label_words words = { candidate_words(candidate, PHONE_LABELS),
				     candidate_words(candidate, PHONE_OTHERS) };
	struct sv word;

	if (candidate->kind == STREAM_BODY || candidate->kind == STREAM_COMMENT ||
	    label_find(&word, candidate, &words) != LABEL_WANTED)
		return false;
	struct sv window =
	    candidate->kind == STREAM_SCRIPT ? around_window(candidate, NEAR) : around_wide(candidate, NEAR);
	return person_name_is_in(window) || person_name_is_in(element_text(candidate));
}

/* Another number is near: whom to ask is mostly one person. */
bool phone_has_number_beside(const struct candidate *candidate)
{
	enum { NEAR_BYTES = 400 };
	const struct digits_match *number = candidate->digits;

	if (candidate->digits_before && number[-1].at.end <= number->at.begin &&
	    number->at.begin - number[-1].at.end < NEAR_BYTES)
		return true;
	return candidate->digits_after && number[1].at.begin >= number->at.end &&
	       number[1].at.begin - number->at.end < NEAR_BYTES;
}

/* "东风社区 张三 137…；朝阳社区 李四 159…": whom to ask where. */
static bool is_of_place_of_duty(const struct candidate *candidate)
{
	enum { BEFORE = 16, BEHIND = 16 };
	static const char *const ends[] = { "；", "。", ";", "、", "\n", "\t" };
	struct sv before = around_before(candidate, candidate->value, BEFORE);
	struct sv behind = around_after(candidate, candidate->value, BEHIND);

	for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
		size_t at = sv_find(behind, sv_from(ends[i]), 0);
		behind.len = at == SV_NONE ? behind.len : at;
		for (at = sv_find(before, sv_from(ends[i]), 0); at != SV_NONE;
		     at = sv_find(before, sv_from(ends[i]), 0))
			before = sv_skip(before, at + strlen(ends[i]));
	}
	return phone_has(candidate, PHONE_SEATS, before) || phone_has(candidate, PHONE_SEATS, behind);
}

/* A name in its line, or alone in the line or cell before. */
static bool has_name_in_record(const struct candidate *candidate)
{
	struct sv left = grid_left(candidate);
	bool has_role = sv_find(left, SV("："), 0) != SV_NONE || sv_chr(left, ':', 0) != SV_NONE;

	return record_follows_name(candidate, candidate_words(candidate, PHONE_LABELS)) ||
	       (!has_role && person_name_is_last(left) && phone_side_of(candidate, left) != PHONE_PUBLIC) ||
	       person_name_is_in(record_line(candidate)) || record_is_below_name(candidate);
}

bool phone_is_in_roster(const struct candidate *candidate)
{
	enum { LEAST_NUMBERS = 3 };
	struct sv heading = grid_column_header(candidate);

	if (has_name_beside(candidate))
		return true;
	if (candidate->peers->count >= LEAST_NUMBERS && phone_has(candidate, PHONE_NAMES, grid_header_row(candidate)) &&
	    phone_has(candidate, PHONE_LABELS, heading))
		return true;
	return phone_has_number_beside(candidate) && has_name_in_record(candidate) && !is_of_place_of_duty(candidate);
}

/* "?mobile=", "&phone=": what stands between the mark and the sign names a phone. */
static bool is_parameter(const struct candidate *candidate)
{
	enum { KEY_BYTES = 24 };
	struct sv text = candidate->stream->text;
	size_t end = candidate->value.begin;

	if (end == 0 || text.data[end - 1] != '=')
		return false;
	size_t begin = --end;
	while (begin > 0 && end - begin < KEY_BYTES &&
	       (sv_is_alpha(text.data[begin - 1]) || text.data[begin - 1] == '_'))
		begin--;
	struct sv key = sv_slice(text, begin, end);
	return begin > 0 && strchr("?&;", text.data[begin - 1]) && phone_has(candidate, PHONE_LABELS, key) &&
	       !phone_has(candidate, PHONE_DUTIES, key);
}

/* A line that begins with a date or a time, behind a bracket perhaps. */
static bool is_line_of_log(struct sv line)
{
	enum { LEAST_DIGITS = 2 };
	size_t at = line.len && line.data[0] == '[';
	size_t digits = 0;

	while (at + digits < line.len && sv_is_digit(line.data[at + digits]))
		digits++;
	return digits >= LEAST_DIGITS && at + digits < line.len && strchr("-/:.", line.data[at + digits]);
}

/* Numbers of users and of those who are sent messages, as programs note them. */
enum phone_side phone_by_log(const struct candidate *candidate)
{
	enum { BEFORE = 160, KEY = 8 };
	static const char *const words[] = { "sms", "send", "login", "user", "短信", "登录", "注册", "发送" };
	struct sv before = around_before(candidate, candidate->value, BEFORE);
	struct sv key = around_before(candidate, candidate->value, KEY);

	if (candidate->kind != STREAM_BODY || candidate->piece->where != WHERE_DOCUMENT || !is_line_of_log(before) ||
	    phone_has(candidate, PHONE_DUTIES, key))
		return PHONE_UNKNOWN;
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (sv_find_nocase(before, sv_from(words[i]), 0) != SV_NONE)
			return PHONE_PRIVATE;
	return PHONE_UNKNOWN;
}

/* Whom the link calls, by its text and by what stands before it. */
static enum phone_side by_call(const struct candidate *candidate)
{
	struct sv lead = label_sentence(element_lead(candidate));
	struct sv text = element_text(candidate);
	enum phone_side side = phone_side_of(candidate, lead);

	if (side != PHONE_UNKNOWN)
		return side;
	return person_name_is(text) ? PHONE_PRIVATE : PHONE_PUBLIC;
}

enum phone_side phone_by_link(const struct candidate *candidate)
{
	enum { SCHEME = 8 };
	struct sv before = around_before(candidate, candidate->value, SCHEME);

	if (is_parameter(candidate))
		return PHONE_PRIVATE;
	if (candidate->kind != STREAM_URL)
		return PHONE_UNKNOWN;
	bool is_call =
	    sv_find_nocase(before, SV("tel:"), 0) != SV_NONE || sv_find_nocase(before, SV("sms:"), 0) != SV_NONE;
	return is_call ? by_call(candidate) : PHONE_PUBLIC;
}

enum phone_side phone_by_comment(const struct candidate *candidate)
{
	enum { BEFORE = 30, NEAR = 60 };
	struct sv before = around_before(candidate, candidate->value, BEFORE);
	struct sv window = around_window(candidate, NEAR);
	struct span duty = { 0, 0 };

	if (candidate->kind != STREAM_COMMENT || memchr(window.data, '<', window.len) || !person_name_is_in(before))
		return PHONE_UNKNOWN;
	bool has_duty = lexicon_find(&duty, candidate_words(candidate, PHONE_DUTIES), window, 0);
	bool is_contact = has_duty && sv_starts(sv_skip(window, duty.begin), SV("联系人"));
	if (is_contact)
		has_duty = lexicon_find(&duty, candidate_words(candidate, PHONE_DUTIES), window, duty.end);
	return phone_has(candidate, PHONE_LABELS, before) && !has_duty ? PHONE_PRIVATE : PHONE_UNKNOWN;
}

/* Readers do not see it, so that it is nobody's contact. */
enum phone_side phone_by_hidden_input(const struct candidate *candidate)
{
	struct sv names[ELEMENT_MOST_NAMES] = { { NULL, 0 } };

	if (!candidate->page->is_html || candidate->kind != STREAM_BODY || candidate->piece->where != WHERE_HIDDEN ||
	    !candidate->piece->name.len)
		return PHONE_UNKNOWN;
	size_t count = element_names(names, candidate);
	for (size_t i = 0; i < count; i++)
		if (phone_has(candidate, PHONE_LABELS, names[i]))
			return PHONE_PRIVATE;
	return PHONE_UNKNOWN;
}
