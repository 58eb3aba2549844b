/* Rows into structs. Private to store/. */
#ifndef STORE_ROW_H
#define STORE_ROW_H

#include "store/statement.h"

/* Columns of TARGET_COLUMNS in front of the one that row_target leaves over. */
#define ROW_TARGET_COLUMNS 22

/* A row of TARGET_COLUMNS and its number in the queue; texts are copied into the arena. */
void row_target(struct store_target *out, struct arena *arena, sqlite3_stmt *row);

/* A column's bytes, copied. */
struct sv row_copy(struct arena *arena, sqlite3_stmt *row, int at);

#endif
