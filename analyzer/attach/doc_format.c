#include "attach/doc_format.h"

#include "base/little_endian.h"

#define PAGE_BYTES 512 /* formats lie in pages of the main stream, which a table finds by places in the file */

enum { PAIR_CHARACTERS = 12, PAIR_PARAGRAPHS = 13 };
enum { CELL_MARK = 0x07 };
enum {
	MODIFIER_IN_TABLE = 0x2416,
	MODIFIER_ENDS_ROW = 0x2417,
	MODIFIER_ENDS_INNER_CELL = 0x244b,
	MODIFIER_ENDS_INNER_ROW = 0x244c,
	MODIFIER_DEPTH = 0x6649,
	MODIFIER_CELLS = 0xd608
};

/* The last of `count` rising numbers that is not above `value`; SIZE_MAX if the first is. */
static size_t search(struct sv numbers, size_t count, uint32_t value)
{
	size_t low = 0;
	size_t high = count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (le32(numbers, 4 * middle) <= value)
			low = middle + 1;
		else
			high = middle;
	}
	return low - 1;
}

/* The page that knows of a place; empty if none does. */
static struct sv find_page(const struct doc *doc, unsigned pair, uint32_t file_offset)
{
	struct sv table = doc_table(doc, pair);
	size_t count = table.len < 4 ? 0 : (table.len - 4) / 8;
	size_t found = search(table, count, file_offset);

	if (found >= count)
		return (struct sv){ NULL, 0 };
	size_t begin = (size_t)(le32(table, 4 * (count + 1 + found)) & 0x3fffff) * PAGE_BYTES;
	struct sv page = sv_slice(buf_view(&doc->stream), begin, begin + PAGE_BYTES);
	return page.len == PAGE_BYTES ? page : (struct sv){ NULL, 0 };
}

struct doc_run doc_run_at(const struct doc *doc, uint32_t file_offset)
{
	struct sv page = find_page(doc, PAIR_CHARACTERS, file_offset);
	size_t count = le8(page, PAGE_BYTES - 1);
	size_t found = search(page, count, file_offset);

	if (found >= count)
		return (struct doc_run){ file_offset, file_offset + 1, false };
	struct doc_run run = { le32(page, 4 * found), le32(page, 4 * found + 4), false };
	size_t at = 2 * (size_t)le8(page, 4 * (count + 1) + found);
	if (at)
		run.is_hidden = doc_hides(sv_slice(page, at + 1, at + 1 + le8(page, at)));
	if (run.end <= file_offset)
		run.end = file_offset + 1;
	return run;
}

/* Style and modifiers of the paragraph that the page holds at `at`: counted in words, or in one more byte. */
static struct sv paragraph_format(struct sv page, size_t at)
{
	size_t words = le8(page, at);

	if (words)
		return sv_slice(page, at + 1, at + 2 * words);
	return sv_slice(page, at + 2, at + 2 + 2 * (size_t)le8(page, at + 1));
}

static void apply(struct doc_paragraph *out, bool *in_table, struct sv modifiers)
{
	struct doc_modifier modifier;

	while (doc_next_modifier(&modifier, &modifiers)) {
		bool is_on = le8(modifier.operand, 0) != 0;
		switch (modifier.code) {
		case MODIFIER_IN_TABLE: *in_table = is_on; break;
		case MODIFIER_ENDS_INNER_ROW:
		case MODIFIER_ENDS_ROW: out->ends_row = is_on; break;
		case MODIFIER_ENDS_INNER_CELL: out->ends_cell = is_on; break;
		case MODIFIER_CELLS: out->definition = modifier.operand; break;
		case MODIFIER_DEPTH: out->depth = le32(modifier.operand, 0); break;
		default: break;
		}
	}
}

bool doc_paragraph_at(struct doc_paragraph *out, const struct doc *doc, uint32_t file_offset, uint16_t mark)
{
	enum { ENTRY_BYTES = 13 };
	struct sv page = find_page(doc, PAIR_PARAGRAPHS, file_offset);
	size_t count = le8(page, PAGE_BYTES - 1);
	size_t found = search(page, count, file_offset);
	bool in_table = false;

	*out = (struct doc_paragraph){ 0 };
	if (found >= count)
		return false;
	size_t at = 2 * (size_t)le8(page, 4 * (count + 1) + ENTRY_BYTES * found);
	if (at) {
		struct sv format = paragraph_format(page, at);
		out->style = le16(format, 0);
		apply(out, &in_table, sv_skip(format, 2));
	}
	if (mark == CELL_MARK) {
		in_table = true;
		out->ends_cell = !out->ends_row;
	}
	if (!in_table)
		*out = (struct doc_paragraph){ .style = out->style };
	else if (out->depth == 0)
		out->depth = 1;
	return true;
}
