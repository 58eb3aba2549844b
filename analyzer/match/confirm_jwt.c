/*
 * A JSON Web Token: header and payload are JSON in base64url, and the header names the algorithm of the signature. What
 * merely looks like it is cut short, encrypted, or in a manual.
 */
#include "base/base64.h"
#include "lib/json_reader.h"
#include "match/around.h"

enum { PUBLICS, OWNERS, SAMPLES };

#define MOST_TOKEN_BYTES 8192
#define LEAST_SIGNATURE  40 /* of base64url: HS256 has 43 */

struct token {
	struct sv header;
	struct sv payload;
	struct sv signature;
};

static bool is_digit(char c)
{
	return c != '+' && c != '/' && base64_digit(c) >= 0;
}

static size_t part_length(struct sv text)
{
	size_t length = 0;

	while (length < text.len && is_digit(text.data[length]))
		length++;
	return length;
}

/* Returns the bytes of the whole, or 0 if these are not three parts. */
static size_t split_token(struct token *out, struct sv text)
{
	size_t header = part_length(text);
	if (header + 1 >= text.len || text.data[header] != '.')
		return 0;
	size_t payload = part_length(sv_skip(text, header + 1));
	size_t second = header + 1 + payload;
	if (!payload || second >= text.len || text.data[second] != '.')
		return 0;
	size_t signature = part_length(sv_skip(text, second + 1));
	out->header = sv_slice(text, 0, header);
	out->payload = sv_slice(text, header + 1, second);
	out->signature = sv_slice(text, second + 1, second + 1 + signature);
	return second + 1 + signature;
}

static struct sv decode_part(struct arena *arena, struct sv part)
{
	char *bytes = arena_alloc(arena, part.len + 1);
	struct base64 state = { .bits = 0 };
	size_t count = base64_decode(bytes, &state, part);

	return (struct sv){ bytes, count };
}

/* YYYYMMDD of a number of seconds since 1970: days are counted in years that begin in March. */
static uint32_t date_of(int64_t seconds)
{
	int64_t days = seconds / 86400 + 719468;
	int64_t era = days / 146097;
	int64_t day_of_era = days % 146097;
	int64_t year = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
	int64_t day = day_of_era - (365 * year + year / 4 - year / 100);
	int64_t month = (5 * day + 2) / 153;

	day -= (153 * month + 2) / 5 - 1;
	month += month < 10 ? 3 : -9;
	return (uint32_t)((year + era * 400 + (month <= 2)) * 10000 + month * 100 + day);
}

/* Tokens of everybody's tutorials, and those that a service means its pages to carry. */
static bool is_public(const struct candidate *candidate, const struct json_reader *payload)
{
	static const char *const keys[] = { "sub", "name", "iss", "role", "type" };

	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
		if (lexicon_is(candidate_words(candidate, PUBLICS), json_reader_string(payload, keys[i])))
			return true;
	return false;
}

/* The token tells who holds it or what it is good for, and not by a name that manuals use. */
static bool names_holder(const struct candidate *candidate, struct sv payload)
{
	return lexicon_in(candidate_words(candidate, OWNERS), payload) &&
	       !lexicon_in(candidate_words(candidate, SAMPLES), payload);
}

/* An example of a manual: prose without Chinese around it; in a file, a token that bears no date and names nobody. */
static bool is_of_manual(const struct candidate *candidate, struct sv payload, bool is_dated)
{
	enum where where = (enum where)candidate->piece->where;

	if (!is_dated && (where == WHERE_DOCUMENT || where == WHERE_SCRIPT) && !names_holder(candidate, payload))
		return true;
	return around_is_manual(candidate);
}

static enum reason judge_payload(struct verdict *verdict, const struct candidate *candidate, struct sv part)
{
	const int64_t latest = 253402300799; /* the last second of the year 9999 */
	struct sv bytes = decode_part(candidate->arena, part);
	struct json_reader *payload = json_reader_new(bytes);
	int64_t seconds;

	if (!payload)
		return REASON_NO_PAYLOAD;
	bool public = is_public(candidate, payload);
	bool is_dated = json_reader_integer(&seconds, payload, "iat");
	bool expires = json_reader_integer(&seconds, payload, "exp") && seconds > 0 && seconds <= latest;
	json_reader_free(payload);
	if (expires && date_of(seconds) < candidate->today) {
		verdict_reason(verdict, REASON_TOKEN_EXPIRED, SV(""));
		verdict->certainty = CERTAINTY_LIKELY;
		verdict->confidence -= 0.15;
	}
	if (public)
		return REASON_EXAMPLE;
	return is_of_manual(candidate, bytes, is_dated || expires) ? REASON_DOCUMENTATION : REASON_NONE;
}

/* The algorithm becomes a fact. */
static enum reason judge_header(struct verdict *verdict, const struct candidate *candidate, const struct token *token)
{
	struct json_reader *header = json_reader_new(decode_part(candidate->arena, token->header));
	struct sv algorithm = header ? json_reader_string(header, "alg") : (struct sv){ NULL, 0 };

	if (algorithm.len)
		verdict_fact(verdict, "algorithm", arena_copy(candidate->arena, algorithm));
	verdict_reason(verdict, REASON_TOKEN_PARTS, SV(""));
	bool unsigned_token = sv_eq_nocase(algorithm, SV("none"));
	json_reader_free(header);
	if (!algorithm.len)
		return REASON_NO_HEADER;
	return !unsigned_token && token->signature.len < LEAST_SIGNATURE ? REASON_NO_SIGNATURE : REASON_NONE;
}

enum reason confirm_jwt(struct verdict *verdict, const struct candidate *candidate)
{
	struct sv text = candidate->stream->text;
	size_t begin = candidate->value.begin;
	struct sv rest = sv_slice(text, begin, begin + MOST_TOKEN_BYTES);
	struct token token;

	if (begin > 0 && (is_digit(text.data[begin - 1]) || text.data[begin - 1] == '.'))
		return REASON_PART_OF_LONGER;
	size_t length = split_token(&token, rest);
	if (!length || length == MOST_TOKEN_BYTES)
		return REASON_NOT_THREE_PARTS;
	struct candidate whole = *candidate;
	whole.value.end = begin + length;
	verdict->value = whole.value;
	verdict->match = whole.value;
	enum reason reason = judge_header(verdict, candidate, &token);
	if (!reason)
		reason = judge_payload(verdict, &whole, token.payload);
	return reason;
}
