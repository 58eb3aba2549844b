/* Whose the number is that a member of a record of data holds, by the keys beside it. */
#include "match/grid.h"
#include "match/members.h"
#include "match/person_name.h"
#include "match/phone_owner.h"

/* "replyOrg", "handler": who deals with the matter of the one whom the record is about. */
static bool is_handlers(struct sv key)
{
	static const char *const words[] = { "reply",  "handle", "deal",   "accept",  "process", "audit",
					     "answer", "assign", "create", "publish", "source",  "undertake",
					     "办理",   "承办",   "回复",   "答复",    "受理",    "转办",
					     "交办",   "主办",   "协办",   "处理",    "审核",    "发布" };

	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (sv_starts_nocase(key, sv_from(words[i])))
			return true;
	return false;
}

static bool is_of_duty(const struct candidate *candidate, struct sv key)
{
	return phone_has(candidate, PHONE_DUTIES, key) || phone_has(candidate, PHONE_OFFICES, key);
}

/* {"name":"李芳","title":"主任医师"}: a short value that is what an official is. */
static bool is_office(const struct candidate *candidate, struct sv value)
{
	enum { VALUE_BYTES = 30 };
	struct span word;

	return value.len <= VALUE_BYTES &&
	       lexicon_find_last(&word, candidate_words(candidate, PHONE_OFFICIALS), value) && word.end == value.len;
}

/* "id", "orderNo": no key of a phone, and one of numbers that count things. */
static bool is_serial(const struct candidate *candidate, struct sv key)
{
	static const char *const ends[] = { "id", "no", "code", "sn", "bh", "num", "number", "编号", "号", "序号" };

	for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
		size_t length = strlen(ends[i]);
		if (key.len >= length && sv_starts_nocase(sv_skip(key, key.len - length), sv_from(ends[i])))
			return !phone_has(candidate, PHONE_LABELS, key);
	}
	return false;
}

static bool is_person(const struct candidate *candidate, const struct member *member)
{
	return person_name_is(member->value) ||
	       (phone_has(candidate, PHONE_NAMES, member->key) && person_name_may_be(member->value));
}

/* The member whose value is a name: the nearest before the number, else the first behind it; NULL if there is none. */
static const struct member *person_of(const struct candidate *candidate, const struct members *record)
{
	for (size_t i = record->own; i-- > 0;)
		if (is_person(candidate, &record->list[i]))
			return &record->list[i];
	for (size_t i = record->own + 1; i < record->count; i++)
		if (is_person(candidate, &record->list[i]))
			return &record->list[i];
	return NULL;
}

static bool has_private_member(const struct candidate *candidate, const struct members *record)
{
	for (size_t i = 0; i < record->count; i++) {
		const struct member *member = &record->list[i];
		if (!member->value.len)
			continue;
		if (phone_has(candidate, PHONE_HOLDERS, member->key) ||
		    phone_has(candidate, PHONE_PRIVATES, member->key) || phone_has_identity(candidate, member->value))
			return true;
	}
	return false;
}

/* {"name":"张三","tel":"137…","doctor":"李四"}: somebody else behind the number has the duties. */
static bool has_official_behind(const struct candidate *candidate, const struct members *record)
{
	for (size_t i = record->own + 1; i < record->count; i++)
		if (is_of_duty(candidate, record->list[i].key) && person_name_is(record->list[i].value))
			return true;
	return false;
}

static bool has_duties(const struct candidate *candidate, const struct members *record, size_t end)
{
	for (size_t i = 0; i < end; i++) {
		const struct member *member = &record->list[i];
		if (!member->value.len || (is_handlers(member->key) && i != record->own))
			continue;
		if (is_of_duty(candidate, member->key) || is_office(candidate, member->value))
			return true;
	}
	return false;
}

/* A word for a private holder is stronger than one for a duty. */
static enum phone_side side_of_members(const struct candidate *candidate, const struct members *record)
{
	if (record->own < record->count && is_serial(candidate, record->list[record->own].key))
		return PHONE_PUBLIC;
	const struct member *person = person_of(candidate, record);
	bool is_before = person && person < &record->list[record->own];

	if (phone_side_of(candidate, record->parent) == PHONE_PRIVATE || has_private_member(candidate, record))
		return PHONE_PRIVATE;
	if (phone_side_of(candidate, record->parent) == PHONE_PUBLIC ||
	    (person && (is_handlers(person->key) || is_of_duty(candidate, person->key))))
		return PHONE_PUBLIC;
	bool is_others = is_before && has_official_behind(candidate, record);
	if (has_duties(candidate, record, is_others ? record->own + 1 : record->count))
		return PHONE_PUBLIC;
	return person ? PHONE_PRIVATE : PHONE_UNKNOWN;
}

/* A bare number behind a key may be anything, unless the key speaks of a phone. */
static bool is_phone_member(const struct candidate *candidate, const struct members *record)
{
	enum { VALUE_BYTES = 24 };
	const char *value = candidate->stream->text.data + candidate->value.begin;

	if (record->own == record->count || record->list[record->own].value.len > VALUE_BYTES)
		return false;
	return (candidate->value.begin > 0 && strchr("\"'`", value[-1])) ||
	       phone_has(candidate, PHONE_LABELS, record->list[record->own].key);
}

/* What is around the object that the number stands in: {"name":"张三","contact":{"mobile":"137…"}}. */
static enum phone_side side_of_objects(const struct candidate *candidate)
{
	enum { OBJECTS = 2 };
	struct sv text = candidate->stream->text;
	struct span at = candidate->value;
	struct members record;

	for (int i = 0; i < OBJECTS && members_of_object(&record, text, at); i++) {
		if (i == 0 && !is_phone_member(candidate, &record))
			return PHONE_UNKNOWN;
		enum phone_side side = side_of_members(candidate, &record);
		if (side != PHONE_UNKNOWN)
			return side;
		at = record.at;
	}
	return PHONE_UNKNOWN;
}

enum phone_side phone_by_object(const struct candidate *candidate)
{
	struct sv text = candidate->stream->text;
	struct members record;

	if (candidate->piece->where == WHERE_DOCUMENT &&
	    (members_of_element(&record, text, candidate->value) || members_of_tag(&record, text, candidate->value)))
		return side_of_members(candidate, &record);
	return side_of_objects(candidate);
}
