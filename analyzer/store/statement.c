#include "store/statement.h"

static const char *const texts[SQL_COUNT] = {
#define STATEMENT(name, sql) [SQL_##name] = (sql),
#include "store/statements.def"
#undef STATEMENT
};

int statements_prepare(struct store *store)
{
	for (int i = 0; i < SQL_COUNT; i++) {
		if (sqlite3_prepare_v3(store->db, texts[i], -1, SQLITE_PREPARE_PERSISTENT, &store->statements[i],
				       NULL)) {
			statement_failed(store);
			return -1;
		}
	}
	return 0;
}

void statements_finish(struct store *store)
{
	for (int i = 0; i < SQL_COUNT; i++)
		sqlite3_finalize(store->statements[i]);
}

void statement_failed(struct store *store)
{
	int code = sqlite3_errcode(store->db);
	bool zh = store->chinese;

	if (store->failure.len)
		return;
	if (code == SQLITE_FULL)
		buf_append(&store->failure, zh ? SV("磁盘已满，状态文件停在上次保存处")
					       : SV("the disk is full; the state is as it was last saved"));
	else if (code == SQLITE_CORRUPT || code == SQLITE_NOTADB)
		buf_append(&store->failure, zh ? SV("状态文件已损坏") : SV("the state file is damaged"));
	else
		buf_printf(&store->failure, zh ? "状态文件出错：%s" : "the state file: %s", sqlite3_errmsg(store->db));
}

sqlite3_stmt *statement_read(struct store *store, enum statement name)
{
	return store->failure.len ? NULL : store->statements[name];
}

sqlite3_stmt *statement_write(struct store *store, enum statement name)
{
	if (!store->writing && !store->failure.len) {
		store->writing = true;
		statement_run(store, store->statements[SQL_BEGIN]);
	}
	return statement_read(store, name);
}

void bind_integer(sqlite3_stmt *statement, int at, int64_t value)
{
	if (statement)
		sqlite3_bind_int64(statement, at, value);
}

void bind_text(sqlite3_stmt *statement, int at, struct sv text)
{
	if (statement)
		sqlite3_bind_text64(statement, at, text.data ? text.data : "", text.len, SQLITE_STATIC, SQLITE_UTF8);
}

void bind_blob(sqlite3_stmt *statement, int at, struct sv bytes)
{
	if (statement)
		sqlite3_bind_blob64(statement, at, bytes.data ? bytes.data : "", bytes.len, SQLITE_STATIC);
}

bool statement_row(struct store *store, sqlite3_stmt *statement)
{
	if (!statement)
		return false;
	int code = sqlite3_step(statement);
	if (code == SQLITE_ROW)
		return true;
	if (code != SQLITE_DONE)
		statement_failed(store);
	sqlite3_reset(statement);
	return false;
}

void statement_run(struct store *store, sqlite3_stmt *statement)
{
	while (statement_row(store, statement))
		;
}

struct sv column_view(sqlite3_stmt *statement, int at)
{
	const char *data = sqlite3_column_blob(statement, at);

	return (struct sv){ data, (size_t)sqlite3_column_bytes(statement, at) };
}
