/*
 * Content codings of HTTP (gzip, deflate, br), stacked or not, undone piece by piece into one buffer.
 *
 * Archivers and servers keep a coding's name on bytes that are not, or no longer, coded so: bytes that cannot be a
 * stream of that coding pass as they are.
 */
#ifndef SOURCE_CODING_H
#define SOURCE_CODING_H

#include "base/buf.h"
#include "base/limits.h"
#include "lib/brotli.h"
#include "lib/zlib.h"

enum coding {
	CODING_NONE, /* identity, and words that are no coding: browsers pass them over */
	CODING_GZIP,
	CODING_DEFLATE, /* zlib, or raw deflate as some servers send it */
	CODING_BROTLI,
	CODING_UNREADABLE /* a coding that is known, but not to us */
};

enum coding_trouble {
	CODING_OK,
	CODING_BAD,  /* a stream is broken */
	CODING_CUT,  /* a stream has no end */
	CODING_BOMB, /* LIMIT_EXPANSION */
	CODING_FULL  /* the buffer's limit */
};

/* Bytes that are kept until it is clear that they are coded as their header says. */
#define CODING_HELD (4 * KIB)
#define CODING_ROOM (32 * KIB)

enum coding_state { CODING_BEGIN, CODING_RUN, CODING_AGAIN, CODING_DONE, CODING_PLAIN };

struct coding_stage {
	enum coding coding;
	enum coding_state state;
	struct inflater *inflater; /* made on first use, kept */
	struct brotli *brotli;     /* of this stream */
	uint64_t made;             /* bytes that came out */
	bool whole;                /* `held` has all that went in */
	size_t held_len;
	char held[CODING_HELD];
	char room[CODING_ROOM];
};

struct codings {
	size_t count;
	enum coding_trouble trouble;
	uint64_t given; /* coded bytes */
	struct buf *out;
	struct coding_stage stages[LIMIT_CODINGS]; /* outermost first */
};

/* The coding that a token of Content-Encoding or Transfer-Encoding names. */
enum coding coding_from(struct sv token);

/* All zero is a valid beginning. Frees what streams keep. */
void codings_free(struct codings *codings);

/* Begins: `list` in the order in which the codings were applied, without CODING_NONE and CODING_UNREADABLE. */
void codings_start(struct codings *codings, const enum coding *list, size_t count, struct buf *out);

/* Decodes `view` to the end of `out`. Returns false when no more input is of use. */
bool codings_push(struct codings *codings, struct sv view);

/* There is no more input. */
void codings_end(struct codings *codings);

#endif
