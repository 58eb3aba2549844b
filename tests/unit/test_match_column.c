/* Columns of personal data on pages made by hand, with a rule that keeps every number. */
#include "rule_folder.h"

#include "page_fixture.h"
#include "table/table.h"

#define RULES                                                                                                  \
	"rules:\n" RULE("leak.number") "  scope: [text, cell, document]\n  digits: {min: 18, max: 18}\n" RULE( \
	    "leak.id-column")

struct bench {
	struct rules *rules;
	struct fixture fixture;
	struct findings findings;
};

static void bench_open(struct bench *bench)
{
	*bench = (struct bench){ .rules = load_text(RULES) };
	fixture_init(&bench->fixture);
	bench->findings.arena = arena_new();
}

static void bench_scan(struct bench *bench)
{
	struct scanner *scanner = scanner_new(bench->rules);

	assert_non_null(scanner);
	fixture_page(&bench->fixture);
	assert_int_equal(table_find(&bench->fixture.page, bench->fixture.arena), 0);
	scanner_scan(scanner, &bench->findings, &bench->fixture.page);
	scanner_free(scanner);
}

static void bench_close(struct bench *bench)
{
	fixture_free(&bench->fixture);
	arena_free(bench->findings.arena);
	rules_free(bench->rules);
}

static size_t findings_of(const struct bench *bench, const char *rule)
{
	size_t count = 0;

	for (size_t i = 0; i < bench->findings.list.count; i++)
		count += strcmp(bench->findings.list.items[i].rule, rule) == 0;
	return count;
}

static const struct fact *fact_of(const struct finding *finding, const char *key)
{
	for (size_t i = 0; i < finding->facts.count; i++)
		if (strcmp(finding->facts.items[i].key, key) == 0)
			return &finding->facts.items[i];
	fail_msg("no fact %s", key);
	return NULL;
}

/* Names and numbers under their headings. */
static void add_table(struct bench *bench, uint32_t rows, int first)
{
	const char *texts[2 * 64] = { "姓名", "证件号码" };

	for (uint32_t i = 0; i < rows; i++) {
		texts[2 + 2 * i] = "某";
		texts[3 + 2 * i] = arena_printf(bench->fixture.arena, "4408031985071420%02d", first + (int)i).data;
	}
	fixture_table(&bench->fixture, rows + 1, 2, texts);
}

static void add_lines(struct bench *bench, const char *format, int count)
{
	for (int i = 0; i < count; i++)
		fixture_block(&bench->fixture, WHERE_DOCUMENT, arena_printf(bench->fixture.arena, format, 10 + i).data);
}

static void ten_values_of_a_column_are_one_finding(void **state)
{
	struct bench bench;
	(void)state;

	bench_open(&bench);
	add_table(&bench, 10, 10);
	bench_scan(&bench);
	assert_int_equal(bench.findings.list.count, 1);
	const struct finding *finding = &bench.findings.list.items[0];
	assert_string_equal(finding->rule, "leak.id-column");
	assert_int_equal(finding->count, 10);
	assert_true(finding->sensitive);
	assert_sv(finding->shown, SV("440803198507142010"));
	assert_sv(fact_of(finding, "kind")->text, SV("number"));
	assert_sv(fact_of(finding, "label")->text, SV("证件号码"));
	assert_int_equal(fact_of(finding, "first_row")->number, 2);
	assert_int_equal(fact_of(finding, "last_row")->number, 11);
	assert_int_equal(finding->others.count, 9);
	assert_sv(finding->others.items[8].shown, SV("440803198507142019"));
	bench_close(&bench);
}

static void ten_values_of_a_row_under_headings_at_its_left_are_one_finding(void **state)
{
	enum { PERSONS = 11, COLUMNS = PERSONS + 1 };
	const char *texts[3 * COLUMNS] = { [0] = "姓名", [COLUMNS] = "身份证号", [2 * COLUMNS] = "手机号码" };
	struct bench bench;
	(void)state;

	bench_open(&bench);
	for (int i = 1; i < COLUMNS; i++) {
		texts[i] = "某";
		texts[COLUMNS + i] = arena_printf(bench.fixture.arena, "4408031985071420%d", 10 + i).data;
		texts[2 * COLUMNS + i] = "无";
	}
	fixture_table(&bench.fixture, 3, COLUMNS, texts);
	bench_scan(&bench);
	assert_int_equal(bench.findings.list.count, 1);
	const struct finding *finding = &bench.findings.list.items[0];
	assert_string_equal(finding->rule, "leak.id-column");
	assert_int_equal(finding->count, PERSONS);
	assert_sv(fact_of(finding, "label")->text, SV("身份证号"));
	bench_close(&bench);
}

