#include "assert_sv.h"

#include "base/sums.h"

static void knows_what_was_added(void **state)
{
	struct sums sums = { 0 };

	(void)state;
	assert_false(sums_have(&sums, 7));
	for (uint64_t sum = 0; sum < 1000; sum += 2)
		assert_true(sums_add(&sums, sum));
	for (uint64_t sum = 0; sum < 1000; sum++)
		assert_int_equal(sums_have(&sums, sum), sum % 2 == 0);
	assert_false(sums_add(&sums, 0));
	assert_false(sums_add(&sums, 998));
	sums_free(&sums);
	assert_false(sums_have(&sums, 0));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(knows_what_was_added),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
