#include "match/around.h"
#include "match/grid.h"
#include "match/label.h"
#include "match/person_name.h"
#include "match/phone_owner.h"

static struct sv heading_at_left(const struct candidate *candidate)
{
	const struct page *page = candidate->page;
	uint32_t heading = grid_cell_of(candidate) ? grid_heading(page, candidate->piece->cell) : PAGE_NONE;
	uint32_t left = heading == PAGE_NONE ? PAGE_NONE : page->cells.items[heading].left;

	return left == PAGE_NONE ? (struct sv){ NULL, 0 } : page_cell_text(page, left);
}

/* The person whose name is the nearest at the left in the row, by what heads its column. */
struct row_person {
	uint32_t cell;    /* PAGE_NONE: there is none */
	uint32_t heading; /* of its column */
	bool is_only;     /* no other cell of the row is a name */
};

static bool is_of_row(const struct cell *cell, const struct cell *own)
{
	return cell->table == own->table && cell->row == own->row;
}

/* "高血压" reads like a name too: the heading must speak of a person. */
static bool is_person_cell(const struct candidate *candidate, uint32_t index)
{
	const struct page *page = candidate->page;
	uint32_t heading = grid_heading(page, index);
	struct sv title = page_cell_text(page, heading);

	return heading != PAGE_NONE && title.len <= GRID_CELL_BYTES && person_name_is(page_cell_text(page, index)) &&
	       (phone_has(candidate, PHONE_NAMES, title) || phone_side_of(candidate, title) != PHONE_UNKNOWN);
}

/* Cells of a row that are looked at, on either side of the value. */
#define ROW_CELLS 24

static void find_row_person(struct row_person *out, const struct candidate *candidate)
{
	const struct page *page = candidate->page;
	const struct cell *own = grid_cell_of(candidate);
	uint32_t index = candidate->piece->cell;

	*out = (struct row_person){ PAGE_NONE, PAGE_NONE, true };
	if (!own)
		return;
	for (uint32_t i = index; i-- > 0 && index - i <= ROW_CELLS && is_of_row(&page->cells.items[i], own);) {
		if (!is_person_cell(candidate, i))
			continue;
		if (out->cell == PAGE_NONE)
			*out = (struct row_person){ i, grid_heading(page, i), true };
		else
			out->is_only = false;
	}
	for (uint32_t i = index + 1;
	     i < page->cells.count && i - index <= ROW_CELLS && is_of_row(&page->cells.items[i], own); i++)
		out->is_only &= !is_person_cell(candidate, i);
}

/* What heads the column of the nearest name says that the person is a private one; or the row has one name, and an
 * identity number. */
static bool is_of_private_person(const struct candidate *candidate)
{
	struct row_person person;

	find_row_person(&person, candidate);
	if (person.heading == PAGE_NONE)
		return false;
	struct sv heading = page_cell_text(candidate->page, person.heading);
	if (phone_side_of(candidate, heading) == PHONE_PRIVATE)
		return true;
	return person.is_only && phone_has_identity(candidate, grid_row(candidate));
}

/* What the row says before the value: "投诉人 | 张三 | 联系电话 | 137…". */
static enum phone_side by_row_before(const struct candidate *candidate)
{
	struct sv row = grid_row(candidate);
	const char *value = candidate->stream->text.data + candidate->value.begin;

	if (!row.len || !phone_has(candidate, PHONE_LABELS, grid_left(candidate)))
		return PHONE_UNKNOWN;
	return phone_side_of(candidate, sv_slice(row, 0, (size_t)(value - row.data)));
}

/* The cells of a form around the value, as far as a form reaches. */
static struct sv form_part(const struct candidate *candidate, bool is_before)
{
	enum { CELLS = 16, FORM_BYTES = 300 };
	const struct page *page = candidate->page;
	uint32_t own = candidate->piece->cell;
	uint32_t first = own;
	uint32_t last = own;
	struct sv text = page->streams[STREAM_BODY].text;

	for (int i = 0; i < CELLS; i++) {
		if (first > 0 && page->cells.items[first - 1].table == page->cells.items[own].table)
			first--;
		if (last + 1 < page->cells.count && page->cells.items[last + 1].table == page->cells.items[own].table)
			last++;
	}
	size_t begin = is_before ? page->cells.items[first].begin : candidate->value.end;
	size_t end = is_before ? candidate->value.begin : page->cells.items[last].end;
	if (end < begin)
		return (struct sv){ NULL, 0 };
	if (end - begin > FORM_BYTES && is_before)
		begin = end - FORM_BYTES;
	else if (end - begin > FORM_BYTES)
		end = begin + FORM_BYTES;
	return sv_slice(text, begin, end);
}

/* A form, with the labels at the left: what the rows above say, else what it says of a person anywhere. */
static enum phone_side by_form(const struct candidate *candidate)
{
	if (!phone_has(candidate, PHONE_LABELS, grid_left(candidate)))
		return PHONE_UNKNOWN;
	struct sv before = form_part(candidate, true);
	struct sv behind = form_part(candidate, false);
	enum phone_side side = phone_side_of(candidate, before);
	if (side != PHONE_UNKNOWN)
		return side;
	bool is_personal =
	    phone_has(candidate, PHONE_HOLDERS, behind) || phone_has(candidate, PHONE_PRIVATES, behind) ||
	    phone_has(candidate, PHONE_PERSONALS, behind) || phone_has(candidate, PHONE_PERSONALS, before) ||
	    phone_has(candidate, PHONE_PRIVATES, before);
	if (is_personal)
		return PHONE_PRIVATE;
	bool has_duty = phone_has(candidate, PHONE_DUTIES, behind);
	return phone_has(candidate, PHONE_NAMES, before) && !has_duty ? PHONE_PRIVATE : PHONE_UNKNOWN;
}

