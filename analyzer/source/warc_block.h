/* HTTP messages as archives keep them: without codings, as HTTP/1.1. */
#ifndef SOURCE_WARC_BLOCK_H
#define SOURCE_WARC_BLOCK_H

#include "base/buf.h"

/* Appends the head of a request, with the empty line behind it. The values of Authorization and Proxy-Authorization are
 * left out: an archive must not become the leak. */
void warc_block_request(struct buf *out, struct sv head);

/* Appends the head of an answer whose decoded body has `length` bytes. Fields about codings and length are kept as
 * X-Original-..., and Content-Length is the body's. */
void warc_block_response(struct buf *out, struct sv head, size_t length);

#endif
