/*
 * The search looks at one byte in as many as the shortest number has digits: a byte that cannot be part of a run
 * rules out every number around it.
 */
#include "match/digits.h"

/* One group: digits with nothing visible between them. */
struct group {
	struct span at;
	size_t count;             /* may be far above DIGITS_MOST */
	char digits[DIGITS_MOST]; /* the first of them */
	char tail;                /* letter right behind the digits, upper case, or 0 */
	size_t tail_end;
	enum digits_joint before;
	bool is_spelled;         /* digit by digit, each in a cell or between spaces: */
	enum digits_joint joint; /* what stands between them */
};

struct search {
	const struct digits_sink *sinks;
	size_t sink_count;
	struct sv text;
	struct group groups[DIGITS_MOST_GROUPS]; /* the newest of the run, oldest first */
	size_t group_count;
};

/* A digit at `at`: returns its length in bytes and its value, or 0. */
static inline size_t digit_at(char *digit, struct sv text, size_t at)
{
	const unsigned char *bytes = (const unsigned char *)text.data + at;

	if (at < text.len && sv_is_digit(text.data[at])) {
		*digit = text.data[at];
		return 1;
	}
	if (at + 3 <= text.len && bytes[0] == 0xEF && bytes[1] == 0xBC && bytes[2] >= 0x90 && bytes[2] <= 0x99) {
		*digit = (char)('0' + (bytes[2] - 0x90));
		return 3;
	}
	return 0;
}

static bool is_three(const unsigned char *bytes, size_t left, unsigned second, unsigned third)
{
	return left >= 3 && bytes[1] == second && bytes[2] == third;
}

/* Blanks may be the indentation of the next source line. */
#define MOST_BLANKS 64

static size_t blanks_at(struct sv text, size_t at)
{
	size_t count = 0;

	while (at + count < text.len && text.data[at + count] == ' ' && count < MOST_BLANKS)
		count++;
	return count;
}

/* The mark at `at`, if it may stand between two digits: its length in bytes, or 0. Most bytes are none, at first sight.
 */
static size_t mark_at(enum digits_joint *joint, struct sv text, size_t at)
{
	const unsigned char *bytes = (const unsigned char *)text.data + at;
	size_t left = text.len - at;
	size_t blanks;

	*joint = DIGITS_FREE;
	switch (left ? bytes[0] : 0) {
	case ' ':
		blanks = blanks_at(text, at);
		*joint = blanks > 1 ? DIGITS_BREAK : DIGITS_SPACE;
		return blanks;
	case '-': *joint = DIGITS_HYPHEN; return 1;
	case '.': *joint = DIGITS_DOT; return 1;
	case '\t': *joint = DIGITS_CELL; return 1;
	case '\n': *joint = DIGITS_BREAK; return 1;
	case 0xC2: /* no-break space, middle dot, soft hyphen */
		if (left < 2 || (bytes[1] != 0xA0 && bytes[1] != 0xB7 && bytes[1] != 0xAD))
			return 0;
		if (bytes[1] != 0xAD)
			*joint = DIGITS_SPACE;
		return 2;
	case 0xE2: /* U+200B to U+200D, U+2060 */
		if (left >= 3 && bytes[1] == 0x80 && bytes[2] >= 0x8B && bytes[2] <= 0x8D)
			return 3;
		return is_three(bytes, left, 0x81, 0xA0) ? 3 : 0;
	case 0xE3: /* ideographic space */ *joint = DIGITS_SPACE; return is_three(bytes, left, 0x80, 0x80) ? 3 : 0;
	case 0xEF: /* U+FEFF, full-width hyphen */
		if (is_three(bytes, left, 0xBB, 0xBF))
			return 3;
		*joint = DIGITS_HYPHEN;
		return is_three(bytes, left, 0xBC, 0x8D) ? 3 : 0;
	default: return 0;
	}
}

/* The separator between two digits that starts at `at`: its length, or 0 if no digit follows. */
static size_t separator_at(enum digits_joint *joint, struct sv text, size_t at)
{
	char digit;
	size_t length = mark_at(joint, text, at);

	return length && digit_at(&digit, text, at + length) ? length : 0;
}

/* Signs that are typed for an X: the Roman ten, Greek and Cyrillic letters. The times sign is rather a mask. */
static size_t cross_at(struct sv text)
{
	static const char *const signs[] = { "Ⅹ", "ⅹ", "Χ", "χ", "Х", "х" };

	for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
		if (sv_starts(text, sv_from(signs[i])))
			return strlen(signs[i]);
	return 0;
}

