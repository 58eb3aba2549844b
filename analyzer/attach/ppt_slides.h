/* The slides of a PowerPoint document, in the order in which they are shown. */
#ifndef ATTACH_PPT_SLIDES_H
#define ATTACH_PPT_SLIDES_H

#include "attach/ppt_records.h"
#include "attach/reading.h"
#include "base/arena.h"

struct ppt_slide {
	uint32_t id;
	struct ppt_record record; /* a container; of type 0 if it is not there */
	struct span texts;        /* in the stream: texts that the list of slides has for it */
};

struct ppt_slides {
	struct arena *arena;
	struct sv stream;
	struct ppt_record document;
	VEC(struct ppt_slide, slides);
	VEC(struct ppt_slide, notes); /* their `id` is that of the slide they belong to; sorted by it */
	VEC(uint32_t, places);        /* of objects in the stream, by number */
};

/* Finds the slides; `current_user` is the stream of that name. Returns faults; READING_ENCRYPTED: none could be found.
 */
unsigned ppt_slides_find(struct ppt_slides *out, struct arena *arena, struct sv stream, struct sv current_user);

/* The notes of a slide, or NULL. */
const struct ppt_slide *ppt_slides_notes(const struct ppt_slides *slides, const struct ppt_slide *slide);

#endif
