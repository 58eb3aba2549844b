/* What a night or the nights before have met already. */
#include "store/statement.h"

int64_t store_find_first(struct store *store, enum store_sum kind, uint64_t sum)
{
	sqlite3_stmt *find = statement_read(store, SQL_SUM_FIND);

	bind_integer(find, 1, kind);
	bind_integer(find, 2, (int64_t)sum);
	if (!statement_row(store, find))
		return 0;
	int64_t target = sqlite3_column_int64(find, 0);
	sqlite3_reset(find);
	return target;
}

int64_t store_first(struct store *store, enum store_sum kind, uint64_t sum, int64_t target)
{
	int64_t first = store_find_first(store, kind, sum);

	if (first)
		return first;
	sqlite3_stmt *add = statement_write(store, SQL_SUM_ADD);
	bind_integer(add, 1, kind);
	bind_integer(add, 2, (int64_t)sum);
	bind_integer(add, 3, target);
	statement_run(store, add);
	return 0;
}

void store_template(struct store *store, uint64_t template, bool repeats, uint32_t *pages, uint32_t *in_a_row)
{
	sqlite3_stmt *get = statement_read(store, SQL_TEMPLATE_GET);

	*pages = 0;
	*in_a_row = 0;
	bind_integer(get, 1, (int64_t) template);
	if (statement_row(store, get)) {
		*pages = (uint32_t)sqlite3_column_int64(get, 0);
		*in_a_row = (uint32_t)sqlite3_column_int64(get, 1);
		sqlite3_reset(get);
	}
	*pages += 1;
	*in_a_row = repeats ? *in_a_row + 1 : 0;
	sqlite3_stmt *put = statement_write(store, SQL_TEMPLATE_PUT);
	bind_integer(put, 1, (int64_t) template);
	bind_integer(put, 2, *pages);
	bind_integer(put, 3, *in_a_row);
	statement_run(store, put);
}

void store_trap(struct store *store, uint64_t template, uint64_t trap, struct sv url)
{
	sqlite3_stmt *put = statement_write(store, SQL_TRAP_PUT);

	bind_integer(put, 1, (int64_t) template);
	bind_integer(put, 2, (int64_t)trap);
	bind_text(put, 3, url);
	statement_run(store, put);
}

void store_traps(struct store *store, void (*take)(void *context, uint64_t template, struct sv url, bool is_first),
		 void *context)
{
	sqlite3_stmt *traps = statement_read(store, SQL_TRAPS);

	while (statement_row(store, traps))
		take(context, (uint64_t)sqlite3_column_int64(traps, 0), column_view(traps, 1),
		     sqlite3_column_int(traps, 2));
}

int64_t store_known(struct store *store, struct sv fingerprint, int severity, bool *still)
{
	sqlite3_stmt *get = statement_read(store, SQL_KNOWN_GET);
	int64_t since = store->night_started;

	*still = false;
	bind_blob(get, 1, fingerprint);
	if (statement_row(store, get)) {
		int64_t night = sqlite3_column_int64(get, 0);
		if (night == store->night - 1)
			*still = sqlite3_column_int(get, 1) >= severity;
		else if (night == store->night) /* the output is written again */
			*still = sqlite3_column_int(get, 3);
		if (night >= store->night - 1)
			since = sqlite3_column_int64(get, 2);
		sqlite3_reset(get);
	}
	sqlite3_stmt *put = statement_write(store, SQL_KNOWN_PUT);
	bind_blob(put, 1, fingerprint);
	bind_integer(put, 2, store->night);
	bind_integer(put, 3, severity);
	bind_integer(put, 4, since);
	bind_integer(put, 5, *still);
	statement_run(store, put);
	return since;
}

int64_t store_known_since(struct store *store, struct sv fingerprint)
{
	sqlite3_stmt *get = statement_read(store, SQL_KNOWN_GET);
	int64_t since = 0;

	bind_blob(get, 1, fingerprint);
	if (statement_row(store, get)) {
		since = sqlite3_column_int64(get, 2);
		sqlite3_reset(get);
	}
	return since;
}

void store_accept(struct store *store, struct sv url, bool accepted)
{
	sqlite3_stmt *accept = statement_write(store, accepted ? SQL_ACCEPT : SQL_ACCEPT_NOT);

	bind_text(accept, 1, url);
	statement_run(store, accept);
}

bool store_is_accepted(struct store *store, struct sv url)
{
	sqlite3_stmt *get = statement_read(store, SQL_ACCEPTED);

	bind_text(get, 1, url);
	if (!statement_row(store, get))
		return false;
	sqlite3_reset(get);
	return true;
}