/* The letter right behind the digits, of either width: its length, or 0. */
static size_t letter_at(char *letter, struct sv text, size_t at)
{
	const unsigned char *bytes = (const unsigned char *)text.data + at;
	int code = 0;
	size_t cross = at < text.len && bytes[0] >= 0xC3 ? cross_at(sv_skip(text, at)) : 0;

	if (at < text.len && sv_is_alpha(text.data[at])) {
		*letter = (char)(text.data[at] & ~0x20);
		return 1;
	}
	if (cross) {
		*letter = 'X';
		return cross;
	}
	if (at + 3 <= text.len && bytes[0] == 0xEF && (bytes[1] == 0xBC || bytes[1] == 0xBD))
		code = (bytes[1] == 0xBC ? 0 : 0x40) + bytes[2] - 0x80; /* from U+FF00 */
	if (!(code >= 0x21 && code <= 0x3A) && !(code >= 0x41 && code <= 0x5A))
		return 0;
	*letter = (char)('A' + (code >= 0x41 ? code - 0x41 : code - 0x21));
	return 3;
}

/* Dots stand between the groups of fractions, dates and versions too: they join only what a rule asks for. */
static bool fits_grouping(const struct digits_rule *rule, const struct digits_match *match)
{
	const struct grouping *grouping = &match->grouping;

	if (grouping->count == 1 || (rule->any_grouping && !match->is_dotted))
		return true;
	for (size_t i = 0; i < rule->grouping_count; i++)
		if (rule->groupings[i].count == grouping->count &&
		    memcmp(rule->groupings[i].sizes, grouping->sizes, grouping->count) == 0)
			return true;
	return false;
}

/* The newest `count` groups as one number. */
static void build_match(struct digits_match *match, const struct search *search, size_t count, bool with_tail)
{
	const struct group *last = &search->groups[search->group_count - 1];
	const struct group *group = last - (count - 1);

	*match = (struct digits_match){ .at = { group->at.begin, with_tail ? last->tail_end : last->at.end },
					.grouping.count = (uint8_t)count,
					.before = group->before };
	for (size_t i = 0; i < count; i++, group++) {
		memcpy(match->digits + match->count, group->digits, group->count);
		match->count += group->count;
		match->grouping.sizes[i] = (uint8_t)group->count;
		match->is_broken |= i > 0 && group->before == DIGITS_BREAK;
		match->is_dotted |= i > 0 && group->before == DIGITS_DOT;
	}
	if (with_tail) {
		match->digits[match->count++] = last->tail;
		match->grouping.sizes[count - 1]++;
	}
	if (!separator_at(&match->after, search->text, match->at.end))
		match->after = DIGITS_FREE;
}

static void offer(const struct search *search, const struct digits_sink *sink, size_t count, size_t digits)
{
	const struct digits_rule *rule = sink->rule;
	const struct group *last = &search->groups[search->group_count - 1];
	bool with_tail = last->tail && sv_chr(rule->tail, last->tail, 0) != SV_NONE;
	struct digits_match match;

	digits += with_tail;
	if (digits < rule->min || digits > rule->max)
		return;
	build_match(&match, search, count, with_tail);
	if (fits_grouping(rule, &match))
		sink->match(sink->context, &match);
}

/* Longer numbers are written in one. */
#define MOST_GROUPED 20

static void offer_newest(const struct search *search)
{
	size_t digits = 0;

	for (size_t count = 1; count <= search->group_count; count++) {
		const struct group *first = &search->groups[search->group_count - count];
		digits += first->count;
		if (digits > DIGITS_MOST - 1 ||
		    (count > 1 && (first[1].before == DIGITS_CELL || digits > MOST_GROUPED)))
			return;
		for (size_t i = 0; i < search->sink_count; i++)
			offer(search, &search->sinks[i], count, digits);
	}
}

static struct group *push_group(struct search *search)
{
	if (search->group_count == DIGITS_MOST_GROUPS) {
		memmove(search->groups, search->groups + 1, sizeof search->groups - sizeof *search->groups);
		search->group_count--;
	}
	return &search->groups[search->group_count++];
}

