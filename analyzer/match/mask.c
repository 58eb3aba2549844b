#include "match/mask.h"

#include "base/utf8.h"

static struct sv mask_ends(struct arena *arena, const struct mask *mask, struct sv value)
{
	enum { MOST_STARS = 16 };
	size_t characters = utf8_count(value);

	if ((mask->first + mask->last) * 2 > characters)
		return SV(MASK_HIDDEN);
	size_t hidden = characters - mask->first - mask->last;
	return arena_printf(arena, "%.*s%.*s%.*s", SV_ARG(sv_slice(value, 0, utf8_forward(value, 0, mask->first))),
			    (int)(hidden < MOST_STARS ? hidden : MOST_STARS), "****************",
			    SV_ARG(sv_skip(value, utf8_backward(value, value.len, mask->last))));
}

static struct sv mask_all_but_line(struct arena *arena, struct sv value)
{
	enum { LINE_CHARACTERS = 80 };
	size_t end = utf8_forward(value, 0, LINE_CHARACTERS);

	for (size_t i = 0; i < end; i++)
		if (value.data[i] == '\n' || value.data[i] == '\t')
			end = i;
	return arena_printf(arena, "%.*s " MASK_HIDDEN, SV_ARG(sv_slice(value, 0, end)));
}

struct sv mask_value(struct arena *arena, const struct mask *mask, struct sv value)
{
	switch (mask->kind) {
	case MASK_ENDS: return mask_ends(arena, mask, value);
	case MASK_LINE: return mask_all_but_line(arena, value);
	case MASK_FIXED: break;
	}
	return SV(MASK_HIDDEN);
}
