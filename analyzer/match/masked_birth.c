#include "match/masked_birth.h"

#include "base/utf8.h"
#include "match/grid.h"

#define BIRTH       6 /* the first digit of the date */
#define BIRTH_END   14
#define DATE_DIGITS 8

static bool hides_birth(const struct masked *masked)
{
	if (masked->count != 18 || !masked->hidden)
		return false;
	for (size_t i = 0; i < 18; i++)
		if ((i < BIRTH || i >= BIRTH_END) && masked->signs[i] == MASKED_SIGN)
			return false;
	return true;
}

/* Reads `least` to `most` digits at *at. */
static bool read_number(char *out, struct sv text, size_t *at, size_t least, size_t most)
{
	size_t count = 0;

	while (count < most && *at + count < text.len && sv_is_digit(text.data[*at + count]))
		count++;
	if (count < least)
		return false;
	for (size_t i = 0; i < most; i++)
		out[i] = i < most - count ? '0' : text.data[*at + i - (most - count)];
	*at += count;
	return true;
}

/* Passes over what stands between the parts of a date. */
static bool skip_mark(struct sv text, size_t *at, const char *const *marks)
{
	for (; *marks; marks++)
		if (sv_starts(sv_skip(text, *at), sv_from(*marks))) {
			*at += strlen(*marks);
			return true;
		}
	return false;
}

/* The date that starts at `at` as YYYYMMDD: "1985-07-14", "1985年7月14日", "19850714". Returns its end, or 0. */
static size_t read_date(char out[DATE_DIGITS], struct sv text, size_t at)
{
	static const char *const behind_year[] = { "年", "-", "/", ".", NULL };
	static const char *const behind_month[] = { "月", "-", "/", ".", NULL };
	static const char *const behind_day[] = { "日", NULL };
	size_t start = at;

	if (read_number(out, text, &at, DATE_DIGITS, DATE_DIGITS))
		return at < text.len && sv_is_digit(text.data[at]) ? 0 : at;
	at = start;
	if (!read_number(out, text, &at, 4, 4) || !skip_mark(text, &at, behind_year) ||
	    !read_number(out + 4, text, &at, 1, 2) || !skip_mark(text, &at, behind_month) ||
	    !read_number(out + 6, text, &at, 1, 2))
		return 0;
	skip_mark(text, &at, behind_day);
	return at < text.len && sv_is_digit(text.data[at]) ? 0 : at;
}

/* The mask with the date in it is a right number. */
static bool fits(const struct masked *masked, const char date[DATE_DIGITS], uint32_t today)
{
	char digits[18];

	memcpy(digits, masked->signs, sizeof digits);
	for (size_t i = BIRTH; i < BIRTH_END; i++) {
		if (digits[i] != MASKED_SIGN && digits[i] != date[i - BIRTH])
			return false;
		digits[i] = date[i - BIRTH];
	}
	return masked_kind(digits, sizeof digits, today) == MASKED_CN_ID;
}

static bool is_birth(struct sv text)
{
	return sv_find(text, SV("出生"), 0) != SV_NONE || sv_find(text, SV("生日"), 0) != SV_NONE ||
	       sv_find(text, SV("生于"), 0) != SV_NONE;
}

/* A date of the text that fits and is called the birth date: by `is_named`, or by the words right beside it. */
static bool has_birth(struct sv text, bool is_named, const struct masked *masked, uint32_t today)
{
	enum { BEFORE = 24, BEHIND = 9 };
	char date[DATE_DIGITS];

	for (size_t at = 0; at < text.len; at++) {
		if (!sv_is_digit(text.data[at]) || (at > 0 && sv_is_digit(text.data[at - 1])))
			continue;
		size_t end = read_date(date, text, at);
		if (!end || !fits(masked, date, today))
			continue;
		if (is_named || is_birth(sv_slice(text, at > BEFORE ? at - BEFORE : 0, at)) ||
		    is_birth(sv_slice(text, end, end + BEHIND)) || sv_starts(sv_skip(text, end), SV("生")))
			return true;
	}
	return false;
}

static bool is_named_birth(const struct page *page, uint32_t cell)
{
	uint32_t heading = grid_heading(page, cell);
	uint32_t left = page->cells.items[cell].left;

	return (heading != PAGE_NONE && is_birth(page_cell_text(page, heading))) ||
	       (left != PAGE_NONE && is_birth(page_cell_text(page, left)));
}

static bool row_has_birth(const struct page *page, const struct shown_mask *mask, uint32_t today)
{
	enum { CELLS = 40 };
	uint32_t own = mask->piece->cell;
	const struct cell *cell = &page->cells.items[own];
	uint32_t begin = own > CELLS ? own - CELLS : 0;

	for (uint32_t i = begin; i < page->cells.count && i <= own + CELLS; i++) {
		const struct cell *other = &page->cells.items[i];
		if (other->table != cell->table || other->row != cell->row)
			continue;
		struct sv text = page_cell_text(page, i);
		if (text.len <= GRID_CELL_BYTES && has_birth(text, is_named_birth(page, i), &mask->masked, today))
			return true;
	}
	return false;
}

static bool sentence_has_birth(const struct page *page, const struct shown_mask *mask, uint32_t today)
{
	enum { AROUND = 240 };
	struct sv text = page->streams[mask->kind].text;
	size_t begin = mask->masked.at.begin;
	size_t end = mask->masked.at.end;

	while (begin > 0 && mask->masked.at.begin - begin < AROUND && text.data[begin - 1] != '\n' &&
	       text.data[begin - 1] != '\t')
		begin--;
	while (end < text.len && end - mask->masked.at.end < AROUND && text.data[end] != '\n' && text.data[end] != '\t')
		end++;
	struct sv before = label_sentence(sv_slice(text, begin, mask->masked.at.begin));
	struct sv behind = sv_slice(text, mask->masked.at.end, end);
	size_t stop = sv_find(behind, SV("。"), 0);
	return has_birth(before, false, &mask->masked, today) ||
	       has_birth(sv_slice(behind, 0, stop), false, &mask->masked, today);
}

bool mask_is_undone_by_birth(const struct scanner *scanner, const struct shown_mask *mask)
{
	if (!hides_birth(&mask->masked))
		return false;
	if (mask->kind == STREAM_BODY && mask->piece->cell != PAGE_NONE &&
	    row_has_birth(scanner->page, mask, scanner->today))
		return true;
	return sentence_has_birth(scanner->page, mask, scanner->today);
}
