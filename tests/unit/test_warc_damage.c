/* WARC archives that lie about themselves, or are broken: what is whole is read, what is not is an error. */
#define _GNU_SOURCE
#include "source_sink.h"

#include "base/limits.h"
#include "make_warc.h"

#define RESPONSE(name) "WARC-Type: response\r\nWARC-Target-URI: http://a/" name "\r\n"
#define HTTP(body)     SV("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" body)

struct scene {
	struct buf warc;
	struct sink sink;
};

static int set_up(void **state)
{
	struct scene *scene = calloc(1, sizeof *scene);

	buf_init(&scene->warc, (size_t)1 << 30);
	*state = scene;
	return 0;
}

static int tear_down(void **state)
{
	struct scene *scene = *state;

	sink_clear(&scene->sink);
	buf_free(&scene->warc);
	free(scene);
	return 0;
}

/* Packs the archive: all in one member. */
static void pack(struct scene *scene)
{
	struct buf packed;

	buf_init(&packed, (size_t)1 << 30);
	make_deflated(&packed, buf_view(&scene->warc), 31);
	buf_free(&scene->warc);
	scene->warc = packed;
}

static struct sink *read_as(struct scene *scene, bool as_pipe)
{
	assert_int_equal(sink_walk_bytes(&scene->sink, buf_view(&scene->warc), as_pipe), 0);
	return &scene->sink;
}

/* Expects these names of items, "a b c" for http://a/a and so on; a "~" behind one: it is truncated. */
static void assert_items(const struct sink *sink, const char *expected)
{
	struct buf names;

	buf_init(&names, 4096);
	for (size_t i = 0; i < sink->count; i++)
		buf_printf(&names, "%s%.*s%s", i ? " " : "", SV_ARG(sv_skip(sink->items[i]->name, 9)),
			   sink->items[i]->truncated ? "~" : "");
	assert_sv(buf_view(&names), sv_from(expected));
	buf_free(&names);
}

/* Expects errors that hold these words, in order, all of them trouble. */
static void assert_errors(const struct sink *sink, size_t count, const char *first, const char *second)
{
	for (size_t i = 0; i < sink->error_count && sink->error_count != count; i++)
		print_error("%s\n", sink->errors[i]);
	assert_int_equal(sink->error_count, count);
	assert_int_equal(sink->named, count);
	if (count > 0)
		assert_non_null(strstr(sink->errors[0], first));
	if (count > 1)
		assert_non_null(strstr(sink->errors[1], second));
}

static void a_length_that_is_too_small_costs_nothing_else(void **state)
{
	struct scene *scene = *state;

	make_record(&scene->warc, RESPONSE("1"), HTTP("one"));
	size_t at = scene->warc.len;
	make_record_of_length(&scene->warc, RESPONSE("2"), HTTP("two and some more"), HTTP("").len + 3);
	make_record(&scene->warc, RESPONSE("3"), HTTP("three"));
	struct sink *sink = read_as(scene, false);
	assert_items(sink, "1 2~ 3");
	assert_sv(sink->items[1]->bytes, SV("two and some more"));
	char place[64];
	snprintf(place, sizeof place, "byte %zu: the record has a wrong Content-Length", at);
	assert_errors(sink, 1, place, NULL);

	/* A pipe can go back as far as its window. */
	assert_items(read_as(scene, true), "1 2~ 3");
	assert_errors(&scene->sink, 1, place, NULL);

	pack(scene);
	sink = read_as(scene, false);
	assert_items(sink, "1 2~ 3");
	assert_sv(sink->items[1]->bytes, SV("two"));
	assert_errors(sink, 2, "wrong Content-Length", "bytes that are no record");
}

