/* Prepared statements: bound, stepped, and every error noticed once. Private to store/. */
#ifndef STORE_STATEMENT_H
#define STORE_STATEMENT_H

#include <sqlite3.h>

#include "base/buf.h"
#include "store/store.h"

enum statement {
#define STATEMENT(name, sql) SQL_##name,
#include "store/statements.def"
#undef STATEMENT
	SQL_COUNT
};

/* What was met lately: pages of one site link the same addresses again and again. */
#define STORE_MEMORY 32768

struct store_memory {
	uint64_t key;
	int64_t target;
	int role;
};

/* Hosts that links were to lately. */
#define STORE_HOSTS 64

/* A number in the queue is the host and, in these low bits, one that grows: a single tree has every host's queue in
 * order. The statements know it. */
#define STORE_SEQ_BITS 36

struct store_host {
	struct buf name;
	int64_t id; /* 0: none yet */
};

struct store {
	sqlite3 *db;
	sqlite3_stmt *statements[SQL_COUNT];
	struct buf failure; /* empty: none */
	bool chinese;
	bool writing; /* a transaction is open */
	int64_t night;
	int64_t night_started;
	int64_t last_queued;         /* the low bits of the last number in the queue */
	struct store_memory *memory; /* STORE_MEMORY slots, by key */
	struct store_host hosts[STORE_HOSTS];
};

/* Prepares all. Returns -1 with `failure` set. */
int statements_prepare(struct store *store);
void statements_finish(struct store *store);

/* Remembers the connection's error, unless there is one already. */
void statement_failed(struct store *store);

/* A statement to be bound, reset; NULL once the store has failed. For one that writes a transaction is open then. */
sqlite3_stmt *statement_read(struct store *store, enum statement name);
sqlite3_stmt *statement_write(struct store *store, enum statement name);

/* NULL statements are passed over. Parameters count from 1. */
void bind_integer(sqlite3_stmt *statement, int at, int64_t value);
void bind_text(sqlite3_stmt *statement, int at, struct sv text);
void bind_blob(sqlite3_stmt *statement, int at, struct sv bytes);

/* True if there is a (next) row; otherwise the statement is reset. */
bool statement_row(struct store *store, sqlite3_stmt *statement);

/* Runs a statement that yields nothing. */
void statement_run(struct store *store, sqlite3_stmt *statement);

/* Bytes of a column; valid until the next step. */
struct sv column_view(sqlite3_stmt *statement, int at);

#endif
