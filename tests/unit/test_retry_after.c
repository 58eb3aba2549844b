#include "assert_sv.h"

#include "fetch/retry_after.h"

#define NOW 784111777 /* Sun, 06 Nov 1994 08:49:37 GMT */

static double after(const char *value)
{
	return retry_after_read(sv_from(value), SV(""), NOW);
}

static void seconds_are_digits(void **state)
{
	(void)state;
	assert_true(after("0") == 0);
	assert_true(after("120") == 120);
	assert_true(after("9999999999999999999999999999999999999999") >= 1e9);
}

static void dates_are_seen_from_now(void **state)
{
	(void)state;
	assert_true(after("Sun, 06 Nov 1994 08:50:37 GMT") == 60);
	assert_true(after("Sunday, 06-Nov-94 08:50:37 GMT") == 60);
	assert_true(after("Sun Nov  6 08:50:37 1994") == 60);
	assert_true(after("Wed, 21 Oct 1992 07:28:00 GMT") == 0);
}

static void the_servers_own_clock_counts(void **state)
{
	(void)state;
	assert_true(retry_after_read(SV("Sun, 06 Nov 1994 08:50:37 GMT"), SV("Sun, 06 Nov 1994 08:50:27 GMT"), NOW) ==
		    10);
	assert_true(retry_after_read(SV("Sun, 06 Nov 1994 08:50:37 GMT"), SV("nonsense"), NOW) == 60);
}

static void what_is_neither_is_none(void **state)
{
	(void)state;
	assert_true(after("") < 0);
	assert_true(after("soon") < 0);
	assert_true(after("soon-ish; -1") < 0);
	assert_true(after("                                                                                1x") < 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(seconds_are_digits),
		cmocka_unit_test(dates_are_seen_from_now),
		cmocka_unit_test(the_servers_own_clock_counts),
		cmocka_unit_test(what_is_neither_is_none),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
