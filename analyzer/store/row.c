#include "store/row.h"

struct sv row_copy(struct arena *arena, sqlite3_stmt *row, int at)
{
	return arena_copy(arena, column_view(row, at));
}

void row_target(struct store_target *out, struct arena *arena, sqlite3_stmt *row)
{
	*out = (struct store_target){
		.id = sqlite3_column_int64(row, 0),
		.host = sqlite3_column_int64(row, 1),
		.url = row_copy(arena, row, 2),
		.role = (enum target_role)sqlite3_column_int(row, 3),
		.site = (uint32_t)sqlite3_column_int64(row, 4),
		.depth = (uint32_t)sqlite3_column_int64(row, 5),
		.internal = sqlite3_column_int(row, 6),
		.answered = sqlite3_column_int(row, 7),
		.result = sqlite3_column_int(row, 8),
		.failed = sqlite3_column_int(row, 9),
		.seen = row_copy(arena, row, 10),
		.body = (uint64_t)sqlite3_column_int64(row, 11),
		.text = (uint64_t)sqlite3_column_int64(row, 12),
		.says = row_copy(arena, row, 13),
		.said = row_copy(arena, row, 14),
		.asked_before = sqlite3_column_int(row, 15),
		.failed_before = sqlite3_column_int(row, 16),
		.first_seen = sqlite3_column_int64(row, 17),
		.last_ok = sqlite3_column_int64(row, 18),
		.nights = sqlite3_column_int64(row, 19),
		.result_before = sqlite3_column_int(row, 20),
		.queued = sqlite3_column_int64(row, 21),
	};
}
