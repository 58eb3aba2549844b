#define _GNU_SOURCE /* qsort_r, F_DUPFD_CLOEXEC */
#include "source/directory.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

#include "source/file.h"
#include "source/visited.h"
#include "url/url.h"

/* A directory that is open, with its entries in order. */
struct level {
	int fd;
	struct buf names; /* NUL-terminated, one behind the other */
	uint32_t *order;  /* offsets in `names` */
	size_t count;
	size_t next;
	size_t path_len; /* of the directory's own path, with its last slash */
};

struct directory {
	struct walk *walk;
	struct visited visited;
	struct buf path; /* of the entry at hand */
	size_t root_len;
	size_t depth;
	struct level levels[LIMIT_DIRECTORY_DEPTH];
};

static int compare(const void *a, const void *b, void *names)
{
	return strcmp((const char *)names + *(const uint32_t *)a, (const char *)names + *(const uint32_t *)b);
}

/* Reads all names. Returns 0, or an errno. */
static int read_names(struct level *level)
{
	int copy = fcntl(level->fd, F_DUPFD_CLOEXEC, 0);
	DIR *stream = copy >= 0 ? fdopendir(copy) : NULL;
	struct dirent *entry;
	int error = errno;

	if (!stream) {
		if (copy >= 0)
			close(copy);
		return error;
	}
	while (errno = 0, (entry = readdir(stream)) != NULL) {
		if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0)
			continue;
		buf_append(&level->names, (struct sv){ entry->d_name, strlen(entry->d_name) + 1 });
	}
	error = errno;
	closedir(stream);
	return error;
}

static void sort_names(struct level *level)
{
	const struct buf *names = &level->names;
	size_t count = 0;

	for (size_t at = sv_chr(buf_view(names), '\0', 0); at != SV_NONE; at = sv_chr(buf_view(names), '\0', at + 1))
		count++;
	level->order = malloc(count * sizeof *level->order + 1);
	if (!level->order)
		abort();
	for (size_t at = 0; at < names->len; at += strlen(names->data + at) + 1)
		level->order[level->count++] = (uint32_t)at;
	if (count > 1)
		qsort_r(level->order, count, sizeof *level->order, compare, names->data);
}

/* Enters the directory `fd` at `path`, or reports why not. */
static int enter(struct directory *directory, int fd)
{
	struct walk *walk = directory->walk;

	if (directory->depth == LIMIT_DIRECTORY_DEPTH) {
		close(fd);
		return walk_error(walk, buf_view(&directory->path), STAGE_READ, true,
				  "目录嵌套超过 %d 层，其中的文件未读", "directories nest deeper than %d: not entered",
				  LIMIT_DIRECTORY_DEPTH);
	}
	struct level *level = &directory->levels[directory->depth++];
	*level = (struct level){ .fd = fd };
	buf_init(&level->names, LIMIT_DIRECTORY_NAMES);
	int error = read_names(level);
	sort_names(level);
	int result = error ? walk_errno(walk, buf_view(&directory->path), true, error) : 0;
	if (level->names.overflow && result == 0)
		result =
		    walk_error(walk, buf_view(&directory->path), STAGE_READ, true, "目录中的文件过多，只读了前 %zu 个",
			       "too many entries in one directory: only the first %zu were read", level->count);
	if (!sv_ends(buf_view(&directory->path), SV("/")))
		buf_byte(&directory->path, '/');
	level->path_len = directory->path.len;
	return result;
}

static void leave(struct directory *directory)
{
	struct level *level = &directory->levels[--directory->depth];

	close(level->fd);
	buf_free(&level->names);
	free(level->order);
}

/* An entry that cannot be opened. */
static int refuse(struct directory *directory, int at, const char *name, int error)
{
	struct stat status;

	if (error == ENXIO) /* a pipe, a socket, a device: not part of a site */
		return 0;
	/* A link that leads nowhere hides nothing. */
	bool nothing = (error == ENOENT || error == ELOOP) && fstatat(at, name, &status, AT_SYMLINK_NOFOLLOW) == 0 &&
		       S_ISLNK(status.st_mode);
	return walk_errno(directory->walk, buf_view(&directory->path), !nothing, error);
}

/* The base URL is that of the directory, with or without the slash at its end. */
static struct sv address_below(const struct walk *walk, struct sv path)
{
	struct sv root = walk->options->base_url;

	if (!sv_ends(root, SV("/")))
		root = arena_printf(walk->arena, "%.*s/", SV_ARG(root));
	return url_join_path(walk->arena, root, path);
}

/* The entry `name` of the directory `at`; its whole path stands in `path`. */
static int visit(struct directory *directory, int at, const char *name)
{
	struct walk *walk = directory->walk;
	struct sv path = buf_view(&directory->path);
	struct stat status;
	struct sv url = { NULL, 0 };

	if (walk->measuring && fstatat(at, name, &status, 0) == 0 && S_ISREG(status.st_mode)) {
		walk->total += (uint64_t)status.st_size;
		return 0;
	}
	int fd = file_open(&status, at, name);
	if (fd < 0)
		return refuse(directory, at, name, errno);
	bool is_directory = S_ISDIR(status.st_mode);
	if (is_directory && visited_add(&directory->visited, &status))
		return enter(directory, fd);
	if (is_directory || walk->measuring) {
		close(fd);
		return 0;
	}
	arena_reset(walk->arena);
	if (walk->options->base_url.len)
		url = address_below(walk, sv_skip(path, directory->root_len));
	return file_read(walk, fd, &status, path, url);
}

static int visit_all(struct directory *directory)
{
	int result = 0;

	while (directory->depth > 0 && result == 0) {
		struct level *level = &directory->levels[directory->depth - 1];
		if (level->next == level->count) {
			leave(directory);
			continue;
		}
		const char *name = level->names.data + level->order[level->next++];
		directory->path.len = level->path_len;
		buf_append(&directory->path, sv_from(name));
		result = visit(directory, level->fd, name);
	}
	return result;
}

int directory_walk(struct walk *walk, int fd, struct sv root)
{
	struct directory *directory = calloc(1, sizeof *directory);
	struct stat status;

	if (!directory)
		abort();
	directory->walk = walk;
	buf_init(&directory->path, root.len + 1 + LIMIT_DIRECTORY_DEPTH * (NAME_MAX + 1));
	buf_append(&directory->path, root);
	if (fstat(fd, &status) == 0)
		visited_add(&directory->visited, &status);
	int result = enter(directory, fd);
	directory->root_len = directory->path.len;
	if (result == 0)
		result = visit_all(directory);
	while (directory->depth > 0)
		leave(directory);
	visited_free(&directory->visited);
	buf_free(&directory->path);
	free(directory);
	return result;
}
