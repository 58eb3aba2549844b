/*
 * One record of an archive on its way to become an item: its head, its content, and where it stands.
 */
#ifndef SOURCE_CAPTURE_H
#define SOURCE_CAPTURE_H

#include "source/payload.h"
#include "source/walk.h"
#include "source/warc_head.h"

struct capture {
	struct warc_head head;
	struct payload payload;
	uint64_t at;    /* offset in the archive of the record, or of the gzip member that holds it */
	char place[96]; /* where the record stands, for messages: "byte 1234" */
};

struct capture *capture_new(void);

/* NULL does nothing. */
void capture_free(struct capture *capture);

/* Makes ready for the content of the record in `head`, also if some was taken in already. */
void capture_start(struct capture *capture);

/* Hands the item to the sink, and before it an error if its content is not sound. `damaged`: the archive does not have
 * all of the record; the caller has reported that. A damaged record without a byte of content makes no item. Returns
 * what the sink returned. */
int capture_finish(struct capture *capture, struct walk *walk, struct sv archive, bool damaged);

/* Reports an error about the record's content. Returns what the sink returned. */
int capture_error(struct capture *capture, struct walk *walk, struct sv archive, enum stage stage, const char *zh,
		  const char *en);

#endif
