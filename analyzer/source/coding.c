#include "source/coding.h"

/* Enough to tell one format from another. */
#define HEAD_BYTES 2

enum coding coding_from(struct sv token)
{
	static const struct {
		struct sv token;
		enum coding coding;
	} NAMES[] = {
		{ { "gzip", 4 }, CODING_GZIP },
		{ { "x-gzip", 6 }, CODING_GZIP },
		{ { "deflate", 7 }, CODING_DEFLATE },
		{ { "br", 2 }, CODING_BROTLI },
		{ { "zstd", 4 }, CODING_UNREADABLE },
		{ { "compress", 8 }, CODING_UNREADABLE },
		{ { "x-compress", 10 }, CODING_UNREADABLE },
		{ { "dcb", 3 }, CODING_UNREADABLE },
		{ { "dcz", 3 }, CODING_UNREADABLE },
	};

	for (size_t i = 0; i < sizeof NAMES / sizeof NAMES[0]; i++)
		if (sv_eq_nocase(token, NAMES[i].token))
			return NAMES[i].coding;
	return CODING_NONE;
}

void codings_free(struct codings *codings)
{
	for (size_t i = 0; i < LIMIT_CODINGS; i++) {
		inflater_free(codings->stages[i].inflater);
		brotli_free(codings->stages[i].brotli);
		codings->stages[i].inflater = NULL;
		codings->stages[i].brotli = NULL;
	}
}

void codings_start(struct codings *codings, const enum coding *list, size_t count, struct buf *out)
{
	codings->count = count;
	codings->trouble = CODING_OK;
	codings->given = 0;
	codings->out = out;
	for (size_t i = 0; i < count; i++) {
		struct coding_stage *stage = &codings->stages[i];
		stage->coding = list[count - 1 - i];
		stage->state = CODING_BEGIN;
		stage->made = 0;
		stage->whole = true;
		stage->held_len = 0;
		brotli_free(stage->brotli);
		stage->brotli = NULL;
	}
}

static void stage_push(struct codings *codings, size_t index, struct sv view);

/* Hands on what stage `index` has made. */
static void deliver(struct codings *codings, size_t index, struct sv view)
{
	struct buf *out = codings->out;
	size_t room = out->limit - out->len;

	if (view.len == 0 || codings->trouble != CODING_OK)
		return;
	if (index + 1 < codings->count) {
		stage_push(codings, index + 1, view);
		return;
	}
	if (view.len > room)
		codings->trouble = CODING_FULL;
	buf_append(out, sv_slice(view, 0, room));
}

static void pass_plain(struct codings *codings, size_t index)
{
	struct coding_stage *stage = &codings->stages[index];

	stage->state = CODING_PLAIN;
	deliver(codings, index, (struct sv){ stage->held, stage->held_len });
}

static bool is_zlib(const unsigned char *head)
{
	return (head[0] & 0x0f) == 8 && (head[0] >> 4) <= 7 && (head[0] << 8 | head[1]) % 31 == 0;
}

/* Looks at the first bytes of a stream, in `held`. */
static void stage_begin(struct codings *codings, size_t index)
{
	struct coding_stage *stage = &codings->stages[index];
	const unsigned char *head = (const unsigned char *)stage->held;
	bool gzip = head[0] == 0x1f && head[1] == 0x8b;

	if (stage->coding == CODING_GZIP && !gzip) {
		/* Behind a whole member anything else is padding. */
		if (stage->state == CODING_AGAIN)
			stage->state = CODING_DONE;
		else
			pass_plain(codings, index);
		return;
	}
	stage->state = CODING_RUN;
	if (stage->coding == CODING_BROTLI) {
		stage->brotli = brotli_new();
		return;
	}
	if (!stage->inflater)
		stage->inflater = inflater_new();
	/* Some servers call gzip deflate. */
	inflater_start(stage->inflater, gzip ? INFLATE_GZIP : is_zlib(head) ? INFLATE_ZLIB : INFLATE_RAW);
}

