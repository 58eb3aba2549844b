#define _GNU_SOURCE /* read, lseek */
#include "source/input.h"

#include <errno.h>
#include <poll.h>
#include <stdlib.h>
#include <unistd.h>

#include "source/walk.h"

void input_init(struct input *input, struct walk *walk)
{
	*input = (struct input){ .walk = walk, .sink = walk ? walk->sink : NULL, .fd = -1 };
}

void input_free(struct input *input)
{
	input_close(input);
	free(input->window);
	input->window = NULL;
}

void input_start(struct input *input, int fd, const struct stat *status)
{
	if (!input->window) {
		input->window = malloc(INPUT_WINDOW);
		if (!input->window)
			abort();
	}
	off_t at = S_ISREG(status->st_mode) ? lseek(fd, 0, SEEK_CUR) : -1;
	input->fd = fd;
	input->begin = 0;
	input->end = 0;
	input->at = at > 0 ? (uint64_t)at : 0;
	input->high = input->at;
	input->size = at >= 0 ? (uint64_t)status->st_size : INPUT_UNKNOWN;
	input->ended = false;
	input->error = 0;
}

void input_close(struct input *input)
{
	if (input->fd >= 0)
		close(input->fd);
	input->fd = -1;
}

/* True if nobody wants what a pipe may have one day. */
static bool is_stopped(const struct input *input)
{
	return input->size == INPUT_UNKNOWN && input->sink && input->sink->wait &&
	       input->sink->wait(input->sink->context, input->fd) != 0;
}

/* As read(2), but waits where a pipe does not, and goes on after signals. `at` is the offset of the first byte. */
static size_t read_some(struct input *input, char *to, size_t room, uint64_t at)
{
	ssize_t got;

	if (input->ended)
		return 0;
	if (is_stopped(input)) {
		input->ended = true;
		return 0;
	}
	while ((got = read(input->fd, to, room)) < 0) {
		if (errno == EINTR)
			continue;
		/* Files that the kernel makes up may be regular and have nothing to say for ever. */
		if (errno != EAGAIN || input->size != INPUT_UNKNOWN)
			break;
		struct pollfd wait = { .fd = input->fd, .events = POLLIN };
		poll(&wait, 1, -1);
	}
	if (got <= 0) {
		input->ended = true;
		input->error = got < 0 ? errno : 0;
		return 0;
	}
	uint64_t reached = at + (uint64_t)got;
	if (reached > input->high) {
		uint64_t fresh = reached - input->high;
		input->high = reached;
		if (input->walk)
			walk_progress(input->walk, fresh);
	}
	return (size_t)got;
}

struct sv input_peek(struct input *input, size_t want)
{
	if (want > INPUT_WINDOW - input->begin || input->begin == INPUT_WINDOW) {
		memmove(input->window, input->window + input->begin, input->end - input->begin);
		input->end -= input->begin;
		input->begin = 0;
	}
	while (input->end - input->begin < want && !input->ended)
		input->end += read_some(input, input->window + input->end, INPUT_WINDOW - input->end,
					input->at + (input->end - input->begin));
	return (struct sv){ input->window + input->begin, input->end - input->begin };
}

void input_skip(struct input *input, size_t count)
{
	input->begin += count;
	input->at += count;
}

bool input_holds(const struct input *input, uint64_t offset)
{
	return offset <= input->at ? input->at - offset <= input->begin
				   : offset - input->at <= input->end - input->begin;
}

void input_read(struct input *input, struct buf *out)
{
	size_t held = input->end - input->begin;
	size_t wanted = held < out->limit - out->len ? held : out->limit - out->len;

	buf_append(out, sv_slice(input_peek(input, 0), 0, wanted));
	input_skip(input, wanted);
	while (!input->ended && out->len < out->limit) {
		/* One byte more than the file is said to have shows its end without growing the buffer. */
		uint64_t rest = input->size != INPUT_UNKNOWN && input->size >= input->at ? input->size - input->at + 1
											 : INPUT_WINDOW;
		size_t room = out->limit - out->len;
		if (rest < room)
			room = (size_t)rest;
		size_t got = read_some(input, buf_room(out, room), room, input->at);
		out->len += got;
		input->at += got;
	}
}

int input_seek(struct input *input, uint64_t offset)
{
	if (input_holds(input, offset)) {
		input->begin += (size_t)(offset - input->at); /* modulo arithmetic: it may go back */
		input->at = offset;
		return 0;
	}
	if (input->size == INPUT_UNKNOWN || lseek(input->fd, (off_t)offset, SEEK_SET) < 0)
		return -1;
	input->begin = 0;
	input->end = 0;
	input->at = offset;
	input->ended = false;
	input->error = 0;
	return 0;
}
