#include "source/unpack.h"

#include <stdlib.h>

/* Bytes of a gzip member within which its first bytes must come out, for it to be taken for a record. */
#define PROBE_BYTES (4 * KIB)

/* The shortest text that shows a record: "WARC/1". */
#define RECORD_BYTES 6

/* The magic and the name of deflate; flags follow. */
#define GZIP_MAGIC SV("\x1f\x8b\x08")
#define GZIP_BYTES 4

/* Less room than this in the window is worth moving its bytes for. */
#define ROOM_BYTES (16 * KIB)

bool unpack_is_record(struct sv view)
{
	return view.len >= RECORD_BYTES && sv_starts(view, SV("WARC/")) && sv_is_digit(view.data[RECORD_BYTES - 1]);
}

static bool is_gzip(struct sv view)
{
	/* Reserved flags must be 0. */
	return view.len >= GZIP_BYTES && sv_starts(view, GZIP_MAGIC) && (view.data[GZIP_BYTES - 1] & 0xe0) == 0;
}

/* The first bytes, at most RECORD_BYTES, that come out of a gzip member. */
static struct sv probe(struct unpack *unpack, char out[RECORD_BYTES])
{
	struct sv view = sv_slice(input_peek(unpack->input, PROBE_BYTES), 0, PROBE_BYTES);
	size_t len = RECORD_BYTES;

	inflater_start(unpack->inflater, INFLATE_GZIP);
	inflater_run(unpack->inflater, out, &len, &view);
	return (struct sv){ out, len };
}

static bool is_record_member(struct unpack *unpack)
{
	char first[RECORD_BYTES];

	return is_gzip(input_peek(unpack->input, GZIP_BYTES)) && unpack_is_record(probe(unpack, first));
}

bool unpack_is_archive(struct unpack *unpack)
{
	return unpack_is_record(input_peek(unpack->input, RECORD_BYTES)) || is_record_member(unpack);
}

bool unpack_is_damaged(struct unpack *unpack)
{
	struct input *input = unpack->input;
	uint64_t start = input->at;
	bool found = false;

	if (!is_gzip(input_peek(input, GZIP_BYTES)))
		return false;
	/* Only as far as the window can go back. */
	struct sv view = input_peek(input, INPUT_WINDOW);
	for (size_t at = sv_find(view, GZIP_MAGIC, 1); !found && at != SV_NONE && at + PROBE_BYTES <= INPUT_WINDOW;
	     at = sv_find(view, GZIP_MAGIC, at + 1)) {
		input_seek(input, start + at);
		found = is_record_member(unpack);
	}
	input_seek(input, start);
	return found;
}

struct unpack *unpack_new(void)
{
	struct unpack *unpack = calloc(1, sizeof *unpack);

	if (!unpack)
		abort();
	unpack->window = malloc(UNPACK_WINDOW);
	if (!unpack->window)
		abort();
	unpack->inflater = inflater_new();
	return unpack;
}

void unpack_free(struct unpack *unpack)
{
	if (!unpack)
		return;
	inflater_free(unpack->inflater);
	free(unpack->window);
	free(unpack);
}

void unpack_start(struct unpack *unpack, struct input *input)
{
	*unpack =
	    (struct unpack){ .input = input, .inflater = unpack->inflater, .window = unpack->window, .mark = SIZE_MAX };
}

/* A segment that begins where the input stands. */
static void begin_here(struct unpack *unpack)
{
	unpack->compressed = is_gzip(input_peek(unpack->input, GZIP_BYTES));
	unpack->begin = 0;
	unpack->end = 0;
	unpack->inside = false;
	unpack->fresh = false;
	unpack->ended = UNPACK_OPEN;
	unpack->at = unpack->input->at;
	unpack->member_at = unpack->at;
	unpack->passed = 0;
}

/* A segment that begins with the member in the window. */
static void begin_at_mark(struct unpack *unpack)
{
	unpack->begin = unpack->mark;
	unpack->mark = SIZE_MAX;
	unpack->at = unpack->mark_at;
	unpack->passed = 0;
}

/* Goes back to `offset` if that is within what may be read again. */
static int reread(struct unpack *unpack, uint64_t offset)
{
	struct input *input = unpack->input;
	uint64_t cost = input->at - offset + (input_holds(input, offset) ? 0 : INPUT_WINDOW);

	if (cost > LIMIT_WARC_REREAD + offset || unpack->reread > LIMIT_WARC_REREAD + offset - cost)
		return -1;
	if (input_seek(input, offset) < 0)
		return -1;
	unpack->reread += cost;
	return 0;
}

/* Searches for the next gzip member that begins with a record. A broken member is noticed late, maybe after it took
 * in whole ones: so the search starts close behind where it began. */
static bool find_member(struct unpack *unpack)
{
	struct input *input = unpack->input;

	if (input->at > unpack->member_at)
		reread(unpack, unpack->member_at);
	if (input->at == unpack->member_at && input_peek(input, 1).len > 0)
		input_skip(input, 1);
	for (;;) {
		struct sv view = input_peek(input, PROBE_BYTES);
		size_t at = sv_find(view, GZIP_MAGIC, 0);
		if (view.len < GZIP_BYTES)
			return false;
		if (at == SV_NONE) {
			input_skip(input, view.len - (GZIP_BYTES - 2));
			continue;
		}
		input_skip(input, at);
		if (is_record_member(unpack))
			return true;
		if (input_peek(input, GZIP_BYTES).len < GZIP_BYTES)
			return false;
		input_skip(input, 1);
	}
}

