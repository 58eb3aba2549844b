#include "lib/zlib.h"

#include <limits.h>
#include <stdlib.h>
#include <zlib.h>

struct inflater {
	z_stream stream;
};

/* Window bits as inflateInit2 wants them. */
static const int WINDOW_BITS[] = { [INFLATE_GZIP] = 15 + 16, [INFLATE_ZLIB] = 15, [INFLATE_RAW] = -15 };

struct inflater *inflater_new(void)
{
	struct inflater *inflater = calloc(1, sizeof *inflater);

	if (!inflater || inflateInit2(&inflater->stream, WINDOW_BITS[INFLATE_GZIP]) != Z_OK)
		abort();
	return inflater;
}

void inflater_free(struct inflater *inflater)
{
	if (!inflater)
		return;
	inflateEnd(&inflater->stream);
	free(inflater);
}

void inflater_start(struct inflater *inflater, enum inflate_format format)
{
	if (inflateReset2(&inflater->stream, WINDOW_BITS[format]) != Z_OK)
		abort();
}

int inflater_run(struct inflater *inflater, char *out, size_t *out_len, struct sv *input)
{
	z_stream *stream = &inflater->stream;
	uInt room = *out_len < UINT_MAX ? (uInt)*out_len : UINT_MAX;
	uInt given = input->len < UINT_MAX ? (uInt)input->len : UINT_MAX;

	stream->next_out = (Bytef *)out;
	stream->avail_out = room;
	stream->next_in = (z_const Bytef *)input->data;
	stream->avail_in = given;
	int status = inflate(stream, Z_NO_FLUSH);
	*out_len = room - stream->avail_out;
	*input = sv_skip(*input, given - stream->avail_in);
	switch (status) {
	case Z_STREAM_END: return 1;
	case Z_OK:
	case Z_BUF_ERROR: return 0;
	case Z_MEM_ERROR: abort();
	default: return -1; /* broken, or a preset dictionary that nobody has */
	}
}

struct deflater {
	z_stream stream;
};

/* A level at which pages shrink nearly as much as at the best, in a third of the time. */
#define LEVEL 4

/* Room that a step of deflating has. */
#define STEP ((size_t)64 * 1024)

struct deflater *deflater_new(void)
{
	struct deflater *deflater = calloc(1, sizeof *deflater);

	if (!deflater || deflateInit2(&deflater->stream, LEVEL, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY) != Z_OK)
		abort();
	return deflater;
}

void deflater_free(struct deflater *deflater)
{
	if (!deflater)
		return;
	deflateEnd(&deflater->stream);
	free(deflater);
}

/* Deflates until the input is used up, or with Z_FINISH until the member is whole. False past the buffer's limit. */
static bool run(struct buf *out, z_stream *stream, int flush)
{
	do {
		char *room = buf_room(out, STEP);
		if (!room)
			return false;
		stream->next_out = (Bytef *)room;
		stream->avail_out = STEP;
		if (deflate(stream, flush) == Z_STREAM_ERROR)
			abort();
		out->len += STEP - stream->avail_out;
	} while (stream->avail_out == 0);
	return true;
}

void deflater_member(struct buf *out, struct deflater *deflater, const struct sv *parts, size_t count)
{
	z_stream *stream = &deflater->stream;
	bool fits = true;

	if (deflateReset(stream) != Z_OK)
		abort();
	for (size_t i = 0; i < count; i++)
		for (struct sv rest = parts[i]; fits && rest.len > 0;) {
			uInt given = rest.len < UINT_MAX ? (uInt)rest.len : UINT_MAX;
			stream->next_in = (z_const Bytef *)rest.data;
			stream->avail_in = given;
			fits = run(out, stream, Z_NO_FLUSH);
			rest = sv_skip(rest, given);
		}
	if (fits)
		run(out, stream, Z_FINISH);
}
