/*
 * The header block of one WARC record.
 */
#ifndef SOURCE_WARC_HEAD_H
#define SOURCE_WARC_HEAD_H

#include "base/buf.h"

/* Our own field: the address under which a body is judged, where that is not the one that it came from. */
#define WARC_LINKED "X-Linked-As"

enum warc_type {
	WARC_OTHER, /* warcinfo, request, metadata, revisit, and what later versions bring: no content of a site */
	WARC_RESPONSE,
	WARC_RESOURCE, /* also conversion */
	WARC_CONTINUATION
};

struct warc_head {
	struct buf raw; /* what the views point into */
	enum warc_type type;
	struct sv target;       /* without the "<>" of version 0.18 and wget */
	struct sv linked;       /* WARC_LINKED */
	struct sv content_type; /* of the block */
	struct sv record;       /* its own id */
	struct sv origin;       /* id of the first segment */
	uint64_t segment;       /* 1-based number; 0: not segmented */
	bool last_segment;
	bool has_length;
	uint64_t length; /* of the block */
	bool truncated;  /* by who archived it */
};

void warc_head_init(struct warc_head *head);
void warc_head_free(struct warc_head *head);

/* Parses a whole header block, version line included. */
void warc_head_parse(struct warc_head *head, struct sv block);

/* True if the record holds content of a site that can be screened. */
bool warc_head_has_content(const struct warc_head *head);

#endif
