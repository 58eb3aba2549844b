#define _GNU_SOURCE /* F_DUPFD_CLOEXEC, AT_FDCWD, strndup */
#include "source/source.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

#include "source/directory.h"
#include "source/file.h"
#include "source/list.h"

void source_item_free(struct source_item *item)
{
	if (!item)
		return;
	free((char *)item->bytes.data);
	free(item);
}

static int read_named(struct walk *walk, int fd, const struct stat *status, struct sv name)
{
	if (walk->single && S_ISREG(status->st_mode))
		walk->total = (uint64_t)status->st_size;
	if (walk->measuring) {
		close(fd);
		return 0;
	}
	return file_read(walk, fd, status, name, walk->options->base_url);
}

static int walk_stdin(struct walk *walk)
{
	struct stat status;

	if (walk->stdin_taken)
		return walk_error(walk, SV("-"), STAGE_READ, true, "标准输入已用于读取文件清单，不能再作为输入",
				  "standard input is taken by the list of inputs and cannot be one of them");
	/* A copy, so that closing the input leaves descriptor 0 as it is. */
	int fd = fcntl(STDIN_FILENO, F_DUPFD_CLOEXEC, 0);
	if (fd < 0 || fstat(fd, &status) < 0)
		return walk_errno(walk, SV("-"), true, errno);
	return read_named(walk, fd, &status, SV("-"));
}

static int walk_path(struct walk *walk, struct sv input)
{
	struct stat status;
	/* A NUL would end the name early, and name another file. */
	bool sound = sv_chr(input, '\0', 0) == SV_NONE;
	char *path = strndup(input.data ? input.data : "", input.len);

	if (!path)
		abort();
	int fd = sound ? file_open(&status, AT_FDCWD, path) : -1;
	int error = sound ? errno : ENOENT;
	free(path);
	if (fd < 0 && error == ENXIO)
		return walk_error(walk, input, STAGE_READ, true, "不是普通文件或目录；管道请用 - 从标准输入读取",
				  "neither a file nor a directory; a pipe can be read as standard input, \"-\"");
	if (fd < 0)
		return walk_errno(walk, input, true, error);
	if (S_ISDIR(status.st_mode))
		return directory_walk(walk, fd, input);
	return read_named(walk, fd, &status, input);
}

static int walk_input(struct walk *walk, struct sv input)
{
	return sv_eq(input, SV("-")) ? walk_stdin(walk) : walk_path(walk, input);
}

int source_walk(const struct source_sink *sink, const struct source_options *options, struct sv input)
{
	struct walk walk;

	walk_init(&walk, sink, options);
	walk.single = true;
	int result = walk_input(&walk, input);
	walk_free(&walk);
	return result;
}

static int ignore_error(void *context, struct sv name, enum stage stage, struct sv message, bool named)
{
	(void)context;
	(void)name;
	(void)stage;
	(void)message;
	(void)named;
	return 0;
}

uint64_t source_measure(struct sv input)
{
	static const struct source_sink silent = { .error = ignore_error };
	static const struct source_options options = { .chinese = false };
	struct walk walk;

	if (sv_eq(input, SV("-")))
		return 0;
	walk_init(&walk, &silent, &options);
	walk.single = true;
	walk.measuring = true;
	walk_path(&walk, input);
	walk_free(&walk);
	return walk.total;
}

int source_walk_list(const struct source_sink *sink, const struct source_options *options, struct sv path)
{
	struct walk walk;

	walk_init(&walk, sink, options);
	walk.stdin_taken = sv_eq(path, SV("-"));
	int result = list_walk(&walk, path, walk_input);
	walk_free(&walk);
	return result;
}
