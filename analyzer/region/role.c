#include "region/role.h"

#include "region/punctuation.h"
#include "region/says.h"
#include "region/unit.h"
#include "region/words.h"

/* Bytes behind a name in which what is said of it begins. */
#define AFTER_MOST 240
/* Bytes of the name of a person */
#define PERSON_LEAST 6
#define PERSON_MOST  13
/* Events of a sentence that may be held every year. */
#define HABITS_MOST 4
/* 东南与 before the name of a neighbour */
#define COMPASS_MOST 30

/* ---- names that are no evidence ---- */

static bool is_person(struct sv after)
{
	return sv_starts(after, SV("人")) && !words_start(WORDS_PEOPLE_NOT, after);
}

static bool is_company(struct sv after)
{
	size_t end = 0;

	while (end < after.len && !punctuation_clause(sv_skip(after, end)) && !sv_starts(sv_skip(after, end), SV("、")))
		end++;
	struct sv name = sv_slice(after, 0, end);
	return sv_find(name, SV("公司"), 0) != SV_NONE || sv_find(name, SV("集团"), 0) != SV_NONE ||
	       sv_find(name, SV("合作社"), 0) != SV_NONE || sv_find(name, SV("大学"), 0) != SV_NONE;
}

/* 东邻高州, 西南与电白区: the clause tells what lies around. */
static bool is_around(const struct unit *unit)
{
	struct sv before = says_skip_filler(unit->before);

	/* 西湖区位于 begins with a name. */
	bool is_name = unit->previous && unit->reading->text.data + unit->previous->at.begin == before.data;

	return (before.len <= COMPASS_MOST && !is_name && words_start(WORDS_COMPASS, before)) ||
	       words_in(WORDS_NEXT_DOOR, unit->clause);
}

static bool is_elsewhere(const struct unit *unit)
{
	struct sv before = unit->before;
	struct sv after = unit->after;

	if (words_end(WORDS_GO_TO, before) && says_office_end(after))
		return false;
	if (words_end(WORDS_BEFORE_FAR, before) || is_around(unit))
		return true;
	return sv_starts(after, SV("至")) || sv_starts(after, SV("到")) || sv_starts(after, SV("—")) ||
	       sv_starts(after, SV("-")) || sv_starts(after, SV("－")) || sv_starts(after, SV("～"));
}

/* ---- roles ---- */

static bool is_listed(const struct unit *unit)
{
	return sv_ends(unit->before, SV("、")) || sv_starts(unit->after, SV("、")) ||
	       sv_starts(unit->after, SV("和")) || sv_starts(unit->after, SV("与")) || sv_starts(unit->after, SV("及"));
}

/* Who lies there: the region of the page itself, or a town or village. */
static bool is_place(const struct unit *unit, struct sv subject)
{
	if (words_start(WORDS_ITSELF, subject) == subject.len)
		return subject.len || unit->is_first;
	return words_end(WORDS_TOWN, subject) && unit->is_first;
}

/* 我市地处, 镇隆镇位于 or nothing but 位于 before a name: that is where the page's place lies. */
static bool is_located(const struct unit *unit)
{
	struct sv before = says_skip_filler(unit->before);
	size_t verb = words_end(WORDS_LOCATED, before);

	if (!verb || is_listed(unit) || is_around(unit) || (unit->sentence->about & ABOUT_PAST))
		return false;
	return is_place(unit, sv_slice(before, 0, before.len - verb));
}

static void set(struct mention *mention, enum role role, unsigned says)
{
	mention->role = (uint8_t)role;
	mention->says = (uint16_t)says;
}

/* 现任信宜市委副书记, 主持信宜市人民政府全面工作; but not who only visits for a time. */
static bool is_led(const struct unit *unit)
{
	return words_end(WORDS_LEADS, unit->before) && says_office_end(unit->after) &&
	       sv_find(unit->clause, SV("挂职"), 0) == SV_NONE;
}

