#define _GNU_SOURCE /* F_DUPFD_CLOEXEC, strndup */
#include "source/list.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

struct list {
	struct walk *walk;
	struct sv name;
	struct input input;
	size_t line; /* number of the line at hand */
};

/* Opens a list, waiting for the writer of a named pipe. Returns a descriptor, or -1 with errno. */
static int open_list(struct sv name)
{
	if (sv_eq(name, SV("-")))
		return fcntl(STDIN_FILENO, F_DUPFD_CLOEXEC, 0);
	if (sv_chr(name, '\0', 0) != SV_NONE) {
		errno = ENOENT;
		return -1;
	}
	char *path = strndup(name.data ? name.data : "", name.len);
	if (!path)
		abort();
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY);
	int error = errno;
	free(path);
	errno = error;
	return fd;
}

/* Shows the next line, with its end; an over-long one in part. Empty at the end of the list. */
static struct sv peek_line(struct list *list)
{
	struct sv view = input_peek(&list->input, 1);
	size_t end = sv_chr(view, '\n', 0);

	while (end == SV_NONE && view.len <= LIMIT_LIST_LINE + 1) {
		size_t before = view.len;
		view = input_peek(&list->input, before + 1);
		if (view.len == before)
			return view;
		end = sv_chr(view, '\n', before);
	}
	return end == SV_NONE ? view : sv_slice(view, 0, end + 1);
}

static struct sv without_end(struct sv line)
{
	if (sv_ends(line, SV("\r\n")))
		return sv_slice(line, 0, line.len - 2);
	return sv_ends(line, SV("\n")) ? sv_slice(line, 0, line.len - 1) : line;
}

/* Passes over the line at hand, of which peek_line showed only a part. */
static int skip_long(struct list *list)
{
	struct sv view = peek_line(list);

	while (view.len > 0) {
		bool ended = sv_ends(view, SV("\n"));
		input_skip(&list->input, view.len);
		if (ended)
			break;
		view = peek_line(list);
	}
	return walk_error(list->walk, list->name, STAGE_READ, true, "第 %zu 行超过 %zu 字节，已跳过",
			  "line %zu is longer than %zu bytes and was passed over", list->line, LIMIT_LIST_LINE);
}

static int read_lines(struct list *list, int (*each)(struct walk *walk, struct sv input))
{
	int result = 0;
	struct sv line = peek_line(list);

	if (sv_starts(line, SV("\xef\xbb\xbf"))) {
		input_skip(&list->input, 3);
		line = peek_line(list);
	}
	while (line.len > 0 && result == 0) {
		struct sv name = without_end(line);
		list->line++;
		if (name.len > LIMIT_LIST_LINE) {
			result = skip_long(list);
		} else {
			/* The name stands in the window, which only this list moves. */
			input_skip(&list->input, line.len);
			result = name.len ? each(list->walk, name) : 0;
		}
		line = peek_line(list);
	}
	return result;
}

int list_walk(struct walk *walk, struct sv path, int (*each)(struct walk *walk, struct sv input))
{
	struct list list = { .walk = walk, .name = path };
	struct stat status;
	int fd = open_list(path);

	if (fd < 0 || fstat(fd, &status) < 0)
		return walk_errno(walk, path, true, errno);
	input_init(&list.input, NULL);
	list.input.sink = walk->sink;
	input_start(&list.input, fd, &status);
	int result = read_lines(&list, each);
	if (result == 0 && list.input.error)
		result = walk_errno(walk, path, true, list.input.error);
	input_free(&list.input);
	return result;
}
