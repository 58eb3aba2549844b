#include "table/text_lines.h"

struct text_lines *lines_new(struct arena *arena, const struct page *page)
{
	struct text_lines *lines = arena_alloc(arena, sizeof *lines);

	lines->page = page;
	for (size_t i = 0; i < LINES_KEPT; i++)
		lines->kept[i].block = 0;
	return lines;
}

const struct text_line *lines_at(struct text_lines *lines, size_t block)
{
	const struct block *at = &lines->page->blocks.items[block];
	size_t slot = block % LINES_KEPT;

	if (lines->kept[slot].block != block + 1) {
		lines->kept[slot].block = block + 1;
		lines->kept[slot].is_row = line_read(&lines->kept[slot].line, lines->page, at->begin, at->end);
	}
	return lines->kept[slot].is_row ? &lines->kept[slot].line : NULL;
}
