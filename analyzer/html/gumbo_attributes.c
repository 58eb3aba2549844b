#include "html/gumbo_attributes.h"

#include "base/limits.h"

bool gumbo_source_span(struct span *out, const struct gumbo_source *source, GumboStringPiece piece)
{
	uintptr_t begin = (uintptr_t)source->parsed.data;
	uintptr_t at = (uintptr_t)piece.data;

	if (!piece.data || at < begin || at - begin > source->document.len)
		return false;
	size_t offset = at - begin;
	/* Gumbo takes a carriage return off the end of a piece even if that is empty: a length of SIZE_MAX. */
	size_t length = piece.length <= source->document.len - offset ? piece.length : 0;
	*out = (struct span){ offset, offset + length };
	return true;
}

struct sv gumbo_lower_case(struct arena *arena, struct sv text)
{
	char *lower = arena_alloc(arena, text.len);

	for (size_t i = 0; i < text.len; i++)
		lower[i] = sv_lower(text.data[i]);
	return (struct sv){ lower, text.len };
}

static size_t skip_space(struct sv document, size_t at)
{
	while (at < document.len && sv_is_space(document.data[at]))
		at++;
	return at;
}

/* Finds the value behind a name. What Gumbo says of it cannot be used: it may be the name again, or begin behind the
 * value's first reference. */
static void find_value(struct html_attribute *attribute, struct sv document, size_t name_end)
{
	size_t at = skip_space(document, name_end);

	attribute->written = (struct span){ name_end, name_end };
	if (at == document.len || document.data[at] != '=')
		return;
	at = skip_space(document, at + 1);
	size_t end = at;
	size_t quote = 0;
	if (at < document.len && (document.data[at] == '"' || document.data[at] == '\'')) {
		end = sv_chr(document, document.data[at], at + 1);
		quote = end != SV_NONE;
		at++;
		if (!quote)
			end = document.len;
	} else {
		while (end < document.len && document.data[end] != '>' && !sv_is_space(document.data[end]))
			end++;
	}
	attribute->written = (struct span){ at, end };
	attribute->source.end = end + quote;
}

/* Behind a duplicate without a value, Gumbo puts that one's name before the next: in "a a b", b is called "ab". */
static size_t glued_length(struct sv written)
{
	size_t at = written.len;

	while (at > 0 && !sv_is_space(written.data[at - 1]) && written.data[at - 1] != '/')
		at--;
	return at;
}

static bool has_attribute(const struct gumbo_attributes *attributes, struct sv name)
{
	for (size_t i = 0; i < attributes->list.count && i < LIMIT_ATTRIBUTES; i++)
		if (sv_eq(attributes->list.items[i].name, name))
			return true;
	return false;
}

static void add_attribute(struct gumbo_attributes *attributes, struct arena *arena, const struct gumbo_source *source,
			  const GumboAttribute *attribute, bool is_foreign)
{
	struct span name;

	if (!gumbo_source_span(&name, source, attribute->original_name))
		return; /* one that Gumbo made up, for an <isindex> */
	struct html_attribute new = { .name = sv_from(attribute->name), .value = sv_from(attribute->value) };
	size_t glued = 0;
	if (new.name.len != name.end - name.begin)
		glued = glued_length(sv_slice(source->document, name.begin, name.end));
	name.begin += glued;
	new.source = name;
	if (glued || is_foreign)
		new.name = gumbo_lower_case(arena, sv_slice(source->document, name.begin, name.end));
	if (glued && has_attribute(attributes, new.name))
		return;
	find_value(&new, source->document, name.end);
	*vec_next(arena, &attributes->list) = new;
}

void gumbo_attributes_read(struct gumbo_attributes *attributes, struct arena *arena, const struct gumbo_source *source,
			   const GumboElement *element)
{
	bool is_foreign = element->tag_namespace != GUMBO_NAMESPACE_HTML;

	attributes->list.count = 0;
	for (unsigned int i = 0; i < element->attributes.length; i++)
		add_attribute(attributes, arena, source, element->attributes.data[i], is_foreign);
}
