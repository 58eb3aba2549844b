#define _POSIX_C_SOURCE 200809L
#include "run/writer.h"

#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

#include "base/log.h"

static void fail(struct writer *writer, int error)
{
	writer->failed = true;
	/* A reader such as `head` has what it wanted: leave quietly. A closed standard output was the caller's wish;
	 * there is nobody to tell, but the records are lost. */
	if (error == EPIPE)
		return;
	writer->trouble = true;
	if (error == EBADF && !writer->path)
		return;
	log_line(writer->chinese ? "无法写入 %s：%s" : "cannot write %s: %s",
		 writer->path ? writer->path : (writer->chinese ? "标准输出" : "standard output"), strerror(error));
}

int writer_open(struct writer *writer, const char *path, struct sv separator, bool chinese)
{
	*writer = (struct writer){ .file = STDOUT_FILENO, .path = path, .separator = separator, .chinese = chinese };
	if (!path)
		return 0;
	writer->file = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
	if (writer->file >= 0)
		return 0;
	fail(writer, errno);
	return -1;
}

void writer_put(struct writer *writer, struct sv bytes)
{
	while (!writer->failed && bytes.len > 0) {
		ssize_t put = write(writer->file, bytes.data, bytes.len);
		if (put >= 0)
			bytes = sv_skip(bytes, (size_t)put);
		else if (errno != EINTR)
			fail(writer, errno);
	}
}

void writer_records(struct writer *writer, struct sv bytes)
{
	if (bytes.len == 0)
		return;
	if (sv_starts(bytes, writer->separator))
		bytes = sv_skip(bytes, writer->separator.len);
	writer->separator = (struct sv){ NULL, 0 };
	writer_put(writer, bytes);
}

void writer_close(struct writer *writer)
{
	if (!writer->path || writer->file < 0)
		return;
	if (close(writer->file) != 0 && !writer->failed)
		fail(writer, errno);
	writer->file = -1;
}