static void a_length_that_is_too_large_does_not_swallow_records(void **state)
{
	static const size_t MORE[] = { 5, 10, 150, 100000, SIZE_MAX / 4 };
	struct scene *scene = *state;

	for (size_t i = 0; i < sizeof MORE / sizeof MORE[0]; i++) {
		buf_clear(&scene->warc);
		make_record(&scene->warc, RESPONSE("1"), HTTP("one"));
		make_record_of_length(&scene->warc, RESPONSE("2"), HTTP("two"), HTTP("two").len + MORE[i]);
		make_record(&scene->warc, RESPONSE("3"), HTTP("three"));
		make_record(&scene->warc, RESPONSE("4"), HTTP("four"));
		for (int as_pipe = 0; as_pipe < 2; as_pipe++) {
			struct sink *sink = read_as(scene, as_pipe);
			assert_items(sink, "1 2~ 3 4");
			assert_sv(sink->items[1]->bytes, SV("two"));
			assert_errors(sink, 1, "wrong Content-Length", NULL);
		}
	}
}

static void a_member_ends_a_record_whose_length_is_too_large(void **state)
{
	struct scene *scene = *state;
	struct buf plain;

	buf_init(&plain, 4096);
	for (int i = 1; i <= 3; i++) {
		buf_clear(&plain);
		make_record_of_length(&plain,
				      i == 1   ? RESPONSE("1")
				      : i == 2 ? RESPONSE("2")
					       : RESPONSE("3"),
				      HTTP("x"), HTTP("x").len + (i == 2 ? 1000 : 0));
		make_deflated(&scene->warc, buf_view(&plain), 31);
	}
	for (int as_pipe = 0; as_pipe < 2; as_pipe++) {
		assert_items(read_as(scene, as_pipe), "1 2~ 3");
		assert_errors(&scene->sink, 1, "wrong Content-Length", NULL);
	}
	buf_free(&plain);
}

static void a_length_that_is_no_number_ends_at_the_next_record(void **state)
{
	static const char *const LENGTHS[] = { "", "Content-Length: -5\r\n", "Content-Length: 12a\r\n",
					       "Content-Length: 99999999999999999999999\r\n", "Content-Length:\r\n" };
	struct scene *scene = *state;

	for (size_t i = 0; i < sizeof LENGTHS / sizeof LENGTHS[0]; i++) {
		for (int form = 0; form < 3; form++) {
			buf_clear(&scene->warc);
			buf_printf(&scene->warc, "WARC/1.0\r\n" RESPONSE("1") "%s\r\n%.*s\r\n\r\n", LENGTHS[i],
				   SV_ARG(HTTP("one\r\nWARC/ is a format\r\n")));
			make_record(&scene->warc, RESPONSE("2"), HTTP("two"));
			if (form == 2)
				pack(scene);
			struct sink *sink = read_as(scene, form == 1);
			assert_items(sink, "1~ 2");
			assert_sv(sink->items[0]->bytes, SV("one\r\nWARC/ is a format\r\n"));
			assert_errors(sink, 1, "no valid Content-Length", NULL);
		}
	}
}

static void garbage_between_records_is_passed_over(void **state)
{
	static const char *const GARBAGE[] = { "x", "some garbage", "WARC/", "WARC/9 is no version\r\nnor this\r\n",
					       "\x1f\x8b\x08 not gzip" };
	struct scene *scene = *state;

	for (size_t i = 0; i < sizeof GARBAGE / sizeof GARBAGE[0]; i++) {
		buf_clear(&scene->warc);
		make_record(&scene->warc, RESPONSE("1"), HTTP("one"));
		buf_printf(&scene->warc, "%s\r\n\r\n", GARBAGE[i]);
		make_record(&scene->warc, RESPONSE("2"), HTTP("two"));
		for (int as_pipe = 0; as_pipe < 2; as_pipe++) {
			assert_items(read_as(scene, as_pipe), "1 2");
			assert_int_equal(scene->sink.error_count, 1);
			assert_int_equal(scene->sink.named, 1);
		}
	}
	/* At the end; a file that was made longer than what was written. */
	buf_clear(&scene->warc);
	make_record(&scene->warc, RESPONSE("1"), HTTP("one"));
	memset(buf_room(&scene->warc, 100000), 0, 100000);
	scene->warc.len += 100000;
	assert_items(read_as(scene, false), "1");
	assert_errors(&scene->sink, 1, "100000 bytes that are no record were passed over", NULL);
}

