#include "assert_sv.h"

#include "lib/regex.h"

static struct regex *compile(const char *pattern, unsigned flags)
{
	char reason[128];
	struct regex *regex = regex_new(sv_from(pattern), flags, reason, sizeof reason);

	if (!regex)
		print_error("%s\n", reason);
	assert_non_null(regex);
	return regex;
}

static void the_first_match_between_two_places_is_found(void **state)
{
	struct regex *regex = compile("b(?<value>c+)", 0);
	struct regex_matcher *matcher = regex_matcher_new();
	struct sv text = SV("abc abccc");
	(void)state;

	assert_int_equal(regex_search(matcher, regex, text, 0, 8), 1);
	assert_int_equal(regex_span(matcher, 0).begin, 1);
	assert_int_equal(regex_span(matcher, 0).end, 3);
	assert_int_equal(regex_search(matcher, regex, text, 2, 8), 1);
	struct span value = regex_span(matcher, regex_group(regex, "value"));
	assert_int_equal(value.begin, 6);
	assert_int_equal(value.end, 9);
	assert_int_equal(regex_search(matcher, regex, text, 2, 4), 0);
	assert_int_equal(regex_search(matcher, regex, text, 6, 8), 0);
	assert_int_equal(regex_search(matcher, regex, text, 9, 8), 0);
	regex_matcher_free(matcher);
	regex_free(regex);
}

static void groups_that_took_no_part_have_no_span(void **state)
{
	struct regex *regex = compile("a(b)?(c)", REGEX_CASELESS);
	struct regex_matcher *matcher = regex_matcher_new();
	(void)state;

	assert_int_equal(regex_search(matcher, regex, SV("AC"), 0, 1), 1);
	assert_int_equal(regex_span(matcher, 1).begin, SV_NONE);
	assert_int_equal(regex_span(matcher, 2).begin, 1);
	assert_int_equal(regex_span(matcher, 3).begin, SV_NONE);
	assert_int_equal(regex_span(matcher, -1).begin, SV_NONE);
	assert_int_equal(regex_group(regex, "value"), -1);
	regex_matcher_free(matcher);
	regex_free(regex);
}

static void a_bad_pattern_gives_its_reason(void **state)
{
	char reason[128] = "";
	(void)state;

	assert_null(regex_new(SV("(a"), 0, reason, sizeof reason));
	assert_string_equal(reason, "missing closing parenthesis");
}

static void endless_backtracking_stops_at_the_limit(void **state)
{
	struct regex *regex = compile("(a+)+$", 0);
	struct regex_matcher *matcher = regex_matcher_new();
	struct sv text = SV("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab");
	(void)state;

	assert_int_equal(regex_search(matcher, regex, text, 0, text.len), -1);
	assert_int_equal(regex_search(matcher, regex, SV("xaaa"), 0, 4), 1);
	regex_matcher_free(matcher);
	regex_free(regex);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_first_match_between_two_places_is_found),
		cmocka_unit_test(groups_that_took_no_part_have_no_span),
		cmocka_unit_test(a_bad_pattern_gives_its_reason),
		cmocka_unit_test(endless_backtracking_stops_at_the_limit),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
