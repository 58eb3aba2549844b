/* The scanner on pages made by hand, with small rule sets. */
#include "rule_folder.h"

#include "page_fixture.h"

/* A content rule without its finder. */
#define CONTENT(id) RULE(id) "  scope: [text, cell, comment, attribute, hidden]\n"

struct bench {
	struct rules *rules;
	struct fixture fixture;
	struct findings findings;
	int result;
};

static void bench_open(struct bench *bench, const char *rules)
{
	*bench = (struct bench){ .rules = load_text(rules) };
	fixture_init(&bench->fixture);
	bench->findings.arena = arena_new();
}

static void bench_scan(struct bench *bench)
{
	struct scanner *scanner = scanner_new(bench->rules);

	assert_non_null(scanner);
	bench->result = scanner_scan(scanner, &bench->findings, fixture_page(&bench->fixture));
	scanner_free(scanner);
}

static void bench_close(struct bench *bench)
{
	fixture_free(&bench->fixture);
	arena_free(bench->findings.arena);
	rules_free(bench->rules);
}

/* What stands at a finding's place in the document. */
static struct sv text_at(const struct bench *bench, size_t index)
{
	struct span at = bench->findings.list.items[index].at;

	return sv_slice(bench->fixture.page.document, at.begin, at.end);
}

static const struct finding *found(const struct bench *bench, size_t index)
{
	assert_true(index < bench->findings.list.count);
	return &bench->findings.list.items[index];
}

static void a_finding_is_exactly_the_value(void **state)
{
	struct bench bench;
	(void)state;

	bench_open(&bench, "rules:\n" CONTENT("a.one") "  pattern: key=(?<value>[a-z]{3,60})\n");
	fixture_block(&bench.fixture, WHERE_TEXT, "前 key=abc，key=defghi。");
	fixture_block(&bench.fixture, WHERE_COMMENT, "key=xyz");
	bench_scan(&bench);
	assert_int_equal(bench.result, 0);
	assert_int_equal(bench.findings.list.count, 3);
	assert_sv(text_at(&bench, 0), SV("abc"));
	assert_sv(text_at(&bench, 1), SV("defghi"));
	assert_sv(text_at(&bench, 2), SV("xyz"));
	assert_int_equal(found(&bench, 0)->where, WHERE_TEXT);
	assert_int_equal(found(&bench, 2)->where, WHERE_COMMENT);
	assert_sv(found(&bench, 1)->value, SV("defghi"));
	assert_sv(found(&bench, 1)->shown, SV("defghi"));
	assert_sv(found(&bench, 1)->evidence, SV("******"));
	assert_false(found(&bench, 1)->sensitive);
	bench_close(&bench);
}

static void a_value_split_over_elements_is_found_whole(void **state)
{
	struct bench bench;
	(void)state;

	bench_open(&bench, "rules:\n" CONTENT("secret.one") "  pattern: key=(?<value>[a-z]{3,60})\n");
	fixture_piece(&bench.fixture, WHERE_TEXT, SV("key=ab"));
	buf_append(&bench.fixture.document, SV("<b>"));
	fixture_piece(&bench.fixture, WHERE_TEXT, SV("cd"));
	buf_append(&bench.fixture.document, SV("</b>"));
	fixture_piece(&bench.fixture, WHERE_TEXT, SV("ef."));
	fixture_end(&bench.fixture, WHERE_TEXT, '\n');
	bench_scan(&bench);
	assert_int_equal(bench.findings.list.count, 1);
	assert_sv(found(&bench, 0)->value, SV("abcdef"));
	assert_sv(text_at(&bench, 0), SV("ab<b>cd</b>ef"));
	assert_true(found(&bench, 0)->sensitive);
	bench_close(&bench);
}

static void repeats_are_one_finding_with_the_first_place(void **state)
{
	struct bench bench;
	(void)state;

	bench_open(&bench, "rules:\n" CONTENT("a.one") "  pattern: key=(?<value>[a-z]{3,60})\n");
	fixture_block(&bench.fixture, WHERE_COMMENT, "key=abc");
	fixture_block(&bench.fixture, WHERE_TEXT, "key=abc key=def key=abc");
	bench_scan(&bench);
	assert_int_equal(bench.findings.list.count, 2);
	assert_int_equal(found(&bench, 0)->count, 3);
	assert_int_equal(found(&bench, 0)->at.begin, 4);
	assert_int_equal(found(&bench, 1)->count, 1);
	bench_close(&bench);
}

