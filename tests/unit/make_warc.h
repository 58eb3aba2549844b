/* WARC records, built for tests. */
#ifndef UNIT_MAKE_WARC_H
#define UNIT_MAKE_WARC_H

#include <zlib.h>

#include "base/buf.h"

/* Appends a record with these fields ("Name: value\r\n"...) and a Content-Length of `length`. */
static inline void make_record_of_length(struct buf *out, const char *fields, struct sv block, size_t length)
{
	buf_append(out, SV("WARC/1.0\r\n"));
	buf_append(out, sv_from(fields));
	buf_printf(out, "Content-Length: %zu\r\n\r\n", length);
	buf_append(out, block);
	buf_append(out, SV("\r\n\r\n"));
}

static inline void make_record(struct buf *out, const char *fields, struct sv block)
{
	make_record_of_length(out, fields, block, block.len);
}

/* Appends a response of the page "http://a/NAME", whose block is `http`. */
static inline void make_response(struct buf *out, const char *name, struct sv http)
{
	char fields[256];

	snprintf(fields, sizeof fields,
		 "WARC-Type: response\r\nWARC-Target-URI: http://a/%s\r\n"
		 "Content-Type: application/http; msgtype=response\r\n",
		 name);
	make_record(out, fields, http);
}

/* Appends a response with one header field more, and this body. */
static inline void make_page(struct buf *out, const char *name, const char *field, struct sv body)
{
	struct buf http;

	buf_init(&http, (size_t)1 << 30);
	buf_printf(&http, "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n%s%s\r\n", field, *field ? "\r\n" : "");
	buf_append(&http, body);
	make_response(out, name, buf_view(&http));
	buf_free(&http);
}

/* Appends `view` deflated; `bits` as deflateInit2 has them: 31 a gzip member, 15 zlib, -15 raw. */
static inline void make_deflated(struct buf *out, struct sv view, int bits)
{
	z_stream stream = { .next_in = (z_const Bytef *)view.data, .avail_in = (uInt)view.len };

	deflateInit2(&stream, 9, Z_DEFLATED, bits, 8, Z_DEFAULT_STRATEGY);
	size_t room = deflateBound(&stream, view.len);
	stream.next_out = (Bytef *)buf_room(out, room);
	stream.avail_out = (uInt)room;
	deflate(&stream, Z_FINISH);
	out->len += room - stream.avail_out;
	deflateEnd(&stream);
}

#endif
