#include <stdlib.h>

#include "lib/digest.h"
#include "store/row.h"
#include "store/statement.h"

static int64_t look_up_host(struct store *store, struct sv name)
{
	sqlite3_stmt *find = statement_read(store, SQL_HOST_FIND);
	int64_t id = 0;

	bind_text(find, 1, name);
	if (statement_row(store, find)) {
		id = sqlite3_column_int64(find, 0);
		sqlite3_reset(find);
		return id;
	}
	sqlite3_stmt *add = statement_write(store, SQL_HOST_ADD);
	bind_text(add, 1, name);
	statement_run(store, add);
	return sqlite3_last_insert_rowid(store->db);
}

/* Links are to few hosts at a time. */
static int64_t host_of(struct store *store, struct sv name)
{
	struct store_host *host = &store->hosts[sv_hash(name, 0) % STORE_HOSTS];

	if (host->id && sv_eq(buf_view(&host->name), name))
		return host->id;
	int64_t id = look_up_host(store, name);
	if (store_failed(store))
		return 0;
	buf_clear(&host->name);
	buf_append(&host->name, name);
	host->id = id;
	return id;
}

/* No target of the host's queue has a lower number. */
static int64_t first_of(int64_t host)
{
	return (int64_t)((uint64_t)host << STORE_SEQ_BITS);
}

static void queue(struct store *store, int64_t target, int64_t host, uint32_t depth, struct store_queued *queued)
{
	sqlite3_stmt *add = statement_write(store, SQL_QUEUE_ADD);

	bind_integer(add, 1, first_of(host) + ++store->last_queued);
	bind_integer(add, 2, target);
	bind_integer(add, 3, depth);
	statement_run(store, add);
	queued->host = host;
}

/* What decides whether a known target is to be asked. */
struct standing {
	int64_t id;
	int64_t night;
	bool answered;
	enum target_role role;
};

static void raise_role(struct store *store, int64_t target, enum target_role role)
{
	sqlite3_stmt *more = statement_write(store, SQL_TARGET_MORE);

	bind_integer(more, 1, target);
	bind_integer(more, 2, role);
	statement_run(store, more);
}

/* Returns true if the target has to be queued. */
static bool stand_up(struct store *store, const struct standing *standing, enum target_role role, uint32_t depth)
{
	bool is_tonight = standing->night == store->night;

	if (is_tonight && standing->role >= role)
		return false;
	if (is_tonight) {
		raise_role(store, standing->id, role);
		return standing->answered;
	}
	sqlite3_stmt *again = statement_write(store, SQL_TARGET_AGAIN);
	bind_integer(again, 1, standing->id);
	bind_integer(again, 2, role);
	bind_integer(again, 3, depth);
	bind_integer(again, 4, store->night);
	statement_run(store, again);
	return true;
}

static bool find(struct store *store, struct standing *out, uint64_t key, struct sv url)
{
	sqlite3_stmt *find = statement_read(store, SQL_TARGET_FIND);

	bind_integer(find, 1, (int64_t)key);
	while (statement_row(store, find)) {
		if (!sv_eq(column_view(find, 1), url))
			continue;
		*out = (struct standing){ .id = sqlite3_column_int64(find, 0),
					  .night = sqlite3_column_int64(find, 2),
					  .answered = sqlite3_column_int(find, 3),
					  .role = (enum target_role)sqlite3_column_int(find, 4) };
		sqlite3_reset(find);
		return true;
	}
	return false;
}

static int64_t add(struct store *store, const struct store_want *want, uint64_t key, int64_t host)
{
	sqlite3_stmt *add = statement_write(store, SQL_TARGET_ADD);

	bind_integer(add, 1, (int64_t)key);
	bind_text(add, 2, want->url);
	bind_integer(add, 3, host);
	bind_integer(add, 4, want->role);
	bind_integer(add, 5, want->site);
	bind_integer(add, 6, want->depth);
	bind_integer(add, 7, want->internal);
	bind_integer(add, 8, store->night);
	statement_run(store, add);
	return sqlite3_last_insert_rowid(store->db);
}

static void place(struct store *store, int64_t target, const struct store_want *want, int64_t host)
{
	sqlite3_stmt *place = statement_write(store, SQL_TARGET_PLACE);

	bind_integer(place, 1, target);
	bind_integer(place, 2, want->site);
	bind_integer(place, 3, want->internal);
	bind_integer(place, 4, host);
	statement_run(store, place);
}

/* The target of an address that is not remembered. */
static int64_t want_anew(struct store *store, const struct store_want *want, uint64_t key, struct store_queued *queued)
{
	struct standing standing;

	if (!find(store, &standing, key, want->url)) {
		int64_t host = host_of(store, want->host);
		int64_t target = add(store, want, key, host);
		queue(store, target, host, want->depth, queued);
		return target;
	}
	bool is_new_night = standing.night != store->night;
	if (stand_up(store, &standing, want->role, want->depth)) {
		int64_t host = host_of(store, want->host);
		if (is_new_night)
			place(store, standing.id, want, host);
		queue(store, standing.id, host, want->depth, queued);
	}
	return standing.id;
}

int64_t store_want(struct store *store, const struct store_want *want, struct store_queued *queued)
{
	uint64_t key = digest_short(want->url);
	struct store_memory *slot = &store->memory[key % STORE_MEMORY];

	*queued = (struct store_queued){ 0 };
	if (slot->key == key && slot->target && slot->role >= (int)want->role)
		return slot->target;
	int64_t target = want_anew(store, want, key, queued);
	if (store_failed(store))
		return 0;
	*slot = (struct store_memory){ key, target, (int)want->role };
	return target;
}

void store_want_again(struct store *store, int64_t target, enum target_role role, uint32_t depth,
		      struct store_queued *queued)
{
	sqlite3_stmt *by_id = statement_read(store, SQL_TARGET_BY_ID);

