/*
 * Mobile numbers of contacts on duty are published on purpose, and they are the great majority. So a number is only
 * kept where the page says that it is a private person's: owner_reason() has the order of the evidence.
 */
#include "match/around.h"
#include "match/element.h"
#include "match/grid.h"
#include "match/label.h"
#include "match/person_name.h"

enum { PHONES, HOLDERS, PRIVATES, PERSONALS, NAMES, DUTIES, OFFICES, POSTS, CAPTIONS, LISTS, OTHERS };

#define MOBILE_DIGITS 11

/* Bit d: the third digit may be d, by the second. */
static bool is_assigned(const char *digits)
{
	static const uint16_t thirds[10] = {
		[3] = 0x3FF, /* 130 to 139 */
		[4] = 0x3F3, /* 140 141 144 to 149 */
		[5] = 0x3EF, /* 150 to 159 without 154 */
		[6] = 0x0E4, /* 162 165 166 167 */
		[7] = 0x1FF, /* 170 to 178 */
		[8] = 0x3FF, /* 180 to 189 */
		[9] = 0x3EF, /* 190 to 199 without 194 */
	};

	return digits[0] == '1' && thirds[digits[1] - '0'] >> (digits[2] - '0') & 1;
}

/* Numbers that somebody typed to fill a form: 13812345678, 18888888888. */
static bool is_made_up(const char *digits)
{
	size_t steps = 0;
	size_t repeats = 0;

	for (size_t i = 4; i < MOBILE_DIGITS; i++) {
		steps += digits[i] == digits[i - 1] + 1;
		repeats += digits[i] == digits[i - 1];
	}
	return steps >= 6 || repeats >= 6;
}

/* Whose number it is, by one piece of evidence. */
enum side { SIDE_UNKNOWN, SIDE_PRIVATE, SIDE_PUBLIC };

/* Of the words for private holders and those for duties the last decides: "户主张三，联系电话：", but
 * "申请人可拨打咨询电话". */
static enum side side_of(const struct candidate *candidate, struct sv text)
{
	struct label_words words = { candidate_words(candidate, HOLDERS), candidate_words(candidate, DUTIES) };
	struct sv word;

	switch (label_last(&word, &words, text)) {
	case LABEL_WANTED: return SIDE_PRIVATE;
	case LABEL_OTHER: return SIDE_PUBLIC;
	default: return SIDE_UNKNOWN;
	}
}

static bool has(const struct candidate *candidate, int list, struct sv text)
{
	return lexicon_in(candidate_words(candidate, (size_t)list), text);
}

/* What its sentence says before the number, and right behind it. */
static enum side by_sentence(const struct candidate *candidate)
{
	enum { BEFORE = 30, BEHIND = 8 };
	enum side side = side_of(candidate, label_sentence(around_lead(candidate, BEFORE)));

	if (side == SIDE_PRIVATE && has(candidate, DUTIES, around_after(candidate, candidate->value, BEHIND)))
		return SIDE_PUBLIC;
	return side;
}

/* Its attribute, and the other attributes and the text that say what the element is. */
static enum side by_element(const struct candidate *candidate)
{
	struct sv names[ELEMENT_MOST_NAMES] = { { NULL, 0 } };
	size_t count = element_names(names, candidate);
	enum side side = side_of(candidate, candidate->piece->name);

	for (size_t i = 0; i < count && side == SIDE_UNKNOWN; i++)
		side = side_of(candidate, names[i]);
	return side;
}

static struct sv heading_at_left(const struct candidate *candidate)
{
	const struct page *page = candidate->page;
	uint32_t heading = grid_cell_of(candidate) ? grid_heading(page, candidate->piece->cell) : PAGE_NONE;
	uint32_t left = heading == PAGE_NONE ? PAGE_NONE : page->cells.items[heading].left;

	return left == PAGE_NONE ? (struct sv){ NULL, 0 } : page_cell_text(page, left);
}