static void nine_values_are_findings_of_their_own(void **state)
{
	struct bench bench;
	(void)state;

	bench_open(&bench);
	add_table(&bench, 9, 10);
	bench_scan(&bench);
	assert_int_equal(findings_of(&bench, "leak.number"), 9);
	assert_int_equal(findings_of(&bench, "leak.id-column"), 0);
	bench_close(&bench);
}

static void each_table_has_a_finding_even_with_the_same_values(void **state)
{
	struct bench bench;
	(void)state;

	bench_open(&bench);
	add_table(&bench, 12, 10);
	add_table(&bench, 12, 10);
	add_table(&bench, 5, 40);
	bench_scan(&bench);
	assert_int_equal(findings_of(&bench, "leak.id-column"), 2);
	assert_int_equal(findings_of(&bench, "leak.number"), 5);
	bench_close(&bench);
}

static void repeats_outside_the_column_belong_to_it(void **state)
{
	struct bench bench;
	(void)state;

	bench_open(&bench);
	fixture_block(&bench.fixture, WHERE_TEXT, "首位：440803 19850714 2010。");
	add_table(&bench, 12, 10);
	fixture_block(&bench.fixture, WHERE_TEXT, "末位：440803198507142021。另有440803198507142099。");
	bench_scan(&bench);
	assert_int_equal(findings_of(&bench, "leak.id-column"), 1);
	assert_true(findings_of(&bench, "leak.number") >= 1);
	for (size_t i = 0; i < bench.findings.list.count; i++)
		assert_false(sv_eq(bench.findings.list.items[i].shown, SV("440803198507142021")));
	bench_close(&bench);
}

static void lines_laid_out_alike_are_a_table(void **state)
{
	static const char *const lines[] = {
		"某某,4408031985071420%d,800",   "某某、4408031985071420%d", "某某 | 4408031985071420%d |",
		"某某    4408031985071420%d 甲", "4408031985071420%d",       "\"某\",\"4408031985071420%d\"",
	};
	(void)state;

	for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
		struct bench bench;
		bench_open(&bench);
		add_lines(&bench, lines[i], 12);
		bench_scan(&bench);
		assert_int_equal(bench.findings.list.count, 1);
		assert_string_equal(bench.findings.list.items[0].rule, "leak.id-column");
		assert_int_equal(bench.findings.list.items[0].count, 12);
		bench_close(&bench);
	}
}

static void sentences_are_no_table(void **state)
{
	static const char *const lines[] = { "某某，证件号4408031985071420%d，男", "证件号：4408031985071420%d。" };
	(void)state;

	for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
		struct bench bench;
		bench_open(&bench);
		add_lines(&bench, lines[i], 12);
		bench_scan(&bench);
		assert_int_equal(findings_of(&bench, "leak.number"), 12);
		bench_close(&bench);
	}
}

static void the_line_above_heads_a_column_of_text(void **state)
{
	struct bench bench;
	(void)state;

	bench_open(&bench);
	fixture_block(&bench.fixture, WHERE_DOCUMENT, "姓名,证件号码,金额");
	add_lines(&bench, "某某,4408031985071420%d,800", 10);
	bench_scan(&bench);
	assert_int_equal(bench.findings.list.count, 1);
	assert_sv(fact_of(&bench.findings.list.items[0], "label")->text, SV("证件号码"));
	bench_close(&bench);
}

static void a_hundred_thousand_lines_take_linear_time(void **state)
{
	struct bench bench;
	(void)state;

	bench_open(&bench);
	for (int i = 0; i < 100000; i++)
		fixture_block(&bench.fixture, WHERE_DOCUMENT,
			      arena_printf(bench.fixture.arena, "某,440803%012d", i).data);
	bench_scan(&bench);
	assert_int_equal(findings_of(&bench, "leak.id-column"), 1);
	bench_close(&bench);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(ten_values_of_a_column_are_one_finding),
		cmocka_unit_test(ten_values_of_a_row_under_headings_at_its_left_are_one_finding),
		cmocka_unit_test(nine_values_are_findings_of_their_own),
		cmocka_unit_test(each_table_has_a_finding_even_with_the_same_values),
		cmocka_unit_test(repeats_outside_the_column_belong_to_it),
		cmocka_unit_test(lines_laid_out_alike_are_a_table),
		cmocka_unit_test(sentences_are_no_table),
		cmocka_unit_test(the_line_above_heads_a_column_of_text),
		cmocka_unit_test(a_hundred_thousand_lines_take_linear_time),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
