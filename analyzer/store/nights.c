#include "store/statement.h"

static void run_with(struct store *store, enum statement name, int64_t first, int64_t second)
{
	sqlite3_stmt *statement = statement_write(store, name);

	bind_integer(statement, 1, first);
	if (statement && sqlite3_bind_parameter_count(statement) > 1)
		bind_integer(statement, 2, second);
	statement_run(store, statement);
}

static void clear(struct store *store, enum statement name)
{
	statement_run(store, statement_write(store, name));
}

static void begin_new(struct store *store, int64_t id, int64_t now)
{
	clear(store, SQL_CLEAR_QUEUE);
	clear(store, SQL_CLEAR_SUMS);
	clear(store, SQL_CLEAR_TEMPLATES);
	clear(store, SQL_CLEAR_TRAPS);
	run_with(store, SQL_NIGHT_ADD, id, now);
}

int store_night_begin(struct store *store, struct store_night *out, int64_t now, bool fresh)
{
	sqlite3_stmt *last = statement_read(store, SQL_NIGHT_LAST);
	bool any = statement_row(store, last);

	*out = (struct store_night){ .id = 1, .started = now };
	if (any) {
		out->id = sqlite3_column_int64(last, 0);
		out->started = sqlite3_column_int64(last, 1);
		out->resumed = sqlite3_column_type(last, 2) == SQLITE_NULL;
		sqlite3_reset(last);
	}
	if (any && out->resumed && fresh) {
		run_with(store, SQL_FORGET_ANSWERS, out->id, 0);
		run_with(store, SQL_FORGET_PAGES, out->id, 0);
		run_with(store, SQL_NIGHT_DROP, out->id, 0);
		out->id--;
		out->resumed = false;
	}
	if (!out->resumed) {
		out->id += any;
		out->started = now;
		begin_new(store, out->id, now);
	}
	sqlite3_stmt *queued = statement_read(store, SQL_QUEUE_LAST);
	if (statement_row(store, queued)) {
		store->last_queued = sqlite3_column_int64(queued, 0);
		sqlite3_reset(queued);
	}
	store->night = out->id;
	store->night_started = out->started;
	store_commit(store);
	return store_failed(store) ? -1 : 0;
}

void store_night_end(struct store *store, int64_t night, int64_t now)
{
	run_with(store, SQL_COUNT_NIGHTS, night, 0);
	run_with(store, SQL_FORGET_KNOWN, night, 0);
	run_with(store, SQL_NIGHT_END, night, now);
	store_commit(store);
}
