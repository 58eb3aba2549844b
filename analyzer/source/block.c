#include "source/block.h"

/* Bytes that are read at a time, so that a slow pipe is not waited for longer than need be. */
#define STEP_BYTES (4 * KIB)

/* The longest "WARC/1.1\r\n" that is recognised where one is searched for, and what is kept back meanwhile: that and
 * the empty line before it. */
#define VERSION_BYTES 16
#define MARK_BYTES    (VERSION_BYTES + 8)

/* Offset in `view` of the next line that begins a record, not at its very start; SV_NONE if there is none. */
static size_t find_record(struct sv view)
{
	for (size_t at = sv_find(view, SV("\nWARC/"), 0); at != SV_NONE; at = sv_find(view, SV("\nWARC/"), at + 1)) {
		struct sv line = sv_slice(view, at + 1, at + 1 + VERSION_BYTES);
		size_t end = sv_chr(line, '\n', 0);
		if (end != SV_NONE && unpack_is_record(line) && sv_chr(sv_slice(line, 0, end), ' ', 0) == SV_NONE)
			return at + 1;
	}
	return SV_NONE;
}

/* What can be taken off the segment without missing the beginning of the next record: *whole is set when that stands
 * right behind it, or the segment ends there. */
static struct sv until_record(struct unpack *unpack, bool *whole)
{
	size_t want = STEP_BYTES;
	struct sv view = unpack_peek(unpack, want);
	size_t at = find_record(view);

	*whole = at != SV_NONE || view.len < want;
	if (at != SV_NONE)
		return sv_slice(view, 0, at);
	return *whole ? view : sv_slice(view, 0, view.len - MARK_BYTES);
}

unsigned long long block_skip_garbage(struct unpack *unpack)
{
	unsigned long long count = 0;
	bool whole = false;

	while (!whole) {
		struct sv view = until_record(unpack, &whole);
		count += view.len;
		unpack_skip(unpack, view.len);
	}
	return count;
}

void block_skip_blank(struct unpack *unpack)
{
	struct sv view = unpack_peek(unpack, 1);

	while (view.len > 0 && (view.data[0] == '\r' || view.data[0] == '\n')) {
		unpack_skip(unpack, 1);
		view = unpack_peek(unpack, 1);
	}
}

enum fault block_fault_of_end(const struct unpack *unpack)
{
	switch (unpack_ended(unpack)) {
	case UNPACK_ENDED:
	case UNPACK_CUT: return FAULT_CUT;
	case UNPACK_BROKEN:
	case UNPACK_JUNK: return FAULT_DAMAGED;
	case UNPACK_RECORD:
	case UNPACK_OPEN: break;
	}
	return FAULT_LENGTH;
}

/* Takes in a block of `length` bytes; `payload` NULL: passes over it. */
static enum fault read_length(struct unpack *unpack, struct payload *payload, uint64_t length)
{
	while (length > 0) {
		struct sv view = unpack_peek(unpack, length < STEP_BYTES ? (size_t)length : STEP_BYTES);
		if (view.len == 0)
			return block_fault_of_end(unpack);
		view = sv_slice(view, 0, length < view.len ? (size_t)length : view.len);
		if (payload)
			payload_push(payload, view);
		unpack_skip(unpack, view.len);
		length -= view.len;
	}
	return FAULT_NONE;
}

/* Takes in a block whose length is not known: all before the next record. */
static enum fault read_to_record(struct unpack *unpack, struct payload *payload)
{
	bool whole = false;

	while (!whole) {
		struct sv view = until_record(unpack, &whole);
		size_t taken = view.len;
		for (int i = 0; whole && i < 2; i++)
			view.len -= sv_ends(view, SV("\r\n")) ? 2 : sv_ends(view, SV("\n"));
		if (payload)
			payload_push(payload, view);
		unpack_skip(unpack, taken);
	}
	if (unpack_is_record(unpack_peek(unpack, MARK_BYTES)))
		return FAULT_LENGTH;
	return block_fault_of_end(unpack);
}

/* Whether a block ends where its length says: behind it an empty line, another record, or the end. */
static enum fault check_behind(struct unpack *unpack)
{
	struct sv view = unpack_peek(unpack, 4);
	bool empty_line = sv_starts(view, SV("\r\n\r\n")) || sv_starts(view, SV("\n\n"));

	block_skip_blank(unpack);
	view = unpack_peek(unpack, 8);
	if (view.len == 0) {
		enum unpack_end end = unpack_ended(unpack);
		bool unchecked = unpack->compressed && (end == UNPACK_CUT || end == UNPACK_BROKEN);
		return unchecked ? block_fault_of_end(unpack) : FAULT_NONE;
	}
	if (empty_line || unpack_is_record(view) || sv_starts(SV("WARC/"), view))
		return FAULT_NONE;
	return !unpack->compressed && unpack_is_archive(unpack) ? FAULT_NONE : FAULT_LENGTH;
}

enum fault block_read(struct unpack *unpack, const struct warc_head *head, struct payload *payload, bool restart)
{
	uint64_t start = unpack->passed;

	if (!head->has_length) {
		read_to_record(unpack, payload);
		return FAULT_NO_LENGTH;
	}
	if (head->length > unpack_left(unpack))
		return read_to_record(unpack, payload);
	enum fault fault = read_length(unpack, payload, head->length);
	if (fault == FAULT_NONE)
		fault = check_behind(unpack);
	bool retry = fault == FAULT_LENGTH || fault == FAULT_CUT;
	if (!retry || (payload && !restart) || unpack_rewind(unpack, start) < 0)
		return fault;
	/* The length is wrong, and may have led past whole records: look for the next one. */
	if (payload)
		payload_restart(payload);
	return read_to_record(unpack, payload);
}
