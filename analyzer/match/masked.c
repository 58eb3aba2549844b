/*
 * Reading masks. Signs stand in groups; what is one mask is told from its neighbours ("1 138****5678 100") by what the
 * groups hold and by the lengths that numbers have.
 */
#include "match/masked.h"

#include "base/utf8.h"

enum sign_kind { SIGN_NONE, SIGN_DIGIT, SIGN_STAR, SIGN_LETTER, SIGN_LOOSE };

static enum sign_kind kind_of(uint32_t code)
{
	if ((code >= '0' && code <= '9') || (code >= 0xFF10 && code <= 0xFF19))
		return SIGN_DIGIT;
	switch (code) {
	case '*':
	case 0xD7:   /* multiplication sign */
	case 0x2605: /* stars, reference mark */
	case 0x2606:
	case 0x203B:
	case 0x25A0: /* squares, circles, blocks */
	case 0x25A1:
	case 0x25C6:
	case 0x25C7:
	case 0x25CB:
	case 0x25CF:
	case 0x2588:
	case 0x2587:
	case 0x2217: /* asterisk operator */
	case 0xFF0A: /* full-width asterisk */ return SIGN_STAR;
	case 'x':
	case 'X':
	case 0xFF38:
	case 0xFF58: return SIGN_LETTER;
	case '#':
	case '~':
	case '_':
	case '-':
	case '.':
	case '?':
	case 0xB7:
	case 0x2022:
	case 0x2026:
	case 0xFF03: /* full-width number sign, question mark, low line, tilde */
	case 0xFF1F:
	case 0xFF3F:
	case 0xFF5E: return SIGN_LOOSE;
	default: return SIGN_NONE;
	}
}

/* Bytes that the first sign of a mask begins with. */
static bool may_start(char byte)
{
	static const bool table[256] = {
		['0'] = true, ['1'] = true, ['2'] = true, ['3'] = true, ['4'] = true,  ['5'] = true,  ['6'] = true,
		['7'] = true, ['8'] = true, ['9'] = true, ['*'] = true, [0xC3] = true, [0xE2] = true, [0xEF] = true,
	};

	return table[(unsigned char)byte];
}

/* The first such byte at `at` or behind it: most of a text is none, and is passed over eight at a time. */
static size_t next_start(struct sv text, size_t at)
{
	while (text.len - at >= 8 &&
	       !(may_start(text.data[at]) | may_start(text.data[at + 1]) | may_start(text.data[at + 2]) |
		 may_start(text.data[at + 3]) | may_start(text.data[at + 4]) | may_start(text.data[at + 5]) |
		 may_start(text.data[at + 6]) | may_start(text.data[at + 7])))
		at += 8;
	while (at < text.len && !may_start(text.data[at]))
		at++;
	return at;
}

static bool is_alnum(uint32_t code)
{
	return (code >= 'a' && code <= 'z') || (code >= 'A' && code <= 'Z') || (code >= '0' && code <= '9');
}

static bool is_word(uint32_t code)
{
	return is_alnum(code) || (code && code < 0x80 && strchr("_%.-/\\=#", (int)code));
}

static uint32_t code_before(struct sv text, size_t at)
{
	uint32_t code = 0;

	if (at)
		utf8_read(&code, sv_skip(text, utf8_backward(text, at, 1)));
	return code;
}

static uint32_t code_at(struct sv text, size_t at)
{
	uint32_t code = 0;

	if (at < text.len)
		utf8_read(&code, sv_skip(text, at));
	return code;
}

/* Signs with nothing between them. */
struct group {
	struct masked signs;
	enum sign_kind last;
};

#define MOST_GROUPS 6

struct run {
	struct group groups[MOST_GROUPS];
	uint32_t separators[MOST_GROUPS]; /* behind each, 0 behind the last */
	size_t count;
};

static void push(struct group *group, char sign, size_t times)
{
	for (; times > 0; times--) {
		if (group->signs.count < MASKED_MOST)
			group->signs.signs[group->signs.count] = sign;
		group->signs.count++;
		group->signs.hidden += sign == MASKED_SIGN;
	}
}

/* An X behind a digit, or as the 18th sign behind stars, is a check digit. */
static bool is_check_digit(const struct group *group, struct sv rest)
{
	enum sign_kind next = kind_of(code_at(rest, 0));

	if (next == SIGN_LETTER || next == SIGN_DIGIT || next == SIGN_STAR)
		return false;
	return group->signs.count >= 3 &&
	       (group->last == SIGN_DIGIT || (group->last == SIGN_STAR && group->signs.count == 17));
}

/* How often a loose sign is repeated, if that makes it a mask: "....", "----", "…". */
static size_t loose_times(size_t *length, struct sv text, uint32_t code)
{
	enum { LEAST = 3 };
	uint32_t next;
	size_t times = 0;

	*length = 0;
	while (*length < text.len) {
		size_t bytes = utf8_read(&next, sv_skip(text, *length));
		if (next != code)
			break;
		*length += bytes;
		times++;
	}
	return times >= LEAST || code == 0x2026 ? times : 0;
}

/* Reads the group at `at`; returns its end. */
static size_t read_group(struct group *out, struct sv text, size_t at)
{
	*out = (struct group){ .signs.at = { at, at } };
	while (at < text.len) {
		uint32_t code;
		size_t length = utf8_read(&code, sv_skip(text, at));
		enum sign_kind kind = kind_of(code);
		size_t times = 1;
		if (kind == SIGN_LOOSE)
			times = loose_times(&length, sv_skip(text, at), code);
		if (kind == SIGN_NONE || !times)
			break;
		at += length;
		if (kind == SIGN_DIGIT)
			push(out, (char)(code <= '9' ? code : code - 0xFF10 + '0'), 1);
		else if (kind == SIGN_LETTER && is_check_digit(out, sv_skip(text, at)))
			push(out, 'X', 1);
		else
			push(out, MASKED_SIGN, times);
		out->signs.is_doubtful |= kind == SIGN_LOOSE;
		out->last = kind;
	}
	out->signs.at.end = at;
	return at;
}