static void a_rule_reads_its_scope_and_nothing_while_disabled(void **state)
{
	struct bench bench;
	(void)state;

	bench_open(&bench, "rules:\n" RULE("a.one") "  scope: [comment]\n  pattern: abc\n" RULE(
			       "a.two") "  scope: [text]\n  pattern: abc\n  enabled: false\n");
	fixture_block(&bench.fixture, WHERE_TEXT, "abc");
	fixture_block(&bench.fixture, WHERE_HIDDEN, "abc");
	bench_scan(&bench);
	assert_int_equal(bench.findings.list.count, 0);
	fixture_block(&bench.fixture, WHERE_COMMENT, "abc");
	bench_scan(&bench);
	assert_int_equal(bench.findings.list.count, 1);
	bench_close(&bench);
}

static void words_around_decide(void **state)
{
	static const char *const cells[] = { "证号", "名", "abc", "张", "abd", "李" };
	struct bench bench;
	(void)state;

	bench_open(
	    &bench,
	    "rules:\n" CONTENT(
		"a.near") "  pattern: ab[a-z]\n"
			  "  context: [{require: [证号], within: 5}, {exclude: [项目], within: block}]\n" CONTENT("a.row") "  pattern: ab[a-z]\n  context: [{require: [张], within: row}]\n" CONTENT(
			      "a.column") "  pattern: ab[a-z]\n  context: [{require: [证号], within: column}]\n");
	fixture_block(&bench.fixture, WHERE_TEXT, "证号是 abx");
	fixture_block(&bench.fixture, WHERE_TEXT, "证号一二三四五六 aby");
	fixture_block(&bench.fixture, WHERE_TEXT, "证号 abz 项目");
	fixture_table(&bench.fixture, 3, 2, cells);
	bench_scan(&bench);
	assert_int_equal(bench.findings.list.count, 4);
	assert_string_equal(found(&bench, 0)->rule, "a.near");
	assert_sv(found(&bench, 0)->value, SV("abx"));
	assert_string_equal(found(&bench, 1)->rule, "a.column");
	assert_string_equal(found(&bench, 2)->rule, "a.row");
	assert_sv(found(&bench, 2)->value, SV("abc"));
	assert_string_equal(found(&bench, 3)->rule, "a.column");
	assert_sv(found(&bench, 3)->value, SV("abd"));
	bench_close(&bench);
}

static void masks_never_show_more_than_half(void **state)
{
	struct bench bench;
	(void)state;

	bench_open(&bench,
		   "rules:\n" CONTENT("a.ends") "  pattern: x[a-z]{4,40}\n  mask: {first: 3, last: 2}\n" CONTENT(
		       "a.line") "  pattern: BEGIN[A-Z]{1,9}\n  mask: line\n");
	fixture_block(&bench.fixture, WHERE_TEXT, "xabcdefghijk BEGINKEY xabcd");
	bench_scan(&bench);
	assert_int_equal(bench.findings.list.count, 3);
	assert_sv(found(&bench, 0)->evidence, SV("xab*******jk"));
	assert_sv(found(&bench, 1)->evidence, SV("BEGINKEY ******"));
	assert_sv(found(&bench, 2)->evidence, SV("******"));
	bench_close(&bench);
}

static void a_rule_yields_to_another_on_the_same_text(void **state)
{
	struct bench bench;
	(void)state;

	bench_open(&bench, "rules:\n" CONTENT("a.strong") "  pattern: url:[a-z=]{1,40}\n" CONTENT(
			       "a.weak") "  pattern: key=(?<value>[a-z]{3,60})\n  yields_to: [a.strong]\n");
	fixture_block(&bench.fixture, WHERE_TEXT, "url:key=abc key=def");
	bench_scan(&bench);
	assert_int_equal(bench.findings.list.count, 2);
	assert_string_equal(found(&bench, 0)->rule, "a.strong");
	assert_sv(found(&bench, 1)->value, SV("def"));
	bench_close(&bench);
}

