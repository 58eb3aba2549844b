#include "assert_sv.h"

#include <stdlib.h>

#include "base/json.h"
#include "base/limits.h"
#include "lib/json_reader.h"

static void refuses(struct sv line)
{
	assert_null(json_reader_new(line));
}

static void members_are_read_by_their_type(void **state)
{
	struct json_reader *reader =
	    json_reader_new(SV(" {\"type\":\"finding\",\"line\":12,\"confidence\":0.9,\"rule\":null,\"n\":-3}\r\n"));
	int64_t number = 77;

	(void)state;
	assert_non_null(reader);
	assert_sv(json_reader_string(reader, "type"), SV("finding"));
	assert_true(json_reader_integer(&number, reader, "line"));
	assert_int_equal(number, 12);
	assert_true(json_reader_integer(&number, reader, "n"));
	assert_int_equal(number, -3);
	json_reader_free(reader);
}

static void a_member_that_is_missing_or_of_another_type_is_none(void **state)
{
	struct json_reader *reader =
	    json_reader_new(SV("{\"a\":1,\"b\":\"x\",\"c\":1.0,\"d\":{\"e\":\"f\"},\"g\":null}"));
	int64_t number = 77;

	(void)state;
	assert_non_null(reader);
	assert_null(json_reader_string(reader, "a").data);
	assert_null(json_reader_string(reader, "d").data);
	assert_null(json_reader_string(reader, "e").data);
	assert_null(json_reader_string(reader, "g").data);
	assert_null(json_reader_string(reader, "missing").data);
	assert_false(json_reader_integer(&number, reader, "b"));
	assert_false(json_reader_integer(&number, reader, "c"));
	assert_false(json_reader_integer(&number, reader, "missing"));
	assert_int_equal(number, 77);
	json_reader_free(reader);
}

static void an_empty_string_is_a_member(void **state)
{
	struct json_reader *reader = json_reader_new(SV("{\"a\":\"\"}"));

	(void)state;
	assert_non_null(reader);
	assert_non_null(json_reader_string(reader, "a").data);
	assert_int_equal(json_reader_string(reader, "a").len, 0);
	json_reader_free(reader);
}

static void strings_keep_nul_and_escapes(void **state)
{
	struct json_reader *reader =
	    json_reader_new(SV("{\"a\":\"x\\u0000y\",\"b\":\"\\u8eab\\u4efd\",\"c\":\"\\ud83d\\ude00\\n\"}"));

	(void)state;
	assert_non_null(reader);
	assert_sv(json_reader_string(reader, "a"), SV("x\0y"));
	assert_sv(json_reader_string(reader, "b"), SV("身份"));
	assert_sv(json_reader_string(reader, "c"), SV("\xF0\x9F\x98\x80\n"));
	json_reader_free(reader);
}

static void what_is_no_object_is_refused(void **state)
{
	(void)state;
	refuses((struct sv){ NULL, 0 });
	refuses(SV(""));
	refuses(SV("   "));
	refuses(SV("[]"));
	refuses(SV("\"text\""));
	refuses(SV("12"));
	refuses(SV("null"));
	refuses(SV("{"));
	refuses(SV("{\"a\":1"));
	refuses(SV("{\"a\":1} x"));
	refuses(SV("{\"a\":1}{\"a\":1}"));
	refuses(SV("{\"a\":1,}"));
	refuses(SV("{a:1}"));
	refuses(SV("{\"a\":\"\xFF\"}"));
	refuses(SV("{\"a\":\"\\ud800\"}"));
	refuses(SV("{\"a\":99999999999999999999}"));
	refuses(SV("{\"a\":\"unfinished\\"));
	refuses(SV("\0{}"));
}

static struct json_reader *read_nested(size_t depth)
{
	char *line = malloc(2 * depth + 16);
	size_t len = 0;

	assert_non_null(line);
	memcpy(line, "{\"a\":", 5);
	len = 5;
	memset(line + len, '[', depth - 1);
	len += depth - 1;
	memset(line + len, ']', depth - 1);
	len += depth - 1;
	line[len++] = '}';
	struct json_reader *reader = json_reader_new((struct sv){ line, len });
	free(line);
	return reader;
}

static void nesting_is_capped(void **state)
{
	(void)state;
	struct json_reader *reader = read_nested(LIMIT_JSON_DEPTH);
	assert_non_null(reader);
	json_reader_free(reader);
	assert_null(read_nested(LIMIT_JSON_DEPTH + 1));
	assert_null(read_nested(400000));
}

static void brackets_inside_strings_are_no_nesting(void **state)
{
	char line[LIMIT_JSON_DEPTH * 2 + 32] = "{\"a\":\"\\\"";
	size_t len = strlen(line);

	(void)state;
	memset(line + len, '[', LIMIT_JSON_DEPTH + 5);
	len += LIMIT_JSON_DEPTH + 5;
	memcpy(line + len, "\"}", 2);
	struct json_reader *reader = json_reader_new((struct sv){ line, len + 2 });
	assert_non_null(reader);
	json_reader_free(reader);
}

static void a_line_over_the_limit_is_refused(void **state)
{
	size_t size = LIMIT_RECORD_BYTES + 1;
	char *line = malloc(size);

	(void)state;
	assert_non_null(line);
	memset(line, ' ', size);
	line[0] = '{';
	line[1] = '}';
	refuses((struct sv){ line, size });
	struct json_reader *reader = json_reader_new((struct sv){ line, size - 1 });
	assert_non_null(reader);
	json_reader_free(reader);
	free(line);
}

/* Writer and reader in one program: neither takes the other's functions for its own. */
static void what_the_writer_wrote_is_read(void **state)
{
	struct buf out;
	struct json json = { .out = &out };
	int64_t number;

	(void)state;
	buf_init(&out, 1000);
	json_open(&json, '{');
	json_key(&json, "text");
	json_text(&json, SV("a\"\0\x1B身份\xFF"));
	json_key(&json, "number");
	json_signed(&json, INT64_MIN);
	json_key(&json, "list");
	json_open(&json, '[');
	json_bool(&json, false);
	json_close(&json, ']');
	json_close(&json, '}');
	struct json_reader *reader = json_reader_new(buf_view(&out));
	assert_non_null(reader);
	assert_sv(json_reader_string(reader, "text"), SV("a\"\0\x1B身份\xEF\xBF\xBD"));
	assert_true(json_reader_integer(&number, reader, "number"));
	assert_true(number == INT64_MIN);
	json_reader_free(reader);
	reader = json_reader_new(SV("{\"a\":null,\"b\":[true,\"x\",null]}"));
	assert_non_null(reader);
	json_reader_free(reader);
	buf_free(&out);
}

static void freeing_nothing_is_allowed(void **state)
{
	(void)state;
	json_reader_free(NULL);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(members_are_read_by_their_type),
		cmocka_unit_test(a_member_that_is_missing_or_of_another_type_is_none),
		cmocka_unit_test(an_empty_string_is_a_member),
		cmocka_unit_test(strings_keep_nul_and_escapes),
		cmocka_unit_test(what_is_no_object_is_refused),
		cmocka_unit_test(nesting_is_capped),
		cmocka_unit_test(brackets_inside_strings_are_no_nesting),
		cmocka_unit_test(a_line_over_the_limit_is_refused),
		cmocka_unit_test(what_the_writer_wrote_is_read),
		cmocka_unit_test(freeing_nothing_is_allowed),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
