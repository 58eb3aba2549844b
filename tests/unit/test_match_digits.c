#include "assert_sv.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "base/buf.h"
#include "base/limits.h"
#include "match/cn_id.h"
#include "match/digits.h"

/* What was found, as "digits@begin-end;". */
static void note(void *context, const struct digits_match *match)
{
	buf_printf(context, "%.*s@%zu-%zu;", (int)match->count, match->digits, match->at.begin, match->at.end);
}

static const struct grouping id_groups[] = { { 3, { 6, 8, 4 } } };
static const struct digits_rule id_rule = {
	.min = 18, .max = 18, .tail = { "X", 1 }, .groupings = id_groups, .grouping_count = 1
};
static const struct digits_rule phone_rule = { .min = 11, .max = 11, .any_grouping = true };

static void assert_found(const struct digits_rule *rule, const char *text, const char *expected)
{
	struct buf found;

	buf_init(&found, 1 * MIB);
	digits_find(&(struct digits_sink){ rule, &found, note }, 1, sv_from(text));
	assert_sv(buf_view(&found), sv_from(expected));
	buf_free(&found);
}

static void numbers_are_found_wherever_they_stand(void **state)
{
	(void)state;
	assert_found(&phone_rule, "13702638415", "13702638415@0-11;");
	assert_found(&phone_rule, "x13702638415y 13702638416", "13702638415@1-12;13702638416@14-25;");
	assert_found(&phone_rule, "1370263841", "");
	assert_found(&phone_rule, "137026384155", "");
	assert_found(&phone_rule, "", "");
	for (size_t before = 0; before < 40; before++) {
		char text[80];
		char expected[80];
		snprintf(text, sizeof text, "%.*s13702638415", (int)before,
			 "a1-b 2c 33 d-e44f g5 h66-i 7 j8k99 l 0m n");
		snprintf(expected, sizeof expected, "13702638415@%zu-%zu;", before, before + 11);
		if (before == 0 || !sv_is_digit(text[before - 1]))
			assert_found(&phone_rule, text, expected);
	}
}

static void groups_are_joined_over_one_separator(void **state)
{
	(void)state;
	assert_found(&phone_rule, "137 0263-8415", "13702638415@0-13;");
	assert_found(&phone_rule,
		     "137\xC2\xA0"
		     "0263\xE3\x80\x80"
		     "8415",
		     "13702638415@0-16;");
	assert_found(&phone_rule,
		     "137\n0263\xC2\xB7"
		     "8415",
		     "13702638415@0-14;");
	assert_found(&phone_rule, "137         02638415", "13702638415@0-20;"); /* indentation of the next line */
	for (size_t blanks = 2; blanks < 80; blanks++) {
		char text[120];
		char expected[40];
		snprintf(text, sizeof text, "13702638%*s415", (int)blanks, "");
		snprintf(expected, sizeof expected, "13702638415@0-%zu;", blanks + 11);
		assert_found(&phone_rule, text, blanks <= 64 ? expected : "");
	}
	assert_found(&phone_rule, "137\t02638415", "");
	assert_found(&phone_rule, "2021-03-05 13702638415", "13702638415@11-22;");
	assert_found(&phone_rule, "12 3 45 6 78 9 01", ""); /* more groups than anybody writes */
}

static void digits_that_are_spelled_out_are_one_number(void **state)
{
	(void)state;
	assert_found(&phone_rule, "1 3 7 0 2 6 3 8 4 1 5", "13702638415@0-21;");
	assert_found(&phone_rule, "1\t3\t7\t0\t2\t6\t3\t8\t4\t1\t5\t", "13702638415@0-21;");
	assert_found(&phone_rule, "1 3 7 0 2 6 3 8 4 1 5 6", "");
	assert_found(&id_rule, "4\t4\t0\t8\t2\t5\t1\t9\t8\t8\t0\t3\t1\t2\t0\t0\t9\tX\t", "44082519880312009X@0-35;");
	assert_found(&id_rule, "4 4 0 8 2 5 1 9 8 8 0 3 1 2 0 0 9 XY", "");
}

static void dots_join_only_the_groups_that_a_rule_lists(void **state)
{
	(void)state;
	assert_found(&id_rule, "440803.19850714.2034", "440803198507142034@0-20;");
	assert_found(&phone_rule, "137.0263.8415", "");
}

static void invisible_characters_do_not_part_a_group(void **state)
{
	(void)state;
	assert_found(&id_rule,
		     "440803\xE2\x80\x8B"
		     "19850714\xEF\xBB\xBF"
		     "2034",
		     "440803198507142034@0-24;");
	assert_found(&id_rule,
		     "4408031985\xC2\xAD"
		     "07142034",
		     "440803198507142034@0-20;");
}

static void full_width_digits_count(void **state)
{
	(void)state;
	assert_found(&phone_rule, "１３７０２６３８４１５", "13702638415@0-33;");
	assert_found(&phone_rule, "电话１３７0263８４１５。", "13702638415@6-31;");
}