static void zeroes_between_members_are_padding(void **state)
{
	struct scene *scene = *state;
	struct buf plain;

	buf_init(&plain, 4096);
	make_record(&plain, RESPONSE("1"), HTTP("x"));
	make_deflated(&scene->warc, buf_view(&plain), 31);
	buf_append(&scene->warc, SV("\0\0\0\0\0\0\0\0\r\n"));
	make_deflated(&scene->warc, buf_view(&plain), 31);
	buf_append(&scene->warc, SV("\0\0\0\0"));
	assert_items(read_as(scene, false), "1 1");
	assert_errors(&scene->sink, 0, NULL, NULL);
	buf_free(&plain);
}

static void garbage_between_members_is_passed_over(void **state)
{
	struct scene *scene = *state;
	struct buf plain;

	buf_init(&plain, 4096);
	make_record(&plain, RESPONSE("1"), HTTP("x"));
	make_deflated(&scene->warc, buf_view(&plain), 31);
	buf_append(&scene->warc, SV("garbage \x1f\x8b\x08\x00 and what looks like a member"));
	make_deflated(&scene->warc, buf_view(&plain), 31);
	for (int as_pipe = 0; as_pipe < 2; as_pipe++) {
		assert_items(read_as(scene, as_pipe), "1 1");
		assert_errors(&scene->sink, 1, "what follows is no gzip data", NULL);
	}
	buf_free(&plain);
}

static void a_large_member_that_breaks_gives_what_precedes(void **state)
{
	struct scene *scene = *state;
	uint32_t random = 1;
	char body[4096];
	char name[16];

	for (int i = 0; i < 100; i++) {
		for (size_t k = 0; k < sizeof body; k++) {
			random = random * 1664525 + 1013904223;
			body[k] = (char)(random >> 24);
		}
		snprintf(name, sizeof name, "%d", i);
		make_page(&scene->warc, name, "", (struct sv){ body, sizeof body });
	}
	pack(scene);
	scene->warc.data[scene->warc.len / 2] ^= 0xff;
	memset(scene->warc.data + scene->warc.len / 2, 0xff, 5000);
	struct sink *sink = read_as(scene, false);
	assert_true(sink->count > 40 && sink->count < 60);
	assert_int_equal(sink->named, sink->error_count);
	assert_in_range(sink->error_count, 1, 3);
}

static void a_header_block_without_end_is_an_error(void **state)
{
	struct scene *scene = *state;

	for (int form = 0; form < 3; form++) {
		buf_clear(&scene->warc);
		make_record(&scene->warc, RESPONSE("1"), HTTP("one"));
		buf_append(&scene->warc, SV("WARC/1.0\r\nWARC-Type: response\r\n"));
		for (int i = 0; i < 10000; i++)
			buf_printf(&scene->warc, "X-Field-%d: value value value\r\n", i);
		buf_append(&scene->warc, SV("\r\n\r\n"));
		make_record(&scene->warc, RESPONSE("2"), HTTP("two"));
		if (form == 2)
			pack(scene);
		assert_items(read_as(scene, form == 1), "1 2");
		assert_int_equal(scene->sink.named, scene->sink.error_count);
		assert_non_null(strstr(scene->sink.errors[0], "header block"));
	}
}

static void a_file_full_of_beginnings_is_read_in_linear_time(void **state)
{
	struct scene *scene = *state;

	/* 36 MB of it: minutes, if every line were searched for the end of its block. */
	for (int i = 0; i < 4000000; i++)
		buf_append(&scene->warc, SV("WARC/1.0\n"));
	assert_items(read_as(scene, false), "");
	assert_true(scene->sink.named > 0 && scene->sink.named <= LIMIT_WARC_ERRORS);
	pack(scene);
	assert_items(read_as(scene, false), "");
}

static void lengths_that_lead_far_away_are_read_in_linear_time(void **state)
{
	struct scene *scene = *state;
	enum { RECORDS = 100000 };

	/* Each of them leads past thousands of the next. */
	for (int i = 0; i < RECORDS; i++)
		make_record_of_length(&scene->warc, "WARC-Type: metadata\r\n", SV("x"), 1000000);
	make_record(&scene->warc, RESPONSE("1"), HTTP("one"));
	read_as(scene, false);
	assert_int_equal(scene->sink.named, LIMIT_WARC_ERRORS);
	assert_non_null(strstr(scene->sink.errors[LIMIT_WARC_ERRORS - 1], "is not listed"));
	assert_items(&scene->sink, "1");
}