/* 张三，信宜市人民政府副市长: nothing but a name stands before the office. */
static bool is_officer(const struct unit *unit)
{
	struct sv text = sv_slice(unit->reading->text, unit->sentence->at.begin, unit->begin);
	struct sv person = punctuation_trim(text);
	size_t mark = sv_ends(person, SV("，")) || sv_ends(person, SV("：")) ? 3 : 0;

	if (!mark && person.len == text.len)
		return false;
	person = punctuation_trim(sv_slice(person, 0, person.len - mark));
	if (person.len < PERSON_LEAST || person.len > PERSON_MOST || sv_find(person, SV("，"), 0) != SV_NONE)
		return false;
	struct sv after = unit->after;
	size_t end = 0;
	while (end < after.len && !punctuation_clause(sv_skip(after, end)))
		end++;
	return says_office_end(after) && words_in(WORDS_OFFICER, sv_slice(after, 0, end));
}

static void judge_inside(const struct unit *unit)
{
	struct mention *mention = unit->mention;
	uint8_t about = unit->sentence->about;

	if (is_led(unit))
		set(mention, ROLE_SUBJECT, SAYS_OFFICE);
	else if (unit_is_wrong_parent(unit))
		set(mention, ROLE_SUBJECT, SAYS_PLACE | SAYS_OWN);
	else if (is_elsewhere(unit))
		set(mention, ROLE_NONE, 0);
	else if (about & (ABOUT_AID | ABOUT_VISIT | ABOUT_CAREER))
		set(mention, ROLE_ASIDE, 0);
	else if (is_located(unit))
		set(mention, ROLE_SUBJECT, SAYS_PLACE);
	else if (is_listed(unit))
		set(mention, ROLE_LISTED, 0);
	else if (words_end(WORDS_ADDRESS, unit->before))
		set(mention, ROLE_TOPIC, 0);
	else
		set(mention, ROLE_MENTION, 0);
}

/* 办公地址：信宜市 … */
static bool is_address(const struct unit *unit)
{
	return words_end(WORDS_ADDRESS, sv_slice(unit->reading->text, unit->sentence->at.begin, unit->begin)) > 0;
}

static void judge_start(const struct unit *unit)
{
	struct mention *mention = unit->mention;
	uint8_t about = unit->sentence->about;
	unsigned says = says_office(unit->after);

	if (!says && !says_office_end(unit->after))
		says = says_clause(unit->after);
	if (!says && words_start(WORDS_WITHIN, unit->after))
		says = SAYS_WEALTH;
	/* 绩溪，梁大同元年析歙县置良安县: as a dictionary begins. */
	if (!says && unit->is_first && (about & ABOUT_PAST) && sv_starts(unit->after, SV("，")))
		says = SAYS_HISTORY;
	if (is_listed(unit)) {
		set(mention, (about & ABOUT_AID) ? ROLE_ASIDE : ROLE_LISTED, 0);
	} else if (says && !(about & ABOUT_AID)) {
		set(mention, ROLE_SUBJECT, says | ((says & SAYS_OFFICE) ? 0 : says_sentence(unit->after)));
	} else if (about & (ABOUT_AID | ABOUT_VISIT | ABOUT_CAREER)) {
		set(mention, says ? ROLE_TOPIC : ROLE_ASIDE, 0);
	} else if (words_in(WORDS_NEXT_DOOR, unit->clause) && words_in(WORDS_WE, unit->clause)) {
		set(mention, ROLE_NONE, 0);
	} else {
		set(mention, unit->is_first || is_address(unit) ? ROLE_TOPIC : ROLE_MENTION, 0);
	}
}

/* 欢迎您到武夷山来, 武夷山人民欢迎您; but a meeting of helpers welcomes as well. */
static bool is_welcome(const struct unit *unit)
{
	return (words_end(WORDS_WELCOME_TO, unit->before) || words_start(WORDS_WELCOME_FROM, unit->after)) &&
	       !(unit->sentence->about & ABOUT_AID);
}

static void judge_unit(const struct unit *unit)
{
	struct sv after = unit->after;

	if (is_welcome(unit))
		set(unit->mention, ROLE_SUBJECT, SAYS_NAME);
	else if (!unit->sentence->about && is_officer(unit))
		set(unit->mention, ROLE_SUBJECT, SAYS_OFFICE);
	else if (words_start(WORDS_AFTER_NAMED, after) || is_person(after) || is_company(after))
		set(unit->mention, ROLE_NONE, 0);
	else if (says_skip_filler(unit->before).len == 0 && !words_end(WORDS_BEFORE_FAR, unit->before))
		judge_start(unit);
	else
		judge_inside(unit);
}

