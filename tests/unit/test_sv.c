#include "assert_sv.h"

static const struct sv nothing = { NULL, 0 };

static void slices_are_clamped(void **state)
{
	(void)state;
	assert_sv(sv_slice(SV("abcdef"), 1, 3), SV("bc"));
	assert_sv(sv_slice(SV("abc"), 1, 100), SV("bc"));
	assert_sv(sv_slice(SV("abc"), 50, 100), SV(""));
	assert_sv(sv_slice(SV("abc"), 2, 1), SV(""));
	assert_sv(sv_skip(SV("abc"), 2), SV("c"));
	assert_sv(sv_skip(SV("abc"), 4), SV(""));
	assert_null(sv_slice(nothing, 0, 10).data);
	assert_null(sv_from(NULL).data);
	assert_sv(sv_from("abc"), SV("abc"));
}

static void equality_is_by_bytes(void **state)
{
	(void)state;
	assert_true(sv_eq(nothing, SV("")));
	assert_true(sv_eq(SV("a\0b"), SV("a\0b")));
	assert_false(sv_eq(SV("a\0b"), SV("a\0c")));
	assert_false(sv_eq(SV("ab"), SV("abc")));
	assert_true(sv_starts(SV("abc"), SV("ab")));
	assert_false(sv_starts(SV("ab"), SV("abc")));
	assert_true(sv_starts(nothing, nothing));
	assert_true(sv_ends(SV("abc"), SV("bc")));
	assert_true(sv_ends(SV("abc"), SV("")));
	assert_false(sv_ends(SV("bc"), SV("abc")));
}

static void case_is_that_of_ascii_only(void **state)
{
	(void)state;
	assert_true(sv_eq_nocase(SV("HTML@[`{z"), SV("html@[`{Z")));
	assert_false(sv_eq_nocase(SV("@"), SV("`")));
	assert_false(sv_eq_nocase(SV("["), SV("{")));
	assert_false(sv_eq_nocase(SV("\xC3\x84"), SV("\xC3\xA4")));
	assert_true(sv_starts_nocase(SV("HTTPS://x"), SV("https:")));
	assert_false(sv_starts_nocase(SV("HT"), SV("http")));
	assert_true(sv_ends_nocase(SV("a.DOC"), SV(".doc")));
	assert_false(sv_ends_nocase(SV("oc"), SV("doc")));
}

