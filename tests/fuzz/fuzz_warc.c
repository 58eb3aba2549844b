/*
 * WARC archives through the door that users take: as a file, and as a pipe, which cannot go back. Whatever the bytes,
 * the walk ends, items stay within their limit, and what is not whole says so.
 */
#define _GNU_SOURCE
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

#include "base/limits.h"
#include "source/source.h"

static int take_item(void *context, struct source_item *item)
{
	size_t *count = context;

	++*count;
	if (item->bytes.len > LIMIT_DOCUMENT_BYTES || item->size < item->bytes.len || item->name.len == 0)
		abort();
	if (item->size > item->bytes.len && (!item->truncated || item->bytes.len < LIMIT_DOCUMENT_BYTES))
		abort();
	source_item_free(item);
	return 0;
}

static int take_error(void *context, struct sv name, enum stage stage, struct sv message, bool named)
{
	(void)context;
	(void)stage;
	(void)named;
	if (name.len == 0 || message.len == 0)
		abort();
	return 0;
}

static void walk_stdin(int fd)
{
	size_t count = 0;
	struct source_sink sink = { &count, take_item, take_error, NULL, NULL };
	struct source_options options = { .chinese = false };

	dup2(fd, STDIN_FILENO);
	close(fd);
	source_walk(&sink, &options, SV("-"));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	int ends[2];
	int file = memfd_create("warc", MFD_CLOEXEC);

	if (file < 0 || write(file, data, size) != (ssize_t)size)
		abort();
	lseek(file, 0, SEEK_SET);
	walk_stdin(file);

	/* What a pipe holds without a reader. */
	if (size > 60000 || pipe(ends) < 0)
		return 0;
	if (write(ends[1], data, size) != (ssize_t)size)
		abort();
	close(ends[1]);
	walk_stdin(ends[0]);
	return 0;
}
