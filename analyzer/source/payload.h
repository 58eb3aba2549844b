/*
 * The content of one archived record, taken in piece by piece: HTTP head, transfer and content codings undone.
 */
#ifndef SOURCE_PAYLOAD_H
#define SOURCE_PAYLOAD_H

#include "source/chunked.h"
#include "source/http.h"

enum payload_trouble {
	PAYLOAD_OK,
	PAYLOAD_HEAD_LONG,  /* LIMIT_HTTP_HEADER; fields may be missing */
	PAYLOAD_UNREADABLE, /* a coding nobody here can undo: there are no bytes */
	PAYLOAD_CHUNK_BAD,
	PAYLOAD_CHUNK_CUT,
	PAYLOAD_CODING_BAD,
	PAYLOAD_CODING_CUT,
	PAYLOAD_BOMB
};

enum payload_state { PAYLOAD_SNIFF, PAYLOAD_HEAD, PAYLOAD_BODY };

struct payload {
	enum payload_state state;
	bool maybe_http;
	bool is_response; /* an HTTP head was seen */
	struct http_head head;
	struct chunked chunked;
	struct codings codings;
	struct buf bytes; /* at most LIMIT_DOCUMENT_BYTES */
	bool closed;      /* bytes are counted only */
	uint64_t body;    /* bytes behind the head */
	/* once it has ended */
	enum payload_trouble trouble;
	bool truncated;
	uint64_t size;
};

void payload_init(struct payload *payload);
void payload_free(struct payload *payload);

/* Begins another one. `maybe_http`: look whether it begins with an HTTP head. */
void payload_start(struct payload *payload, bool maybe_http);

/* Forgets what was pushed. */
void payload_restart(struct payload *payload);

void payload_push(struct payload *payload, struct sv view);

/* There is no more: settles `trouble`, `truncated` and `size`. */
void payload_end(struct payload *payload);

/* What the trouble is, in Chinese or English. */
const char *payload_message(enum payload_trouble trouble, bool chinese);

#endif