/* What the row says before the value: "投诉人 | 张三 | 联系电话 | 137…". */
static enum side by_row_before(const struct candidate *candidate)
{
	struct sv row = grid_row(candidate);
	const char *value = candidate->stream->text.data + candidate->value.begin;

	if (!row.len || !has(candidate, PHONES, grid_left(candidate)))
		return SIDE_UNKNOWN;
	return side_of(candidate, sv_slice(row, 0, (size_t)(value - row.data)));
}

/* The cell at its left, if that is a label; the heading of its column; the heading of whom the column before names. */
static enum side by_headings(const struct candidate *candidate)
{
	struct sv left = grid_left(candidate);
	enum side side = has(candidate, PHONES, left) ? side_of(candidate, left) : SIDE_UNKNOWN;

	if (side == SIDE_UNKNOWN)
		side = side_of(candidate, grid_column_header(candidate));
	if (side == SIDE_UNKNOWN && grid_column_header(candidate).len)
		side = side_of(candidate, heading_at_left(candidate));
	return side == SIDE_UNKNOWN ? by_row_before(candidate) : side;
}

/* Mobiles in a column of their own beside one of the office's telephones are the persons' own. */
static bool has_office_column(const struct candidate *candidate, struct sv headings)
{
	return has(candidate, OFFICES, headings) && !has(candidate, OFFICES, grid_column_header(candidate)) &&
	       !has(candidate, POSTS, headings);
}

/* A list of those who take part or are given something, with their employers perhaps: "报名人员". */
static bool is_list_of_persons(const struct candidate *candidate, struct sv headings)
{
	struct sv captions[2];

	grid_caption(captions, candidate);
	for (size_t i = 0; i < 2; i++)
		if (has(candidate, CAPTIONS, captions[i]))
			return false;
	return !has(candidate, POSTS, headings) && has(candidate, NAMES, headings) &&
	       (has(candidate, LISTS, captions[0]) || has(candidate, LISTS, captions[1]));
}

/* Its table: identity numbers, homes and the like outweigh words of offices, these outweigh other personal data. */
static enum side by_table(const struct candidate *candidate)
{
	struct sv headings = grid_header_row(candidate);
	struct sv row = grid_row(candidate);

	if (!row.len)
		return SIDE_UNKNOWN;
	if (has(candidate, PRIVATES, headings) || has(candidate, PRIVATES, row) ||
	    has_office_column(candidate, headings) || is_list_of_persons(candidate, headings))
		return SIDE_PRIVATE;
	if (has(candidate, DUTIES, headings) || has(candidate, DUTIES, row))
		return SIDE_PUBLIC;
	return has(candidate, PERSONALS, headings) || has(candidate, PERSONALS, row) ? SIDE_PRIVATE : SIDE_UNKNOWN;
}

/* Digits in a row as many as an identity number or a card has. */
static bool has_long_number(struct sv text)
{
	enum { LEAST_DIGITS = 15 };
	size_t digits = 0;

	for (size_t i = 0; i < text.len && digits < LEAST_DIGITS; i++)
		digits = sv_is_digit(text.data[i]) ? digits + 1 : 0;
	return digits == LEAST_DIGITS;
}

/* Its paragraph. */
static enum side by_text(const struct candidate *candidate)
{
	enum { NEAR = 60, PRIVATE_NEAR = 40 };
	struct sv window = around_window(candidate, NEAR);

	if (has(candidate, PRIVATES, window) && has_long_number(window))
		return SIDE_PRIVATE;
	if (has(candidate, DUTIES, window))
		return SIDE_PUBLIC;
	return has(candidate, PERSONALS, window) || has(candidate, PRIVATES, around_window(candidate, PRIVATE_NEAR))
		   ? SIDE_PRIVATE
		   : SIDE_UNKNOWN;
}

/* The few short lines that end before `end`: lines of a form, not a paragraph. */
static struct sv short_lines_before(struct sv text, size_t least, size_t end)
{
	enum { MOST_LINES = 4, LINE_BYTES = 60 };
	size_t begin = end;