/* ---- titles and tables ---- */

/* The words that name the field: 中文名 in the cell at the left, or before a colon. */
static struct sv field_name(const struct unit *unit)
{
	const struct page *page = unit->reading->question->page;
	struct sv line = sv_slice(unit->reading->text, unit->sentence->at.begin, unit->begin);
	const struct piece *piece = stream_piece(&page->streams[STREAM_BODY], unit->begin);

	line = punctuation_skip_space(line);
	if (line.len)
		return sv_slice(line, 0, line.len - (sv_ends(line, SV("：")) ? 3 : sv_ends(line, SV(":")) ? 1 : 0));
	if (!piece || piece->cell == PAGE_NONE || page->cells.items[piece->cell].left == PAGE_NONE)
		return (struct sv){ NULL, 0 };
	return page_cell_text(page, page->cells.items[piece->cell].left);
}

/* 受理机构：信宜市政务服务中心, 通信地址：信宜市 … */
static bool is_field(const struct unit *unit)
{
	struct sv before = sv_slice(unit->reading->text, unit->sentence->at.begin, unit->begin);
	bool is_label = sv_ends(before, SV("：")) || sv_ends(before, SV(":"));

	return words_end(WORDS_ADDRESS, before) || (is_label && says_office_end(unit->after));
}

/* 雷州市人民政府门户网站 over the text of its own site. */
static bool is_banner(const struct unit *unit)
{
	struct sv rest = unit->after;

	if (!reading_is_inside(unit->reading, unit->mention->code) || !sv_starts(rest, SV("人民政府")))
		return false;
	rest = sv_skip(rest, strlen("人民政府"));
	rest = sv_skip(rest, words_start(WORDS_WEBSITE, rest));
	return punctuation_trim(rest).len == 0;
}

/* 凤凰县面积：1745平方公里 or 凤凰县教育局, in a line of its own that leads nowhere. */
static bool is_fact_line(const struct unit *unit)
{
	const struct page *page = unit->reading->question->page;
	struct sv before = sv_slice(unit->reading->text, unit->sentence->at.begin, unit->begin);
	const struct piece *piece = stream_piece(&page->streams[STREAM_BODY], unit->begin);

	if (is_field(unit))
		return piece && !reading_is_link(page, piece->element);
	if (says_skip_filler(before).len || is_banner(unit))
		return false;
	return (says_clause(unit->after) & (SAYS_PLACE | SAYS_AREA | SAYS_PEOPLE | SAYS_DIVISION)) ||
	       (says_office_end(unit->after) && piece && !reading_is_link(page, piece->element));
}

static void judge_field(const struct unit *unit)
{
	struct sv field = field_name(unit);

	if (field.len && words_start(WORDS_FIELD_META, field) == field.len)
		set(unit->mention, ROLE_NONE, 0);
	else if (field.len && words_start(WORDS_FIELD_NAME, field) == field.len)
		set(unit->mention, ROLE_SUBJECT, SAYS_NAME);
	else if (field.len && words_start(WORDS_FIELD_PLACE, field) == field.len)
		set(unit->mention, ROLE_SUBJECT, SAYS_PLACE);
	else if (is_officer(unit))
		set(unit->mention, ROLE_SUBJECT, SAYS_OFFICE);
	else if (unit->sentence->passage != PASSAGE_CELL)
		set(unit->mention, is_fact_line(unit) ? ROLE_TOPIC : ROLE_NONE, 0);
	else
		set(unit->mention, says_office_end(unit->after) ? ROLE_TOPIC : ROLE_MENTION, 0);
}

/* 信宜市概况 as a title. */
static void judge_line(const struct unit *unit)
{
	struct sv before = says_skip_filler(sv_slice(unit->reading->text, unit->sentence->at.begin, unit->begin));
	struct sv after = says_skip_adverbs(unit->after);

	if (before.len == 0 && (words_start(WORDS_ABOUT, after) || says_office(after)))
		set(unit->mention, ROLE_SUBJECT, SAYS_NAME);
	else
		set(unit->mention, before.len == 0 && after.len == 0 ? ROLE_TOPIC : ROLE_NONE, 0);
}

