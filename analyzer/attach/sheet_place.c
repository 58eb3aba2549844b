#include "attach/ooxml_text.h"
#include "base/limits.h"

static bool is_mark(struct sv text, size_t at)
{
	return at < text.len && text.data[at] == '$';
}

int ooxml_cell(uint32_t *row, uint32_t *column, struct sv reference)
{
	size_t at = is_mark(reference, 0);

	*row = *column = 0;
	for (; at < reference.len && sv_is_alpha(reference.data[at]) && *column <= LIMIT_COLUMNS; at++)
		*column = *column * 26 + (uint32_t)(sv_lower(reference.data[at]) - 'a') + 1;
	at += is_mark(reference, at);
	for (; at < reference.len && sv_is_digit(reference.data[at]) && *row <= LIMIT_SHEET_ROWS; at++)
		*row = *row * 10 + (uint32_t)(reference.data[at] - '0');
	bool is_cell = *row && *column && *row <= LIMIT_SHEET_ROWS && *column <= LIMIT_COLUMNS;
	return is_cell ? 0 : -1;
}
