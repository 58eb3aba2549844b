/* Masked numbers: reading them, and counting what fits. */
#include "assert_sv.h"

#include <cmocka.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include "base/buf.h"
#include "base/limits.h"
#include "match/masked.h"

#define TODAY 20250701

static size_t candidates(const char *text)
{
	struct masked masked;
	size_t budget = 1000 * 1000;

	assert_true(masked_next(&masked, sv_from(text), 0));
	return masked_candidates(&masked, 30, TODAY, &budget);
}

static void masked_numbers_are_read_in_many_signs(void **state)
{
	static const char *const texts[] = { "号440803********2034。", "号４４０８０３＊＊＊＊＊＊＊＊２０３４。",
					     "号440803●●●●●●●●2034。", "号440803xxxxxxxx2034。",
					     "号440803××××××××2034。" };
	struct masked masked;
	(void)state;

	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		assert_true(masked_next(&masked, sv_from(texts[i]), 0));
		assert_sv(((struct sv){ masked.signs, masked.count }), SV("440803********2034"));
		assert_int_equal(masked.hidden, 8);
		assert_int_equal(masked.at.begin, strlen("号"));
	}
}

static void whole_numbers_and_parts_of_words_are_no_masks(void **state)
{
	static const char *const texts[] = { "440803198507142034", "44088119920229517X", "********", "v1x2y", "max138",
					     "138-1234-5678",      "2019-2020",          "1.2..3",   "" };
	static const char *const parts[] = { "a44*03", "44*03_b", "/137****8415" };
	struct masked masked;
	(void)state;

	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
		assert_false(masked_next(&masked, sv_from(texts[i]), 0) && !masked.is_part);
	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
		assert_true(masked_next(&masked, sv_from(parts[i]), 0));
		assert_true(masked.is_part);
	}
}

static void groups_of_a_mask_are_joined_and_neighbours_left_out(void **state)
{
	static const char *const texts[][2] = {
		{ "6222 **** **** 5674", "6222********5674" },
		{ "6222 02** **** 5674 800.00", "622202******5674" },
		{ "2021-03-08 1 2 3，4-5 a 7 138****5678", "138****5678" },
		{ "6222 **** **** **** 674", "6222************674" },
		{ "1 6222 **** **** 5674", "6222********5674" },
		{ "330106-********-1234", "330106********1234" },
		{ "137　****　8415", "137****8415" },
		{ "1 137****8415 100", "137****8415" },
		{ "330106********1234 137****8415", "330106********1234" },
		{ "137-****-8415", "137****8415" },
		{ "137**** 8415", "137****8415" },
		{ "137 ****8415", "137****8415" },
		{ "2023 6****4 100", "6****4" },
		{ "330106********123X。", "330106********123X" },
		{ "33010619900101***X", "33010619900101***X" },
		{ "33010619900101xxxx", "33010619900101****" },
	};
	struct masked masked;
	(void)state;

	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		assert_true(masked_next(&masked, sv_from(texts[i][0]), 0));
		assert_sv(((struct sv){ masked.signs, masked.count }), sv_from(texts[i][1]));
	}
}

static void signs_with_other_meanings_are_doubtful(void **state)
{
	static const char *const texts[] = { "137....8415", "137----8415", "137____8415", "137####8415",
					     "137····8415" };
	struct masked masked;
	(void)state;

	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		assert_true(masked_next(&masked, sv_from(texts[i]), 0));
		assert_true(masked.is_doubtful);
		assert_sv(((struct sv){ masked.signs, masked.count }), SV("137****8415"));
	}
}

static void whole_numbers_have_kinds(void **state)
{
	(void)state;
	assert_int_equal(masked_kind("440803198507142034", 18, TODAY), MASKED_CN_ID);
	assert_int_equal(masked_kind("43092219810919865X", 18, TODAY), MASKED_CN_ID);
	assert_int_equal(masked_kind("440803198507142035", 18, TODAY), MASKED_NONE);
	assert_int_equal(masked_kind("440803850714203", 15, TODAY), MASKED_CN_ID);
	assert_int_equal(masked_kind("13702638415", 11, TODAY), MASKED_MOBILE);
	assert_int_equal(masked_kind("12702638415", 11, TODAY), MASKED_NONE);
	assert_int_equal(masked_kind("6217002880001234563", 19, TODAY), MASKED_BANK_CARD);
	assert_int_equal(masked_kind("6217002880001234564", 19, TODAY), MASKED_NONE);
	assert_int_equal(masked_kind("1370263841", 10, TODAY), MASKED_NONE);
}

static void little_hidden_leaves_few_candidates(void **state)
{
	(void)state;
	assert_int_equal(candidates("44080319850714203*"), 1);
	assert_int_equal(candidates("4408031985071*2034"), 1);
	assert_in_range(candidates("440803**8507142034"), 1, 2);
	assert_in_range(candidates("4408031985**142034"), 1, 2);
	assert_in_range(candidates("44080319850714**34"), 8, 10);
	assert_int_equal(candidates("1370263841*"), 10);
	assert_int_equal(candidates("622202360201234567*"), 1);
}

static void proper_masks_leave_more_than_can_be_tried(void **state)
{
	(void)state;
	assert_int_equal(candidates("440803********2034"), 31);
	assert_int_equal(candidates("44080319850714****"), 31);
	assert_int_equal(candidates("137****8415"), 31);
	assert_int_equal(candidates("622202360201****674"), 31);
}

static void what_can_be_no_number_has_no_candidates(void **state)
{
	(void)state;
	assert_int_equal(candidates("44080319851314203*"), 0);
	assert_int_equal(candidates("99080319850714203*"), 0);
	assert_int_equal(candidates("1270263841*"), 0);
	assert_int_equal(candidates("12*45"), 0);
}

static void steps_are_bounded(void **state)
{
	struct masked masked;
	size_t budget = 5;
	(void)state;

	assert_true(masked_next(&masked, SV("44080319850714203*"), 0));
	assert_int_equal(masked_candidates(&masked, 30, TODAY, &budget), 31);
	assert_int_equal(budget, 0);
}

static void a_hundred_thousand_masks_are_read_in_linear_time(void **state)
{
	struct masked masked;
	struct buf text;
	size_t count = 0;
	(void)state;

	buf_init(&text, 16 * MIB);
	for (int i = 0; i < 100000; i++)
		buf_append(&text, SV("440803********2034 "));
	for (size_t at = 0; masked_next(&masked, buf_view(&text), at); at = masked.at.end)
		count++;
	assert_int_equal(count, 100000);
	buf_free(&text);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(masked_numbers_are_read_in_many_signs),
		cmocka_unit_test(whole_numbers_and_parts_of_words_are_no_masks),
		cmocka_unit_test(groups_of_a_mask_are_joined_and_neighbours_left_out),
		cmocka_unit_test(signs_with_other_meanings_are_doubtful),
		cmocka_unit_test(whole_numbers_have_kinds),
		cmocka_unit_test(little_hidden_leaves_few_candidates),
		cmocka_unit_test(proper_masks_leave_more_than_can_be_tried),
		cmocka_unit_test(what_can_be_no_number_has_no_candidates),
		cmocka_unit_test(steps_are_bounded),
		cmocka_unit_test(a_hundred_thousand_masks_are_read_in_linear_time),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
