#include "attach/ppt_slides.h"

#include <stdlib.h>

#include "base/little_endian.h"

#define NOWHERE UINT32_MAX

enum { USER_TOKEN = 12, USER_EDIT = 16, EDIT_LAST = 8, EDIT_PLACES = 12, EDIT_DOCUMENT = 16, EDIT_ENCRYPTION = 28 };

static struct ppt_record record_at(const struct ppt_slides *slides, size_t at, uint16_t type)
{
	static const struct ppt_record none = { 0 };
	struct ppt_record record;

	return ppt_next(&record, slides->stream, &at) && record.type == type ? record : none;
}

static struct ppt_record object_at(const struct ppt_slides *slides, uint32_t number, uint16_t type)
{
	static const struct ppt_record none = { 0 };

	if (number >= slides->places.count || slides->places.items[number] == NOWHERE)
		return none;
	return record_at(slides, slides->places.items[number], type);
}

static void set_place(struct ppt_slides *slides, uint32_t number, uint32_t place)
{
	while (slides->places.count <= number)
		*vec_next(slides->arena, &slides->places) = NOWHERE;
	/* Later edits are read first. */
	if (slides->places.items[number] == NOWHERE)
		slides->places.items[number] = place;
}

/* Runs of numbers that follow each other: the first and how many, then their places. */
static void read_places(struct ppt_slides *slides, struct sv data)
{
	enum { NUMBER_BITS = 20, NUMBER_MASK = 0xfffff };

	for (size_t at = 0; at + 4 <= data.len;) {
		uint32_t head = le32(data, at);
		uint32_t count = head >> NUMBER_BITS;
		at += 4;
		for (uint32_t i = 0; i < count && at + 4 <= data.len; i++, at += 4)
			set_place(slides, (head & NUMBER_MASK) + i, le32(data, at));
	}
}

/* Every time that it was saved fast, an edit was put behind all that was there. */
static unsigned read_edits(struct ppt_slides *slides, size_t at)
{
	size_t budget = slides->stream.len; /* edits of an honest document do not share their lists */
	uint32_t document = le32(record_at(slides, at, PPT_USER_EDIT).data, EDIT_DOCUMENT);
	size_t last;

	do {
		struct ppt_record edit = record_at(slides, at, PPT_USER_EDIT);
		if (!edit.type)
			return READING_CORRUPT;
		if (le32(edit.data, EDIT_ENCRYPTION))
			return READING_ENCRYPTED;
		struct ppt_record places = record_at(slides, le32(edit.data, EDIT_PLACES), PPT_PLACES);
		if (!places.type || places.data.len > budget)
			return READING_CORRUPT;
		budget -= places.data.len;
		read_places(slides, places.data);
		last = le32(edit.data, EDIT_LAST);
		if (last >= at)
			return READING_CORRUPT;
		at = last;
	} while (last);
	slides->document = object_at(slides, document, PPT_DOCUMENT);
	return slides->document.type ? 0 : READING_CORRUPT;
}

/* A list of slides or notes: the place of each, then its texts. */
static void read_list(struct ppt_slides *slides, const struct ppt_record *list, bool is_notes)
{
	enum { PLACE_ID = 12 };
	struct sv inside = sv_slice(slides->stream, 0, ppt_end(list));
	size_t at = ppt_end(list) - list->data.len;
	struct ppt_slide *slide = NULL;
	struct ppt_record record;

	while (ppt_next(&record, inside, &at)) {
		if (record.type != PPT_SLIDE_PLACE) {
			if (slide)
				slide->texts.end = ppt_end(&record);
			continue;
		}
		struct ppt_slide found = { .id = le32(record.data, PLACE_ID), .texts = { at, at } };
		found.record = object_at(slides, le32(record.data, 0), is_notes ? PPT_NOTES : PPT_SLIDE);
		slide = is_notes ? vec_push(slides->arena, &slides->notes) : vec_push(slides->arena, &slides->slides);
		*slide = found;
	}
}

static int compare_ids(const void *a, const void *b)
{
	const struct ppt_slide *left = a;
	const struct ppt_slide *right = b;

	return (left->id > right->id) - (left->id < right->id);
}

/* Notes say in their first record which slide they belong to. */
static void match_notes(struct ppt_slides *slides)
{
	for (size_t i = 0; i < slides->notes.count; i++) {
		struct ppt_slide *notes = &slides->notes.items[i];
		struct ppt_record record;
		size_t at = 0;
		if (ppt_next(&record, notes->record.data, &at) && record.type == PPT_NOTES_ATOM)
			notes->id = le32(record.data, 0);
	}
	if (slides->notes.count)
		qsort(slides->notes.items, slides->notes.count, sizeof *slides->notes.items, compare_ids);
}

static void read_lists(struct ppt_slides *slides)
{
	enum { LIST_SLIDES = 0, LIST_NOTES = 2 };
	struct sv inside = sv_slice(slides->stream, 0, ppt_end(&slides->document));
	size_t at = ppt_end(&slides->document) - slides->document.data.len;
	struct ppt_record record;

	while (ppt_next(&record, inside, &at)) {
		if (record.type == PPT_SLIDE_LIST && (record.instance == LIST_SLIDES || record.instance == LIST_NOTES))
			read_list(slides, &record, record.instance == LIST_NOTES);
		at = ppt_end(&record);
	}
	match_notes(slides);
}

/* Without a list the slides are taken as they lie in the stream. */
static void find_any(struct ppt_slides *slides)
{
	struct ppt_record record;

	for (size_t at = 0; ppt_next(&record, slides->stream, &at); at = ppt_end(&record))
		if (record.type == PPT_SLIDE || record.type == PPT_NOTES)
			*vec_push(slides->arena, &slides->slides) = (struct ppt_slide){ .record = record };
		else if (record.type == PPT_DOCUMENT)
			slides->document = record;
}

unsigned ppt_slides_find(struct ppt_slides *out, struct arena *arena, struct sv stream, struct sv current_user)
{
	const uint32_t token_of_encrypted = 0xf3d1c4df;
	unsigned faults = READING_CORRUPT;

	*out = (struct ppt_slides){ .arena = arena, .stream = stream };
	if (le32(current_user, USER_TOKEN) == token_of_encrypted)
		return READING_ENCRYPTED;
	if (current_user.len > USER_EDIT)
		faults = read_edits(out, le32(current_user, USER_EDIT));
	if (faults & READING_ENCRYPTED)
		return faults;
	if (out->document.type)
		read_lists(out);
	else
		find_any(out);
	return faults;
}

const struct ppt_slide *ppt_slides_notes(const struct ppt_slides *slides, const struct ppt_slide *slide)
{
	if (!slides->notes.count)
		return NULL;
	return bsearch(slide, slides->notes.items, slides->notes.count, sizeof *slide, compare_ids);
}
