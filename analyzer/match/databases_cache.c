/* Databases in the cache: a head, the windows, the serialised databases. */
#include <stdlib.h>

#include "base/limits.h"
#include "match/cache.h"
#include "match/databases.h"

#define SUFFIX "rules"

struct head {
	uint64_t count;
	uint64_t window_count;
	uint64_t bytes[STREAM_COUNT]; /* of each database */
};

static void append_windows(struct buf *out, const struct databases *databases)
{
	buf_append(
	    out, (struct sv){ (const char *)databases->windows, databases->window_count * sizeof *databases->windows });
}

void databases_store(const struct databases *databases, const char *dir, struct sv key)
{
	struct head head = { .count = databases->count, .window_count = databases->window_count };
	bool is_whole = true;
	struct buf out;

	buf_init(&out, LIMIT_CACHE_FILE);
	buf_append(&out, (struct sv){ (const char *)&head, sizeof head });
	append_windows(&out, databases);
	for (size_t i = 0; i < databases->count && is_whole; i++) {
		char *bytes = NULL;
		size_t size = 0;
		is_whole = hs_serialize_database(databases->list[i], &bytes, &size) == HS_SUCCESS;
		buf_append(&out, (struct sv){ bytes, size });
		head.bytes[i] = size;
		free(bytes);
	}
	if (is_whole && !out.overflow) {
		memcpy(out.data, &head, sizeof head);
		cache_store(dir, SUFFIX, key, buf_view(&out));
	}
	buf_free(&out);
}

static int take_windows(struct databases *databases, const struct head *head, struct sv *value)
{
	if (head->window_count != databases->window_count ||
	    head->window_count > value->len / sizeof *databases->windows)
		return -1;
	size_t size = head->window_count * sizeof *databases->windows;
	if (size)
		memcpy(databases->windows, value->data, size);
	*value = sv_skip(*value, size);
	return 0;
}

static int take_databases(struct databases *databases, const struct head *head, struct sv value)
{
	size_t taken = 0;

	while (taken < databases->count && head->bytes[taken] <= value.len &&
	       hs_deserialize_database(value.data, head->bytes[taken], &databases->list[taken]) == HS_SUCCESS)
		value = sv_skip(value, head->bytes[taken++]);
	if (taken == databases->count && value.len == 0)
		return 0;
	while (taken-- > 0) {
		hs_free_database(databases->list[taken]);
		databases->list[taken] = NULL;
	}
	return -1;
}

int databases_load(struct databases *databases, const char *dir, struct sv key)
{
	struct sv value;
	struct head head;
	char *bytes = cache_load(&value, dir, SUFFIX, key);
	int result = -1;

	if (!bytes)
		return -1;
	if (value.len >= sizeof head) {
		memcpy(&head, value.data, sizeof head);
		value = sv_skip(value, sizeof head);
		if (head.count == databases->count && take_windows(databases, &head, &value) == 0)
			result = take_databases(databases, &head, value);
	}
	free(bytes);
	return result;
}
