#include "assert_sv.h"

#include <stdlib.h>

#include "model/observation.h"

static int setup(void **state)
{
	*state = arena_new();
	return 0;
}

static int teardown(void **state)
{
	arena_free(*state);
	return 0;
}

static struct observation full(struct arena *arena)
{
	struct observation seen = {
		.url = SV("http://www.example.cn/a?b=1"),
		.end = SV("https://www.example.cn/\xE5\x8C\x97"),
		.fault = FAULT_RETRY_AFTER,
		.method = METHOD_HEAD,
		.status = 503,
		.address = SV("[2001:db8::1]:443"),
		.media_type = SV("text/html"),
		.charset = SV("gbk"),
		.etag = SV("W/\"1\""),
		.last_modified = SV("Sun, 06 Nov 1994 08:49:37 GMT"),
		.server = SV("nginx"),
		.detail = SV("say so"),
		.attempts = 3,
		.milliseconds = 4000000000u,
		.size = UINT64_MAX,
		.truncated = true,
		.challenge = true,
	};

	*vec_push(arena, &seen.chain) = (struct hop){ seen.url, 301 };
	*vec_push(arena, &seen.chain) = (struct hop){ SV("https://www.example.cn/b"), 307 };
	return seen;
}

static void assert_same(const struct observation *a, const struct observation *b)
{
	assert_sv(a->url, b->url);
	assert_sv(a->end, b->end);
	assert_int_equal(a->fault, b->fault);
	assert_int_equal(a->method, b->method);
	assert_int_equal(a->status, b->status);
	assert_sv(a->address, b->address);
	assert_sv(a->media_type, b->media_type);
	assert_sv(a->charset, b->charset);
	assert_sv(a->etag, b->etag);
	assert_sv(a->last_modified, b->last_modified);
	assert_sv(a->server, b->server);
	assert_sv(a->detail, b->detail);
	assert_int_equal(a->attempts, b->attempts);
	assert_int_equal(a->milliseconds, b->milliseconds);
	assert_true(a->size == b->size);
	assert_int_equal(a->truncated, b->truncated);
	assert_int_equal(a->challenge, b->challenge);
	assert_int_equal(a->chain.count, b->chain.count);
	for (size_t i = 0; i < a->chain.count; i++) {
		assert_sv(a->chain.items[i].url, b->chain.items[i].url);
		assert_int_equal(a->chain.items[i].status, b->chain.items[i].status);
	}
}

static struct buf packed(const struct observation *seen)
{
	struct buf out;

	buf_init(&out, SIZE_MAX);
	observation_pack(&out, seen);
	return out;
}

static void what_is_packed_comes_back(void **state)
{
	struct observation cases[] = {
		{ .url = SV("http://h/"), .end = SV("http://h/") },
		{ .attempts = 1 },
		full(*state),
	};

	for (size_t i = 0; i < 3; i++) {
		struct buf bytes = packed(&cases[i]);
		struct observation again;
		assert_int_equal(observation_unpack(&again, *state, buf_view(&bytes)), 0);
		assert_same(&again, &cases[i]);
		buf_free(&bytes);
	}
}

static void an_end_like_the_begin_takes_no_room(void **state)
{
	struct observation seen = { .url = SV("http://www.example.cn/"), .end = SV("http://www.example.cn/") };
	struct buf bytes = packed(&seen);

	(void)state;
	assert_true(bytes.len < 2 * seen.url.len);
	buf_free(&bytes);
}

/* Each cut is copied, so that a sanitizer sees a read behind it. */
static void what_is_cut_is_no_observation(void **state)
{
	struct observation seen = full(*state);
	struct buf bytes = packed(&seen);

	for (size_t len = 0; len < bytes.len; len++) {
		char *copy = malloc(len + 1);
		struct observation again;
		memcpy(copy, bytes.data, len);
		assert_int_equal(observation_unpack(&again, *state, (struct sv){ copy, len }), -1);
		free(copy);
	}
	buf_byte(&bytes, 0);
	assert_int_equal(observation_unpack(&seen, *state, buf_view(&bytes)), -1);
	buf_free(&bytes);
}

static void bad_numbers_are_refused(void **state)
{
	struct observation seen = { .url = SV("u"), .end = SV("u") };
	struct buf bytes = packed(&seen);
	struct observation again;

	/* version, flags, fault, method */
	static const struct {
		size_t at;
		char byte;
	} CASES[] = { { 0, 0 }, { 0, 2 }, { 1, 8 }, { 2, FAULT_COUNT }, { 3, 2 } };
	for (size_t i = 0; i < sizeof CASES / sizeof CASES[0]; i++) {
		char old = bytes.data[CASES[i].at];
		bytes.data[CASES[i].at] = CASES[i].byte;
		assert_int_equal(observation_unpack(&again, *state, buf_view(&bytes)), -1);
		bytes.data[CASES[i].at] = old;
	}
	/* the count of the chain is the last byte */
	bytes.data[bytes.len - 1] = 100;
	assert_int_equal(observation_unpack(&again, *state, buf_view(&bytes)), -1);
	buf_free(&bytes);
}

static void every_fault_has_a_name(void **state)
{
	(void)state;
	for (int fault = 0; fault < FAULT_COUNT; fault++) {
		assert_non_null(fault_name((enum fault)fault));
		assert_int_equal(fault_is_tls((enum fault)fault),
				 strncmp(fault_name((enum fault)fault), "tls-", 4) == 0);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(what_is_packed_comes_back, setup, teardown),
		cmocka_unit_test(an_end_like_the_begin_takes_no_room),
		cmocka_unit_test_setup_teardown(what_is_cut_is_no_observation, setup, teardown),
		cmocka_unit_test_setup_teardown(bad_numbers_are_refused, setup, teardown),
		cmocka_unit_test(every_fault_has_a_name),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
