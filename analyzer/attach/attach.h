/*
 * What a file really is, by its bytes (libmagic, with its traps corrected).
 */
#ifndef ATTACH_ATTACH_H
#define ATTACH_ATTACH_H

#include "base/arena.h"
#include "model/media.h"

struct attach_typer; /* one per thread */

/* Never NULL. libmagic's database is loaded when the first file needs it; where it cannot be loaded, what only libmagic
 * knows is binary. */
struct attach_typer *attach_typer_new(void);
void attach_typer_free(struct attach_typer *typer);

struct attach_type {
	enum media_family family; /* MEDIA_UNKNOWN for no bytes */
	struct sv media_type;     /* as specific as the bytes allow */
	bool is_container_only;   /* OLE, or a zip that is not whole, whose inside tells no more: the family is that of
				     the   extension, or BINARY / ARCHIVE */
};

/* Types `bytes`; `name` (path or URL path, may be empty) only decides between types that share one format, such as doc
 * and wps. libmagic is asked only where cheap signatures do not tell. */
void attach_type(struct attach_type *out, struct attach_typer *typer, struct arena *arena, struct sv name,
		 struct sv bytes);

/* True for an archive of the zip family that is whole and has no member. */
bool attach_is_empty_archive(struct sv bytes);

/* True if the bytes can be read as text in some encoding (no NUL outside UTF-16/32, few control codes). */
bool attach_is_text(struct sv bytes);

/* True if the bytes are an HTML document: a doctype, or one of the tags that start one, behind BOM, white space and
 * comments. */
bool attach_is_html(struct sv bytes);

#endif