/* Keeps `view` beside what was kept. */
static void hold(struct coding_stage *stage, struct sv view)
{
	if (view.len > CODING_HELD - stage->held_len) {
		stage->whole = false;
		view = sv_slice(view, 0, CODING_HELD - stage->held_len);
	}
	if (view.len)
		memcpy(stage->held + stage->held_len, view.data, view.len);
	stage->held_len += view.len;
}

/* The stream of a stage ended (1) or broke (-1); *view is behind it. */
static void stage_stop(struct codings *codings, size_t index, int result, struct sv *view)
{
	struct coding_stage *stage = &codings->stages[index];

	if (result > 0 && stage->coding == CODING_GZIP) {
		stage->state = CODING_AGAIN;
		stage->held_len = 0;
	} else if (result > 0) {
		stage->state = CODING_DONE;
	} else if (stage->coding != CODING_GZIP && stage->made == 0 && stage->whole) {
		pass_plain(codings, index);
		*view = sv_skip(*view, view->len); /* it was held too */
	} else {
		codings->trouble = CODING_BAD;
	}
}

/* Uses up *view, or what of it belongs to the stream. */
static void stage_run(struct codings *codings, size_t index, struct sv *view)
{
	struct coding_stage *stage = &codings->stages[index];
	int result = 0;
	size_t len = CODING_ROOM;

	/* A full room may have more behind it, without any input left. */
	while (result == 0 && (view->len || len == CODING_ROOM) && codings->trouble == CODING_OK) {
		len = CODING_ROOM;
		result = stage->coding == CODING_BROTLI ? brotli_run(stage->brotli, stage->room, &len, view)
							: inflater_run(stage->inflater, stage->room, &len, view);
		stage->made += len;
		deliver(codings, index, (struct sv){ stage->room, len });
		if (stage->made > MIB && stage->made / LIMIT_EXPANSION > codings->given)
			codings->trouble = CODING_BOMB;
	}
	if (result != 0 && codings->trouble == CODING_OK)
		stage_stop(codings, index, result, view);
}

/* Collects the first bytes of a stream off *view and, when they are there, begins. */
static void stage_head(struct codings *codings, size_t index, struct sv *view)
{
	struct coding_stage *stage = &codings->stages[index];
	struct sv some = sv_slice(*view, 0, HEAD_BYTES - stage->held_len);

	hold(stage, some);
	*view = sv_skip(*view, some.len);
	if (stage->held_len < HEAD_BYTES)
		return;
	stage_begin(codings, index);
	some = (struct sv){ stage->held, HEAD_BYTES };
	if (stage->state == CODING_RUN)
		stage_run(codings, index, &some);
}

static void stage_push(struct codings *codings, size_t index, struct sv view)
{
	struct coding_stage *stage = &codings->stages[index];

	while (view.len && codings->trouble == CODING_OK) {
		switch (stage->state) {
		case CODING_BEGIN:
		case CODING_AGAIN: stage_head(codings, index, &view); break;
		case CODING_RUN:
			if (stage->made == 0)
				hold(stage, view);
			stage_run(codings, index, &view);
			break;
		case CODING_PLAIN: deliver(codings, index, view); return;
		case CODING_DONE: return;
		}
	}
}

bool codings_push(struct codings *codings, struct sv view)
{
	codings->given += view.len;
	if (codings->count)
		stage_push(codings, 0, view);
	else
		deliver(codings, 0, view);
	return codings->trouble == CODING_OK && (!codings->count || codings->stages[0].state != CODING_DONE);
}

void codings_end(struct codings *codings)
{
	for (size_t i = 0; i < codings->count && codings->trouble == CODING_OK; i++) {
		struct coding_stage *stage = &codings->stages[i];
		bool nothing = stage->made == 0 && stage->whole && stage->coding != CODING_GZIP;
		if (stage->state == CODING_BEGIN || (stage->state == CODING_RUN && nothing))
			pass_plain(codings, i);
		else if (stage->state == CODING_RUN)
			codings->trouble = CODING_CUT;
	}
}