	*queued = (struct store_queued){ 0 };
	bind_integer(by_id, 1, target);
	if (!statement_row(store, by_id))
		return;
	struct standing standing = { target, sqlite3_column_int64(by_id, 0), sqlite3_column_int(by_id, 1),
				     (enum target_role)sqlite3_column_int(by_id, 2) };
	int64_t host = sqlite3_column_int64(by_id, 3);
	sqlite3_reset(by_id);
	if (stand_up(store, &standing, role, depth))
		queue(store, target, host, depth, queued);
}

void store_hosts(struct store *store, void (*take)(void *context, int64_t host, size_t waiting), void *context)
{
	sqlite3_stmt *hosts = statement_read(store, SQL_HOSTS);

	while (statement_row(store, hosts))
		take(context, sqlite3_column_int64(hosts, 0), (size_t)sqlite3_column_int64(hosts, 1));
}

bool store_next(struct store *store, struct store_target *out, struct arena *arena, int64_t host, int64_t *cursor,
		uint32_t max_depth)
{
	sqlite3_stmt *next = statement_read(store, SQL_QUEUE_NEXT);

	bind_integer(next, 1, store->night);
	bind_integer(next, 2, *cursor ? *cursor : first_of(host));
	bind_integer(next, 3, first_of(host + 1));
	bind_integer(next, 4, max_depth);
	if (!statement_row(store, next))
		return false;
	row_target(out, arena, next);
	sqlite3_reset(next);
	*cursor = out->queued;
	return true;
}

uint32_t store_nearest(struct store *store)
{
	sqlite3_stmt *nearest = statement_read(store, SQL_QUEUE_NEAREST);
	uint32_t depth = UINT32_MAX;

	if (statement_row(store, nearest)) {
		if (sqlite3_column_type(nearest, 0) != SQLITE_NULL)
			depth = (uint32_t)sqlite3_column_int64(nearest, 0);
		sqlite3_reset(nearest);
	}
	return depth;
}

bool store_get(struct store *store, struct store_target *out, struct arena *arena, int64_t target)
{
	sqlite3_stmt *get = statement_read(store, SQL_TARGET_GET);

	bind_integer(get, 1, store->night);
	bind_integer(get, 2, target);
	if (!statement_row(store, get))
		return false;
	row_target(out, arena, get);
	sqlite3_reset(get);
	return true;
}

static void drop_from_queue(struct store *store, int64_t queued)
{
	sqlite3_stmt *drop = statement_write(store, SQL_QUEUE_DROP);

	bind_integer(drop, 1, queued);
	statement_run(store, drop);
}

void store_skip(struct store *store, int64_t queued)
{
	drop_from_queue(store, queued);
}

void store_site_pages(struct store *store, void (*take)(void *context, uint32_t site, size_t pages), void *context)
{
	sqlite3_stmt *counts = statement_read(store, SQL_SITE_PAGES);

	bind_integer(counts, 1, store->night);
	bind_integer(counts, 2, ROLE_PAGE);
	while (statement_row(store, counts))
		take(context, (uint32_t)sqlite3_column_int64(counts, 0), (size_t)sqlite3_column_int64(counts, 1));
}

static size_t count_tonight(struct store *store, enum statement name)
{
	sqlite3_stmt *count = statement_read(store, name);
	size_t counted = 0;

	bind_integer(count, 1, store->night);
	if (statement_row(store, count)) {
		counted = (size_t)sqlite3_column_int64(count, 0);
		sqlite3_reset(count);
	}
	return counted;
}

size_t store_answered(struct store *store)
{
	return count_tonight(store, SQL_ANSWERED);
}

size_t store_answered_hosts(struct store *store)
{
	return count_tonight(store, SQL_ANSWERED_HOSTS);
}

/* More was wanted of the target while it was asked. */
static void ask_for_more(struct store *store, const struct store_answer *answer, struct store_queued *again)
{
	sqlite3_stmt *by_id = statement_read(store, SQL_TARGET_BY_ID);

	bind_integer(by_id, 1, answer->target);
	if (!statement_row(store, by_id))
		return;
	int64_t host = sqlite3_column_int64(by_id, 3);
	sqlite3_reset(by_id);
	queue(store, answer->target, host, 0, again);
}

void store_answer(struct store *store, const struct store_answer *answer, struct store_queued *again)
{
	struct buf seen;

	*again = (struct store_queued){ 0 };
	drop_from_queue(store, answer->queued);
	sqlite3_stmt *keep = statement_write(store, SQL_TARGET_ANSWER);
	buf_init(&seen, SIZE_MAX);
	observation_pack(&seen, answer->seen);
	bind_integer(keep, 1, answer->target);
	bind_integer(keep, 2, answer->result);
	bind_integer(keep, 3, answer->failed);
	bind_blob(keep, 4, buf_view(&seen));
	bind_integer(keep, 5, (int64_t)answer->body);
	bind_integer(keep, 6, (int64_t)answer->text);
	bind_blob(keep, 7, answer->says);
	bind_integer(keep, 8, answer->now);
	bind_integer(keep, 9, answer->ok);
	bind_integer(keep, 10, answer->role);
	statement_run(store, keep);
	if (!store_failed(store) && sqlite3_changes(store->db) == 0)
		ask_for_more(store, answer, again);
	buf_free(&seen);
}

void store_rejudge(struct store *store, int64_t target, int result, bool failed)
{
	sqlite3_stmt *rejudge = statement_write(store, SQL_TARGET_REJUDGE);

	bind_integer(rejudge, 1, target);
	bind_integer(rejudge, 2, result);
	bind_integer(rejudge, 3, failed);
	statement_run(store, rejudge);
}
