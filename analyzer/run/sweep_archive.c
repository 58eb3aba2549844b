#include "run/sweep_archive.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/limits.h"
#include "base/lock.h"
#include "base/log.h"
#include "source/source.h"

struct sweep_archive {
	struct lock *lock; /* over all below */
	struct warc_writer *writer;
	const char *path;
	bool chinese;
	bool failed; /* and that was told */
};

struct sweep_archive *sweep_archive_open(const char *path, bool chinese)
{
	struct sweep_archive *archive = NULL;
	struct warc_writer *writer;
	struct buf why;

	buf_init(&why, LIMIT_STORE_MESSAGE);
	writer = warc_writer_open(path, &why);
	if (writer) {
		archive = calloc(1, sizeof *archive);
		if (!archive)
			abort();
		*archive = (struct sweep_archive){ lock_new(), writer, path, chinese, false };
	} else {
		log_line(chinese ? "%s：存档文件无法写入：%.*s" : "%s: no archive can be written: %.*s", path,
			 SV_ARG(buf_view(&why)));
	}
	buf_free(&why);
	return archive;
}

static void fail(struct sweep_archive *archive)
{
	if (!archive->failed)
		log_line(archive->chinese ? "%s：写入存档失败，存档不完整：%s"
					  : "%s: writing failed, the archive is not whole: %s",
			 archive->path, strerror(errno));
	archive->failed = true;
}

void sweep_archive_put(struct sweep_archive *archive, const struct fetch_response *response, bool screened)
{
	size_t count = response->exchanges.count;

	if (!archive)
		return;
	lock_take(archive->lock);
	for (size_t i = 0; i < count; i++) {
		const struct fetch_exchange *from = &response->exchanges.items[i];
		bool is_last = i + 1 == count;
		bool has_body = screened && is_last;
		struct warc_exchange exchange = {
			.url = from->url,
			.linked = has_body && !sv_eq(from->url, response->seen.url) ? response->seen.url
										    : (struct sv){ NULL, 0 },
			.asked = from->asked,
			.head = from->head,
			.body = has_body ? buf_view(&response->body) : (struct sv){ NULL, 0 },
			.has_body = has_body || !is_last || response->seen.status >= 300,
			.truncated = has_body && response->seen.truncated,
			.address = from->address,
			.date = from->date,
		};
		if (warc_writer_put(archive->writer, &exchange) != 0)
			fail(archive);
	}
	lock_release(archive->lock);
}

int sweep_archive_close(struct sweep_archive *archive)
{
	if (!archive)
		return 0;
	if (warc_writer_close(archive->writer) != 0)
		fail(archive);
	int result = archive->failed ? -1 : 0;
	lock_free(archive->lock);
	free(archive);
	return result;
}
