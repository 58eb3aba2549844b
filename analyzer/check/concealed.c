#include "check/concealed.h"

#include "check/start_tag.h"

#define FAR_PIXELS   500 /* off the screen */
#define SMALL_PIXELS 2   /* a box or letter that nobody sees */
#define SLIT_PIXELS  5   /* of a marquee, in which no letter can be read */

/* What of a style attribute takes part in hiding. */
struct style {
	bool is_not_displayed;
	bool is_off_flow;  /* absolute or fixed */
	bool is_far_place; /* by its place, which counts where it is off the flow: sliding rows have such places too */
	bool is_far;       /* by its margin */
	bool is_text_far;  /* by its indent, as pictures that stand for their text have it */
	bool clips;        /* overflow: hidden */
	bool is_small;     /* a side of one or two pixels */
	bool is_flat;      /* a side of none */
	bool is_tiny_text; /* letters of one or two pixels */
	bool is_no_text;   /* of none: also a way to close gaps between what has a size of its own */
	bool is_clear;     /* opacity: 0 */
	struct sv color;
	struct sv ground;
};

static bool is_named(struct sv property, const char *const *names)
{
	for (; *names; names++)
		if (sv_eq_nocase(property, sv_from(*names)))
			return true;
	return false;
}

/* "-9999px", "-100em": how many pixels left or above, roughly. */
static bool is_far_value(struct sv value)
{
	uint32_t number = value.len && value.data[0] == '-' ? sv_number(sv_skip(value, 1), 100000) : 0;

	if (sv_ends_nocase(value, SV("em")))
		number *= 16;
	return number >= FAR_PIXELS && !sv_ends(value, SV("%"));
}

/* A length of at most two pixels; *is_none: of none. */
static bool is_small_value(struct sv value, bool *is_none)
{
	uint32_t number = sv_number(value, 100000);
	size_t at = 0;

	while (at < value.len && sv_is_digit(value.data[at]))
		at++;
	struct sv unit = sv_skip(value, at);
	*is_none = number == 0 && (at == value.len || unit.data[0] != '.');
	return at > 0 && number <= SMALL_PIXELS &&
	       (*is_none || unit.len == 0 || sv_starts_nocase(unit, SV("px")) || sv_starts_nocase(unit, SV("pt")));
}

static void read_size(bool *small, bool *none, struct sv value)
{
	bool is_none;

	if (!is_small_value(value, &is_none))
		return;
	if (is_none)
		*none = true;
	else
		*small = true;
}

/* "#FFF", "#ffffff" and "white" are one colour. */
static struct sv plain_color(struct sv value)
{
	if (sv_eq_nocase(value, SV("#fff")) || sv_eq_nocase(value, SV("#ffffff")))
		return SV("white");
	if (sv_eq_nocase(value, SV("#000")) || sv_eq_nocase(value, SV("#000000")))
		return SV("black");
	return value;
}

static void read_declaration(struct style *style, struct sv property, struct sv value)
{
	static const char *const places[] = { "left", "top", "right", "bottom", NULL };
	static const char *const margins[] = { "margin-left", "margin-top", "margin", NULL };
	static const char *const sides[] = { "height", "width", "max-height", "max-width", NULL };
	static const char *const grounds[] = { "background", "background-color", NULL };

	if (sv_eq_nocase(property, SV("display")))
		style->is_not_displayed |= sv_starts_nocase(value, SV("none"));
	else if (sv_eq_nocase(property, SV("visibility")))
		style->is_not_displayed |= sv_starts_nocase(value, SV("hidden"));
	else if (sv_eq_nocase(property, SV("position")))
		style->is_off_flow = sv_starts_nocase(value, SV("absolute")) || sv_starts_nocase(value, SV("fixed"));
	else if (is_named(property, places))
		style->is_far_place |= is_far_value(value);
	else if (is_named(property, margins))
		style->is_far |= is_far_value(value);
	else if (sv_eq_nocase(property, SV("text-indent")))
		style->is_text_far = is_far_value(value);
	else if (sv_eq_nocase(property, SV("overflow")))
		style->clips = sv_starts_nocase(value, SV("hidden"));
	else if (is_named(property, sides))
		read_size(&style->is_small, &style->is_flat, value);
	else if (sv_eq_nocase(property, SV("font-size")))
		read_size(&style->is_tiny_text, &style->is_no_text, value);
	else if (sv_eq_nocase(property, SV("opacity")))
		style->is_clear = sv_eq(value, SV("0")) || sv_eq(value, SV("0.0"));
	else if (sv_eq_nocase(property, SV("color")))
		style->color = plain_color(value);
	else if (is_named(property, grounds))
		style->ground = plain_color(value);
}

