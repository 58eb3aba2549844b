#include "attach/attach.h"

#include <stdlib.h>

#include "attach/kind.h"
#include "attach/magic_type.h"
#include "attach/ole_type.h"
#include "attach/signature.h"
#include "attach/text_type.h"
#include "attach/zip_type.h"

struct attach_typer {
	struct magic_type *magic;
};

struct attach_typer *attach_typer_new(void)
{
	struct attach_typer *typer = calloc(1, sizeof *typer);

	if (!typer)
		abort();
	typer->magic = magic_type_new();
	return typer;
}

void attach_typer_free(struct attach_typer *typer)
{
	if (!typer)
		return;
	magic_type_free(typer->magic);
	free(typer);
}

static bool has_macros(struct sv type)
{
	return sv_ends(type, SV("macroEnabled.12"));
}

/* Types that bytes alone do not tell apart: WPS writes what Office writes, a template is a document, a slide show a
 * presentation. Of those the name says which, unless it promises another container or hides macros. */
static struct sv name_type(const struct kind *kind, const struct media_type *named)
{
	static const char *const loose[] = { "wps", "wpt", "et", "ett", "dps", "dpt" };
	struct sv type = sv_from(kind->type);

	if (!named || named->family != kind->family)
		return type;
	if (kind->family != MEDIA_WORD && kind->family != MEDIA_SHEET && kind->family != MEDIA_SLIDES)
		return type;
	for (size_t i = 0; i < sizeof loose / sizeof loose[0]; i++)
		if (strcmp(named->extension, loose[i]) == 0 && !sv_starts(type, SV("text/")))
			return sv_from(named->type);
	struct sv named_type = sv_from(named->type);
	bool is_package = sv_starts(type, SV("application/vnd.openxmlformats")) || has_macros(type);
	bool names_package = sv_starts(named_type, SV("application/vnd.openxmlformats")) || has_macros(named_type);
	if (is_package && names_package && has_macros(type) == has_macros(named_type))
		return named_type;
	return type;
}

/* A container that tells no more is taken for what its name says. */
static enum media_family container_family(const struct kind *kind, const struct media_type *named)
{
	if (!named || !(media_is_attachment(named->family) || named->family == MEDIA_BINARY))
		return kind->family;
	return named->family;
}

static struct kind find_kind(struct attach_typer *typer, struct sv bytes, const struct media_type *named)
{
	struct kind kind;

	if (zip_type_find(&kind, bytes) || ole_type_find(&kind, bytes) || signature_find(&kind, bytes))
		return kind;
	bool is_html = attach_is_html(bytes);
	if (!is_html && signature_is_pdf(bytes))
		return (struct kind){ .family = MEDIA_PDF, .type = "application/pdf" };
	if (is_html || attach_is_text(bytes))
		return text_type_find(bytes, named);
	return magic_type_find(typer->magic, bytes);
}

void attach_type(struct attach_type *out, struct attach_typer *typer, struct arena *arena, struct sv name,
		 struct sv bytes)
{
	const struct media_type *named = media_by_extension(media_extension(name));

	*out = (struct attach_type){ .family = MEDIA_UNKNOWN };
	if (bytes.len == 0)
		return;
	struct kind kind = find_kind(typer, bytes, named);
	out->family = kind.container_only ? container_family(&kind, named) : kind.family;
	out->is_container_only = kind.container_only;
	out->media_type = arena_copy(arena, name_type(&kind, named));
	out->format = sv_from(kind.format ? kind.format : kind.type);
}

bool attach_is_empty_archive(struct sv bytes)
{
	return zip_type_is_empty(bytes);
}
