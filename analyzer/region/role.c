#include "region/role.h"

#include "region/punctuation.h"
#include "region/words.h"

/* Bytes behind a name in which what is said of it begins. */
#define AFTER_MOST   240
#define FILLER_STEPS 24
#define ADVERB_STEPS 6
/* 东南与 before the name of a neighbour */
#define COMPASS_MOST 30

/* A name with those that stand before it (广东省茂名市信宜市), in its clause and sentence. */
struct unit {
	const struct reading *reading;
	struct mention *mention;
	const struct sentence *sentence;
	size_t begin;     /* of the outermost name */
	struct sv before; /* in the clause */
	struct sv clause; /* all of it */
	struct sv after;  /* in the sentence, not longer than AFTER_MOST */
	bool is_first;    /* the clause begins the sentence */
};

struct sv role_skip_filler(struct sv text)
{
	for (int i = 0; i < FILLER_STEPS; i++) {
		size_t len;
		text = punctuation_skip_space(text);
		if (text.len && sv_is_digit(text.data[0]))
			len = 1;
		else
			len = words_start(WORDS_FILLER, text);
		if (!len)
			break;
		text = sv_skip(text, len);
	}
	return text;
}

static struct sv skip_adverbs(struct sv text)
{
	for (int i = 0; i < ADVERB_STEPS; i++) {
		text = punctuation_skip_space(text);
		size_t len = punctuation_brackets(text);
		if (!len)
			len = words_start(WORDS_ADVERB, text);
		if (!len)
			break;
		text = sv_skip(text, len);
	}
	return text;
}

static unsigned says_rank(struct sv text)
{
	if (!sv_starts(text, SV("是")) && !sv_starts(text, SV("为")))
		return 0;
	return words_in(WORDS_SAYS_RANK, sv_slice(text, 0, AFTER_MOST)) ? SAYS_RANK : SAYS_IS;
}

static unsigned says_word(struct sv text)
{
	static const struct {
		enum word_list list;
		unsigned bit;
	} kinds[] = {
		{ WORDS_SAYS_PLACE, SAYS_PLACE },     { WORDS_SAYS_DIVISION, SAYS_DIVISION },
		{ WORDS_SAYS_AREA, SAYS_AREA },       { WORDS_SAYS_PEOPLE, SAYS_PEOPLE },
		{ WORDS_SAYS_HISTORY, SAYS_HISTORY }, { WORDS_SAYS_NATURE, SAYS_NATURE },
		{ WORDS_SAYS_WEALTH, SAYS_WEALTH },
	};

	for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++)
		if (words_start(kinds[i].list, text))
			return kinds[i].bit;
	return sv_starts(text, SV("因")) && sv_find(text, SV("得名"), 0) != SV_NONE ? SAYS_HISTORY : 0;
}

unsigned role_says(struct sv text)
{
	struct sv plain = punctuation_skip_space(text);
	unsigned says = says_word(plain);

	if (!says)
		says = says_rank(plain);
	if (says)
		return says;
	struct sv rest = skip_adverbs(plain);
	if (rest.len == plain.len)
		return 0;
	says = says_word(rest);
	return says ? says : says_rank(rest);
}

/* What the clauses behind the first say, as far as nobody else is their subject. */
static unsigned says_further(struct sv text)
{
	unsigned says = 0;

	for (size_t at = 0; at < text.len; at++) {
		size_t len = punctuation_clause(sv_skip(text, at));
		if (len)
			says |= role_says(sv_skip(text, at + len));
	}
	return says;
}

/* The end of what somebody in the region is called: 市教育局; 0 if nobody is meant. */
static size_t office_end(struct sv text)
{
	size_t end = 0;
	size_t at;

	while (end < text.len && !words_start(WORDS_OFFICE_STOP, sv_skip(text, end)))
		end++;
	size_t len = words_find(&at, WORDS_OFFICE, sv_slice(text, 0, end));
	return len ? at + len : 0;
}

static unsigned says_office(struct sv text)
{
	size_t end = office_end(text);

	if (!end)
		return 0;
	struct sv rest = sv_skip(text, end);
	size_t brackets;
	size_t at = 0;
	while (at < rest.len && !(brackets = punctuation_brackets(sv_skip(rest, at))) &&
	       !punctuation_clause(sv_skip(rest, at)))
		at++;
	if (words_in(WORDS_OFFICE_SAYS, sv_slice(rest, 0, at)))
		return SAYS_OFFICE;
	rest = punctuation_skip_space(sv_skip(rest, at));
	rest = sv_skip(rest, punctuation_brackets(rest));
	rest = sv_skip(rest, punctuation_clause(rest));
	return words_start(WORDS_OFFICE_SAYS, rest) ? SAYS_OFFICE : 0;
}

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
	struct sv before = role_skip_filler(unit->before);

	return (before.len <= COMPASS_MOST && words_start(WORDS_COMPASS, before)) ||
	       words_in(WORDS_NEXT_DOOR, unit->clause);
}

