#define _GNU_SOURCE

#include "source/warc_tail.h"

#include <stdlib.h>
#include <unistd.h>

#include "base/limits.h"
#include "lib/zlib.h"
#include "source/fields.h"
#include "source/warc_head.h"

#define UNREADABLE (-2)

/* What stands between two records. */
#define GAP 4

/* Most headers are shorter. */
#define USUAL_HEADER (4 * KIB)

#define MAGIC SV("\x1f\x8b\x08")

enum member { MEMBER_NONE, MEMBER_BEGUN, MEMBER_WHOLE };

/* Whether the bytes begin with a gzip member that holds a WARC record; of a whole one, *length is what it takes. */
static enum member look(size_t *length, struct inflater *inflater, struct sv bytes)
{
	struct sv rest = bytes;
	char out[16 * 1024];
	bool is_first = true;
	int status;

	inflater_start(inflater, INFLATE_GZIP);
	for (;;) {
		size_t given = rest.len;
		size_t len = sizeof out;
		status = inflater_run(inflater, out, &len, &rest);
		if (is_first && !sv_starts((struct sv){ out, len }, sv_slice(SV("WARC/"), 0, status ? 5 : len)))
			return MEMBER_NONE;
		is_first = false;
		if (status != 0 || (len == 0 && rest.len == given))
			break;
	}
	*length = bytes.len - rest.len;
	if (status < 0)
		return MEMBER_NONE;
	return status > 0 ? MEMBER_WHOLE : MEMBER_BEGUN;
}

/* The last place before `end` where a member may begin, or SV_NONE. */
static size_t last_magic(struct sv tail, size_t end)
{
	for (size_t at = sv_rchr(sv_slice(tail, 0, end), '\x1f'); at != SV_NONE;
	     at = sv_rchr(sv_slice(tail, 0, at), '\x1f'))
		if (sv_starts(sv_skip(tail, at), MAGIC))
			return at;
	return SV_NONE;
}

static int64_t packed_end(struct sv tail, bool is_all)
{
	struct inflater *inflater = inflater_new();
	size_t begin = tail.len;
	enum member member = MEMBER_NONE;
	int64_t end = -1;
	size_t length;

	for (int tries = 0; tries < LIMIT_ARCHIVE_TRIES && end < 0; tries++) {
		begin = last_magic(tail, begin);
		if (begin == SV_NONE)
			break;
		member = look(&length, inflater, sv_skip(tail, begin));
		if (member == MEMBER_WHOLE)
			end = (int64_t)(begin + length);
	}
	/* Killed while it wrote the very first record. */
	if (end < 0 && is_all && (tail.len == 0 || look(&length, inflater, tail) == MEMBER_BEGUN))
		end = 0;
	inflater_free(inflater);
	return end;
}

/* Reads `size` bytes at `from`, or as many as there are. Returns -1 with errno set. */
static int read_at(struct sv *out, int file, char *room, size_t size, uint64_t from)
{
	size_t len = 0;
	ssize_t count = 1;

	while (len < size && (count = pread(file, room + len, size - len, (off_t)(from + len))) > 0)
		len += (size_t)count;
	*out = (struct sv){ room, len };
	return count < 0 ? -1 : 0;
}

int64_t warc_tail_packed(int file, uint64_t size)
{
	size_t read = size < LIMIT_ARCHIVE_TAIL ? (size_t)size : LIMIT_ARCHIVE_TAIL;
	uint64_t from = size - read;
	char *room = malloc(read + 1);
	int64_t end = UNREADABLE;
	struct sv tail;

	if (!room)
		abort();
	if (read_at(&tail, file, room, read, from) == 0)
		end = packed_end(tail, from == 0);
	free(room);
	return end >= 0 ? end + (int64_t)from : end;
}

/* How many bytes the record at `from` has, gap included; 0 if its head is not whole; UNREADABLE; -1 if none is there.
 */
static int64_t record_size(struct warc_head *head, int file, char *room, uint64_t from)
{
	static const size_t sizes[] = { USUAL_HEADER, LIMIT_WARC_HEADER };
	size_t block = 0;
	size_t scanned;
	struct sv bytes;

	for (size_t i = 0; i < 2 && block == 0; i++) {
		if (read_at(&bytes, file, room, sizes[i], from))
			return UNREADABLE;
		scanned = 0;
		block = fields_block(bytes, &scanned);
	}
	if (!sv_starts(bytes, sv_slice(SV("WARC/"), 0, bytes.len)))
		return -1;
	if (block == 0)
		return bytes.len == LIMIT_WARC_HEADER ? -1 : 0;
	warc_head_parse(head, sv_slice(bytes, 0, block));
	if (!head->has_length || head->length > INT64_MAX / 2)
		return -1;
	return (int64_t)(block + head->length + GAP);
}

int64_t warc_tail_plain(int file, uint64_t size)
{
	char *room = malloc(LIMIT_WARC_HEADER);
	struct warc_head head;
	uint64_t end = 0;
	int64_t record = 1;

	if (!room)
		abort();
	warc_head_init(&head);
	while (end < size) {
		record = record_size(&head, file, room, end);
		if (record <= 0 || (uint64_t)record > size - end)
			break;
		end += (uint64_t)record;
	}
	warc_head_free(&head);
	free(room);
	return record < 0 ? record : (int64_t)end;
}
