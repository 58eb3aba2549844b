#include "assert_sv.h"

#include <float.h>
#include <math.h>

#include "base/json.h"

static int setup(void **state)
{
	static struct buf out;

	buf_init(&out, 1000000);
	*state = &out;
	return 0;
}

static int teardown(void **state)
{
	buf_free(*state);
	return 0;
}

static void is_written(struct buf *out, struct sv value, struct sv expected)
{
	struct json json = { .out = out };

	buf_clear(out);
	json_text(&json, value);
	assert_sv(buf_view(out), expected);
}

static void commas_stand_between_values_only(void **state)
{
	struct json json = { .out = *state };

	json_open(&json, '{');
	json_key(&json, "a");
	json_open(&json, '[');
	json_close(&json, ']');
	json_key(&json, "b");
	json_open(&json, '[');
	json_unsigned(&json, 1);
	json_open(&json, '{');
	json_close(&json, '}');
	json_bool(&json, true);
	json_bool(&json, false);
	json_close(&json, ']');
	json_key(&json, "c");
	json_text(&json, SV("x"));
	json_close(&json, '}');
	assert_sv(buf_view(*state), SV("{\"a\":[],\"b\":[1,{},true,false],\"c\":\"x\"}"));
}

static void text_stays_as_it_is(void **state)
{
	is_written(*state, SV(""), SV("\"\""));
	is_written(*state, (struct sv){ NULL, 0 }, SV("\"\""));
	is_written(*state, SV("plain text, longer than eight bytes ~"),
		   SV("\"plain text, longer than eight bytes ~\""));
	is_written(*state, SV("身份证号码：x"), SV("\"身份证号码：x\""));
	is_written(*state, SV("\xC2\xA0\xE2\x80\xA6\xF0\x9F\x98\x80\xEF\xBF\xBD"),
		   SV("\"\xC2\xA0\xE2\x80\xA6\xF0\x9F\x98\x80\xEF\xBF\xBD\""));
}

static void what_breaks_lines_or_terminals_is_escaped(void **state)
{
	is_written(*state, SV("a\"b\\c/"), SV("\"a\\\"b\\\\c/\""));
	is_written(*state, SV("\n\r\t\b\f"), SV("\"\\n\\r\\t\\u0008\\u000c\""));
	is_written(*state, SV("\0\x1F\x1B[31m\x7F"), SV("\"\\u0000\\u001f\\u001b[31m\\u007f\""));
	is_written(*state, SV("\xC2\x80\xC2\x9F"), SV("\"\\u0080\\u009f\""));
	is_written(*state, SV("身\xE2\x80\xA8\xE2\x80\xA9份"), SV("\"身\\u2028\\u2029份\""));
}

static void bad_utf8_becomes_replacement_characters(void **state)
{
	is_written(*state,
		   SV("a\xFF"
		      "b"),
		   SV("\"a\xEF\xBF\xBD"
		      "b\""));
	is_written(*state, SV("\xE4\xB8"), SV("\"\xEF\xBF\xBD\""));
	is_written(*state, SV("身\xE4"), SV("\"身\xEF\xBF\xBD\""));
	is_written(*state, SV("\xED\xA0\x80"), SV("\"\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\""));
	is_written(*state, SV("\xEF\xBF"), SV("\"\xEF\xBF\xBD\""));
	is_written(*state, SV("\xE4\xB8\"x"), SV("\"\xEF\xBF\xBD\\\"x\""));
}

/* The quick look takes eight bytes at once: each byte value in each of the eight places. */
static void every_byte_is_seen_in_every_place(void **state)
{
	for (int byte = 0; byte < 128; byte++)
		for (size_t place = 0; place < 8; place++) {
			char text[8] = { 'a', 'b', 'c', 'd', 'e', 'f', 'g', 'h' };
			struct json json = { .out = *state };
			text[place] = (char)byte;
			buf_clear(*state);
			json_text(&json, (struct sv){ text, sizeof text });
			bool escaped = byte < 0x20 || byte == '"' || byte == '\\' || byte == 0x7F;
			assert_int_equal(((struct buf *)*state)->len > 10, escaped);
		}
}

static void whole_numbers_are_exact(void **state)
{
	struct json json = { .out = *state };

	json_open(&json, '[');
	json_unsigned(&json, 0);
	json_unsigned(&json, 10);
	json_unsigned(&json, UINT64_MAX);
	json_signed(&json, 0);
	json_signed(&json, -1);
	json_signed(&json, INT64_MAX);
	json_signed(&json, INT64_MIN);
	json_close(&json, ']');
	assert_sv(buf_view(*state), SV("[0,10,18446744073709551615,0,-1,9223372036854775807,-9223372036854775808]"));
}

static void is_decimal(struct buf *out, double value, int decimals, struct sv expected)
{
	struct json json = { .out = out };

	buf_clear(out);
	json_decimal(&json, value, decimals);
	assert_sv(buf_view(out), expected);
}

static void decimals_carry_no_trailing_zeroes(void **state)
{
	is_decimal(*state, 0, 2, SV("0"));
	is_decimal(*state, 1, 2, SV("1"));
	is_decimal(*state, 0.5, 2, SV("0.5"));
	is_decimal(*state, 0.05, 2, SV("0.05"));
	is_decimal(*state, 0.999, 2, SV("1"));
	is_decimal(*state, 0.987, 2, SV("0.99"));
	is_decimal(*state, 100, 0, SV("100"));
	is_decimal(*state, 12.0034, 3, SV("12.003"));
	is_decimal(*state, 7.25, 6, SV("7.25"));
	is_decimal(*state, -1.5, 1, SV("-1.5"));
	is_decimal(*state, -0.001, 2, SV("0"));
}

static void no_number_breaks_the_syntax(void **state)
{
	is_decimal(*state, NAN, 2, SV("0"));
	is_decimal(*state, INFINITY, 2, SV("0"));
	is_decimal(*state, 1e20, 2, SV("100000000000000000000"));
	is_decimal(*state, -1e20, 2, SV("-100000000000000000000"));
	is_decimal(*state, DBL_MIN, 6, SV("0"));
	struct json json = { .out = *state };
	buf_clear(*state);
	json_decimal(&json, DBL_MAX, 2);
	assert_int_equal(((struct buf *)*state)->len, 309);
}

#define TEST(function) cmocka_unit_test_setup_teardown(function, setup, teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(commas_stand_between_values_only),          TEST(text_stays_as_it_is),
		TEST(what_breaks_lines_or_terminals_is_escaped), TEST(bad_utf8_becomes_replacement_characters),
		TEST(every_byte_is_seen_in_every_place),         TEST(whole_numbers_are_exact),
		TEST(decimals_carry_no_trailing_zeroes),         TEST(no_number_breaks_the_syntax),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