static void only_the_groupings_of_the_rule_are_taken(void **state)
{
	(void)state;
	assert_found(&id_rule, "440803 19850714 2034", "440803198507142034@0-20;");
	assert_found(&id_rule, "4408 0319 8507 1420 34", "");
}

static void a_tail_letter_stands_for_the_last_digit(void **state)
{
	(void)state;
	assert_found(&id_rule, "44082519880312009x", "44082519880312009X@0-18;");
	assert_found(&id_rule, "440825 19880312 009\xEF\xBC\xB8", "44082519880312009X@0-22;");
	assert_found(&id_rule, "44082519880312009Х", "44082519880312009X@0-19;");
	assert_found(&id_rule, "44082519880312009Ⅹ。", "44082519880312009X@0-20;");
	assert_found(&id_rule, "44082519880312009Y", "");
	assert_found(&id_rule, "440803198507142034X", "");
	assert_found(&phone_rule, "1370263841X", "");
}

static struct digits_match only;

static void keep(void *context, const struct digits_match *match)
{
	(void)context;
	only = *match;
}

static void neighbours_in_the_run_are_told(void **state)
{
	(void)state;
	digits_find(&(struct digits_sink){ &phone_rule, NULL, keep }, 1, SV("2023-13702638415 12"));
	assert_int_equal(only.before, DIGITS_HYPHEN);
	assert_int_equal(only.after, DIGITS_SPACE);
	assert_false(only.is_broken);
	digits_find(&(struct digits_sink){ &phone_rule, NULL, keep }, 1, SV("a 137\n02638415-b"));
	assert_int_equal(only.before, DIGITS_FREE);
	assert_int_equal(only.after, DIGITS_FREE);
	assert_true(only.is_broken);
	assert_int_equal(only.grouping.count, 2);
	assert_int_equal(only.grouping.sizes[1], 8);
}

static void endless_runs_take_linear_time(void **state)
{
	const struct digits_rule rules[] = { id_rule,
					     phone_rule,
					     { .min = 8, .max = DIGITS_MOST, .any_grouping = true } };
	static const char *const floods[] = {
		"1", "1 ", "12-", "1234 ", "1\xE2\x80\x8B", "１", " 12345678901 ", "1\n"
	};
	struct digits_sink sinks[3];
	(void)state;

	for (size_t i = 0; i < sizeof floods / sizeof *floods; i++) {
		struct buf text;
		buf_init(&text, 8 * MIB);
		while (!text.overflow)
			buf_append(&text, sv_from(floods[i]));
		for (size_t k = 0; k < 3; k++)
			sinks[k] = (struct digits_sink){ &rules[k], NULL, keep };
		clock_t start = clock();
		digits_find(sinks, 3, buf_view(&text));
		assert_true((clock() - start) / CLOCKS_PER_SEC < 20);
		buf_free(&text);
	}
}

static void identity_numbers_pass_four_tests(void **state)
{
	(void)state;
	assert_true(cn_id_check_digit("440803198507142034"));
	assert_true(cn_id_check_digit("44082519880312009X"));
	assert_false(cn_id_check_digit("440803198507142035"));
	assert_int_equal(cn_id_area("440803"), CN_ID_COUNTY);
	assert_int_equal(cn_id_area("440899"), CN_ID_PREFECTURE);
	assert_int_equal(cn_id_area("990803"), CN_ID_NO_AREA);
	assert_int_equal(cn_id_area("810000"), CN_ID_COUNTY);
	assert_int_equal(cn_id_area("830000"), CN_ID_COUNTY);
	assert_int_equal(cn_id_area("710000"), CN_ID_NO_AREA);
	assert_int_equal(cn_id_area("110103"), CN_ID_COUNTY); /* a district that was merged in 2010 */
	assert_int_equal(cn_id_birth("440803198507142034", 18, 20260101), 19850714);
	assert_int_equal(cn_id_birth("440803198502302034", 18, 20260101), 0);
	assert_int_equal(cn_id_birth("440803200002292034", 18, 20260101), 20000229);
	assert_int_equal(cn_id_birth("440803190002292034", 18, 20260101), 0);
	assert_int_equal(cn_id_birth("440803202601022034", 18, 20260101), 0);
	assert_int_equal(cn_id_birth("440803850714203", 15, 20260101), 19850714);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(numbers_are_found_wherever_they_stand),
		cmocka_unit_test(groups_are_joined_over_one_separator),
		cmocka_unit_test(digits_that_are_spelled_out_are_one_number),
		cmocka_unit_test(dots_join_only_the_groups_that_a_rule_lists),
		cmocka_unit_test(invisible_characters_do_not_part_a_group),
		cmocka_unit_test(full_width_digits_count),
		cmocka_unit_test(only_the_groupings_of_the_rule_are_taken),
		cmocka_unit_test(a_tail_letter_stands_for_the_last_digit),
		cmocka_unit_test(neighbours_in_the_run_are_told),
		cmocka_unit_test(endless_runs_take_linear_time),
		cmocka_unit_test(identity_numbers_pass_four_tests),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