static void two_patterns_on_one_value_are_one_finding(void **state)
{
	struct bench bench;
	(void)state;

	bench_open(&bench,
		   "rules:\n" CONTENT("a.one") "  patterns: ['key=(?<value>[a-z]{3,60})', '=(?<value>[a-z]{3,60})']\n");
	fixture_block(&bench.fixture, WHERE_TEXT, "key=abc");
	bench_scan(&bench);
	assert_int_equal(bench.findings.list.count, 1);
	assert_int_equal(found(&bench, 0)->count, 1);
	bench_close(&bench);
}

static void ignored_values_are_never_reported(void **state)
{
	struct bench bench;
	(void)state;

	bench_open(&bench, "rules:\n" CONTENT("a.one") "  pattern: key=(?<value>[a-z]{3,60})\n  ignore: [example]\n");
	fixture_block(&bench.fixture, WHERE_TEXT, "key=example key=examples");
	bench_scan(&bench);
	assert_int_equal(bench.findings.list.count, 1);
	assert_sv(found(&bench, 0)->value, SV("examples"));
	bench_close(&bench);
}

static void headings_label_the_cells_below_and_beside(void **state)
{
	static const char *const list[] = { "名", "密 码：", "甲", "abc1", "乙", "abc2" };
	static const char *const form[] = { "密码", "def1", "备注", "无" };
	static const char *const prose[] = { "密码abc是什么", "ghi1", "x", "y" };
	struct bench bench;
	(void)state;

	bench_open(&bench, "rules:\n" CONTENT("a.one") "  labelled: [密码]\n");
	fixture_table(&bench.fixture, 3, 2, list);
	fixture_table(&bench.fixture, 1, 4, form);
	fixture_table(&bench.fixture, 2, 2, prose);
	bench_scan(&bench);
	assert_int_equal(bench.findings.list.count, 3);
	assert_sv(text_at(&bench, 0), SV("abc1"));
	assert_sv(text_at(&bench, 1), SV("abc2"));
	assert_sv(text_at(&bench, 2), SV("def1"));
	assert_int_equal(found(&bench, 0)->where, WHERE_CELL);
	bench_close(&bench);
}

static void names_label_the_values_of_inputs(void **state)
{
	struct bench bench;
	(void)state;

	bench_open(&bench, "rules:\n" CONTENT("a.one") "  labelled: [pwd, password]\n");
	uint32_t shown = fixture_element(&bench.fixture, "input");
	fixture_attribute(&bench.fixture, shown, "value", "abc1");
	fixture_attribute(&bench.fixture, shown, "name", "userPwd2");
	uint32_t hidden = fixture_element(&bench.fixture, "input");
	fixture_attribute(&bench.fixture, hidden, "id", "db_password");
	struct piece *value = fixture_piece(&bench.fixture, WHERE_HIDDEN, SV("def1"));
	value->element = hidden;
	value->name = SV("value");
	fixture_end(&bench.fixture, WHERE_HIDDEN, '\n');
	uint32_t other = fixture_element(&bench.fixture, "input");
	fixture_attribute(&bench.fixture, other, "name", "pwdStrengthLabel");
	fixture_attribute(&bench.fixture, other, "value", "ghi1");
	uint32_t link = fixture_element(&bench.fixture, "a");
	fixture_attribute(&bench.fixture, link, "name", "pwd");
	fixture_attribute(&bench.fixture, link, "data-password", "jkl1");
	bench_scan(&bench);
	assert_int_equal(bench.findings.list.count, 3);
	assert_sv(text_at(&bench, 0), SV("abc1"));
	assert_sv(text_at(&bench, 1), SV("def1"));
	assert_int_equal(found(&bench, 1)->where, WHERE_HIDDEN);
	assert_sv(text_at(&bench, 2), SV("jkl1"));
	bench_close(&bench);
}

