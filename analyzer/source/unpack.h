/*
 * The bytes of a WARC file, gzip members inflated, in segments.
 *
 * A segment is a stretch in which record follows record: the whole of an uncompressed file; of a compressed one, what
 * lies between two gzip members that begin with "WARC/". So with a member per record a segment is one record, and a
 * record can never swallow the next; one large member is one segment. Where a member is broken its segment ends, and
 * the next one is searched for. Parts may be of either kind, one after the other.
 */
#ifndef SOURCE_UNPACK_H
#define SOURCE_UNPACK_H

#include "lib/zlib.h"
#include "source/input.h"

/* The most that unpack_peek can show at once. */
#define UNPACK_WINDOW INPUT_WINDOW

/* What lies behind the last byte of a segment. */
enum unpack_end {
	UNPACK_OPEN,   /* more of the segment, as far as is known */
	UNPACK_RECORD, /* another segment, which begins with a record */
	UNPACK_ENDED,  /* the end of the file */
	UNPACK_CUT,    /* the end of the file inside a gzip member, or it cannot be read any further */
	UNPACK_BROKEN, /* bytes that do not inflate */
	UNPACK_JUNK    /* bytes behind a whole member that are none */
};

struct unpack {
	struct input *input;
	struct inflater *inflater;
	char *window; /* inflated bytes; unused where the file is not compressed */
	size_t begin;
	size_t end;
	size_t mark; /* where in the window the next segment begins, or SIZE_MAX */
	uint64_t mark_at;
	bool compressed; /* this segment */
	bool inside;     /* a member */
	bool fresh;      /* the member's first bytes were not looked at yet */
	size_t member;   /* where in the window the member begins */
	uint64_t member_at;
	enum unpack_end ended;
	uint64_t at;     /* offset in the file of the segment, or of its first member */
	uint64_t passed; /* bytes of the segment consumed */
	uint64_t reread; /* bytes read more than once */
};

/* "WARC/" and a digit. */
bool unpack_is_record(struct sv view);

/* True if the input, wherever it stands, continues with a WARC record or a gzip member that begins with one. */
bool unpack_is_archive(struct unpack *unpack);

/* True if the input, at its start, is gzip data whose first member is no record, but one of the next is: the beginning
 * of an archive was damaged. */
bool unpack_is_damaged(struct unpack *unpack);

struct unpack *unpack_new(void);

/* NULL does nothing. The input stays the caller's. */
void unpack_free(struct unpack *unpack);

/* Makes ready for the archive in `input`; unpack_next then begins its first segment. */
void unpack_start(struct unpack *unpack, struct input *input);

/* Begins the next segment: the first, the one behind this one, or one of the other kind where this one stands.
 * Returns false at the end of the file. */
bool unpack_next(struct unpack *unpack);

/* The bytes that come next: at least `want` (at most UNPACK_WINDOW) unless the segment ends before. Valid until the
 * next call. */
struct sv unpack_peek(struct unpack *unpack, size_t want);

/* Consumes `count` bytes of those that unpack_peek showed. */
void unpack_skip(struct unpack *unpack, size_t count);

/* What lies behind the bytes that unpack_peek showed when it showed less than was wanted. */
enum unpack_end unpack_ended(const struct unpack *unpack);

/* Bytes that are left of the segment, where that is known; else UINT64_MAX. */
uint64_t unpack_left(const struct unpack *unpack);

/* Goes back in the segment to where `passed` bytes of it were consumed. Returns -1, and nothing has changed, if the
 * segment is compressed, the file cannot seek, or enough was read again already (LIMIT_WARC_REREAD). */
int unpack_rewind(struct unpack *unpack, uint64_t passed);

#endif
