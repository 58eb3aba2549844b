/* Masks and whole numbers on one page, with the rules that are shipped. */
#include "rule_folder.h"

#include "base/buf.h"
#include "html/html.h"

struct bench {
	struct rules *rules;
	struct scanner *scanner;
	struct html_reader *reader;
	struct arena *arena;
	struct findings findings;
	int result;
};

static int open_bench(void **state)
{
	struct bench *bench = calloc(1, sizeof *bench);

	bench->rules = folder_load(shipped_rules(), NULL);
	bench->scanner = scanner_new(bench->rules);
	bench->reader = html_reader_new();
	bench->arena = arena_new();
	*state = bench;
	return 0;
}

static int close_bench(void **state)
{
	struct bench *bench = *state;

	html_reader_free(bench->reader);
	scanner_free(bench->scanner);
	rules_free(bench->rules);
	arena_free(bench->arena);
	free(bench);
	return 0;
}

static void scan(struct bench *bench, struct sv html)
{
	struct page page;

	arena_reset(bench->arena);
	bench->findings = (struct findings){ .arena = bench->arena };
	struct html_input input = { .document = html, .source = SV("x"), .encoding = "UTF-8" };
	html_read(&page, bench->reader, bench->arena, &input);
	bench->result = scanner_scan(bench->scanner, &bench->findings, &page);
}

static size_t findings_of(const struct bench *bench, const char *rule)
{
	size_t count = 0;

	for (size_t i = 0; i < bench->findings.list.count; i++)
		count += strcmp(bench->findings.list.items[i].rule, rule) == 0;
	return count;
}

static const struct finding *the_fake(const struct bench *bench)
{
	for (size_t i = 0; i < bench->findings.list.count; i++)
		if (strcmp(bench->findings.list.items[i].rule, "leak.fake-mask") == 0)
			return &bench->findings.list.items[i];
	fail_msg("no leak.fake-mask");
	return NULL;
}

static struct sv fact_of(const struct finding *finding, const char *key)
{
	for (size_t i = 0; i < finding->facts.count; i++)
		if (strcmp(finding->facts.items[i].key, key) == 0)
			return finding->facts.items[i].text;
	return SV("");
}

static void the_place_is_that_of_the_whole_number(void **state)
{
	static const char html[] = "<p>身份证号：440803********2034<!-- 440803198507142034 --></p>";
	struct bench *bench = *state;

	scan(bench, sv_from(html));
	const struct finding *fake = the_fake(bench);
	assert_int_equal(fake->at.begin, strstr(html, "440803198507142034") - html);
	assert_int_equal(fake->at.end - fake->at.begin, 18);
	assert_int_equal(fake->where, WHERE_COMMENT);
	assert_sv(fact_of(fake, "kind"), SV("cn-id"));
	assert_sv(fact_of(fake, "masked"), SV("440803********2034"));
	assert_true(fake->sensitive);
}

static void the_rule_of_the_value_is_silent_where_it_is_hidden(void **state)
{
	struct bench *bench = *state;

	scan(bench, SV("<p>身份证号：440803********2034</p><input type=hidden name=idCard value=440803198507142034>"));
	assert_int_equal(findings_of(bench, "leak.fake-mask"), 1);
	assert_int_equal(findings_of(bench, "leak.cn-id"), 0);
	scan(bench, SV("<p>身份证号：440803********2034</p><p>身份证号：440803198507142034</p>"));
	assert_int_equal(findings_of(bench, "leak.fake-mask"), 0);
	assert_int_equal(findings_of(bench, "leak.cn-id"), 1);
}

static void places_of_one_value_are_one_finding(void **state)
{
	struct bench *bench = *state;

	scan(bench,
	     SV("<p>李某 440803********2034 <a href='/f/440803198507142034.pdf' title='440803198507142034'>x</a></p>"
		"<script>var a='440803198507142034'</script>"));
	assert_int_equal(findings_of(bench, "leak.fake-mask"), 1);
	assert_int_equal(the_fake(bench)->count, 3);
	assert_int_equal(the_fake(bench)->others.count, 2);
}