static void past_the_limit_one_finding_stands_for_the_rest(void **state)
{
	struct bench bench;
	char text[32];
	(void)state;

	bench_open(&bench, "rules:\n" CONTENT("a.one") "  pattern: key=(?<value>[0-9]{4})\n");
	for (int i = 0; i < LIMIT_FINDINGS_PER_RULE + 500; i++) {
		snprintf(text, sizeof text, "key=%04d", i);
		fixture_block(&bench.fixture, WHERE_TEXT, text);
	}
	bench_scan(&bench);
	assert_int_equal(bench.result, 0);
	assert_int_equal(bench.findings.list.count, LIMIT_FINDINGS_PER_RULE);
	assert_int_equal(found(&bench, LIMIT_FINDINGS_PER_RULE - 2)->count, 1);
	assert_int_equal(found(&bench, LIMIT_FINDINGS_PER_RULE - 1)->count, 501);
	bench_close(&bench);
}

static void a_flood_of_candidates_cuts_the_search_and_says_so(void **state)
{
	struct bench bench;
	(void)state;

	bench_open(&bench, "rules:\n" CONTENT("a.one") "  pattern: key\n" CONTENT("b.two") "  pattern: lock\n");
	for (size_t i = 0; i < LIMIT_MATCHES + 10; i++)
		buf_append(&bench.fixture.streams[STREAM_BODY], SV("key                                          "
								   "                                             "));
	fixture_piece(&bench.fixture, WHERE_TEXT, SV("key"))->begin = 0;
	fixture_block(&bench.fixture, WHERE_TEXT, "lock");
	bench_scan(&bench);
	assert_int_equal(bench.result, -1);
	assert_true(bench.findings.list.count >= 1);
	bench_close(&bench);
}

static void scanners_of_one_rule_set_agree(void **state)
{
	struct bench bench;
	struct findings again = { .arena = arena_new() };
	(void)state;

	bench_open(&bench, "rules:\n" CONTENT("a.one") "  pattern: key=(?<value>[a-z]{3,60})\n");
	fixture_block(&bench.fixture, WHERE_TEXT, "key=abc key=abd");
	struct scanner *scanner = scanner_new(bench.rules);
	bench_scan(&bench);
	for (int i = 0; i < 3; i++)
		assert_int_equal(scanner_scan(scanner, &again, fixture_page(&bench.fixture)), 0);
	assert_int_equal(again.list.count, 3 * bench.findings.list.count);
	scanner_free(scanner);
	arena_free(again.arena);
	bench_close(&bench);
}

static void an_empty_page_has_no_findings(void **state)
{
	struct bench bench;
	(void)state;

	bench_open(&bench, "rules:\n" CONTENT("a.one") "  pattern: abc\n  labelled: [ab]\n");
	bench_scan(&bench);
	assert_int_equal(bench.result, 0);
	assert_int_equal(bench.findings.list.count, 0);
	bench_close(&bench);
	bench_open(&bench, "rules:\n" RULE("a.one"));
	fixture_block(&bench.fixture, WHERE_TEXT, "abc");
	bench_scan(&bench);
	assert_int_equal(bench.findings.list.count, 0);
	bench_close(&bench);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_finding_is_exactly_the_value),
		cmocka_unit_test(a_value_split_over_elements_is_found_whole),
		cmocka_unit_test(repeats_are_one_finding_with_the_first_place),
		cmocka_unit_test(a_rule_reads_its_scope_and_nothing_while_disabled),
		cmocka_unit_test(words_around_decide),
		cmocka_unit_test(masks_never_show_more_than_half),
		cmocka_unit_test(a_rule_yields_to_another_on_the_same_text),
		cmocka_unit_test(two_patterns_on_one_value_are_one_finding),
		cmocka_unit_test(ignored_values_are_never_reported),
		cmocka_unit_test(headings_label_the_cells_below_and_beside),
		cmocka_unit_test(names_label_the_values_of_inputs),
		cmocka_unit_test(past_the_limit_one_finding_stands_for_the_rest),
		cmocka_unit_test(a_flood_of_candidates_cuts_the_search_and_says_so),
		cmocka_unit_test(scanners_of_one_rule_set_agree),
		cmocka_unit_test(an_empty_page_has_no_findings),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
