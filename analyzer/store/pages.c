#include "store/row.h"

void store_page_put(struct store *store, const struct store_page *page)
{
	sqlite3_stmt *put = statement_write(store, SQL_PAGE_PUT);

	bind_integer(put, 1, page->target);
	bind_integer(put, 2, store->night);
	bind_integer(put, 3, (int64_t)page->stamp);
	bind_blob(put, 4, page->links);
	bind_blob(put, 5, page->anchors);
	bind_blob(put, 6, page->records);
	bind_blob(put, 7, page->waiting);
	bind_blob(put, 8, page->claims);
	statement_run(store, put);
}

void store_page_keep(struct store *store, int64_t target)
{
	sqlite3_stmt *keep = statement_write(store, SQL_PAGE_KEEP);

	bind_integer(keep, 1, target);
	bind_integer(keep, 2, store->night);
	statement_run(store, keep);
}

bool store_page_has(struct store *store, int64_t target, uint64_t stamp)
{
	sqlite3_stmt *has = statement_read(store, SQL_PAGE_HAS);

	bind_integer(has, 1, target);
	bind_integer(has, 2, (int64_t)stamp);
	if (!statement_row(store, has))
		return false;
	sqlite3_reset(has);
	return true;
}

/* The columns from `at` on are those of a page. */
static void read_page(struct store_page *out, struct arena *arena, sqlite3_stmt *row, int at, int64_t target)
{
	*out = (struct store_page){
		.target = target,
		.stamp = (uint64_t)sqlite3_column_int64(row, at),
		.links = row_copy(arena, row, at + 1),
		.anchors = row_copy(arena, row, at + 2),
		.records = row_copy(arena, row, at + 3),
		.waiting = row_copy(arena, row, at + 4),
		.claims = row_copy(arena, row, at + 5),
	};
}

bool store_page_get(struct store *store, struct store_page *out, struct arena *arena, int64_t target)
{
	sqlite3_stmt *get = statement_read(store, SQL_PAGE_GET);

	bind_integer(get, 1, target);
	if (!statement_row(store, get))
		return false;
	read_page(out, arena, get, 0, target);
	sqlite3_reset(get);
	return true;
}

static void each_page(struct store *store, struct arena *arena, int nights_ago,
		      void (*take)(void *context, const struct store_target *target, const struct store_page *page),
		      void *context)
{
	sqlite3_stmt *pages = statement_read(store, SQL_PAGES);
	struct store_target target;
	struct store_page page;

	bind_integer(pages, 1, store->night);
	bind_integer(pages, 2, nights_ago);
	while (statement_row(store, pages)) {
		arena_reset(arena);
		row_target(&target, arena, pages);
		read_page(&page, arena, pages, ROW_TARGET_COLUMNS, target.id);
		take(context, &target, &page);
	}
}

void store_pages(struct store *store, struct arena *arena,
		 void (*take)(void *context, const struct store_target *target, const struct store_page *page),
		 void *context)
{
	each_page(store, arena, 0, take, context);
}

void store_pages_before(struct store *store, struct arena *arena,
			void (*take)(void *context, const struct store_target *target, const struct store_page *page),
			void *context)
{
	each_page(store, arena, 1, take, context);
}

static void each_target(struct store *store, struct arena *arena, enum statement name,
			void (*take)(void *context, const struct store_target *target), void *context)
{
	sqlite3_stmt *targets = statement_read(store, name);
	struct store_target target;

	bind_integer(targets, 1, store->night);
	while (statement_row(store, targets)) {
		arena_reset(arena);
		row_target(&target, arena, targets);
		take(context, &target);
	}
}

void store_failures(struct store *store, struct arena *arena,
		    void (*take)(void *context, const struct store_target *target), void *context)
{
	each_target(store, arena, SQL_FAILURES, take, context);
}

void store_texts(struct store *store, struct arena *arena,
		 void (*take)(void *context, const struct store_target *target), void *context)
{
	each_target(store, arena, SQL_TEXTS, take, context);
}

void store_gone(struct store *store, struct arena *arena,
		void (*take)(void *context, const struct store_target *target), void *context)
{
	each_target(store, arena, SQL_GONE, take, context);
}
