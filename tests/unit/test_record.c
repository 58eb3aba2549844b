#include "assert_sv.h"

#include "model/record.h"

static void words_come_back(void **state)
{
	(void)state;
	for (int severity = 0; severity < SEVERITY_COUNT; severity++)
		assert_int_equal(severity_from(sv_from(severity_name((enum severity)severity))), severity);
	for (int certainty = 0; certainty < CERTAINTY_COUNT; certainty++)
		assert_int_equal(certainty_from(sv_from(certainty_name((enum certainty)certainty))), certainty);
	assert_int_equal(severity_from(SV("")), -1);
	assert_int_equal(severity_from(SV("Error")), -1);
	assert_int_equal(certainty_from(SV("maybe")), -1);
	assert_true(SEVERITY_NOTE < SEVERITY_WARNING && SEVERITY_WARNING < SEVERITY_ERROR);
}

static void stages_and_types_have_the_words_of_records(void **state)
{
	(void)state;
	assert_string_equal(stage_name(STAGE_READ), "read");
	assert_string_equal(stage_name(STAGE_FETCH), "fetch");
	assert_string_equal(record_type_name(RECORD_LINK), "link");
	assert_string_equal(record_type_name(RECORD_ATTACHMENT), "attachment");
	assert_string_equal(record_type_name(RECORD_LABEL), "label");
	assert_string_equal(record_type_name(RECORD_FINDING), "finding");
	assert_string_equal(record_type_name(RECORD_ERROR), "error");
	assert_string_equal(record_type_name(RECORD_SUMMARY), "summary");
}

static void facts_stand_in_the_order_they_were_added(void **state)
{
	struct findings findings = { .arena = arena_new() };
	struct finding *finding = vec_push(findings.arena, &findings.list);
	const struct sv list[] = { SV("x"), SV("y") };

	(void)state;
	finding_text(&findings, finding, "url", SV("u"));
	finding_text(&findings, finding, "label", SV(""));
	finding_number(&findings, finding, "size", -1);
	finding_bool(&findings, finding, "twin", true);
	finding_list(&findings, finding, "reasons", list, 2);
	finding_referrers(&findings, finding, SV("text"));
	const struct fact *facts = finding->facts.items;
	assert_int_equal(finding->facts.count, 5);
	assert_sv(facts[0].text, SV("u"));
	assert_int_equal(facts[1].number, -1);
	assert_int_equal(facts[2].kind, FACT_BOOL);
	assert_int_equal(facts[2].number, 1);
	assert_ptr_equal(facts[3].list, list);
	assert_int_equal(facts[3].list_count, 2);
	assert_int_equal(facts[4].kind, FACT_REFERRERS);
	assert_sv(facts[4].text, SV("text"));
	arena_free(findings.arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(words_come_back),
		cmocka_unit_test(stages_and_types_have_the_words_of_records),
		cmocka_unit_test(facts_stand_in_the_order_they_were_added),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
