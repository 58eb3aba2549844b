/* Pages made to cost time or memory, with the rules that are shipped. */
#include "rule_folder.h"

#include <time.h>

#include "page_fixture.h"

#define FLOOD_BYTES  (4 * MIB)
#define MOST_SECONDS 30 /* a guard against quadratic work, no measure of speed; sanitizers are slow */

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

static void scan(const struct rules *rules, struct fixture *fixture)
{
	struct scanner *scanner = scanner_new(rules);
	struct findings findings = { .arena = arena_new() };
	clock_t start = clock();

	scanner_scan(scanner, &findings, fixture_page(fixture));
	double seconds = (double)(clock() - start) / CLOCKS_PER_SEC;
	if (seconds >= MOST_SECONDS)
		print_error("%.1f seconds\n", seconds);
	assert_true(seconds < MOST_SECONDS);
	for (size_t i = 0; i < findings.list.count; i++) {
		struct span at = findings.list.items[i].at;
		assert_true(at.begin < at.end && at.end <= fixture->page.document.len);
	}
	arena_free(findings.arena);
	scanner_free(scanner);
}

/* One piece full of `text`, again and again. */
static void flood(const struct rules *rules, enum where where, const char *text)
{
	struct fixture fixture;
	struct buf all;

	fixture_init(&fixture);
	buf_init(&all, FLOOD_BYTES);
	while (!all.overflow)
		buf_append(&all, sv_from(text));
	fixture_piece(&fixture, where, buf_view(&all));
	scan(rules, &fixture);
	buf_free(&all);
	fixture_free(&fixture);
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
};

static void floods_of_any_text_take_linear_time(void **state)
{
	static const enum where places[] = { WHERE_TEXT, WHERE_SCRIPT };

	for (size_t i = 0; i < sizeof floods / sizeof *floods; i++)
		for (size_t k = 0; k < 2; k++)
			flood(*state, places[k], floods[i]);
}

static void one_cell_that_holds_everything_is_no_label(void **state)
{
	struct fixture fixture;
	struct buf all;

	buf_init(&all, FLOOD_BYTES);
	while (!all.overflow)
		buf_append(&all, SV("密码 440803198507142034 abc "));
	buf_byte(&all, '\0');
	all.data[all.len - 1] = '\0';
	fixture_init(&fixture);
	const char *cells[] = { "密码", "x", "y", all.data };
	fixture_table(&fixture, 2, 2, cells);
	scan(*state, &fixture);
	buf_free(&all);
	fixture_free(&fixture);
}

static void tables_full_of_labels_take_linear_time(void **state)
{
	enum { ROWS = 200, COLUMNS = 500 };
	static const char *cells[ROWS * COLUMNS];
	struct fixture fixture;

	for (size_t i = 0; i < ROWS * COLUMNS; i++)
		cells[i] = i % 2 ? "密码" : "440803198507142034";
	fixture_init(&fixture);
	fixture_table(&fixture, ROWS, COLUMNS, cells);
	scan(*state, &fixture);
	fixture_free(&fixture);
}

static void thousands_of_attributes_take_linear_time(void **state)
{
	struct fixture fixture;

	fixture_init(&fixture);
	for (size_t i = 0; i < 100; i++) {
		uint32_t element = fixture_element(&fixture, "input");
		for (size_t k = 0; k < LIMIT_ATTRIBUTES; k++)
			fixture_attribute(&fixture, element, k % 2 ? "name" : "id", "password");
		fixture_attribute(&fixture, element, "value", "abc123");
	}
	scan(*state, &fixture);
	fixture_free(&fixture);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(floods_of_any_text_take_linear_time),
		cmocka_unit_test(one_cell_that_holds_everything_is_no_label),
		cmocka_unit_test(tables_full_of_labels_take_linear_time),
		cmocka_unit_test(thousands_of_attributes_take_linear_time),
	};

	return cmocka_run_group_tests(tests, load, unload);
}