static void members_that_break_again_and_again_are_read_in_linear_time(void **state)
{
	struct scene *scene = *state;
	struct buf start;

	/* The beginning of a member that shows a record, over and over: each takes in some of what follows. */
	buf_init(&start, 4096);
	make_deflated(&start, SV("WARC/1.0\r\nWARC-Type: metadata\r\nContent-Length: 1\r\n\r\nx\r\n\r\n"), 31);
	for (int i = 0; i < 300000; i++)
		buf_append(&scene->warc, sv_slice(buf_view(&start), 0, 40));
	buf_append(&scene->warc, buf_view(&start));
	read_as(scene, false);
	assert_int_equal(scene->sink.named, LIMIT_WARC_ERRORS);
	buf_free(&start);
}

static void messages_are_chinese_where_wanted(void **state)
{
	struct scene *scene = *state;
	struct source_sink calls = sink_of(&scene->sink);
	struct source_options options = { .chinese = true };
	char path[] = "/tmp/test-warc-XXXXXX";
	int fd = mkstemp(path);

	make_record(&scene->warc, RESPONSE("1"), HTTP("one"));
	make_file(path, sv_slice(buf_view(&scene->warc), 0, scene->warc.len - 6));
	close(fd);
	assert_int_equal(source_walk(&calls, &options, sv_from(path)), 0);
	unlink(path);
	assert_items(&scene->sink, "1~");
	assert_sv(scene->sink.items[0]->bytes, SV("o"));
	assert_non_null(strstr(scene->sink.errors[0], "存档第 0 字节：记录不完整，存档到此中断"));
}

static void a_damaged_beginning_does_not_hide_an_archive(void **state)
{
	struct scene *scene = *state;
	struct source_sink calls = sink_of(&scene->sink);
	struct source_options options = { .chinese = false };
	char path[] = "/tmp/test-XXXXXX.warc.gz";
	int fd = mkstemps(path, 8);
	struct buf plain;

	buf_init(&plain, 4096);
	make_record(&plain, RESPONSE("1"), HTTP("one"));
	make_deflated(&scene->warc, buf_view(&plain), 31);
	memset(scene->warc.data + 12, 0xff, 20);
	/* Nothing but its name says so. */
	make_file(path, buf_view(&scene->warc));
	close(fd);
	source_walk(&calls, &options, sv_from(path));
	unlink(path);
	assert_items(&scene->sink, "");
	assert_errors(&scene->sink, 2, "no record", "gzip data is damaged");
	/* What follows says so. */
	make_deflated(&scene->warc, buf_view(&plain), 31);
	assert_items(read_as(scene, false), "1");
	assert_int_equal(scene->sink.named, scene->sink.error_count);
	assert_true(scene->sink.error_count > 0);
	buf_free(&plain);
}

#define HERE(function) cmocka_unit_test_setup_teardown(function, set_up, tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		HERE(a_length_that_is_too_small_costs_nothing_else),
		HERE(a_length_that_is_too_large_does_not_swallow_records),
		HERE(a_member_ends_a_record_whose_length_is_too_large),
		HERE(a_length_that_is_no_number_ends_at_the_next_record),
		HERE(garbage_between_records_is_passed_over),
		HERE(zeroes_between_members_are_padding),
		HERE(garbage_between_members_is_passed_over),
		HERE(a_large_member_that_breaks_gives_what_precedes),
		HERE(a_header_block_without_end_is_an_error),
		HERE(a_file_full_of_beginnings_is_read_in_linear_time),
		HERE(lengths_that_lead_far_away_are_read_in_linear_time),
		HERE(members_that_break_again_and_again_are_read_in_linear_time),
		HERE(messages_are_chinese_where_wanted),
		HERE(a_damaged_beginning_does_not_hide_an_archive),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