/* Reads the digits that start at `at` up to a visible separator or the end of the run. Returns where they end. */
static size_t read_digits(struct group *group, enum digits_joint *joint, struct sv text, size_t at)
{
	*group = (struct group){ .at.begin = at };
	*joint = DIGITS_FREE;
	for (;;) {
		char digit;
		size_t length = digit_at(&digit, text, at);
		if (length) {
			if (group->count < DIGITS_MOST)
				group->digits[group->count] = digit;
			group->count++;
			at += length;
			continue;
		}
		length = separator_at(joint, text, at);
		if (!length || *joint != DIGITS_FREE)
			return at;
		at += length;
	}
}

static bool spells(enum digits_joint joint)
{
	return joint == DIGITS_SPACE || joint == DIGITS_BREAK || joint == DIGITS_CELL;
}

/* The newest group is one digit and goes on a number that is spelled out: they become one group. */
static void join_spelled(struct search *search)
{
	struct group *last = &search->groups[search->group_count - 1];
	struct group *group = last - 1;

	if (search->group_count < 2 || last->count != 1 || !spells(last->before) ||
	    (group->is_spelled ? group->joint != last->before : group->count != 1))
		return;
	if (group->count < DIGITS_MOST)
		group->digits[group->count] = last->digits[0];
	group->count++;
	group->at.end = last->at.end;
	group->tail = last->tail;
	group->tail_end = last->tail_end;
	group->is_spelled = true;
	group->joint = last->before;
	search->group_count--;
}

/* One more digit of a number that is spelled out stands at `at`. */
static bool is_single(struct sv text, size_t at)
{
	char digit;
	size_t length = digit_at(&digit, text, at);

	return length && !digit_at(&digit, text, at + length);
}

/* The X of a number that is spelled out has a cell of its own. */
static void read_spelled_tail(const struct search *search, struct group *group)
{
	enum digits_joint joint;
	size_t at = group->at.end + mark_at(&joint, search->text, group->at.end);
	char letter;
	size_t length = at > group->at.end && joint == group->joint ? letter_at(&letter, search->text, at) : 0;
	char next;

	if (!length || letter_at(&next, search->text, at + length))
		return;
	group->tail = letter;
	group->tail_end = at + length;
}

/* Reads the run that starts at `at`, offering every number that ends in it. Returns its end. */
static size_t read_run(struct search *search, size_t at)
{
	enum digits_joint before = DIGITS_FREE;

	search->group_count = 0;
	for (;;) {
		struct group *group = push_group(search);
		enum digits_joint joint;
		size_t end = read_digits(group, &joint, search->text, at);
		size_t length = separator_at(&joint, search->text, end);
		group->at.end = end;
		group->before = before;
		group->tail_end = end + letter_at(&group->tail, search->text, end);
		join_spelled(search);
		group = &search->groups[search->group_count - 1];
		bool goes_on =
		    length && group->is_spelled && joint == group->joint && is_single(search->text, end + length);
		if (group->is_spelled && !goes_on)
			read_spelled_tail(search, group);
		if (!goes_on)
			offer_newest(search);
		if (!length)
			return end;
		before = joint;
		at = end + length;
	}
}

/* Bytes that can be part of a run. */
static bool is_run_byte(unsigned char byte)
{
	static const bool table[256] = {
		['\n'] = true, ['\t'] = true, ['.'] = true,  [' '] = true,  ['-'] = true,  ['0'] = true,  ['1'] = true,
		['2'] = true,  ['3'] = true,  ['4'] = true,  ['5'] = true,  ['6'] = true,  ['7'] = true,  ['8'] = true,
		['9'] = true,  [0x80] = true, [0x81] = true, [0x8B] = true, [0x8C] = true, [0x8D] = true, [0x90] = true,
		[0x91] = true, [0x92] = true, [0x93] = true, [0x94] = true, [0x95] = true, [0x96] = true, [0x97] = true,
		[0x98] = true, [0x99] = true, [0xA0] = true, [0xAD] = true, [0xB7] = true, [0xBB] = true, [0xBC] = true,
		[0xBF] = true, [0xC2] = true, [0xE2] = true, [0xE3] = true, [0xEF] = true,
	};

	return table[byte];
}

static bool starts_digit(struct sv text, size_t at)
{
	char digit;

	return digit_at(&digit, text, at) > 0;
}

#define EVERY_BYTE(byte) (0x0101010101010101u * (byte))

