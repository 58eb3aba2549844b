#include "lib/brotli.h"

#include <brotli/decode.h>
#include <stdlib.h>

struct brotli {
	BrotliDecoderState *state;
	int ended; /* what ended the stream: 1 or -1; 0 while it runs */
};

struct brotli *brotli_new(void)
{
	struct brotli *brotli = calloc(1, sizeof *brotli);

	if (!brotli)
		abort();
	brotli->state = BrotliDecoderCreateInstance(NULL, NULL, NULL);
	if (!brotli->state)
		abort();
	return brotli;
}

void brotli_free(struct brotli *brotli)
{
	if (!brotli)
		return;
	BrotliDecoderDestroyInstance(brotli->state);
	free(brotli);
}

int brotli_run(struct brotli *brotli, char *out, size_t *out_len, struct sv *input)
{
	size_t room = *out_len;
	size_t given = input->len;
	const uint8_t *next_in = (const uint8_t *)input->data;
	uint8_t *next_out = (uint8_t *)out;

	*out_len = 0;
	if (brotli->ended)
		return brotli->ended;
	size_t left = given;
	size_t free_room = room;
	BrotliDecoderResult result =
	    BrotliDecoderDecompressStream(brotli->state, &left, &next_in, &free_room, &next_out, NULL);
	*out_len = room - free_room;
	*input = sv_skip(*input, given - left);
	if (result == BROTLI_DECODER_RESULT_SUCCESS)
		brotli->ended = 1;
	else if (result == BROTLI_DECODER_RESULT_ERROR)
		brotli->ended = -1;
	return brotli->ended;
}