bool unpack_next(struct unpack *unpack)
{
	if (unpack->mark != SIZE_MAX) {
		begin_at_mark(unpack);
		return true;
	}
	bool damaged = unpack->ended == UNPACK_CUT || unpack->ended == UNPACK_BROKEN || unpack->ended == UNPACK_JUNK;
	if (damaged && unpack->compressed && !find_member(unpack))
		return false;
	if (input_peek(unpack->input, 1).len == 0)
		return false;
	begin_here(unpack);
	return true;
}

/* Looks at what follows the last member. */
static void begin_member(struct unpack *unpack, bool first)
{
	struct input *input = unpack->input;
	struct sv view = input_peek(input, RECORD_BYTES);

	/* Tapes and block devices pad with zeroes. */
	while (view.len && (view.data[0] == '\0' || view.data[0] == '\r' || view.data[0] == '\n')) {
		input_skip(input, 1);
		view = input_peek(input, RECORD_BYTES);
	}
	unpack->member_at = input->at;
	if (view.len == 0) {
		unpack->ended = input->error ? UNPACK_CUT : UNPACK_ENDED;
	} else if (is_gzip(view)) {
		inflater_start(unpack->inflater, INFLATE_GZIP);
		unpack->inside = true;
		unpack->fresh = !first;
		unpack->member = unpack->end;
	} else if (view.len < GZIP_BYTES && sv_starts(GZIP_MAGIC, view)) {
		unpack->ended = UNPACK_CUT;
	} else {
		unpack->ended = unpack_is_record(view) ? UNPACK_RECORD : UNPACK_JUNK;
	}
}

static void make_room(struct unpack *unpack)
{
	if (unpack->begin == 0 || UNPACK_WINDOW - unpack->end >= ROOM_BYTES)
		return;
	memmove(unpack->window, unpack->window + unpack->begin, unpack->end - unpack->begin);
	unpack->end -= unpack->begin;
	if (unpack->fresh)
		unpack->member -= unpack->begin;
	unpack->begin = 0;
}

/* Whether the member that has just begun is a segment of its own. */
static void look_at_member(struct unpack *unpack)
{
	struct sv view = { unpack->window + unpack->member, unpack->end - unpack->member };

	if (view.len < RECORD_BYTES && unpack->inside && unpack->ended == UNPACK_OPEN)
		return;
	unpack->fresh = false;
	if (!unpack_is_record(view))
		return;
	unpack->mark = unpack->member;
	unpack->mark_at = unpack->member_at;
}

/* Inflates some more into the window. */
static void fill(struct unpack *unpack)
{
	struct input *input = unpack->input;

	make_room(unpack);
	if (!unpack->inside) {
		begin_member(unpack, unpack->passed == 0 && unpack->begin == unpack->end);
		return;
	}
	struct sv view = input_peek(input, 1);
	size_t before = view.len;
	size_t len = UNPACK_WINDOW - unpack->end;
	int result = before ? inflater_run(unpack->inflater, unpack->window + unpack->end, &len, &view) : -1;
	if (before == 0) {
		unpack->ended = UNPACK_CUT;
	} else {
		input_skip(input, before - view.len);
		unpack->end += len;
		if (result < 0)
			unpack->ended = UNPACK_BROKEN;
	}
	if (result != 0)
		unpack->inside = false;
	if (unpack->fresh)
		look_at_member(unpack);
}

struct sv unpack_peek(struct unpack *unpack, size_t want)
{
	if (!unpack->compressed) {
		struct sv view = input_peek(unpack->input, want);
		if (view.len < want)
			unpack->ended = unpack->input->error ? UNPACK_CUT : UNPACK_ENDED;
		return view;
	}
	while (unpack->mark == SIZE_MAX && unpack->ended == UNPACK_OPEN &&
	       (unpack->end - unpack->begin < want || unpack->fresh))
		fill(unpack);
	size_t end = unpack->mark != SIZE_MAX ? unpack->mark : unpack->end;
	return (struct sv){ unpack->window + unpack->begin, end - unpack->begin };
}

void unpack_skip(struct unpack *unpack, size_t count)
{
	unpack->passed += count;
	if (unpack->compressed)
		unpack->begin += count;
	else
		input_skip(unpack->input, count);
}

enum unpack_end unpack_ended(const struct unpack *unpack)
{
	return unpack->mark != SIZE_MAX ? UNPACK_RECORD : unpack->ended;
}

uint64_t unpack_left(const struct unpack *unpack)
{
	const struct input *input = unpack->input;

	if (unpack->compressed || input->size == INPUT_UNKNOWN)
		return UINT64_MAX;
	return input->size > input->at ? input->size - input->at : 0;
}

int unpack_rewind(struct unpack *unpack, uint64_t passed)
{
	if (unpack->compressed || reread(unpack, unpack->at + passed) < 0)
		return -1;
	unpack->passed = passed;
	unpack->ended = UNPACK_OPEN;
	return 0;
}
