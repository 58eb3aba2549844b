#include "match/label.h"
#include "match/secret.h"

/* A key of any kind has more base64 than this; "-----BEGIN PRIVATE KEY-----" with dots behind it has not. */
#define LEAST_BASE64 60
#define LEAST_RUN    24 /* of base64 without a break; words are shorter */
#define LEAST_KINDS  16
#define MOST_BYTES   16384

static bool is_base64(char c)
{
	return sv_is_alpha(c) || sv_is_digit(c) || c == '+' || c == '/' || c == '=';
}

/* Line ends, indentation, and what quotes lines in a script: "…\n" + "…" */
static size_t filling(struct sv text)
{
	if (text.len >= 2 && text.data[0] == '\\' && strchr("nrt\\", text.data[1]))
		return 2;
	return text.len && strchr(" \n\t\r\"'+,`\\", text.data[0]) ? 1 : 0;
}

/* "Proc-Type: 4,ENCRYPTED", "DEK-Info: AES-128-CBC,…", "Comment: …" */
static size_t header_line(struct sv text)
{
	static const char *const names[] = { "Proc-Type:", "DEK-Info:", "Comment:", "Version:" };

	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (sv_starts(text, sv_from(names[i]))) {
			size_t end = 0;
			while (end < text.len && end < 120 && text.data[end] != '\n' && text.data[end] != '\\')
				end++;
			return end;
		}
	return 0;
}

struct body {
	size_t base64; /* in runs that are no words */
	size_t kinds;
	size_t end; /* of the text that belongs to it */
};

/* Takes a run of base64. Returns its length. */
static size_t take_run(struct body *body, bool seen[128], struct sv text)
{
	size_t length = 0;

	while (length < text.len && is_base64(text.data[length])) {
		body->kinds += !seen[(unsigned char)text.data[length]];
		seen[(unsigned char)text.data[length]] = true;
		length++;
	}
	if (length >= LEAST_RUN)
		body->base64 += length;
	return length;
}

static void read_body(struct body *out, struct sv text)
{
	bool seen[128] = { false };
	size_t at = 0;

	*out = (struct body){ 0 };
	while (at < text.len) {
		size_t header = header_line(sv_skip(text, at));
		size_t length = header ? header : filling(sv_skip(text, at));
		if (!length) {
			length = take_run(out, seen, sv_skip(text, at));
			out->end = length ? at + length : out->end;
		}
		if (!length)
			break;
		at += length;
	}
	struct sv rest = sv_slice(text, at, at + 80);
	size_t close = sv_starts(rest, SV("-----END ")) ? sv_find(rest, SV("KEY"), 0) : SV_NONE;
	size_t dashes = close == SV_NONE ? SV_NONE : sv_find(rest, SV("-----"), close);
	if (dashes != SV_NONE)
		out->end = at + dashes + strlen("-----");
}

/* The body by itself, as payment services hand it out: the head of its DER encoding says what it is. */
static enum reason judge_naked(struct verdict *verdict, const struct candidate *candidate)
{
	enum { SHOWN = 6 };
	struct sv text = candidate->stream->text;
	size_t begin = candidate->value.begin;
	struct body body;

	if (begin > 0 && is_base64(text.data[begin - 1]) && text.data[begin - 1] != '=')
		return REASON_PART_OF_LONGER;
	read_body(&body, sv_slice(text, begin, begin + MOST_BYTES));
	if (body.base64 < LEAST_BASE64 || body.kinds < LEAST_KINDS)
		return REASON_NO_BODY;
	verdict->value.end = begin + body.end;
	verdict->match = verdict->value;
	verdict->evidence = arena_printf(candidate->arena, "%.*s******", SV_ARG(sv_slice(text, begin, begin + SHOWN)));
	verdict_reason(verdict, REASON_KEY_BODY, SV(""));
	return REASON_NONE;
}

/* An EC or SM2 key as hexadecimal digits: 256 bits, perhaps with the sign byte before them. */
static enum reason judge_digits(struct verdict *verdict, const struct candidate *candidate)
{
	enum { DIGITS = 64, SIGN = 2 };
	struct sv text = candidate->stream->text;
	struct span at = candidate->value;

	while (at.end < text.len && is_base64(text.data[at.end]))
		at.end++;
	size_t length = at.end - at.begin;
	struct sv value = sv_slice(text, at.begin, at.end);
	if (length != DIGITS && (length != DIGITS + SIGN || !sv_starts(value, SV("00"))))
		return REASON_LENGTH;
	if (!secret_is_random(value))
		return REASON_MADE_UP;
	verdict->value = at;
	verdict->match.end = at.end;
	verdict->certainty = CERTAINTY_LIKELY;
	verdict->confidence -= 0.05;
	verdict_reason(verdict, REASON_LABEL,
		       label_name(sv_slice(text, candidate->match.begin, candidate->value.begin)));
	verdict_reason(verdict, REASON_RANDOM, SV(""));
	return REASON_NONE;
}

static enum reason judge_pem(struct verdict *verdict, const struct candidate *candidate)
{
	struct sv text = candidate->stream->text;
	struct body body;

	read_body(&body, sv_slice(text, candidate->match.end, candidate->match.end + MOST_BYTES));
	if (body.base64 < LEAST_BASE64 || body.kinds < LEAST_KINDS)
		return REASON_NO_BODY;
	verdict->value.end = candidate->match.end + body.end;
	verdict->match = verdict->value;
	verdict->evidence = arena_printf(candidate->arena, "%.*s ******",
					 SV_ARG(sv_slice(text, candidate->match.begin, candidate->match.end)));
	verdict_reason(verdict, REASON_KEY_BODY, SV(""));
	struct sv whole = sv_slice(text, verdict->value.begin, verdict->value.end);
	if (sv_find(whole, SV("ENCRYPTED"), 0) != SV_NONE) {
		verdict_reason(verdict, REASON_KEY_ENCRYPTED, SV(""));
		verdict->certainty = CERTAINTY_LIKELY;
		verdict->confidence -= 0.15;
	}
	return REASON_NONE;
}

enum reason confirm_private_key(struct verdict *verdict, const struct candidate *candidate)
{
	struct sv match = sv_slice(candidate->stream->text, candidate->match.begin, candidate->match.end);

	if (sv_starts(match, SV("-----BEGIN")) || sv_starts(match, SV("Private-Lines")))
		return judge_pem(verdict, candidate);
	if (candidate->value.begin == candidate->match.begin || match.data[0] == '<')
		return judge_naked(verdict, candidate);
	return judge_digits(verdict, candidate);
}
