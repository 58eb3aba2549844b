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
