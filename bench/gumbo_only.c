/*
 * What Gumbo alone reaches: parses every file of a list with the arena that analyzer/html uses, and nothing else. Only
 * the parse is timed, not reading the file: the most that a program over Gumbo could reach.
 *
 *	gumbo_only LIST
 */
#define _POSIX_C_SOURCE 200809L
#include <errno.h>
#include <gumbo.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/limits.h"

static void *allocate(void *arena, size_t size)
{
	return arena_alloc(arena, size);
}

static void keep(void *arena, void *memory)
{
	(void)arena;
	(void)memory;
}

/* Seconds on the wall, and seconds of the processor. */
struct seconds {
	double wall;
	double cpu;
};

static double now(clockid_t clock)
{
	struct timespec time;

	clock_gettime(clock, &time);
	return (double)time.tv_sec + (double)time.tv_nsec * 1e-9;
}

static void read_file(struct buf *buf, const char *path)
{
	char block[64 * 1024];
	size_t got;
	FILE *file = fopen(path, "rb");

	if (!file) {
		fprintf(stderr, "%s: %s\n", path, strerror(errno));
		exit(1);
	}
	buf_clear(buf);
	while ((got = fread(block, 1, sizeof block, file)) > 0)
		buf_append(buf, (struct sv){ block, got });
	fclose(file);
}

static void parse(struct seconds *spent, struct arena *arena, const struct buf *buf)
{
	GumboOptions options = kGumboDefaultOptions;

	options.allocator = allocate;
	options.deallocator = keep;
	options.userdata = arena;
	options.max_errors = 0;
	double wall = now(CLOCK_MONOTONIC);
	double cpu = now(CLOCK_PROCESS_CPUTIME_ID);
	if (!gumbo_parse_with_options(&options, buf->data, buf->len))
		exit(1);
	arena_reset(arena);
	spent->cpu += now(CLOCK_PROCESS_CPUTIME_ID) - cpu;
	spent->wall += now(CLOCK_MONOTONIC) - wall;
}

int main(int argc, char **argv)
{
	FILE *list = argc == 2 ? fopen(argv[1], "r") : NULL;
	struct arena *arena = arena_new();
	struct buf buf;
	char *line = NULL;
	size_t capacity = 0;
	struct seconds spent = { 0 };
	size_t bytes = 0;
	size_t files = 0;

	if (!list) {
		fputs("usage: gumbo_only LIST\n", stderr);
		return 1;
	}
	buf_init(&buf, LIMIT_DOCUMENT_BYTES);
	while (getline(&line, &capacity, list) > 0) {
		line[strcspn(line, "\n")] = '\0';
		read_file(&buf, line);
		parse(&spent, arena, &buf);
		bytes += buf.len;
		files++;
	}
	printf("%zu files, %zu bytes, %.6f seconds, %.6f of the processor\n", files, bytes, spent.wall, spent.cpu);
	free(line);
	fclose(list);
	buf_free(&buf);
	arena_free(arena);
	return 0;
}
