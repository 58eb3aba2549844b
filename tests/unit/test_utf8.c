#include "assert_sv.h"

#include "base/utf8.h"

static void reads(struct sv bytes, uint32_t expected, size_t length)
{
	uint32_t code_point = 1;

	assert_int_equal(utf8_read(&code_point, bytes), length);
	assert_int_equal(code_point, expected);
}

static void valid_sequences_are_read(void **state)
{
	(void)state;
	reads(SV("\0"), 0, 1);
	reads(SV("A"), 'A', 1);
	reads(SV("\x7F"), 0x7F, 1);
	reads(SV("\xC2\x80"), 0x80, 2);
	reads(SV("\xDF\xBFx"), 0x7FF, 2);
	reads(SV("\xE0\xA0\x80"), 0x800, 3);
	reads(SV("\xE4\xB8\xAD"), 0x4E2D, 3);
	reads(SV("\xED\x9F\xBF"), 0xD7FF, 3);
	reads(SV("\xEE\x80\x80"), 0xE000, 3);
	reads(SV("\xEF\xBF\xBF"), 0xFFFF, 3);
	reads(SV("\xF0\x90\x80\x80"), 0x10000, 4);
	reads(SV("\xF4\x8F\xBF\xBFx"), 0x10FFFF, 4);
}

/* The maximal subparts of the Encoding Standard and of Unicode's table 3-8 */
static void bad_sequences_give_the_length_of_their_maximal_subpart(void **state)
{
	(void)state;
	reads(SV("\x80"), UTF8_REPLACEMENT, 1);
	reads(SV("\xC0\x80"), UTF8_REPLACEMENT, 1);
	reads(SV("\xC1\xBF"), UTF8_REPLACEMENT, 1);
	reads(SV("\xF5\x80\x80\x80"), UTF8_REPLACEMENT, 1);
	reads(SV("\xFF"), UTF8_REPLACEMENT, 1);
	reads(SV("\xE0\x80\x80"), UTF8_REPLACEMENT, 1);
	reads(SV("\xED\xA0\x80"), UTF8_REPLACEMENT, 1);
	reads(SV("\xF0\x80\x80\x80"), UTF8_REPLACEMENT, 1);
	reads(SV("\xF4\x90\x80\x80"), UTF8_REPLACEMENT, 1);
	reads(SV("\xE4"), UTF8_REPLACEMENT, 1);
	reads(SV("\xE4\xB8"), UTF8_REPLACEMENT, 2);
	reads(SV("\xE4\xB8\x41"), UTF8_REPLACEMENT, 2);
	reads(SV("\xF0\x9F\x98"), UTF8_REPLACEMENT, 3);
	reads(SV("\xF0\x9F\x98\x41"), UTF8_REPLACEMENT, 3);
	reads(SV("\xF0\x9F\x41\x41"), UTF8_REPLACEMENT, 2);
	reads(SV("\xC2\x41"), UTF8_REPLACEMENT, 1);
}

static void every_code_point_comes_back(void **state)
{
	(void)state;
	for (uint32_t code_point = 0; code_point <= 0x10FFFF; code_point++) {
		char bytes[UTF8_MAX_BYTES];
		uint32_t back;
		if (code_point == 0xD800)
			code_point = 0xE000;
		struct sv view = { bytes, utf8_write(bytes, code_point) };
		if (utf8_valid_prefix(view) != view.len || utf8_read(&back, view) != view.len || back != code_point)
			fail_msg("U+%04X", (unsigned)code_point);
	}
}

static void what_is_no_character_is_written_as_replacement(void **state)
{
	char bytes[UTF8_MAX_BYTES];

	(void)state;
	assert_sv(((struct sv){ bytes, utf8_write(bytes, 0xD800) }), SV("\xEF\xBF\xBD"));
	assert_sv(((struct sv){ bytes, utf8_write(bytes, 0xDFFF) }), SV("\xEF\xBF\xBD"));
	assert_sv(((struct sv){ bytes, utf8_write(bytes, 0x110000) }), SV("\xEF\xBF\xBD"));
}

static void the_valid_prefix_ends_before_the_first_bad_byte(void **state)
{
	(void)state;
	assert_int_equal(utf8_valid_prefix((struct sv){ NULL, 0 }), 0);
	assert_int_equal(utf8_valid_prefix(SV("plain ascii text, longer than a word")), 36);
	assert_int_equal(utf8_valid_prefix(SV("身份证号")), 12);
	assert_int_equal(utf8_valid_prefix(SV("12345678身份\xFF证")), 14);
	assert_int_equal(utf8_valid_prefix(SV("身\xE4\xBB")), 3);
	assert_int_equal(utf8_valid_prefix(SV("ab\xED\xA0\x80")), 2);
	assert_int_equal(utf8_valid_prefix(SV("ab\xF4\x90\x80\x80")), 2);
	assert_int_equal(utf8_valid_prefix(SV("ab\xF0\x9F\x98\x80")), 6);
	assert_int_equal(utf8_valid_prefix(SV("ab\xC0\x80")), 2);
	assert_int_equal(utf8_valid_prefix(SV("\x80")), 0);
}

/* Reading code point by code point finds the same end as the quick look over the whole. */
static void both_ways_agree_on_every_pair_of_bytes(void **state)
{
	(void)state;
	for (unsigned i = 0; i < 65536; i++) {
		char bytes[4] = { (char)(i >> 8), (char)i, '\x80', '\x80' };
		for (size_t len = 1; len <= sizeof bytes; len++) {
			struct sv view = { bytes, len };
			size_t at = 0;
			while (at < len) {
				uint32_t code_point;
				size_t length = utf8_read(&code_point, sv_skip(view, at));
				assert_true(length >= 1 && length <= len - at);
				if (code_point == UTF8_REPLACEMENT)
					break;
				at += length;
			}
			assert_int_equal(utf8_valid_prefix(view), at);
		}
	}
}

static void code_points_are_counted_and_stepped_over(void **state)
{
	struct sv text = SV("a中\xF0\x9F\x98\x80"
			    "b"); /* offsets 0 1 4 8, end 9 */

	(void)state;
	assert_int_equal(utf8_count(text), 4);
	assert_int_equal(utf8_count((struct sv){ NULL, 0 }), 0);
	assert_int_equal(utf8_forward(text, 0, 0), 0);
	assert_int_equal(utf8_forward(text, 0, 2), 4);
	assert_int_equal(utf8_forward(text, 4, 1), 8);
	assert_int_equal(utf8_forward(text, 4, 100), 9);
	assert_int_equal(utf8_backward(text, 9, 2), 4);
	assert_int_equal(utf8_backward(text, 4, 1), 1);
	assert_int_equal(utf8_backward(text, 4, 100), 0);
	assert_int_equal(utf8_backward(text, 0, 1), 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(valid_sequences_are_read),
		cmocka_unit_test(bad_sequences_give_the_length_of_their_maximal_subpart),
		cmocka_unit_test(every_code_point_comes_back),
		cmocka_unit_test(what_is_no_character_is_written_as_replacement),
		cmocka_unit_test(the_valid_prefix_ends_before_the_first_bad_byte),
		cmocka_unit_test(both_ways_agree_on_every_pair_of_bytes),
		cmocka_unit_test(code_points_are_counted_and_stepped_over),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