static void characters_are_classed_as_ascii(void **state)
{
	(void)state;
	for (int c = 0; c < 256; c++) {
		assert_int_equal(sv_is_digit((char)c), c >= '0' && c <= '9');
		assert_int_equal(sv_is_alpha((char)c), (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'));
		assert_int_equal(sv_is_space((char)c), c == ' ' || c == '\t' || c == '\n' || c == '\f' || c == '\r');
	}
}

static void bytes_are_found_from_both_ends(void **state)
{
	(void)state;
	assert_int_equal(sv_chr(SV("a.b.c"), '.', 0), 1);
	assert_int_equal(sv_chr(SV("a.b.c"), '.', 2), 3);
	assert_int_equal(sv_chr(SV("a.b.c"), '.', 4), SV_NONE);
	assert_int_equal(sv_chr(SV("a.b.c"), '.', 500), SV_NONE);
	assert_int_equal(sv_chr(nothing, 'a', 0), SV_NONE);
	assert_int_equal(sv_chr(SV("a\0b"), '\0', 0), 1);
	assert_int_equal(sv_rchr(SV("a.b.c"), '.'), 3);
	assert_int_equal(sv_rchr(SV("abc"), '.'), SV_NONE);
	assert_int_equal(sv_rchr(nothing, '.'), SV_NONE);
}

static void needles_are_found(void **state)
{
	(void)state;
	assert_int_equal(sv_find(SV("abcabc"), SV("bc"), 0), 1);
	assert_int_equal(sv_find(SV("abcabc"), SV("bc"), 2), 4);
	assert_int_equal(sv_find(SV("abcabc"), SV("bc"), 5), SV_NONE);
	assert_int_equal(sv_find(SV("abc"), SV("abcd"), 0), SV_NONE);
	assert_int_equal(sv_find(SV("abc"), SV(""), 1), 1);
	assert_int_equal(sv_find(SV("abc"), SV(""), 3), 3);
	assert_int_equal(sv_find(SV("abc"), SV(""), 4), SV_NONE);
	assert_int_equal(sv_find(nothing, SV("a"), 0), SV_NONE);
	assert_int_equal(sv_find_nocase(SV("xxHtTp:"), SV("http"), 0), 2);
	assert_int_equal(sv_find_nocase(SV("xxHtTp:"), SV("HTTP"), 3), SV_NONE);
	assert_int_equal(sv_find_nocase(SV("ab"), SV("abc"), 0), SV_NONE);
	assert_int_equal(sv_find_nocase(SV("ab"), SV(""), 2), 2);
	assert_int_equal(sv_find_nocase(SV("ab"), SV(""), 3), SV_NONE);
	assert_int_equal(sv_find_nocase(SV("ab"), SV("b"), SIZE_MAX), SV_NONE);
	assert_int_equal(sv_find_nocase(nothing, SV("b"), 0), SV_NONE);
}

static void white_space_is_trimmed_at_both_ends(void **state)
{
	(void)state;
	assert_sv(sv_trim(SV(" \t\r\n\fa b\n")), SV("a b"));
	assert_sv(sv_trim(SV(" \t ")), SV(""));
	assert_sv(sv_trim(nothing), SV(""));
	assert_sv(sv_trim(SV("\xC2\xA0x")), SV("\xC2\xA0x"));
}

static void numbers_end_at_what_is_no_digit(void **state)
{
	(void)state;
	assert_int_equal(sv_number(SV("0042"), 99), 42);
	assert_int_equal(sv_number(SV("7px"), 99), 7);
	assert_int_equal(sv_number(SV("-7"), 99), 0);
	assert_int_equal(sv_number(nothing, 99), 0);
}

static void numbers_are_capped(void **state)
{
	(void)state;
	assert_int_equal(sv_number(SV("99"), 99), 99);
	assert_int_equal(sv_number(SV("100"), 99), 99);
	assert_int_equal(sv_number(SV("5"), 0), 0);
	assert_true(sv_number(SV("4294967294"), UINT32_MAX) == UINT32_MAX - 1);
	assert_true(sv_number(SV("99999999999999999999999999"), UINT32_MAX) == UINT32_MAX);
}

static void split_gives_every_part(void **state)
{
	struct sv rest = SV("a,,b,");
	struct sv part;

	(void)state;
	assert_true(sv_split(&part, &rest, ','));
	assert_sv(part, SV("a"));
	assert_true(sv_split(&part, &rest, ','));
	assert_sv(part, SV(""));
	assert_true(sv_split(&part, &rest, ','));
	assert_sv(part, SV("b"));
	assert_true(sv_split(&part, &rest, ','));
	assert_sv(part, SV(""));
	assert_false(sv_split(&part, &rest, ','));
	rest = SV("");
	assert_true(sv_split(&part, &rest, ','));
	assert_sv(part, SV(""));
	assert_false(sv_split(&part, &rest, ','));
}

static void order_is_that_of_bytes(void **state)
{
	(void)state;
	assert_int_equal(sv_compare(SV("abc"), SV("abc")), 0);
	assert_int_equal(sv_compare(nothing, SV("")), 0);
	assert_true(sv_compare(SV("ab"), SV("abc")) < 0);
	assert_true(sv_compare(SV("abc"), SV("ab")) > 0);
	assert_true(sv_compare(SV("a\xFF"), SV("az")) > 0);
	assert_true(sv_compare(nothing, SV("a")) < 0);
}

static void hashes_depend_on_bytes_length_and_seed(void **state)
{
	(void)state;
	assert_true(sv_hash(SV("a"), 0) == sv_hash(SV("a"), 0));
	assert_true(sv_hash(SV("a"), 0) != sv_hash(SV("a"), 1));
	assert_true(sv_hash(SV("a"), 0) != sv_hash(SV("a\0"), 0));
	assert_true(sv_hash(SV("12345678"), 0) != sv_hash(SV("12345679"), 0));
	assert_true(sv_hash(SV("123456789"), 0) != sv_hash(SV("123456780"), 0));
	assert_true(sv_hash(nothing, 0) == sv_hash(SV(""), 0));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(slices_are_clamped),
		cmocka_unit_test(equality_is_by_bytes),
		cmocka_unit_test(case_is_that_of_ascii_only),
		cmocka_unit_test(characters_are_classed_as_ascii),
		cmocka_unit_test(bytes_are_found_from_both_ends),
		cmocka_unit_test(needles_are_found),
		cmocka_unit_test(white_space_is_trimmed_at_both_ends),
		cmocka_unit_test(numbers_end_at_what_is_no_digit),
		cmocka_unit_test(numbers_are_capped),
		cmocka_unit_test(split_gives_every_part),
		cmocka_unit_test(order_is_that_of_bytes),
		cmocka_unit_test(hashes_depend_on_bytes_length_and_seed),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