/* Rows of a mask and its number; the number of row `i` is `first` + i * 7919. */
static struct sv table_of(struct buf *out, int rows, const char *row)
{
	buf_append(out, SV("<table><tr><th>姓名</th><th>手机号</th></tr>"));
	for (int i = 0; i < rows; i++) {
		char digits[16];
		snprintf(digits, sizeof digits, "137%08d", (2638415 + i * 7919) % 100000000);
		buf_printf(out, row, digits, digits + 7, digits);
	}
	buf_append(out, SV("</table>"));
	return buf_view(out);
}

static void ten_values_of_a_column_are_one_finding(void **state)
{
	static const char row[] = "<tr><td>某</td><td>%.3s****%s</td><td style='display:none'>%s</td></tr>";
	struct bench *bench = *state;
	struct buf html;

	buf_init(&html, 1 * MIB);
	scan(bench, table_of(&html, 9, row));
	assert_int_equal(findings_of(bench, "leak.fake-mask"), 9);
	buf_clear(&html);
	scan(bench, table_of(&html, 10, row));
	assert_int_equal(findings_of(bench, "leak.fake-mask"), 1);
	assert_int_equal(bench->findings.list.count, 1);
	assert_int_equal(the_fake(bench)->count, 10);
	assert_int_equal(the_fake(bench)->others.count, 9);
	assert_sv(fact_of(the_fake(bench), "label"), SV("手机号"));
	buf_free(&html);
}

static void weak_masks_of_a_column_are_one_finding_too(void **state)
{
	static const char row[] = "<tr><td>某</td><td>%.3s1234%.3s*</td><td hidden>-%.2s</td></tr>";
	struct bench *bench = *state;
	struct buf html;

	buf_init(&html, 1 * MIB);
	scan(bench, table_of(&html, 12, row));
	assert_int_equal(bench->findings.list.count, 1);
	assert_string_equal(bench->findings.list.items[0].rule, "leak.weak-mask");
	assert_int_equal(bench->findings.list.items[0].count, 12);
	buf_free(&html);
}

/* Two lists of different persons have some numbers alike but for the hidden digits. */
static void chance_is_no_proof(void **state)
{
	struct bench *bench = *state;
	struct buf html;

	buf_init(&html, 1 * MIB);
	for (int i = 0; i < 1000; i++)
		buf_printf(&html, "<p>得奖者 137****%04d</p>", i * 7 % 10000);
	buf_append(&html, SV("<hr>"));
	for (int i = 0; i < 1000; i++)
		buf_printf(&html, "<p>窗口 1370%03d%04d</p>", i % 997, i * 11 % 10000);
	scan(bench, buf_view(&html));
	assert_in_range(findings_of(bench, "leak.fake-mask"), 0, 3);
	buf_free(&html);
}

static void a_hundred_thousand_masks_and_numbers_are_not_compared_one_by_one(void **state)
{
	static const char row[] = "<tr><td>%.3s****%s</td><td data-v=%s></td></tr>";
	struct bench *bench = *state;
	struct buf html;

	buf_init(&html, 64 * MIB);
	scan(bench, table_of(&html, 100000, row));
	assert_int_equal(bench->result, -1); /* and it is told */
	assert_int_equal(findings_of(bench, "leak.fake-mask"), 1);
	assert_in_range(the_fake(bench)->count, 60000, 65536);
	buf_free(&html);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_place_is_that_of_the_whole_number),
		cmocka_unit_test(the_rule_of_the_value_is_silent_where_it_is_hidden),
		cmocka_unit_test(places_of_one_value_are_one_finding),
		cmocka_unit_test(ten_values_of_a_column_are_one_finding),
		cmocka_unit_test(weak_masks_of_a_column_are_one_finding_too),
		cmocka_unit_test(chance_is_no_proof),
		cmocka_unit_test(a_hundred_thousand_masks_and_numbers_are_not_compared_one_by_one),
	};

	return cmocka_run_group_tests(tests, open_bench, close_bench);
}
