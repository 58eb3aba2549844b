/*
 * An open file, pipe or terminal, read through one buffer that can be looked into before it is consumed.
 */
#ifndef SOURCE_INPUT_H
#define SOURCE_INPUT_H

#include <sys/stat.h>

#include "base/buf.h"
#include "base/limits.h"

struct source_sink;
struct walk;

/* The most that input_peek can show at once. Holds the largest header block with room to see what is behind it. */
#define INPUT_WINDOW (2 * LIMIT_WARC_HEADER)

#define INPUT_UNKNOWN UINT64_MAX

struct input {
	struct walk *walk;              /* told of progress */
	const struct source_sink *sink; /* asked before a pipe is waited for */
	int fd;                         /* -1: none */
	char *window;                   /* INPUT_WINDOW bytes, kept between files */
	size_t begin;
	size_t end;
	uint64_t at;   /* offset in the file of window[begin] */
	uint64_t high; /* the furthest byte read yet */
	uint64_t size; /* of a regular file when it was opened, else INPUT_UNKNOWN */
	bool ended;    /* no more bytes behind the window */
	int error;     /* errno if reading failed; then it has ended too */
};

/* `walk` may be NULL. */
void input_init(struct input *input, struct walk *walk);

/* Closes the file and frees the window. */
void input_free(struct input *input);

/* Takes over `fd`, standing where it stands. */
void input_start(struct input *input, int fd, const struct stat *status);

/* Closes the file, keeps the window. */
void input_close(struct input *input);

/* The bytes that come next: at least `want` (at most INPUT_WINDOW) unless the file ends before. Valid until the next
 * call. */
struct sv input_peek(struct input *input, size_t want);

/* Consumes `count` bytes of those that input_peek showed. */
void input_skip(struct input *input, size_t count);

/* Appends the next bytes to `out`, until the file ends or `out` is full. */
void input_read(struct input *input, struct buf *out);

/* True if the byte `offset` is still in the window, so that going there costs nothing. */
bool input_holds(const struct input *input, uint64_t offset);

/* Goes back (or on) to the byte `offset`. Returns -1, and nothing has changed, if it is not in the window and the file
 * cannot seek. */
int input_seek(struct input *input, uint64_t offset);

#endif