	for (int i = 0; i < MOST_LINES; i++) {
		size_t line = begin;
		while (line > least && strchr(" \n\t", text.data[line - 1]) && begin - line < LINE_BYTES)
			line--;
		size_t line_end = line;
		while (line > least && text.data[line - 1] != '\n' && line_end - line <= LINE_BYTES)
			line--;
		if (line_end - line > LINE_BYTES)
			break;
		begin = line;
	}
	return sv_slice(text, begin, end);
}

/* The lines around a line that holds little but the number: the end of a letter, the lines of a form. */
static enum side by_lines(const struct candidate *candidate)
{
	enum { LINE = 16 };
	struct sv text = candidate->stream->text;
	struct sv before = around_before(candidate, candidate->value, 2 * LINE);
	const struct cell *cell = grid_cell_of(candidate);
	size_t line = candidate->value.begin - before.len;

	if (candidate->kind != STREAM_BODY || before.len > LINE * strlen("手") || (cell && line <= cell->begin))
		return SIDE_UNKNOWN;
	struct sv above = short_lines_before(text, cell ? cell->begin : 0, line);
	if (has(candidate, PRIVATES, above) && has_long_number(above))
		return SIDE_PRIVATE;
	enum side side = side_of(candidate, label_sentence(above));
	if (side != SIDE_UNKNOWN)
		return side;
	struct sv below = sv_skip(text, candidate->value.end);
	below = sv_slice(below, 0, below.len < LINE ? below.len : LINE);
	return has(candidate, NAMES, above) || side_of(candidate, below) == SIDE_PRIVATE ? SIDE_PRIVATE : SIDE_UNKNOWN;
}

/* The title of the page, and the last sentence before the table: only words for lists of contacts count. */
static enum side by_caption(const struct candidate *candidate)
{
	struct sv captions[2];

	grid_caption(captions, candidate);
	if (has(candidate, CAPTIONS, captions[0]))
		return SIDE_PUBLIC;
	bool is_caption = candidate->kind == STREAM_BODY;
	return is_caption && has(candidate, CAPTIONS, label_sentence(sv_trim(captions[1]))) ? SIDE_PUBLIC
											    : SIDE_UNKNOWN;
}

/* A name stands before the number, with no more than the name of the telephone between: "张三，手机：137…". */
static bool follows_name(const struct candidate *candidate)
{
	enum { BEFORE = 24 };
	struct sv lead = around_lead(candidate, BEFORE);
	struct span phone;

	if (lexicon_find_last(&phone, candidate_words(candidate, PHONES), lead))
		lead.len = phone.begin;
	return person_name_is_last(lead);
}

/* A name stands beside the number in a script's object, in an element or in a form. */
static bool has_name_beside(const struct candidate *candidate)
{
	enum { NEAR = 40 };
	struct label_words words = { candidate_words(candidate, PHONES), candidate_words(candidate, OTHERS) };
	struct sv word;

	if (candidate->kind == STREAM_BODY || candidate->kind == STREAM_COMMENT ||
	    label_find(&word, candidate, &words) != LABEL_WANTED)
		return false;
	struct sv window =
	    candidate->kind == STREAM_SCRIPT ? around_window(candidate, NEAR) : around_wide(candidate, NEAR);
	return person_name_is_in(window) || person_name_is(element_text(candidate));
}

/* Another number is near: whom to ask is mostly one person. */
static bool has_number_beside(const struct candidate *candidate)
{
	enum { NEAR_BYTES = 400 };
	const struct digits_match *number = candidate->digits;

	if (candidate->digits_before && number[-1].at.end <= number->at.begin &&
	    number->at.begin - number[-1].at.end < NEAR_BYTES)
		return true;
	return candidate->digits_after && number[1].at.begin >= number->at.end &&
	       number[1].at.begin - number->at.end < NEAR_BYTES;
}

