#include "match/lexicon.h"

#define FIRSTS 512 /* bits */

/* A step from a node of the tree of words along a character; node 0 is the root, where no step leads to. */
struct step {
	uint32_t from;
	uint32_t code;
	uint32_t to;  /* 0: no step is here */
	bool is_word; /* one ends here */
};

struct lexicon {
	struct step *steps; /* an open hash table */
	size_t mask;
	uint64_t firsts[FIRSTS / 64]; /* of the characters that words start with: bits of their hashes */
};

/* A character, with ASCII letters in lower case. Its bytes stand for it, so that nothing is decoded. */
struct character {
	uint32_t code;
	size_t length;
};

/* Not UTF-8, as where a slice cuts a character: bytes. */
static struct character character_at(struct sv text, size_t at)
{
	const unsigned char *bytes = (const unsigned char *)text.data + at;
	unsigned char lead = bytes[0];
	size_t length = lead < 0xC0 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;

	if (length == 1) /* "id-card" is "id_card" */
		return (struct character){ lead == '-' ? '_' : (unsigned char)sv_lower((char)lead), 1 };
	if (length > text.len - at)
		return (struct character){ lead, 1 };
	struct character out = { lead, length };
	for (size_t i = 1; i < length; i++)
		out.code = out.code << 8 | bytes[i];
	return out;
}

static uint32_t hash_of(uint32_t from, uint32_t code)
{
	uint32_t hash = (code * 0x9E3779B1u) ^ (from * 0x85EBCA6Bu);

	return hash ^ hash >> 15;
}

/* The step, or the free place where it belongs. */
static struct step *find_step(const struct lexicon *lexicon, uint32_t from, uint32_t code)
{
	size_t at = hash_of(from, code) & lexicon->mask;

	while (lexicon->steps[at].to && (lexicon->steps[at].from != from || lexicon->steps[at].code != code))
		at = (at + 1) & lexicon->mask;
	return &lexicon->steps[at];
}

/* A space, no-break space or ideographic space at the start of `text`: its length, or 0. */
static size_t space_at(struct sv text)
{
	if (text.len && text.data[0] == ' ')
		return 1;
	if (sv_starts(text, SV("\xC2\xA0")))
		return 2;
	return sv_starts(text, SV("\xE3\x80\x80")) ? 3 : 0;
}

static size_t spaces_at(struct sv text)
{
	size_t at = 0;

	for (size_t space = space_at(text); space; space = space_at(sv_skip(text, at)))
		at += space;
	return at;
}

static bool is_ascii(char c)
{
	return (unsigned char)c < 0x80;
}

/* Headings are often spaced out, "身 份 证 号": where the next character is, behind the spaces between two that are not
 * ASCII. Spaces beside ASCII belong to the words. */
static size_t next_character(struct sv text, size_t at)
{
	size_t behind;

	if (at == 0 || at == text.len || is_ascii(text.data[at - 1]) || !space_at(sv_skip(text, at)))
		return at;
	behind = at + spaces_at(sv_skip(text, at));
	return behind < text.len && !is_ascii(text.data[behind]) ? behind : at;
}

static void add_word(struct lexicon *lexicon, uint32_t *nodes, struct sv word)
{
	struct step *step = NULL;
	uint32_t from = 0;

	for (size_t at = 0; at < word.len;) {
		struct character character = character_at(word, at);
		step = find_step(lexicon, from, character.code);
		if (!step->to)
			*step = (struct step){ from, character.code, ++*nodes, false };
		from = step->to;
		at = next_character(word, at + character.length);
	}
	if (!step)
		return;
	step->is_word = true;
	uint32_t first = hash_of(0, character_at(word, 0).code) % FIRSTS;
	lexicon->firsts[first / 64] |= (uint64_t)1 << first % 64;
}

const struct lexicon *lexicon_new(struct arena *arena, const struct sv *list, size_t count)
{
	struct lexicon *lexicon = arena_zalloc(arena, sizeof *lexicon);
	size_t most = 0;
	uint32_t nodes = 0;

	for (size_t i = 0; i < count; i++)
		for (size_t at = 0; at < list[i].len; at += character_at(list[i], at).length)
			most++;
	lexicon->mask = 15;
	while (lexicon->mask < most + most / 2)
		lexicon->mask = lexicon->mask * 2 + 1;
	lexicon->steps = arena_zalloc(arena, (lexicon->mask + 1) * sizeof *lexicon->steps);
	for (size_t i = 0; i < count; i++)
		add_word(lexicon, &nodes, list[i]);
	return lexicon;
}

static bool is_alnum(char c)
{
	return sv_is_alpha(c) || sv_is_digit(c);
}

static bool is_upper(char c)
{
	return c >= 'A' && c <= 'Z';
}

/* Two ASCII characters of one word; "userName" is two words. */
static bool are_joined(char left, char right)
{
	return is_alnum(left) && is_alnum(right) && (is_upper(left) || !is_upper(right));
}

static bool stands_alone(struct sv text, size_t at, size_t end)
{
	if (at > 0 && are_joined(text.data[at - 1], text.data[at]))
		return false;
	return end == text.len || !are_joined(text.data[end - 1], text.data[end]);
}

/* Length of what spells the longest word at this very place, or 0. */
static size_t word_at(const struct lexicon *lexicon, struct sv text, size_t begin)
{
	struct character character = character_at(text, begin);
	uint32_t first = hash_of(0, character.code) % FIRSTS;
	uint32_t from = 0;
	size_t length = 0;
	size_t at = begin;

	if (!(lexicon->firsts[first / 64] >> first % 64 & 1))
		return 0;
	for (;;) {
		const struct step *step = find_step(lexicon, from, character.code);
		if (!step->to)
			return length;
		at += character.length;
		if (step->is_word && stands_alone(text, begin, at))
			length = at - begin;
		from = step->to;
		at = next_character(text, at);
		if (at == text.len)
			return length;
		character = character_at(text, at);
	}
}

bool lexicon_find(struct span *out, const struct lexicon *lexicon, struct sv text, size_t from)
{
	if (!lexicon)
		return false;
	for (size_t at = from; at < text.len; at += character_at(text, at).length) {
		size_t length = word_at(lexicon, text, at);
		if (length) {
			*out = (struct span){ at, at + length };
			return true;
		}
	}
	return false;
}

bool lexicon_find_last(struct span *out, const struct lexicon *lexicon, struct sv text)
{
	bool found = false;

	if (!lexicon)
		return false;
	for (size_t at = 0; at < text.len; at += character_at(text, at).length) {
		size_t length = word_at(lexicon, text, at);
		if (length && (!found || at + length > out->end)) {
			*out = (struct span){ at, at + length };
			found = true;
		}
	}
	return found;
}

size_t lexicon_at(const struct lexicon *lexicon, struct sv text, size_t at)
{
	return lexicon && at < text.len ? word_at(lexicon, text, at) : 0;
}

bool lexicon_in(const struct lexicon *lexicon, struct sv text)
{
	struct span span;

	return lexicon_find(&span, lexicon, text, 0);
}

bool lexicon_is(const struct lexicon *lexicon, struct sv text)
{
	return text.len && lexicon_at(lexicon, text, 0) == text.len;
}
