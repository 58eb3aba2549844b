#define _POSIX_C_SOURCE 200809L
#include "store/store.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/limits.h"
#include "store/schema.h"
#include "store/statement.h"

/* Written first, so that the file is its owner's alone: it tells where things are that should not be public. */
static int make_private(const char *path)
{
	int file = open(path, O_RDWR | O_CREAT | O_CLOEXEC, S_IRUSR | S_IWUSR);

	if (file < 0)
		return -1;
	return close(file);
}

static int64_t pragma(struct store *store, const char *sql)
{
	sqlite3_stmt *statement = NULL;
	int64_t value = -1;

	if (sqlite3_prepare_v2(store->db, sql, -1, &statement, NULL) == SQLITE_OK &&
	    sqlite3_step(statement) == SQLITE_ROW)
		value = sqlite3_column_int64(statement, 0);
	sqlite3_finalize(statement);
	return value;
}

static int execute(struct store *store, const char *sql)
{
	return sqlite3_exec(store->db, sql, NULL, NULL, NULL) == SQLITE_OK ? 0 : -1;
}

/* One sweep at a time: the lock is held for as long as the file is open, and falls with the process. */
static int lock(struct store *store)
{
	return execute(store, "PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;"
			      "PRAGMA cache_size = -49152; PRAGMA temp_store = FILE; BEGIN EXCLUSIVE; COMMIT");
}

static int make_tables(struct store *store)
{
	char header[128];

	snprintf(header, sizeof header, "PRAGMA application_id = %d; PRAGMA user_version = %d", STORE_APPLICATION,
		 STORE_VERSION);
	if (execute(store, "BEGIN EXCLUSIVE") || execute(store, store_schema) || execute(store, header) ||
	    execute(store, "COMMIT"))
		return -1;
	return 0;
}

static const char *complaint(struct store *store, int code)
{
	bool zh = store->chinese;

	switch (code) {
	case SQLITE_BUSY:
	case SQLITE_LOCKED:
		return zh ? "另一个 pagewarden 正在使用此状态文件" : "another sweep is using this state file";
	case SQLITE_NOTADB: return zh ? "不是状态文件（未改动）" : "this is no state file; left as it is";
	case SQLITE_CORRUPT: return zh ? "状态文件已损坏（未改动）" : "the state file is damaged; left as it is";
	case SQLITE_FULL: return zh ? "磁盘已满" : "the disk is full";
	default: return sqlite3_errmsg(store->db);
	}
}

/* Whose file it is, before anything is written to it. */
static const char *examine(struct store *store)
{
	bool zh = store->chinese;
	int64_t pages = pragma(store, "PRAGMA page_count");

	if (pages < 0)
		return complaint(store, sqlite3_errcode(store->db));
	int64_t application = pragma(store, "PRAGMA application_id");
	if (application < 0)
		return complaint(store, sqlite3_errcode(store->db));
	if (pages == 0)
		return lock(store) || make_tables(store) ? complaint(store, sqlite3_errcode(store->db)) : NULL;
	if (application != STORE_APPLICATION)
		return zh ? "不是 pagewarden 的状态文件（未改动）"
			  : "this is no state file of pagewarden; left as it is";
	if (pragma(store, "PRAGMA user_version") != STORE_VERSION)
		return zh ? "状态文件由另一版本的 pagewarden 写成（未改动）"
			  : "the state file was written by another version of pagewarden; left as it is";
	return lock(store) ? complaint(store, sqlite3_errcode(store->db)) : NULL;
}

static const char *open_at(struct store *store, const char *path)
{
	if (make_private(path) != 0)
		return strerror(errno);
	if (sqlite3_open_v2(path, &store->db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL) != SQLITE_OK)
		return store->db ? complaint(store, sqlite3_errcode(store->db)) : strerror(ENOMEM);
	/* A file that is refused stays as it is, also where another program left a part of it in a log. */
	sqlite3_db_config(store->db, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL);
	const char *why = examine(store);
	if (!why)
		sqlite3_db_config(store->db, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 0, NULL);
	if (!why && statements_prepare(store) != 0)
		why = store->failure.data;
	return why;
}

struct store *store_open(const char *path, bool chinese, struct buf *why)
{
	struct store *store = calloc(1, sizeof *store);

	if (!store)
		abort();
	store->chinese = chinese;
	buf_init(&store->failure, LIMIT_STORE_MESSAGE);
	for (size_t i = 0; i < STORE_HOSTS; i++)
		buf_init(&store->hosts[i].name, SIZE_MAX);
	const char *complaint = open_at(store, path);
	store->memory = calloc(STORE_MEMORY, sizeof *store->memory);
	if (!store->memory)
		abort();
	if (!complaint)
		return store;
	buf_printf(why, "%s: %s", path, complaint);
	store_close(store);
	return NULL;
}

void store_close(struct store *store)
{
	if (!store)
		return;
	store_commit(store);
	statements_finish(store);
	sqlite3_close(store->db);
	buf_free(&store->failure);
	free(store->memory);
	for (size_t i = 0; i < STORE_HOSTS; i++)
		buf_free(&store->hosts[i].name);
	free(store);
}

const char *store_failed(const struct store *store)
{
	return store->failure.len ? store->failure.data : NULL;
}

void store_commit(struct store *store)
{
	if (!store->writing)
		return;
	store->writing = false;
	statement_run(store, statement_read(store, SQL_COMMIT));
}
