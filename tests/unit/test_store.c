/* Tests of store/: nights, the queue, what is kept of targets and pages, and files that are no state. */
#define _POSIX_C_SOURCE 200809L
#include "assert_sv.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "store/store.h"

struct fixture {
	char folder[64];
	char path[96];
	struct arena *arena;
	struct store *store;
	struct store_night night;
};

static void open_store(struct fixture *f)
{
	struct buf why;

	buf_init(&why, 4096);
	f->store = store_open(f->path, false, &why);
	if (!f->store)
		fail_msg("%.*s", SV_ARG(buf_view(&why)));
	buf_free(&why);
}

static void begin(struct fixture *f, int64_t now, bool fresh)
{
	open_store(f);
	assert_int_equal(store_night_begin(f->store, &f->night, now, fresh), 0);
}

static int set_up(void **state)
{
	struct fixture *f = calloc(1, sizeof *f);

	strcpy(f->folder, "/tmp/pagewarden-store-XXXXXX");
	if (!mkdtemp(f->folder))
		return -1;
	snprintf(f->path, sizeof f->path, "%s/state.db", f->folder);
	f->arena = arena_new();
	*state = f;
	return 0;
}

static int tear_down(void **state)
{
	struct fixture *f = *state;
	char command[128];

	store_close(f->store);
	arena_free(f->arena);
	snprintf(command, sizeof command, "rm -rf %s", f->folder);
	int result = system(command);
	free(f);
	return result;
}

static int64_t want(struct fixture *f, const char *url, enum target_role role, bool *queued)
{
	struct store_want want = { .url = sv_from(url), .host = SV("http://a.example"), .role = role, .site = 1 };
	struct store_queued waits;
	int64_t id = store_want(f->store, &want, &waits);

	if (queued)
		*queued = waits.host != 0;
	return id;
}

static struct store_target next(struct fixture *f, int64_t *cursor)
{
	struct store_target target = { 0 };

	store_next(f->store, &target, f->arena, 1, cursor, UINT32_MAX);
	return target;
}

static void answer(struct fixture *f, const struct store_target *target, bool ok, int64_t now)
{
	struct observation seen = { .url = target->url, .end = target->url, .status = ok ? 200 : 404 };
	struct store_queued again;

	store_answer(f->store,
		     &(struct store_answer){ .target = target->id,
					     .queued = target->queued,
					     .role = target->role,
					     .result = ok ? 0 : 1,
					     .ok = ok,
					     .failed = !ok,
					     .seen = &seen,
					     .body = 7,
					     .text = ok ? 9 : 0,
					     .says = ok ? SV("title") : SV(""),
					     .now = now },
		     &again);
	assert_int_equal(again.host, 0);
}

/* One night in which a single address is asked. */
static struct store_target night(struct fixture *f, int64_t now, bool ok)
{
	int64_t cursor = 0;
	struct store_target before;

	begin(f, now, false);
	want(f, "http://a.example/x", ROLE_PAGE, NULL);
	struct store_target target = next(f, &cursor);
	assert_int_not_equal(target.id, 0);
	answer(f, &target, ok, now);
	assert_true(store_get(f->store, &before, f->arena, target.id));
	store_night_end(f->store, f->night.id, now);
	store_close(f->store);
	f->store = NULL;
	return before;
}

static void each_address_is_queued_once_a_night(void **state)
{
	struct fixture *f = *state;
	int64_t cursor = 0;
	bool queued;

	begin(f, 100, false);
	int64_t id = want(f, "http://a.example/x", ROLE_RESOURCE, &queued);
	assert_true(queued);
	assert_int_equal(want(f, "http://a.example/x", ROLE_RESOURCE, &queued), id);
	assert_false(queued);
	assert_int_equal(next(f, &cursor).id, id);
	assert_int_equal(next(f, &cursor).id, 0);
}

