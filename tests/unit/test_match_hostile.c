/* Pages made to cost time or memory, with the rules that are shipped. */
#include "rule_folder.h"

#include <time.h>

#include "match/scan.h"
#include "page_fixture.h"

/* Work that is quadratic takes 16 times as long for four times the text, linear work 4 times. A clock is disturbed by
 * whatever else runs, so that only what never comes near the one is taken for the other. */
#define SHORT_BYTES  (24 * KIB)
#define TIMES_LONGER 4
#define MOST_RATIO   8.0
#define LEAST_SHORT  0.0005 /* seconds: what is faster is as good as this */
#define TRIES        6

static int load(void **state)
{
	*state = folder_load(shipped_rules(), NULL);
	return 0;
}

static int unload(void **state)
{
	rules_free(*state);
	return 0;
}

static double seconds(void)
{
	struct timespec now;

	clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
	return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

/* Returns the seconds that it took. */
static double scan(struct scanner *scanner, struct fixture *fixture)
{
	struct findings findings = { .arena = arena_new() };
	const struct page *page = fixture_page(fixture);
	double start = seconds();

	scanner_scan(scanner, &findings, page);
	double taken = seconds() - start;
	for (size_t i = 0; i < findings.list.count; i++) {
		struct span at = findings.list.items[i].at;
		assert_true(at.begin < at.end && at.end <= fixture->page.document.len);
	}
	arena_free(findings.arena);
	return taken;
}

/* Makes a page of a size. */
struct maker {
	void (*make)(struct fixture *fixture, const struct maker *maker, size_t bytes);
	enum where where;
	const char *text;
};

static double scan_made(struct scanner *scanner, const struct maker *maker, size_t bytes)
{
	struct fixture fixture;

	fixture_init(&fixture);
	maker->make(&fixture, maker, bytes);
	double taken = scan(scanner, &fixture);
	fixture_free(&fixture);
	return taken;
}

/* Takes the fastest of several tries of each size. */
static void assert_linear(const struct rules *rules, const struct maker *maker)
{
	struct scanner *scanner = scanner_new(rules);
	double at_first = 1e9;
	double at_last = 1e9;

	for (int i = 0; i < TRIES; i++) {
		double taken = scan_made(scanner, maker, SHORT_BYTES);
		at_first = taken < at_first ? taken : at_first;
		taken = scan_made(scanner, maker, TIMES_LONGER * SHORT_BYTES);
		at_last = taken < at_last ? taken : at_last;
		if (at_last < MOST_RATIO * (at_first > LEAST_SHORT ? at_first : LEAST_SHORT))
			break;
		if (i + 1 == TRIES)
			fail_msg("\"%s\": %.4f and %.4f seconds", maker->text, at_first, at_last);
	}
	scanner_free(scanner);
}

/* `text`, again and again. */
static struct sv filled(struct fixture *fixture, const char *text, size_t bytes)
{
	struct sv unit = sv_from(text);
	char *all = arena_alloc(fixture->arena, bytes);
	size_t len = 0;

	for (; len + unit.len <= bytes; len += unit.len)
		memcpy(all + len, unit.data, unit.len);
	return (struct sv){ all, len };
}

static void make_piece(struct fixture *fixture, const struct maker *maker, size_t bytes)
{
	fixture_piece(fixture, maker->where, filled(fixture, maker->text, bytes));
}

static const char *const floods[] = {
	"password=abc123 ",
	"password=",
	"password\"value=",
	"pwd\" value=\"",
	"密码：",
	"密码：abc12345，",
	"密 码 账号 admin ",
	"口令 x",
	"-----BEGIN PRIVATE KEY-----",
	"-----BEGIN RSA PRIVATE KEY-----MIIEowIBAAKCAQEA7bq0bN3Yk1Xv3uQn8G",
	"a://b:c@",
	"http://u1:p2@h.cn/",
	"jdbc:mysql:",
	"mysql://a:b1c2@h/",
	";pwd=a1b2c3;server=x",
	"AKIDabcdefghijk1",
	"LTAI5tQLx7Yc2Wn9Kp4Rb8Ze",
	"secretkey=abcdefghijklmnopqrstuvwx",
	"440803198507142034 ",
	"身份证号440803198507142034，",
	"110101",
	"13702638415、",
	"户主电话13702638415",
	"6222023602012345674 ",
	"1 ",
	"１",
	"\xE2\x80\x8B"
	"1",
	"\n1",
	"     ",
	"\n",
	"身 份 证 号 ",
	"jdbc:mysql://",
	"account=",
	"****",
	"440803********2034 ",
	"137****8415，",
	"eyJ",
	"eyJhbGciOiJIUzI1NiJ9.",
	"\"",
	"'",
	"password",
	"路1号",
	"家住东风路12号3栋501室，",
	"护照号E12345678 ",
	"通行证H12345678 ",
	"密码与用户名相同，",
	"密码为身份证后六位，",
	"440803198507142034,13702638415\n",
	"用户名/密码：admin/abc1 ",
	"\\u5bc6\\u7801",
};

static void floods_of_any_text_take_linear_time(void **state)
{
	static const enum where places[] = { WHERE_TEXT, WHERE_SCRIPT };

	for (size_t i = 0; i < sizeof floods / sizeof *floods; i++)
		for (size_t k = 0; k < 2; k++)
			assert_linear(*state, &(struct maker){ make_piece, places[k], floods[i] });
}

static void make_cell(struct fixture *fixture, const struct maker *maker, size_t bytes)
{
	struct sv all = filled(fixture, maker->text, bytes);
	const char *cells[] = { "密码", "x", "y", arena_copy(fixture->arena, all).data };

	fixture_table(fixture, 2, 2, cells);
}

static void one_cell_that_holds_everything_is_no_label(void **state)
{
	assert_linear(*state, &(struct maker){ make_cell, WHERE_CELL, "密码 440803198507142034 abc " });
}

static void make_table(struct fixture *fixture, const struct maker *maker, size_t bytes)
{
	enum { COLUMNS = 400, BYTES_PER_CELL = 12 };
	size_t rows = bytes / BYTES_PER_CELL / COLUMNS + 1;
	const char **cells = arena_alloc(fixture->arena, rows * COLUMNS * sizeof *cells);

	for (size_t i = 0; i < rows * COLUMNS; i++)
		cells[i] = i % 2 ? maker->text : "440803198507142034";
	fixture_table(fixture, (uint32_t)rows, COLUMNS, cells);
}

static void tables_full_of_labels_take_linear_time(void **state)
{
	assert_linear(*state, &(struct maker){ make_table, WHERE_CELL, "密码" });
}

static void make_inputs(struct fixture *fixture, const struct maker *maker, size_t bytes)
{
	enum { ATTRIBUTES = 256 };

	for (size_t i = 0; i < bytes; i += ATTRIBUTES * strlen(maker->text)) {
		uint32_t element = fixture_element(fixture, "input");
		for (size_t k = 0; k < ATTRIBUTES; k++)
			fixture_attribute(fixture, element, k % 2 ? "name" : "id", maker->text);
		fixture_attribute(fixture, element, "value", "abc123");
	}
}

static void thousands_of_attributes_take_linear_time(void **state)
{
	assert_linear(*state, &(struct maker){ make_inputs, WHERE_ATTRIBUTE, "password" });
}

static void a_scan_without_time_is_cut(void **state)
{
	struct scanner *scanner = scanner_new(*state);
	struct findings findings = { .arena = arena_new() };
	struct fixture fixture;

	fixture_init(&fixture);
	fixture_block(&fixture, WHERE_TEXT, "身份证号：440803198507142034，初始密码：abc12345");
	assert_int_equal(scanner_scan(scanner, &findings, fixture_page(&fixture)), 0);
	size_t found = findings.list.count;
	assert_true(found > 0);
	scanner->seconds = -1;
	assert_int_equal(scanner_scan(scanner, &findings, fixture_page(&fixture)), -1);
	assert_int_equal(findings.list.count, found);
	scanner->seconds = LIMIT_MATCH_SECONDS;
	assert_int_equal(scanner_scan(scanner, &findings, fixture_page(&fixture)), 0);
	arena_free(findings.arena);
	fixture_free(&fixture);
	scanner_free(scanner);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(floods_of_any_text_take_linear_time),
		cmocka_unit_test(one_cell_that_holds_everything_is_no_label),
		cmocka_unit_test(tables_full_of_labels_take_linear_time),
		cmocka_unit_test(thousands_of_attributes_take_linear_time),
		cmocka_unit_test(a_scan_without_time_is_cut),
	};

	return cmocka_run_group_tests(tests, load, unload);
}
