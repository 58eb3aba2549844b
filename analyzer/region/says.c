#include "region/says.h"

#include "region/punctuation.h"
#include "region/reading.h"
#include "region/words.h"

#define FILLER_STEPS 24
#define ADVERB_STEPS 6
/* Bytes behind 是 in which it has to become clear what the region is. */
#define RANK_MOST 240

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

struct sv says_skip_adverbs(struct sv text)
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