static bool is_separator(uint32_t code)
{
	return code == ' ' || code == '-' || code == 0xA0 || code == 0x3000 || code == 0xFF0D;
}

/* Reads as many groups as a mask can have, with one separator between two of them. */
static void read_run(struct run *run, struct sv text, size_t at)
{
	for (run->count = 0; run->count < MOST_GROUPS;) {
		struct group *group = &run->groups[run->count];
		uint32_t separator;
		at = read_group(group, text, at);
		if (!group->signs.count)
			break;
		run->separators[run->count++] = 0;
		if (at == text.len)
			break;
		at += utf8_read(&separator, sv_skip(text, at));
		if (!is_separator(separator))
			break;
		run->separators[run->count - 1] = separator;
	}
	if (run->count)
		run->separators[run->count - 1] = 0;
}

static bool is_digits(const struct group *group)
{
	return group->signs.hidden == 0;
}

static bool is_complete(const struct group *group)
{
	enum { LEAST_SIGNS = 9 };

	return group->signs.hidden && group->signs.hidden < group->signs.count && group->signs.count >= LEAST_SIGNS;
}

static bool is_length_of_numbers(size_t signs)
{
	return signs == 11 || (signs >= 15 && signs <= 19);
}

/* "6222 0236 ****", "330106 1973 ****", "137 0263 ****"; but not "1 6222 ****". */
static bool may_lead(const struct run *run, size_t digits, size_t total)
{
	if (digits == 0 || (digits == 1 && run->groups[1].signs.signs[0] == MASKED_SIGN))
		return true;
	for (size_t i = 1; i < digits; i++)
		if (run->groups[i].signs.count != 4 && run->groups[i].signs.count != 8)
			return false;
	return run->groups[0].signs.count >= 3 && is_length_of_numbers(total);
}

/* How many groups from the first on are one mask, or 0: digits, then hidden or partly hidden groups, then digits. */
static size_t groups_of_mask(const struct run *run)
{
	const struct group *groups = run->groups;
	size_t digits = 0;
	size_t total = 0;
	size_t count = 0;

	if (run->count && is_complete(&groups[0]))
		return 1;
	while (digits < run->count && is_digits(&groups[digits]) && run->separators[digits] == run->separators[0])
		total += groups[digits++].signs.count;
	for (count = digits; count < run->count && !is_digits(&groups[count]) && !is_complete(&groups[count]);
	     count++) {
		if (count && run->separators[count - 1] != run->separators[0])
			break;
		total += groups[count].signs.count;
	}
	if (count == digits)
		return 0;
	const struct group *last = &groups[count - 1];
	if (count < run->count && is_digits(&groups[count]) && run->separators[count - 1] == run->separators[0] &&
	    (last->signs.hidden == last->signs.count || is_length_of_numbers(total + groups[count].signs.count)))
		total += groups[count++].signs.count;
	return may_lead(run, digits, total) ? count : 0;
}

static void join(struct masked *out, const struct run *run, size_t count)
{
	*out = run->groups[0].signs;
	for (size_t i = 1; i < count; i++) {
		const struct masked *more = &run->groups[i].signs;
		if (out->count < MASKED_MOST && more->count < MASKED_MOST - out->count)
			memcpy(out->signs + out->count, more->signs, more->count);
		out->count += more->count;
		out->hidden += more->hidden;
		out->is_doubtful |= more->is_doubtful;
		out->at.end = more->at.end;
	}
}

/* False if it cannot be what was meant. */
static bool settle(struct masked *masked, struct sv text)
{
	uint32_t before = code_before(text, masked->at.begin);
	uint32_t behind = code_at(text, masked->at.end);

	if (!masked->hidden || masked->count > MASKED_MOST || masked->hidden >= masked->count)
		return false;
	masked->is_part = is_word(before) || (is_word(behind) && behind != '.');
	return !(is_alnum(before) && masked->signs[0] == MASKED_SIGN) &&
	       !(is_alnum(behind) && masked->signs[masked->count - 1] == MASKED_SIGN);
}

/* Most numbers hide nothing: behind them and those with single separators around comes what is neither digit nor sign.
 * Returns where that is, or `at` where there may be a mask. */
static size_t skip_plain(struct sv text, size_t at)
{
	size_t end = at;

	while (end < text.len && (sv_is_digit(text.data[end]) || text.data[end] == ' ' ||
				  (text.data[end] == '-' && end + 1 < text.len && sv_is_digit(text.data[end + 1]))))
		end++;
	unsigned char behind = end < text.len ? (unsigned char)text.data[end] : 0;
	bool may_hide = behind >= 0x80 ? !(behind >= 0xE4 && behind <= 0xE9) : behind && strchr("*xX#~_-.?", behind);
	return may_hide ? at : end;
}

bool masked_next(struct masked *out, struct sv text, size_t from)
{
	for (size_t at = next_start(text, from); at < text.len; at = next_start(text, at)) {
		struct run run;
		size_t behind = skip_plain(text, at);
		if (behind > at) {
			at = behind;
			continue;
		}
		read_run(&run, text, at);
		if (!run.count) {
			at = utf8_forward(text, at, 1);
			continue;
		}
		size_t count = groups_of_mask(&run);
		at = run.groups[count ? count - 1 : 0].signs.at.end;
		if (!count)
			continue;
		join(out, &run, count);
		if (settle(out, text))
			return true;
	}
	return false;
}