enum phone_side phone_by_headings(const struct candidate *candidate)
{
	struct sv left = grid_left(candidate);
	enum phone_side side =
	    phone_has(candidate, PHONE_LABELS, left) ? phone_side_of(candidate, left) : PHONE_UNKNOWN;

	if (side == PHONE_UNKNOWN)
		side = phone_side_of(candidate, grid_column_header(candidate));
	if (side == PHONE_UNKNOWN && is_of_private_person(candidate))
		return PHONE_PRIVATE;
	if (side == PHONE_UNKNOWN && grid_column_header(candidate).len)
		side = phone_side_of(candidate, heading_at_left(candidate));
	if (side == PHONE_UNKNOWN)
		side = by_row_before(candidate);
	if (side == PHONE_UNKNOWN && phone_side_of(candidate, left) == PHONE_PRIVATE)
		return PHONE_PRIVATE;
	return side == PHONE_UNKNOWN ? by_form(candidate) : side;
}

/* Mobiles in a column of their own beside one of the office's telephones are the persons' own. */
static bool has_office_column(const struct candidate *candidate, struct sv headings)
{
	return phone_has(candidate, PHONE_OFFICES, headings) &&
	       !phone_has(candidate, PHONE_OFFICES, grid_column_header(candidate)) &&
	       !phone_has(candidate, PHONE_POSTS, headings);
}

/* A list of those who take part or are given something, with their employers perhaps: "报名人员". */
static bool is_list_of_persons(const struct candidate *candidate, struct sv headings)
{
	struct sv captions[2];

	grid_caption(captions, candidate);
	for (size_t i = 0; i < 2; i++)
		if (phone_has(candidate, PHONE_CAPTIONS, captions[i]))
			return false;
	return !phone_has(candidate, PHONE_POSTS, headings) && phone_has(candidate, PHONE_NAMES, headings) &&
	       (phone_has(candidate, PHONE_LISTS, captions[0]) || phone_has(candidate, PHONE_LISTS, captions[1]));
}

/* A heading is what it ends with: "帮扶单位" is one of duty, "报名项目" none. */
static bool is_heading_of_duty(const struct candidate *candidate, struct sv heading)
{
	struct span word;

	return lexicon_find_last(&word, candidate_words(candidate, PHONE_DUTIES), heading) && word.end == heading.len;
}

static bool has_heading_of_duty(const struct candidate *candidate, struct sv headings)
{
	for (size_t begin = 0; begin < headings.len;) {
		size_t end = begin;
		while (end < headings.len && !strchr("\t\n", headings.data[end]))
			end++;
		if (is_heading_of_duty(candidate, sv_trim(sv_slice(headings, begin, end))))
			return true;
		begin = end + 1;
	}
	return false;
}

/* "姓名 | 年龄 | 电话 | 签约医生": the number is that of the name before it, and only the persons behind it have
 * duties. The headings up to the number's own then. */
static struct sv headings_of_person(const struct candidate *candidate, struct sv headings)
{
	const struct page *page = candidate->page;
	const struct cell *own = grid_cell_of(candidate);
	uint32_t index = candidate->piece->cell;
	struct row_person person;

	find_row_person(&person, candidate);
	if (person.heading == PAGE_NONE || page->tables.items[own->table].vertical ||
	    !phone_has(candidate, PHONE_NAMES, page_cell_text(page, person.heading)))
		return headings;
	for (uint32_t i = index + 1;
	     i < page->cells.count && i - index <= ROW_CELLS && is_of_row(&page->cells.items[i], own); i++) {
		uint32_t heading = grid_heading(page, i);
		if (heading != PAGE_NONE && is_heading_of_duty(candidate, page_cell_text(page, heading)) &&
		    !person_name_is(page_cell_text(page, i)))
			return headings;
	}
	const char *end = grid_column_header(candidate).data;
	return end > headings.data ? sv_slice(headings, 0, (size_t)(end - headings.data)) : headings;
}

/* Its table: identity numbers, homes and the like outweigh words of offices, these outweigh other personal data. */
enum phone_side phone_by_table(const struct candidate *candidate)
{
	struct sv headings = grid_header_row(candidate);
	struct sv row = grid_row(candidate);

	if (!row.len)
		return PHONE_UNKNOWN;
	if (phone_has(candidate, PHONE_PRIVATES, headings) || phone_has(candidate, PHONE_PRIVATES, row) ||
	    phone_has_identity(candidate, row) || has_office_column(candidate, headings) ||
	    is_list_of_persons(candidate, headings))
		return PHONE_PRIVATE;
	/* What private persons do for a living reads like a duty: "教师". */
	bool has_occupations = sv_find(headings, SV("职业"), 0) != SV_NONE;
	if (has_heading_of_duty(candidate, headings_of_person(candidate, headings)) ||
	    (!has_occupations && phone_has(candidate, PHONE_DUTIES, row)))
		return PHONE_PUBLIC;
	return phone_has(candidate, PHONE_PERSONALS, headings) || phone_has(candidate, PHONE_PERSONALS, row)
		   ? PHONE_PRIVATE
		   : PHONE_UNKNOWN;
}
