#include "assert_sv.h"

#include "base/once.h"

static int count(void *context)
{
	return ++*(int *)context;
}

static void work_is_done_once(void **state)
{
	struct once *once = once_new();
	int times = 0;

	(void)state;
	for (int i = 0; i < 3; i++)
		assert_int_equal(once_run(once, count, &times), 1);
	assert_int_equal(times, 1);
	once_free(once);
	once_free(NULL);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(work_is_done_once),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