/* False if the byte at `at` is certainly no part of a run: no digit, of either width, is near, and it does not stand
 * among blanks. In one go, since branches on single bytes of text are hard to foresee. */
static bool may_be_in_run(struct sv text, size_t at)
{
	enum { BEFORE = 5 };
	const char *here = text.data + at;
	uint64_t word;

	if (at < BEFORE || text.len - at < sizeof word - BEFORE)
		return true;
	memcpy(&word, here - BEFORE, sizeof word);
	uint64_t digit = word ^ EVERY_BYTE('0');
	uint64_t wide = word ^ EVERY_BYTE(0xEFu);
	uint64_t no_digit = ((digit & EVERY_BYTE(0x7F)) + EVERY_BYTE(0x80 - 10)) | digit;
	uint64_t no_wide = ((wide & EVERY_BYTE(0x7F)) + EVERY_BYTE(0x7F)) | wide;
	bool is_among_blanks = (here[0] == ' ') & ((here[-1] == ' ') | (here[1] == ' '));
	return ((~(no_digit & no_wide) & EVERY_BYTE(0x80)) != 0) | is_among_blanks;
}

/* The start of a digit near `at`, not before `least`: if the byte at `at` is part of a run, there is one. */
static size_t digit_near(struct sv text, size_t at, size_t least)
{
	enum { FARTHEST_BEFORE = 5, FARTHEST_BEHIND = 3 };
	size_t from = at - least < FARTHEST_BEFORE ? least : at - FARTHEST_BEFORE;
	char digit;

	for (size_t i = from; i <= at + FARTHEST_BEHIND && i < text.len; i++)
		if (digit_at(&digit, text, i))
			return i;
	return SV_NONE;
}

/* The start of the digit that ends at `end`, or SV_NONE. */
static size_t digit_before(struct sv text, size_t end, size_t least)
{
	char digit;

	if (end >= least + 1 && digit_at(&digit, text, end - 1) == 1)
		return end - 1;
	if (end >= least + 3 && digit_at(&digit, text, end - 3) == 3)
		return end - 3;
	return SV_NONE;
}

/* The start of the separator between two digits that ends at `end`, or SV_NONE. */
static size_t separator_before(struct sv text, size_t end, size_t least)
{
	enum digits_joint joint;
	size_t blanks = 0;

	while (blanks < MOST_BLANKS && end > least + blanks && text.data[end - blanks - 1] == ' ')
		blanks++;
	if (blanks)
		return separator_at(&joint, text, end - blanks) == blanks ? end - blanks : SV_NONE;
	for (size_t length = 1; length <= 3 && end >= least + length; length++)
		if (separator_at(&joint, text, end - length) == length)
			return end - length;
	return SV_NONE;
}

/* The first digit of the run around the digit at `at`, not before `least`. */
static size_t run_start(struct sv text, size_t at, size_t least)
{
	for (;;) {
		size_t before = digit_before(text, at, least);
		if (before == SV_NONE) {
			size_t separator = separator_before(text, at, least);
			before = separator == SV_NONE ? SV_NONE : digit_before(text, separator, least);
		}
		if (before == SV_NONE)
			return at;
		at = before;
	}
}

void digits_find(const struct digits_sink *sinks, size_t count, struct sv text)
{
	struct search search = { .sinks = sinks, .sink_count = count, .text = text };
	size_t least = SIZE_MAX; /* digits, so bytes, that a run has at least */
	size_t done = 0;         /* runs before it were read */

	for (size_t i = 0; i < count; i++) {
		size_t digits = sinks[i].rule->min - (sinks[i].rule->tail.len > 0);
		least = digits < least ? digits : least;
	}
	if (!count)
		return;
	for (size_t at = least - 1; at < text.len;) {
		if (!may_be_in_run(text, at) || !is_run_byte((unsigned char)text.data[at])) {
			at += least;
			continue;
		}
		size_t blanks = blanks_at(text, at);
		if (blanks && !starts_digit(text, at + blanks)) { /* no number goes on behind them */
			at += blanks + least;
			continue;
		}
		size_t digit = digit_near(text, at, done);
		if (digit == SV_NONE && blanks)
			digit = at + blanks;
		if (digit == SV_NONE) {
			at += least;
		} else {
			done = read_run(&search, run_start(text, digit, done));
			at = done + least - 1;
		}
	}
}