/* "inherit" twice says nothing. */
static bool is_one_color(const struct style *style)
{
	return style->color.len && sv_eq_nocase(style->color, style->ground) &&
	       !sv_eq_nocase(style->color, SV("inherit")) && !sv_eq_nocase(style->color, SV("initial")) &&
	       !sv_eq_nocase(style->color, SV("transparent"));
}

enum concealment concealed_by_style(struct sv declarations)
{
	struct style style = { 0 };
	struct sv declaration;

	while (sv_split(&declaration, &declarations, ';')) {
		size_t colon = sv_chr(declaration, ':', 0);
		if (colon != SV_NONE)
			read_declaration(&style, sv_trim(sv_slice(declaration, 0, colon)),
					 sv_trim(sv_skip(declaration, colon + 1)));
	}
	if (style.is_far || (style.is_far_place && style.is_off_flow) || (style.clips && style.is_small) ||
	    style.is_tiny_text || is_one_color(&style))
		return CONCEALED_CUNNING;
	if (style.is_not_displayed || style.is_text_far || (style.clips && style.is_flat) || style.is_no_text ||
	    style.is_clear)
		return CONCEALED_PLAIN;
	return CONCEALED_NOT;
}

static bool is_slit(struct sv size)
{
	return size.len && sv_is_digit(size.data[0]) && sv_number(size, 1000) <= SLIT_PIXELS && !sv_ends(size, SV("%"));
}

/* A marquee that shows nothing, an old trick. */
static bool is_flat_marquee(const struct element *element, struct sv tag)
{
	return sv_eq(element->name, SV("marquee")) &&
	       (is_slit(start_tag_attribute(tag, SV("height"))) || is_slit(start_tag_attribute(tag, SV("width"))));
}

static enum concealment own_concealment(const struct page *page, uint32_t element_index)
{
	struct sv tag = start_tag(page, element_index);
	const struct element *element = &page->elements.items[element_index];

	if (sv_eq(element->name, SV("template")) || sv_eq(element->name, SV("noscript")))
		return CONCEALED_NOT;
	if (is_flat_marquee(element, tag))
		return CONCEALED_CUNNING;
	return concealed_by_style(start_tag_attribute(tag, SV("style")));
}

void concealed_start(struct concealed *concealed, struct arena *arena, const struct page *page)
{
	*concealed = (struct concealed){ .page = page, .arena = arena };
}

static void look(struct concealed *concealed, uint32_t element)
{
	const struct element *at = &concealed->page->elements.items[element];
	struct concealed_element *own = &concealed->elements[element];
	enum concealment how = own_concealment(concealed->page, element);

	*own = (struct concealed_element){ true, (uint8_t)how, how ? element : PAGE_NONE };
	if (at->parent == PAGE_NONE || concealed->elements[at->parent].how <= how)
		return;
	own->how = concealed->elements[at->parent].how;
	own->block = concealed->elements[at->parent].block;
}

/* From the outermost unknown element inwards: each is looked at once, so a page takes as many steps as it has elements
 * around links, but for the climb, which deep pages bound. */
static uint32_t outermost_unknown(const struct concealed *concealed, uint32_t element, uint32_t *chain, uint32_t most)
{
	uint32_t count = 0;

	while (element != PAGE_NONE && !concealed->elements[element].is_known && count < most) {
		chain[count++] = element;
		element = concealed->page->elements.items[element].parent;
	}
	return count;
}

enum concealment concealed_find(uint32_t *block, struct concealed *concealed, uint32_t element)
{
	uint32_t chain[256];

	*block = PAGE_NONE;
	if (element == PAGE_NONE)
		return CONCEALED_NOT;
	if (!concealed->elements)
		concealed->elements =
		    arena_zalloc(concealed->arena, concealed->page->elements.count * sizeof *concealed->elements);
	uint32_t count = outermost_unknown(concealed, element, chain, sizeof chain / sizeof chain[0]);
	while (count > 0)
		look(concealed, chain[--count]);
	*block = concealed->elements[element].block;
	return (enum concealment)concealed->elements[element].how;
}
