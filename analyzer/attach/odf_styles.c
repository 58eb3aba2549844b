#include <stdlib.h>

#include "attach/odf.h"

void odf_styles_add(struct odf_styles *styles, struct sv family, struct sv name)
{
	if (styles->hidden.count == LIMIT_STYLES)
		return;
	*vec_push(styles->arena, &styles->hidden) =
	    arena_printf(styles->arena, "%.*s %.*s", SV_ARG(sv_slice(family, 0, READING_NAME_BYTES)),
			 SV_ARG(sv_slice(name, 0, READING_NAME_BYTES)));
	styles->is_sorted = false;
}

static int compare(const void *a, const void *b)
{
	return sv_compare(*(const struct sv *)a, *(const struct sv *)b);
}

bool odf_styles_hide(struct odf_styles *styles, const char *family, struct sv name)
{
	char room[READING_NAME_BYTES + 32];
	size_t length = strlen(family);

	if (!styles->hidden.count || !name.len || name.len > READING_NAME_BYTES)
		return false;
	if (!styles->is_sorted)
		qsort(styles->hidden.items, styles->hidden.count, sizeof *styles->hidden.items, compare);
	styles->is_sorted = true;
	memcpy(room, family, length);
	room[length] = ' ';
	memcpy(room + length + 1, name.data, name.len);
	struct sv key = { room, length + 1 + name.len };
	return bsearch(&key, styles->hidden.items, styles->hidden.count, sizeof key, compare) != NULL;
}