/* Several persons with their numbers, and no word of what they do for the public. */
static bool is_in_roster(const struct candidate *candidate)
{
	enum { LEAST_NUMBERS = 3 };
	struct sv heading = grid_column_header(candidate);

	if (has_name_beside(candidate))
		return true;
	if (candidate->peers->count >= LEAST_NUMBERS && has(candidate, NAMES, grid_header_row(candidate)) &&
	    has(candidate, PHONES, heading))
		return true;
	return has_number_beside(candidate) && (follows_name(candidate) || person_name_is(grid_left(candidate)));
}

/*
 * What makes the number a private person's, or REASON_NO_PERSON. The nearest evidence that says anything decides: the
 * sentence, the element, the lines around, the headings, the table, the paragraph, the title; where nothing does,
 * names.
 */
static enum reason owner_reason(const struct candidate *candidate)
{
	static const struct {
		enum side (*side)(const struct candidate *candidate);
		enum reason reason;
	} evidence[] = {
		{ by_sentence, REASON_HOLDER },      { by_element, REASON_HOLDER },
		{ by_lines, REASON_PERSONAL_TEXT },  { by_headings, REASON_HOLDER },
		{ by_table, REASON_PERSONAL_TABLE }, { by_text, REASON_PERSONAL_TEXT },
		{ by_caption, REASON_NO_PERSON },
	};

	for (size_t i = 0; i < sizeof evidence / sizeof *evidence; i++) {
		enum side side = evidence[i].side(candidate);
		if (side == SIDE_PUBLIC)
			return REASON_NO_PERSON;
		if (side == SIDE_PRIVATE)
			return evidence[i].reason;
	}
	return is_in_roster(candidate) ? REASON_ROSTER : REASON_NO_PERSON;
}

/* The value's label says nothing of a phone, or something else: "QQ", "订单号". */
static bool is_labelled_otherwise(const struct candidate *candidate)
{
	struct label_words words = { candidate_words(candidate, PHONES), candidate_words(candidate, OTHERS) };
	struct sv word;

	return label_find(&word, candidate, &words) == LABEL_OTHER;
}

/* The country's code, 86 or 0086, written together with the number. */
static size_t country_code(const struct digits_match *number)
{
	if (number->count == MOBILE_DIGITS + 2 && memcmp(number->digits, "86", 2) == 0)
		return 2;
	return number->count == MOBILE_DIGITS + 4 && memcmp(number->digits, "0086", 4) == 0 ? 4 : 0;
}

enum reason confirm_mobile(struct verdict *verdict, const struct candidate *candidate)
{
	const struct digits_match *number = candidate->digits;
	size_t code = country_code(number);
	const char *digits = number->digits + code;

	if (number->count - code != MOBILE_DIGITS)
		return REASON_LENGTH;
	if (!is_assigned(digits))
		return REASON_SEGMENT;
	if (is_made_up(digits))
		return REASON_MADE_UP;
	if (!label_number_stands_alone(candidate, LABEL_EDGES_STRICT))
		return REASON_PART_OF_LONGER;
	if (is_labelled_otherwise(candidate))
		return REASON_LABELLED_OTHERWISE;
	enum reason owner = owner_reason(candidate);
	if (owner == REASON_NO_PERSON)
		return owner;
	verdict_reason(verdict, owner, SV(""));
	if (owner == REASON_ROSTER)
		verdict->confidence -= 0.15;
	verdict->normal = arena_copy(candidate->arena, (struct sv){ digits, MOBILE_DIGITS });
	return REASON_NONE;
}

void look_mobile(struct number_look *out, const struct digits_match *number, uint32_t today)
{
	size_t code = country_code(number);
	const char *digits = number->digits + code;

	(void)today;
	out->counts = number->count - code == MOBILE_DIGITS;
	out->is_sound = out->counts && is_assigned(digits) && !is_made_up(digits);
	out->is_personal = out->is_sound;
	out->variety = out->counts ? (uint32_t)sv_hash((struct sv){ digits, MOBILE_DIGITS }, 0) : 0;
}
