#define _GNU_SOURCE /* openat, fstatat */
#include "source/file.h"

#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

#include "source/warc.h"

static bool is_readable(const struct stat *status)
{
	return S_ISREG(status->st_mode) || S_ISDIR(status->st_mode);
}

int file_open(struct stat *status, int at, const char *path)
{
	/* To open a device can wind a tape: look first. */
	if (fstatat(at, path, status, 0) < 0)
		return -1;
	if (!is_readable(status)) {
		errno = ENXIO;
		return -1;
	}
	int fd = openat(at, path, O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY);
	if (fd < 0)
		return -1;
	int error = fstat(fd, status) < 0 ? errno : 0;
	/* It may have become another file meanwhile. */
	if (error || !is_readable(status)) {
		close(fd);
		errno = error ? error : ENXIO;
		return -1;
	}
	return fd;
}

static int read_document(struct walk *walk, struct sv name, struct sv url)
{
	struct input *input = &walk->input;
	struct buf bytes;

	buf_init(&bytes, LIMIT_DOCUMENT_BYTES);
	input_read(input, &bytes);
	struct source_item meta = { .name = name, .url = url, .size = bytes.len };
	if (input_peek(input, 1).len > 0) {
		bool known = input->size != INPUT_UNKNOWN && input->size > input->high;
		meta.truncated = true;
		meta.size = known ? input->size : bytes.len + 1;
		/* The walk is done with the rest too. */
		walk_progress(walk, known ? input->size - input->high : 0);
	}
	int result = 0;
	if (input->error) {
		meta.truncated = true;
		result = walk_errno(walk, name, true, input->error);
	}
	if (result == 0 && (bytes.len > 0 || !input->error))
		result = walk_item(walk, &meta, &bytes);
	buf_free(&bytes);
	return result;
}

/* Whether it is worth while to make ready for an archive. */
static bool may_be_archive(struct walk *walk)
{
	struct sv view = input_peek(&walk->input, 2);

	return sv_starts(view, SV("WA")) || sv_starts(view, SV("\x1f\x8b"));
}

int file_read(struct walk *walk, int fd, const struct stat *status, struct sv name, struct sv url)
{
	input_start(&walk->input, fd, status);
	bool archive = may_be_archive(walk);
	if (archive && !walk->warc)
		walk->warc = warc_new(walk);
	archive = archive && warc_is_archive(walk->warc, name);
	int result = archive ? warc_read(walk->warc, name) : read_document(walk, name, url);
	input_close(&walk->input);
	return result;
}
