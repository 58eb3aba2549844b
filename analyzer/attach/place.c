#include "attach/place.h"

#include "base/utf8.h"

/* 1 is A, 26 is Z, 27 is AA. */
static struct sv column_letters(char letters[8], uint32_t column)
{
	size_t at = 8;

	for (; column > 0 && at > 0; column = (column - 1) / 26)
		letters[--at] = (char)('A' + (column - 1) % 26);
	return (struct sv){ letters + at, 8 - at };
}

static struct sv valid(struct arena *arena, struct sv name)
{
	return arena_copy(arena, sv_slice(name, 0, utf8_valid_prefix(name)));
}

static struct sv open_cell(struct place *place, struct place *outer, struct arena *arena,
			   const struct reading_open *open)
{
	char letters[8];

	outer->cells = open->column ? open->column : outer->cells + 1;
	if (open->row)
		place->row = open->row;
	struct sv column = column_letters(letters, outer->cells);
	return arena_printf(arena, "%.*s!%.*s%u", SV_ARG(place->table), SV_ARG(column), (unsigned)place->row);
}

static struct sv open_table(struct place *place, struct place_numbers *numbers, struct arena *arena,
			    const struct reading_open *open)
{
	numbers->tables++;
	if (open->name.len)
		place->table = valid(arena, open->name);
	else if (place->part.len)
		place->table = arena_printf(arena, "%.*s, table %u", SV_ARG(place->part), (unsigned)numbers->tables);
	else
		place->table = arena_printf(arena, "table %u", (unsigned)numbers->tables);
	return place->table;
}

struct sv place_open(struct place *place, struct place *outer, struct place_numbers *numbers, struct arena *arena,
		     enum reading_element element, const struct reading_open *open)
{
	static const struct sv none = { NULL, 0 };

	*place = (struct place){ .part = outer->part, .table = outer->table, .row = outer->row };
	switch (element) {
	case READING_PART:
		*numbers = (struct place_numbers){ 0, 0 };
		place->part = valid(arena, open->name);
		return place->part;
	case READING_TABLE: return open_table(place, numbers, arena, open);
	case READING_ROW:
		outer->rows = open->row ? open->row : outer->rows + 1;
		place->row = outer->rows;
		return none;
	case READING_CELL: return open_cell(place, outer, arena, open);
	case READING_PARAGRAPH:
	case READING_HEADING:
		numbers->paragraphs++;
		if (place->part.len || place->table.len)
			return none;
		return arena_printf(arena, "paragraph %u", (unsigned)numbers->paragraphs);
	case READING_PROPERTY: return arena_printf(arena, "property %.*s", SV_ARG(valid(arena, open->name)));
	case READING_TITLE: return arena_copy(arena, SV("property title"));
	default: return none;
	}
}

void place_keep(struct place *place, struct arena *arena)
{
	place->part = arena_copy(arena, place->part);
	place->table = arena_copy(arena, place->table);
}
