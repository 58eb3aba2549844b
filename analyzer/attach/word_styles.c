#include "attach/word_styles.h"

#include <stdlib.h>

#include "base/limits.h"

struct styles_case {
	struct ooxml *package;
	struct word_styles *styles;
	struct word_style style; /* that is open */
	bool is_skipped;         /* in a part of it that is about something else */
};

static bool is_off(const struct xml_attribute *attributes, size_t count)
{
	struct sv value = xml_attribute(attributes, count, SV("val"));

	return sv_eq(value, SV("0")) || sv_eq(value, SV("false")) || sv_eq(value, SV("off"));
}

static void on_open(void *context, struct sv name, const struct xml_attribute *attributes, size_t count)
{
	struct styles_case *styles = context;

	if (sv_eq(name, SV("style")))
		styles->style =
		    (struct word_style){ .id = arena_copy(styles->package->arena,
							  xml_attribute(attributes, count, SV("styleId"))) };
	else if (sv_eq(name, SV("name")))
		styles->style.is_heading = sv_starts_nocase(xml_attribute(attributes, count, SV("val")), SV("heading"));
	else if (sv_eq(name, SV("tblStylePr")))
		styles->is_skipped = true;
	else if (sv_eq(name, SV("vanish")) && !styles->is_skipped)
		styles->style.is_hidden = !is_off(attributes, count);
}

static void on_close(void *context, struct sv name)
{
	struct styles_case *styles = context;

	if (sv_eq(name, SV("tblStylePr")))
		styles->is_skipped = false;
	if (!sv_eq(name, SV("style")) || !styles->style.id.len)
		return;
	if (styles->styles->items.count == LIMIT_STYLES)
		styles->package->faults |= READING_CUT;
	else if (styles->style.is_heading || styles->style.is_hidden)
		*vec_push(styles->package->arena, &styles->styles->items) = styles->style;
}

static int compare_ids(const void *a, const void *b)
{
	const struct word_style *x = a;
	const struct word_style *y = b;

	return sv_compare(x->id, y->id);
}

void word_styles_read(struct word_styles *out, struct ooxml *package, struct sv part)
{
	struct styles_case styles = { .package = package, .styles = out };

	*out = (struct word_styles){ .items = { NULL, 0, 0 } };
	ooxml_parse(package, part, &(struct xml_handler){ .context = &styles, .open = on_open, .close = on_close });
	if (out->items.count > 1)
		qsort(out->items.items, out->items.count, sizeof *out->items.items, compare_ids);
}

static int compare_id(const void *key, const void *item)
{
	const struct sv *id = key;
	const struct word_style *style = item;

	return sv_compare(*id, style->id);
}

const struct word_style *word_styles_find(const struct word_styles *styles, struct sv id)
{
	if (!styles || !styles->items.count)
		return NULL;
	return bsearch(&id, styles->items.items, styles->items.count, sizeof *styles->items.items, compare_id);
}