static void asks_again_where_more_is_wanted(void **state)
{
	struct fixture *f = *state;
	int64_t cursor = 0;
	bool queued;

	begin(f, 100, false);
	want(f, "http://a.example/x", ROLE_RESOURCE, NULL);
	struct store_target target = next(f, &cursor);
	answer(f, &target, true, 100);
	want(f, "http://a.example/x", ROLE_PAGE, &queued);
	assert_true(queued);
	target = next(f, &cursor);
	assert_int_equal(target.role, ROLE_PAGE);
	assert_false(target.answered);
}

static void a_killed_night_goes_on(void **state)
{
	struct fixture *f = *state;
	int64_t cursor = 0;

	begin(f, 100, false);
	want(f, "http://a.example/x", ROLE_PAGE, NULL);
	want(f, "http://a.example/y", ROLE_PAGE, NULL);
	struct store_target target = next(f, &cursor);
	answer(f, &target, true, 100);
	store_close(f->store);
	begin(f, 200, false);
	assert_true(f->night.resumed);
	assert_int_equal(f->night.started, 100);
	cursor = 0;
	assert_sv(next(f, &cursor).url, SV("http://a.example/y"));
	assert_int_equal(next(f, &cursor).id, 0);
}

static void counts_the_nights_of_a_failure(void **state)
{
	struct fixture *f = *state;
	struct store_target target = night(f, 100, true);

	assert_false(target.asked_before);
	assert_int_equal(target.first_seen, 100);
	target = night(f, 200, false);
	assert_true(target.asked_before);
	assert_false(target.failed_before);
	assert_int_equal(target.last_ok, 100);
	assert_int_equal(target.nights, 0);
	assert_sv(target.said, SV("title"));
	target = night(f, 300, false);
	assert_true(target.failed_before);
	assert_int_equal(target.nights, 1);
	target = night(f, 400, true);
	assert_int_equal(target.nights, 2);
	assert_int_equal(target.last_ok, 100);
	target = night(f, 500, true);
	assert_int_equal(target.nights, 0);
	assert_int_equal(target.last_ok, 400);
}

static void a_night_given_up_leaves_the_one_before(void **state)
{
	struct fixture *f = *state;
	int64_t cursor = 0;

	night(f, 100, true);
	begin(f, 200, false);
	want(f, "http://a.example/x", ROLE_PAGE, NULL);
	struct store_target target = next(f, &cursor);
	answer(f, &target, false, 200);
	store_close(f->store);
	begin(f, 300, true);
	assert_false(f->night.resumed);
	cursor = 0;
	want(f, "http://a.example/x", ROLE_PAGE, NULL);
	target = next(f, &cursor);
	assert_true(target.asked_before);
	assert_false(target.failed_before);
	assert_int_equal(target.last_ok, 100);
}

static void count_page(void *context, const struct store_target *target, const struct store_page *page)
{
	assert_sv(target->url, SV("http://a.example/x"));
	assert_sv(page->records, SV("records"));
	assert_int_equal(page->stamp, 5);
	++*(int *)context;
}

static void keeps_pages(void **state)
{
	struct fixture *f = *state;
	int64_t cursor = 0;
	int pages = 0;

	begin(f, 100, false);
	int64_t id = want(f, "http://a.example/x", ROLE_PAGE, NULL);
	struct store_target target = next(f, &cursor);
	store_page_put(f->store, &(struct store_page){ .target = id, .stamp = 5, .records = SV("records") });
	answer(f, &target, true, 100);
	assert_true(store_page_has(f->store, id, 5));
	assert_false(store_page_has(f->store, id, 6));
	store_pages(f->store, f->arena, count_page, &pages);
	store_night_end(f->store, f->night.id, 100);
	assert_int_equal(store_night_begin(f->store, &f->night, 200, false), 0);
	store_pages(f->store, f->arena, count_page, &pages);
	assert_int_equal(pages, 1);
	store_page_keep(f->store, id);
	store_pages(f->store, f->arena, count_page, &pages);
	assert_int_equal(pages, 2);
}