static void judge_mention(const struct unit *unit)
{
	switch (unit->sentence->passage) {
	case PASSAGE_PROSE: judge_unit(unit); break;
	case PASSAGE_TITLE:
	case PASSAGE_HEADING: judge_line(unit); break;
	case PASSAGE_CELL:
	case PASSAGE_SHORT: judge_field(unit); break;
	default: break;
	}
}

static struct unit unit_of(struct reading *reading, const struct sentence *sentence, uint32_t first, uint32_t last)
{
	struct mention *mention = &reading->mentions.items[last];
	struct sv text = reading_text(reading, sentence->at);
	size_t begin = reading->mentions.items[first].at.begin;
	struct span clause =
	    punctuation_clause_around(text, begin - sentence->at.begin, mention->at.end - sentence->at.begin);

	return (struct unit){
		.reading = reading,
		.mention = mention,
		.sentence = sentence,
		.previous = first > sentence->first ? &reading->mentions.items[first - 1] : NULL,
		.begin = begin,
		.before = sv_slice(text, clause.begin, begin - sentence->at.begin),
		.clause = sv_slice(text, clause.begin, clause.end),
		.after = sv_slice(text, mention->at.end - sentence->at.begin,
				  mention->at.end - sentence->at.begin + AFTER_MOST),
		.is_first = says_skip_filler(sv_slice(text, 0, clause.begin)).len == 0,
	};
}

/* Somebody's birth, and not how many babies there are. */
static bool tells_of_birth(struct sv text)
{
	struct sv word = SV("出生");

	for (size_t at = sv_find(text, word, 0); at != SV_NONE; at = sv_find(text, word, at + word.len))
		if (!words_start(WORDS_BORN_NOT, sv_skip(text, at + word.len)))
			return true;
	return false;
}

/* A visit or an event, and not what goes on every year. */
static bool tells_of_visit(struct sv text)
{
	struct sv rest = text;
	size_t at;
	size_t len;

	for (int i = 0; i < HABITS_MOST && (len = words_find(&at, WORDS_VISIT, rest)); i++) {
		if (!words_end(WORDS_HABIT, sv_slice(rest, 0, at)))
			return true;
		rest = sv_skip(rest, at + len);
	}
	return false;
}

static uint8_t about_of(struct sv text)
{
	uint8_t about = 0;

	if (words_in(WORDS_AID, text))
		about |= ABOUT_AID;
	if (tells_of_visit(text))
		about |= ABOUT_VISIT;
	if (words_in(WORDS_CAREER, text) || tells_of_birth(text))
		about |= ABOUT_CAREER;
	if ((words_in(WORDS_PAST, text) || says_founding(text)) && words_in(WORDS_PAST_TIME, text))
		about |= ABOUT_PAST;
	return about;
}

static void judge_sentence(struct reading *reading, struct sentence *sentence)
{
	uint32_t first = sentence->first;

	sentence->about |= about_of(reading_text(reading, sentence->at));
	for (uint32_t i = first; i < sentence->first + sentence->count; i++) {
		if (reading->mentions.items[i].is_outer)
			continue;
		struct unit unit = unit_of(reading, sentence, first, i);
		first = i + 1;
		judge_mention(&unit);
	}
}

/* The text names the prefecture in which the page's own region lies. */
static bool names_parent(const struct reading *reading)
{
	for (size_t i = 0; i < reading->mentions.count; i++) {
		const struct mention *mention = &reading->mentions.items[i];
		if (mention->sentence == UINT32_MAX || !mention->code ||
		    reading->sentences.items[mention->sentence].passage == PASSAGE_CHROME)
			continue;
		for (size_t k = 0; k < reading->question->own_count; k++)
			if (mention->code == region_ancestor(reading->question->own[k], REGION_PREFECTURE) &&
			    mention->code != reading->question->own[k])
				return true;
	}
	return false;
}

void role_assign(struct reading *reading)
{
	reading->names_parent = names_parent(reading);
	for (size_t i = 0; i < reading->sentences.count; i++)
		judge_sentence(reading, &reading->sentences.items[i]);
}
