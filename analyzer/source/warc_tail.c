#include "source/warc_tail.h"

#include "base/limits.h"
#include "lib/zlib.h"

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

int64_t warc_tail_end(struct sv tail, bool is_all)
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
