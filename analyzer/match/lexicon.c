#include "match/lexicon.h"

#include <stdlib.h>

#define BUCKETS 128
#define NO_WORD UINT32_MAX

struct word {
	struct sv text;
	uint32_t next; /* of the same bucket, shorter or as long */
};

struct lexicon {
	struct word *list;
	size_t count;
	uint32_t buckets[BUCKETS]; /* by the first two bytes */
};

static size_t bucket_of(const char *text)
{
	return ((unsigned char)sv_lower(text[0]) * 7u + (unsigned char)sv_lower(text[1])) % BUCKETS;
}

static int compare_lengths(const void *a, const void *b)
{
	size_t left = ((const struct word *)a)->text.len;
	size_t right = ((const struct word *)b)->text.len;

	return (left > right) - (left < right);
}

const struct lexicon *lexicon_new(struct arena *arena, const struct sv *list, size_t count)
{
	struct lexicon *lexicon = arena_alloc(arena, sizeof *lexicon);

	lexicon->list = arena_alloc(arena, count * sizeof *lexicon->list);
	lexicon->count = count;
	for (size_t i = 0; i < count; i++)
		lexicon->list[i].text = list[i];
	qsort(lexicon->list, count, sizeof *lexicon->list, compare_lengths);
	for (size_t i = 0; i < BUCKETS; i++)
		lexicon->buckets[i] = NO_WORD;
	for (size_t i = 0; i < count; i++) { /* shortest first, so that the longest becomes the head */
		uint32_t *bucket = &lexicon->buckets[bucket_of(lexicon->list[i].text.data)];
		lexicon->list[i].next = *bucket;
		*bucket = (uint32_t)i;
	}
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

/* A space, no-break space or ideographic space at the start of `text`: its length, or 0. */
static size_t space_at(struct sv text)
{
	if (text.len && text.data[0] == ' ')
		return 1;
	if (sv_starts(text, SV("\xC2\xA0")))
		return 2;
	return sv_starts(text, SV("\xE3\x80\x80")) ? 3 : 0;
}

/* How much of the start of `text` spells `word`, or 0. Headings are often spaced out: "身 份 证 号". */
static size_t spelt(struct sv text, struct sv word)
{
	size_t at = 0;

	for (size_t i = 0; i < word.len; i++) {
		bool starts_character = ((unsigned char)word.data[i] & 0xC0) == 0xC0;
		if (i > 0 && starts_character && (unsigned char)word.data[i - 1] >= 0x80)
			for (size_t space = space_at(sv_skip(text, at)); space; space = space_at(sv_skip(text, at)))
				at += space;
		if (at == text.len || sv_lower(text.data[at]) != sv_lower(word.data[i]))
			return 0;
		at++;
	}
	return at;
}

/* Length of what spells the longest word at this very place, or 0. */
static size_t word_at(const struct lexicon *lexicon, struct sv text, size_t at)
{
	for (uint32_t i = lexicon->buckets[bucket_of(text.data + at)]; i != NO_WORD; i = lexicon->list[i].next) {
		size_t length = spelt(sv_skip(text, at), lexicon->list[i].text);
		if (length && stands_alone(text, at, at + length))
			return length;
	}
	return 0;
}

bool lexicon_find(struct span *out, const struct lexicon *lexicon, struct sv text, size_t from)
{
	if (!lexicon)
		return false;
	for (size_t at = from; at + LEXICON_LEAST_BYTES <= text.len; at++) {
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
	for (size_t at = 0; at + LEXICON_LEAST_BYTES <= text.len; at++) {
		size_t length = word_at(lexicon, text, at);
		if (length && (!found || at + length > out->end)) {
			*out = (struct span){ at, at + length };
			found = true;
		}
	}
	return found;
}

bool lexicon_in(const struct lexicon *lexicon, struct sv text)
{
	struct span span;

	return lexicon_find(&span, lexicon, text, 0);
}

bool lexicon_is(const struct lexicon *lexicon, struct sv text)
{
	return lexicon && text.len >= LEXICON_LEAST_BYTES && word_at(lexicon, text, 0) == text.len;
}
