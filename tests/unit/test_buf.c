#include "assert_sv.h"

#include "base/buf.h"

static void pieces_stand_one_behind_the_other(void **state)
{
	struct buf buf;

	(void)state;
	buf_init(&buf, 1000);
	assert_sv(buf_view(&buf), SV(""));
	buf_append(&buf, SV("ab"));
	buf_byte(&buf, 'c');
	buf_append(&buf, (struct sv){ NULL, 0 });
	buf_printf(&buf, "%d%%", 12);
	assert_sv(buf_view(&buf), SV("abc12%"));
	assert_false(buf.overflow);
	buf_free(&buf);
	assert_sv(buf_view(&buf), SV(""));
	buf_append(&buf, SV("again"));
	assert_sv(buf_view(&buf), SV("again"));
	buf_free(&buf);
}

static void bytes_survive_growing(void **state)
{
	struct buf buf;

	(void)state;
	buf_init(&buf, SIZE_MAX);
	for (size_t i = 0; i < 100000; i++)
		buf_byte(&buf, (char)('a' + i % 26));
	assert_int_equal(buf.len, 100000);
	for (size_t i = 0; i < 100000; i++)
		assert_int_equal(buf.data[i], 'a' + i % 26);
	buf_free(&buf);
}

static void what_does_not_fit_is_left_out_as_a_whole(void **state)
{
	struct buf buf;

	(void)state;
	buf_init(&buf, 5);
	buf_append(&buf, SV("abc"));
	buf_append(&buf, SV("xyz"));
	assert_sv(buf_view(&buf), SV("abc"));
	assert_true(buf.overflow);
	buf_printf(&buf, "%d", 123);
	assert_sv(buf_view(&buf), SV("abc"));
	buf_append(&buf, SV("de"));
	buf_byte(&buf, 'f');
	assert_sv(buf_view(&buf), SV("abcde"));
	buf_clear(&buf);
	assert_false(buf.overflow);
	assert_sv(buf_view(&buf), SV(""));
	buf_free(&buf);
}

static void the_limit_itself_fits(void **state)
{
	struct buf buf;

	(void)state;
	buf_init(&buf, 4);
	buf_printf(&buf, "%d", 1234);
	assert_sv(buf_view(&buf), SV("1234"));
	assert_false(buf.overflow);
	assert_non_null(buf_room(&buf, 0));
	assert_null(buf_room(&buf, 1));
	assert_true(buf.overflow);
	buf_free(&buf);
}

static void room_is_written_in_place(void **state)
{
	struct buf buf;

	(void)state;
	buf_init(&buf, 1000);
	buf_append(&buf, SV("ab"));
	memset(buf_room(&buf, 998), 'c', 998);
	buf.len += 998;
	assert_int_equal(buf.len, 1000);
	assert_int_equal(buf.data[999], 'c');
	assert_null(buf_room(&buf, SIZE_MAX));
	buf_free(&buf);
}

static void clearing_keeps_the_memory(void **state)
{
	struct buf buf;

	(void)state;
	buf_init(&buf, 1000);
	buf_append(&buf, SV("abc"));
	const char *data = buf.data;
	buf_clear(&buf);
	buf_append(&buf, SV("xyz"));
	assert_ptr_equal(buf.data, data);
	assert_sv(buf_view(&buf), SV("xyz"));
	buf_free(&buf);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(pieces_stand_one_behind_the_other),
		cmocka_unit_test(bytes_survive_growing),
		cmocka_unit_test(what_does_not_fit_is_left_out_as_a_whole),
		cmocka_unit_test(the_limit_itself_fits),
		cmocka_unit_test(room_is_written_in_place),
		cmocka_unit_test(clearing_keeps_the_memory),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