static bool is_elsewhere(const struct unit *unit)
{
	struct sv before = unit->before;
	struct sv after = unit->after;

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
	struct sv before = role_skip_filler(unit->before);
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
	return words_end(WORDS_LEADS, unit->before) && office_end(unit->after) &&
	       sv_find(unit->clause, SV("挂职"), 0) == SV_NONE;
}

static void judge_inside(const struct unit *unit)
{
	struct mention *mention = unit->mention;
	uint8_t about = unit->sentence->about;

	if (is_led(unit))
		set(mention, ROLE_SUBJECT, SAYS_OFFICE);
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

static bool is_about_itself(struct sv clause)
{
	return words_in(WORDS_ITSELF, clause);
}

static void judge_start(const struct unit *unit)
{
	struct mention *mention = unit->mention;
	uint8_t about = unit->sentence->about;
	unsigned says = says_office(unit->after);

	if (!says && !office_end(unit->after))
		says = role_says(unit->after);
	if (is_listed(unit)) {
		set(mention, (about & ABOUT_AID) ? ROLE_ASIDE : ROLE_LISTED, 0);
	} else if (says && !(about & ABOUT_AID)) {
		set(mention, ROLE_SUBJECT, says | ((says & SAYS_OFFICE) ? 0 : says_further(unit->after)));
	} else if (about & (ABOUT_AID | ABOUT_VISIT | ABOUT_CAREER)) {
		set(mention, says ? ROLE_TOPIC : ROLE_ASIDE, 0);
	} else if (words_in(WORDS_NEXT_DOOR, unit->clause) && is_about_itself(unit->clause)) {
		set(mention, ROLE_NONE, 0);
	} else {
		set(mention, unit->is_first ? ROLE_TOPIC : ROLE_MENTION, 0);
	}
}

static void judge_unit(const struct unit *unit)
{
	struct sv after = unit->after;

	if (words_start(WORDS_AFTER_NAMED, after) || is_person(after) || is_company(after))
		set(unit->mention, ROLE_NONE, 0);
	else if (role_skip_filler(unit->before).len == 0 && !words_end(WORDS_BEFORE_FAR, unit->before))
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

static void judge_field(const struct unit *unit)
{
	struct sv field = field_name(unit);

	if (field.len && words_start(WORDS_FIELD_NAME, field) == field.len)
		set(unit->mention, ROLE_SUBJECT, SAYS_NAME);
	else if (field.len && words_start(WORDS_FIELD_PLACE, field) == field.len)
		set(unit->mention, ROLE_SUBJECT, SAYS_PLACE);
	else if (unit->sentence->passage != PASSAGE_CELL)
		set(unit->mention, ROLE_NONE, 0);
	else
		set(unit->mention, office_end(unit->after) ? ROLE_TOPIC : ROLE_MENTION, 0);
}

/* 信宜市概况 as a title. */
static void judge_line(const struct unit *unit)
{
	struct sv before = role_skip_filler(sv_slice(unit->reading->text, unit->sentence->at.begin, unit->begin));
	struct sv after = skip_adverbs(unit->after);

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
		.begin = begin,
		.before = sv_slice(text, clause.begin, begin - sentence->at.begin),
		.clause = sv_slice(text, clause.begin, clause.end),
		.after = sv_slice(text, mention->at.end - sentence->at.begin,
				  mention->at.end - sentence->at.begin + AFTER_MOST),
		.is_first = role_skip_filler(sv_slice(text, 0, clause.begin)).len == 0,
	};
}

static uint8_t about_of(struct sv text)
{
	uint8_t about = 0;

	if (words_in(WORDS_AID, text))
		about |= ABOUT_AID;
	if (words_in(WORDS_VISIT, text))
		about |= ABOUT_VISIT;
	if (words_in(WORDS_CAREER, text))
		about |= ABOUT_CAREER;
	if (words_in(WORDS_PAST, text) && words_in(WORDS_PAST_TIME, text))
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

void role_assign(struct reading *reading)
{
	for (size_t i = 0; i < reading->sentences.count; i++)
		judge_sentence(reading, &reading->sentences.items[i]);
}
