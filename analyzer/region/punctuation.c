#include "region/punctuation.h"

/* Bytes around a name that are looked at to find its clause: longer clauses are not written by people. */
#define CLAUSE_MOST 240

static bool is_at(struct sv text, const char *mark)
{
	return sv_starts(text, (struct sv){ mark, 3 });
}

size_t punctuation_sentence(struct sv text)
{
	switch (text.len ? (unsigned char)text.data[0] : 0) {
	case '\n':
	case '\t':
	case '!':
	case '?':
	case ';': return 1;
	case 0xe3: return is_at(text, "。") ? 3 : 0;
	case 0xef: return is_at(text, "！") || is_at(text, "？") || is_at(text, "；") ? 3 : 0;
	default: return 0;
	}
}

size_t punctuation_clause(struct sv text)
{
	switch (text.len ? (unsigned char)text.data[0] : 0) {
	case ',':
	case ':': return 1;
	case 0xef:
		if (is_at(text, "，") || is_at(text, "："))
			return 3;
		break;
	case 0xe2: return is_at(text, "—") ? 3 : 0;
	}
	return punctuation_sentence(text);
}

size_t punctuation_sentence_end(struct sv text, size_t at, size_t end)
{
	while (at < end && !punctuation_sentence(sv_slice(text, at, end)))
		at++;
	return at;
}

static bool is_inside_character(struct sv text, size_t at)
{
	return at < text.len && ((unsigned char)text.data[at] & 0xc0) == 0x80;
}

/* Where the clause before `at` begins. */
static size_t clause_begin(struct sv text, size_t at)
{
	size_t least = at > CLAUSE_MOST ? at - CLAUSE_MOST : 0;
	size_t begin = at;

	while (is_inside_character(text, least))
		least++;
	while (begin > least) {
		size_t before = begin - 1;
		while (is_inside_character(text, before))
			before--;
		if (punctuation_clause(sv_skip(text, before)))
			break;
		begin = before;
	}
	return begin;
}

struct span punctuation_clause_around(struct sv text, size_t begin, size_t end)
{
	size_t most = end + CLAUSE_MOST < text.len ? end + CLAUSE_MOST : text.len;
	struct span clause = { clause_begin(text, begin), end };

	while (is_inside_character(text, most))
		most--;
	while (clause.end < most && !punctuation_clause(sv_skip(text, clause.end)))
		clause.end++;
	return clause;
}

size_t punctuation_brackets(struct sv text)
{
	bool wide = sv_starts(text, SV("（"));
	size_t end;

	if (!wide && !sv_starts(text, SV("(")))
		return 0;
	text = sv_slice(text, 0, CLAUSE_MOST);
	end = sv_find(text, SV("）"), 0);
	if (end != SV_NONE)
		return end + 3;
	end = sv_chr(text, ')', 0);
	return end == SV_NONE ? 0 : end + 1;
}

struct sv punctuation_trim(struct sv text)
{
	text = punctuation_skip_space(text);
	for (;;) {
		if (text.len && sv_is_space(text.data[text.len - 1]))
			text.len--;
		else if (sv_ends(text, SV("\u3000")))
			text.len -= 3;
		else if (sv_ends(text, SV("\u00a0")))
			text.len -= 2;
		else
			return text;
	}
}

struct sv punctuation_skip_space(struct sv text)
{
	for (;;) {
		if (text.len && sv_is_space(text.data[0]))
			text = sv_skip(text, 1);
		else if (sv_starts(text, SV("\u3000")))
			text = sv_skip(text, 3);
		else if (sv_starts(text, SV("\u00a0")))
			text = sv_skip(text, 2);
		else
			return text;
	}
}
