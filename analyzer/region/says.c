#include "region/says.h"

#include "region/punctuation.h"
#include "region/reading.h"
#include "region/words.h"

#define FILLER_STEPS 24
#define ADVERB_STEPS 6
/* Bytes behind 是 in which it has to become clear what the region is. */
#define RANK_MOST 240
/* … and behind 有 in which its fame is. */
#define FAME_MOST 60
/* Bytes of the name of a county that is founded. */
#define FOUNDED_MOST 15

struct sv says_skip_filler(struct sv text)
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

/* 1989年, 12月 at the start of `text`. */
static size_t date_len(struct sv text)
{
	static const char *const units[] = { "年", "月", "日" };
	size_t len = 0;

	while (len < text.len && sv_is_digit(text.data[len]))
		len++;
	for (size_t i = 0; len && i < sizeof units / sizeof units[0]; i++)
		if (sv_starts(sv_skip(text, len), sv_from(units[i])))
			return len + strlen(units[i]);
	return 0;
}

struct sv says_skip_adverbs(struct sv text)
{
	for (int i = 0; i < ADVERB_STEPS; i++) {
		text = punctuation_skip_space(text);
		size_t len = punctuation_brackets(text);
		if (!len)
			len = date_len(text);
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
	return words_in(WORDS_SAYS_RANK, sv_slice(text, 0, RANK_MOST)) ? SAYS_RANK : SAYS_IS;
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
	if (sv_starts(text, SV("有")) && words_in(WORDS_FAME, sv_slice(text, 0, FAME_MOST)))
		return SAYS_WEALTH;
	return sv_starts(text, SV("因")) && sv_find(text, SV("得名"), 0) != SV_NONE ? SAYS_HISTORY : 0;
}

unsigned says_clause(struct sv text)
{
	struct sv plain = punctuation_skip_space(text);
	unsigned says = says_word(plain);

	if (!says)
		says = says_rank(plain);
	if (says)
		return says;
	struct sv rest = says_skip_adverbs(plain);
	if (rest.len == plain.len)
		return 0;
	says = says_word(rest);
	return says ? says : says_rank(rest);
}

/* What the clauses behind the first say, as far as nobody else is their subject. */
unsigned says_sentence(struct sv text)
{
	unsigned says = 0;

	for (size_t at = 0; at < text.len; at++) {
		size_t len = punctuation_clause(sv_skip(text, at));
		if (len)
			says |= says_clause(sv_skip(text, at + len));
	}
	return says;
}

unsigned says_unnamed(struct sv text)
{
	unsigned says = 0;
	size_t begin = 0;

	for (size_t at = 0; at <= text.len; at++) {
		size_t len = at < text.len ? punctuation_clause(sv_skip(text, at)) : 1;
		if (!len)
			continue;
		struct sv clause = says_skip_filler(sv_slice(text, begin, at));
		size_t itself = words_start(WORDS_ITSELF, clause);
		says |= says_clause(sv_skip(clause, itself));
		begin = at + len;
	}
	return says & ~(unsigned)SAYS_OFFICE;
}

/* The end of what somebody in the region is called: 市教育局; 0 if nobody is meant. */
size_t says_office_end(struct sv text)
{
	size_t end = 0;
	size_t at;

	while (end < text.len && !words_start(WORDS_OFFICE_STOP, sv_skip(text, end)))
		end++;
	size_t len = words_find(&at, WORDS_OFFICE, sv_slice(text, 0, end));
	return len ? at + len : 0;
}

unsigned says_office(struct sv text)
{
	size_t end = says_office_end(text);

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

/* The digits at the start of `text`, with what may stand among and behind them: 1.2万, 3,700余. */
static size_t number_len(struct sv text)
{
	static const char *const among[] = { ".", ",", "万", "亿", "多", "余", "个" };
	size_t len = 0;
	bool more = true;

	while (more && len < text.len) {
		more = sv_is_digit(text.data[len]);
		len += more;
		for (size_t i = 0; !more && len && i < sizeof among / sizeof among[0]; i++)
			if (sv_starts(sv_skip(text, len), sv_from(among[i]))) {
				len += strlen(among[i]);
				more = true;
			}
	}
	return len;
}

size_t says_measures(struct sv text)
{
	size_t count = 0;

	for (size_t at = 0; at < text.len; at++) {
		size_t len = sv_is_digit(text.data[at]) ? number_len(sv_skip(text, at)) : 0;
		if (!len)
			continue;
		at += len;
		count += words_start(WORDS_MEASURE, sv_skip(text, at)) != 0;
	}
	return count;
}

bool says_founding(struct sv text)
{
	struct sv word = SV("置");

	for (size_t at = sv_find(text, word, 0); at != SV_NONE; at = sv_find(text, word, at + word.len)) {
		struct sv name = sv_slice(text, at + word.len, at + word.len + FOUNDED_MOST);
		if (words_in(WORDS_FOUNDED, name))
			return true;
	}
	return false;
}
