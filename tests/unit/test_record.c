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
	finding_list(&findings, finding, "reasons", list, 2);
	finding_referrers(&findings, finding, SV("text"));
	const struct fact *facts = finding->facts.items;
	assert_int_equal(finding->facts.count, 4);
	assert_sv(facts[0].text, SV("u"));
	assert_int_equal(facts[1].number, -1);
	assert_ptr_equal(facts[2].list, list);
	assert_int_equal(facts[2].list_count, 2);
	assert_int_equal(facts[3].kind, FACT_REFERRERS);
	assert_sv(facts[3].text, SV("text"));
	arena_free(findings.arena);
}

static void reasons_are_put_into_words(void **state)
{
	struct arena *arena = arena_new();
	const struct reason_given label = { REASON_LABEL, SV("身份证号") };
	const struct reason_given bare = { REASON_LABELLED_OTHERWISE, SV("") };
	const struct reason_given other = { REASON_LABELLED_OTHERWISE, SV("[{}]") };

	(void)state;
	assert_sv(reason_text(arena, &label, true), SV("标着“身份证号”"));
	assert_sv(reason_text(arena, &label, false), SV("it is labelled “身份证号”"));
	assert_sv(reason_text(arena, &bare, true), SV("标明是别的内容"));
	assert_sv(reason_text(arena, &other, false), SV("it is labelled as something else (“[{}]”)"));
	assert_int_equal(reason_kind(REASON_LABEL), REASON_IS_FOR);
	assert_int_equal(reason_kind(REASON_CHECK_DIGIT), REASON_IS_AGAINST);
	assert_int_equal(reason_kind(REASON_LENGTH), REASON_IS_FORM);
	arena_free(arena);
}

/* Every reason has words in both languages. */
static void no_reason_is_silent(void **state)
{
	struct arena *arena = arena_new();

	(void)state;
	for (int reason = REASON_NONE + 1; reason < REASON_COUNT; reason++) {
		struct reason_given given = { (enum reason)reason, SV("") };
		assert_true(reason_text(arena, &given, true).len > 0);
		assert_true(reason_text(arena, &given, false).len > 0);
	}
	arena_free(arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(words_come_back),
		cmocka_unit_test(stages_and_types_have_the_words_of_records),
		cmocka_unit_test(reasons_are_put_into_words),
		cmocka_unit_test(no_reason_is_silent),
		cmocka_unit_test(facts_stand_in_the_order_they_were_added),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
