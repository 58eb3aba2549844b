#include <stdio.h>

#include "attach/ole_formats.h"
#include "attach/ppt_slides.h"
#include "attach/ppt_text.h"
#include "base/limits.h"
#include "base/little_endian.h"
#include "lib/zlib.h"

/* `notes` may be NULL. */
static void tell_slide(struct reading *out, const struct ppt_slides *slides, const struct ppt_slide *slide,
		       const struct ppt_slide *notes, unsigned number)
{
	enum { ROOM = 32 };
	char name[ROOM];

	snprintf(name, sizeof name, "slide %u", number);
	reading_open(out, READING_PART,
		     &(struct reading_open){ .name = sv_from(name), .hidden = ppt_is_hidden(slide->record.data) });
	ppt_text_tell(out, slide->record.data, sv_slice(slides->stream, slide->texts.begin, slide->texts.end));
	reading_close(out);
	if (notes) {
		snprintf(name, sizeof name, "notes of slide %u", number);
		reading_open(out, READING_PART, &(struct reading_open){ .name = sv_from(name) });
		ppt_text_tell(out, notes->record.data, sv_slice(slides->stream, notes->texts.begin, notes->texts.end));
		reading_close(out);
	}
	reading_pause(out);
}

/* Its size, and then a zlib stream. */
static unsigned tell_packed(struct reading *out, struct inflater *inflater, struct sv data)
{
	enum { PIECE = 32 * 1024 };
	char piece[PIECE];
	size_t told = 0;

	data = sv_skip(data, 4);
	inflater_start(inflater, INFLATE_ZLIB);
	for (;;) {
		size_t length = sizeof piece;
		size_t before = data.len;
		int status = inflater_run(inflater, piece, &length, &data);
		reading_text(out, (struct sv){ piece, length });
		told += length;
		if (status > 0)
			return 0;
		if (status < 0 || (length == 0 && data.len == before))
			return READING_CORRUPT;
		if (told > LIMIT_DOCUMENT_BYTES)
			return READING_CUT;
	}
}

/* Embedded files are compound files in records of their own. */
static unsigned tell_objects(struct reading *out, struct sv stream)
{
	enum { ROOM = 32 };
	struct inflater *inflater = inflater_new();
	struct ppt_record record;
	unsigned number = 0;
	unsigned faults = 0;

	for (size_t at = 0; ppt_next(&record, stream, &at); at = ppt_end(&record)) {
		char name[ROOM];
		if (record.type != PPT_OBJECT)
			continue;
		if (number == LIMIT_MEMBERS) {
			faults |= READING_CUT;
			break;
		}
		snprintf(name, sizeof name, "object %u", ++number);
		reading_open(out, READING_MEMBER, &(struct reading_open){ .name = sv_from(name) });
		if (record.instance)
			faults |= tell_packed(out, inflater, record.data);
		else
			reading_text(out, record.data);
		reading_close(out);
	}
	inflater_free(inflater);
	return faults;
}

static bool has_macros(struct sv document)
{
	struct ppt_record record;

	for (size_t at = 0; ppt_next(&record, document, &at);)
		if (record.type == PPT_PROGRAM)
			return le32(record.data, 4) == 1;
	return false;
}

static unsigned tell_presentation(struct reading *out, struct sv stream, struct sv current_user)
{
	struct arena *arena = arena_new();
	struct ppt_slides slides;
	unsigned faults = ppt_slides_find(&slides, arena, stream, current_user);

	/* No two slides of an honest document are the same bytes. */
	size_t budget = stream.len;
	for (size_t i = 0; i < slides.slides.count; i++) {
		const struct ppt_slide *slide = &slides.slides.items[i];
		const struct ppt_slide *notes = slide->id ? ppt_slides_notes(&slides, slide) : NULL;
		size_t size = slide->record.data.len + (notes ? notes->record.data.len : 0);
		if (size > budget) {
			faults |= READING_CORRUPT;
			break;
		}
		budget -= size;
		tell_slide(out, &slides, slide, notes, (unsigned)i + 1);
	}
	if (slides.document.type) {
		reading_open(out, READING_PART, &(struct reading_open){ .name = SV("presentation") });
		ppt_text_tell(out, slides.document.data, (struct sv){ NULL, 0 });
		reading_close(out);
		if (has_macros(slides.document.data))
			faults |= READING_MACROS;
	}
	if (!(faults & READING_ENCRYPTED))
		faults |= tell_objects(out, stream);
	arena_free(arena);
	return faults;
}

unsigned ppt_tell(struct reading *out, struct ole *ole, uint32_t storage)
{
	struct buf stream;
	struct buf user;
	unsigned faults = 0;

	buf_init(&stream, LIMIT_DOCUMENT_BYTES);
	buf_init(&user, LIMIT_DOCUMENT_BYTES);
	if (ole_read(ole, &stream, ole_find(ole, storage, SV("PowerPoint Document"))) ||
	    ole_read(ole, &user, ole_find(ole, storage, SV("Current User"))))
		faults = READING_CORRUPT;
	faults |= tell_presentation(out, buf_view(&stream), buf_view(&user));
	buf_free(&stream);
	buf_free(&user);
	return faults;
}
