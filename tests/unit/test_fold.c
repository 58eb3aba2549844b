#include "assert_sv.h"

#include "run/fold.h"

static int set_up(void **state)
{
	struct findings *findings = test_calloc(1, sizeof *findings);

	findings->arena = arena_new();
	*state = findings;
	return 0;
}

static int tear_down(void **state)
{
	struct findings *findings = *state;

	arena_free(findings->arena);
	test_free(findings);
	return 0;
}

static struct finding *add(struct findings *findings, const char *rule, const char *path, const char *value)
{
	struct finding *finding = vec_push(findings->arena, &findings->list);

	finding->rule = rule;
	finding->path = sv_from(path);
	finding->value = finding->shown = finding->evidence = sv_from(value);
	finding->count = 1;
	return finding;
}

static void add_column(struct findings *findings, const char *path, const char *kind, uint32_t count, int64_t first,
		       int64_t last)
{
	struct finding *finding = add(findings, "leak.id-column", path, path);

	finding->count = count;
	finding_text(findings, finding, "kind", sv_from(kind));
	finding_number(findings, finding, "first_row", first);
	finding_number(findings, finding, "last_row", last);
	finding_reason(findings, finding, REASON_PEERS, arena_printf(findings->arena, "%u", (unsigned)count));
	for (uint32_t i = 1; i < count; i++)
		finding_other(findings, finding, &(struct finding_value){ { 0, 0 }, SV("x"), SV("*") });
}

static void joins_a_column_over_stretches(void **state)
{
	struct findings *findings = *state;

	add_column(findings, "S!B2", "cn-id", 20, 2, 21);
	add_column(findings, "S!C2", "mobile", 15, 2, 16);
	add_column(findings, "S!B22", "cn-id", 10, 22, 31);
	add_column(findings, "T!B22", "cn-id", 11, 22, 32);
	add(findings, "leak.cn-id", "S!B35", "a");
	add(findings, "leak.cn-id", "S!D35", "b");
	add(findings, "leak.mobile", "S!B36", "c");
	add(findings, "leak.cn-id", "paragraph 3", "d");
	fold_findings(findings, 0);
	assert_int_equal(findings->list.count, 6);
	const struct finding *column = &findings->list.items[0];
	assert_int_equal(column->count, 31);
	assert_int_equal(column->others.count, 30);
	assert_int_equal(column->facts.items[1].number, 2);
	assert_int_equal(column->facts.items[2].number, 35);
	assert_sv(column->reasons.items[0].argument, SV("31"));
	assert_int_equal(findings->list.items[1].count, 15);
	assert_sv(findings->list.items[2].path, SV("T!B22"));
	assert_sv(findings->list.items[3].path, SV("S!D35"));
	assert_sv(findings->list.items[4].path, SV("S!B36"));
	assert_sv(findings->list.items[5].path, SV("paragraph 3"));
}

static void joins_repeats(void **state)
{
	struct findings *findings = *state;

	add(findings, "leak.mobile", "page 1", "1"); /* of another document */
	add(findings, "leak.mobile", "page 1", "1");
	add(findings, "leak.cn-id", "page 2", "1");
	add(findings, "leak.mobile", "page 7", "1");
	add(findings, "leak.mobile", "page 9", "2");
	fold_findings(findings, 1);
	assert_int_equal(findings->list.count, 4);
	assert_int_equal(findings->list.items[0].count, 1);
	assert_int_equal(findings->list.items[1].count, 2);
	assert_int_equal(findings->list.items[1].others.count, 1);
	assert_sv(findings->list.items[1].path, SV("page 1"));
	assert_int_equal(findings->list.items[2].count, 1);
}

static void takes_odd_paths_as_they_are(void **state)
{
	static const char *const paths[] = { "", "!", "S!", "S!B", "S!12", "S!B12x", "S!B99999999999999999999", "B12" };
	struct findings *findings = *state;

	for (size_t i = 0; i < sizeof paths / sizeof *paths; i++)
		add_column(findings, paths[i], "cn-id", 10, 1, 10);
	fold_findings(findings, 0);
	assert_int_equal(findings->list.count, sizeof paths / sizeof *paths);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(joins_a_column_over_stretches, set_up, tear_down),
		cmocka_unit_test_setup_teardown(joins_repeats, set_up, tear_down),
		cmocka_unit_test_setup_teardown(takes_odd_paths_as_they_are, set_up, tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
