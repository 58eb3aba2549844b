/*
 * The head of an archived HTTP response: status line and fields.
 */
#ifndef SOURCE_HTTP_H
#define SOURCE_HTTP_H

#include "source/coding.h"

struct http_head {
	/* being read */
	struct buf raw; /* at most LIMIT_HTTP_HEADER; what is more is passed over */
	size_t line_len;
	/* once it is parsed; views into `raw` */
	int status;           /* 0 if the status line has none */
	struct sv media_type; /* as written */
	struct sv charset;
	bool chunked;
	size_t coding_count;
	enum coding codings[LIMIT_CODINGS]; /* in the order in which they were applied */
	struct sv unreadable;               /* a coding that cannot be undone, or is one too many; else empty */
};

/* "HTTP/". */
bool http_is_head(struct sv view);

void http_init(struct http_head *head);
void http_free(struct http_head *head);

/* Begins another head. */
void http_start(struct http_head *head);

/* Takes bytes of the head off *input. Returns true once its last, empty, line was taken. */
bool http_read(struct http_head *head, struct sv *input);

/* Parses what was taken. */
void http_parse(struct http_head *head);

#endif
