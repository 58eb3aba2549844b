/* A sink that keeps what a source yields, and temporary files to read. */
#ifndef UNIT_SOURCE_SINK_H
#define UNIT_SOURCE_SINK_H

/* Include it first, under _GNU_SOURCE. */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "assert_sv.h"
#include "base/buf.h"
#include "source/source.h"

#define SINK_MAX 4096

struct sink {
	struct source_item *items[SINK_MAX];
	size_t count;
	char *errors[SINK_MAX]; /* "name|message" */
	size_t error_count;
	size_t named; /* of the errors */
	size_t stop_after;
	uint64_t done;
	uint64_t total;
};

static inline int sink_item(void *context, struct source_item *item)
{
	struct sink *sink = context;

	assert_true(sink->count < SINK_MAX);
	sink->items[sink->count++] = item;
	return sink->count == sink->stop_after ? -1 : 0;
}

static inline int sink_error(void *context, struct sv name, enum stage stage, struct sv message, bool named)
{
	struct sink *sink = context;
	size_t len = name.len + message.len + 2;

	(void)stage;
	assert_true(sink->error_count < SINK_MAX);
	char *text = malloc(len);
	snprintf(text, len, "%.*s|%.*s", SV_ARG(name), SV_ARG(message));
	sink->errors[sink->error_count++] = text;
	sink->named += named;
	return 0;
}

static inline void sink_progress(void *context, uint64_t done, uint64_t total)
{
	struct sink *sink = context;

	assert_true(done >= sink->done);
	sink->done = done;
	sink->total = total;
}

static inline void sink_clear(struct sink *sink)
{
	for (size_t i = 0; i < sink->count; i++)
		source_item_free(sink->items[i]);
	for (size_t i = 0; i < sink->error_count; i++)
		free(sink->errors[i]);
	*sink = (struct sink){ .stop_after = 0 };
}

static inline struct source_sink sink_of(struct sink *sink)
{
	return (struct source_sink){ sink, sink_item, sink_error, NULL, sink_progress };
}

/* Walks `input` into a cleared sink. */
static inline int sink_walk(struct sink *sink, const char *base_url, const char *input)
{
	struct source_sink calls = sink_of(sink);
	struct source_options options = { .base_url = sv_from(base_url) };
	size_t stop_after = sink->stop_after;

	sink_clear(sink);
	sink->stop_after = stop_after;
	return source_walk(&calls, &options, sv_from(input));
}

/* Walks `bytes` as standard input: from a file, or through a pipe (at most 1 MiB). */
static inline int sink_walk_bytes(struct sink *sink, struct sv bytes, bool as_pipe)
{
	struct source_sink calls = sink_of(sink);
	struct source_options options = { .base_url = { NULL, 0 } };
	int saved = dup(STDIN_FILENO);
	int ends[2];
	FILE *file = tmpfile();

	assert_int_equal(pipe(ends), 0);
	fcntl(ends[1], F_SETPIPE_SZ, 1 << 20);
	if (as_pipe)
		assert_int_equal(write(ends[1], bytes.data, bytes.len), bytes.len);
	else
		assert_int_equal(fwrite(bytes.data, 1, bytes.len, file), bytes.len);
	close(ends[1]);
	rewind(file);
	dup2(as_pipe ? ends[0] : fileno(file), STDIN_FILENO);
	close(ends[0]);
	sink_clear(sink);
	int result = source_walk(&calls, &options, SV("-"));
	dup2(saved, STDIN_FILENO);
	close(saved);
	fclose(file);
	return result;
}

static inline void make_file(const char *path, struct sv bytes)
{
	FILE *file = fopen(path, "wb");

	assert_non_null(file);
	assert_int_equal(fwrite(bytes.data, 1, bytes.len, file), bytes.len);
	fclose(file);
}

#endif