static void knows_findings_of_the_night_before(void **state)
{
	struct fixture *f = *state;
	bool still;

	begin(f, 100, false);
	assert_int_equal(store_known(f->store, SV("f"), 1, &still), 100);
	assert_false(still);
	assert_int_equal(store_known(f->store, SV("f"), 1, &still), 100); /* the output is written again */
	assert_false(still);
	store_night_end(f->store, f->night.id, 100);
	assert_int_equal(store_night_begin(f->store, &f->night, 200, false), 0);
	assert_int_equal(store_known(f->store, SV("f"), 1, &still), 100);
	assert_true(still);
	assert_int_equal(store_known_since(f->store, SV("f")), 100);
	assert_int_equal(store_known_since(f->store, SV("g")), 0);
	store_night_end(f->store, f->night.id, 200);
	assert_int_equal(store_night_begin(f->store, &f->night, 300, false), 0);
	assert_int_equal(store_known(f->store, SV("f"), 2, &still), 100);
	assert_false(still); /* worse than it was */
	assert_int_equal(store_first(f->store, SUM_TEXT, 5, 8), 0);
	assert_int_equal(store_first(f->store, SUM_TEXT, 5, 9), 8);
}

static void write_file(const char *path, const char *text)
{
	FILE *file = fopen(path, "w");

	assert_non_null(file);
	fputs(text, file);
	fclose(file);
}

static void refuses(struct fixture *f, const char *complaint)
{
	struct buf why;

	buf_init(&why, 4096);
	assert_null(store_open(f->path, false, &why));
	buf_byte(&why, '\0');
	assert_non_null(strstr(why.data, complaint));
	buf_free(&why);
}

static void leaves_foreign_files_alone(void **state)
{
	struct fixture *f = *state;
	char text[5000];
	struct stat status;

	memset(text, 'x', sizeof text - 1);
	text[sizeof text - 1] = '\0';
	write_file(f->path, text);
	refuses(f, "no state file");
	assert_int_equal(stat(f->path, &status), 0);
	assert_int_equal(status.st_size, sizeof text - 1);
}

static void refuses_another_version(void **state)
{
	struct fixture *f = *state;
	unsigned char version = 99;

	begin(f, 100, false);
	store_close(f->store);
	f->store = NULL;
	int file = open(f->path, O_WRONLY);
	assert_int_equal(pwrite(file, &version, 1, 63), 1);
	close(file);
	refuses(f, "another version");
}

static void one_sweep_at_a_time(void **state)
{
	struct fixture *f = *state;

	begin(f, 100, false);
	refuses(f, "another sweep");
}

static void the_file_is_private(void **state)
{
	struct fixture *f = *state;
	struct stat status;

	begin(f, 100, false);
	assert_int_equal(stat(f->path, &status), 0);
	assert_int_equal(status.st_mode & 0777, 0600);
}

static void people_decide(void **state)
{
	struct fixture *f = *state;

	begin(f, 100, false);
	assert_false(store_is_accepted(f->store, SV("http://a.example/x")));
	store_accept(f->store, SV("http://a.example/x"), true);
	assert_true(store_is_accepted(f->store, SV("http://a.example/x")));
	store_accept(f->store, SV("http://a.example/x"), false);
	assert_false(store_is_accepted(f->store, SV("http://a.example/x")));
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(each_address_is_queued_once_a_night),
		TEST(asks_again_where_more_is_wanted),
		TEST(a_killed_night_goes_on),
		TEST(counts_the_nights_of_a_failure),
		TEST(a_night_given_up_leaves_the_one_before),
		TEST(keeps_pages),
		TEST(knows_findings_of_the_night_before),
		TEST(leaves_foreign_files_alone),
		TEST(refuses_another_version),
		TEST(one_sweep_at_a_time),
		TEST(the_file_is_private),
		TEST(people_decide),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
