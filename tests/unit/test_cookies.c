#include "assert_sv.h"

#include <stdio.h>

#include "base/limits.h"
#include "fetch/cookies.h"

#define NOW 784111777 /* Sun, 06 Nov 1994 08:49:37 GMT */

struct fixture {
	struct arena *arena;
	struct cookies *cookies;
	struct buf out;
};

static int setup(void **state)
{
	static struct fixture fixture;

	fixture.arena = arena_new();
	fixture.cookies = cookies_new();
	buf_init(&fixture.out, LIMIT_COOKIE_BYTES);
	*state = &fixture;
	return 0;
}

static int teardown(void **state)
{
	struct fixture *fixture = *state;

	buf_free(&fixture->out);
	cookies_free(fixture->cookies);
	arena_free(fixture->arena);
	return 0;
}

static struct url parsed(struct fixture *fixture, const char *text)
{
	struct url url;

	assert_int_equal(url_parse(&url, fixture->arena, NULL, NULL, sv_from(text)), 0);
	return url;
}

static void take(struct fixture *fixture, const char *from, const char *field)
{
	struct url url = parsed(fixture, from);

	cookies_take(fixture->cookies, &url, sv_from(field), NOW);
}

static void assert_given(struct fixture *fixture, const char *to, const char *expected)
{
	struct url url = parsed(fixture, to);

	buf_clear(&fixture->out);
	cookies_give(&fixture->out, fixture->cookies, &url, NOW);
	assert_sv(buf_view(&fixture->out), sv_from(expected));
}

static void cookies_go_back_to_where_they_came_from(void **state)
{
	take(*state, "http://www.a.gov.cn/d/x", "a=1; HttpOnly");
	take(*state, "http://www.a.gov.cn/d/x", " b = 2 3 ; path=/");
	assert_given(*state, "http://www.a.gov.cn/d/y", "a=1; b=2 3");
	assert_given(*state, "http://www.a.gov.cn/", "b=2 3");
	assert_given(*state, "http://www.a.gov.cn/dy", "b=2 3");
	assert_given(*state, "https://www.a.gov.cn:444/", "b=2 3");
	assert_given(*state, "http://b.a.gov.cn/d/", "");
}

static void a_domain_is_shared_below_itself(void **state)
{
	take(*state, "http://www.a.gov.cn/", "a=1; Domain=.A.gov.cn");
	take(*state, "http://www.a.gov.cn/", "b=1; domain=gov.cn");
	take(*state, "http://www.a.gov.cn/", "c=1; domain=b.gov.cn");
	take(*state, "http://www.a.gov.cn/", "d=1; domain=x.www.a.gov.cn");
	assert_given(*state, "http://sso.a.gov.cn/", "a=1");
	assert_given(*state, "http://a.gov.cn/", "a=1");
	assert_given(*state, "http://ba.gov.cn/", "");
}

static void cookies_end(void **state)
{
	struct fixture *fixture = *state;

	take(*state, "http://h.cn/", "a=1; Max-Age=10; Expires=Wed, 21 Oct 1992 07:28:00 GMT");
	take(*state, "http://h.cn/", "b=1; Expires=Wed, 21 Oct 2065 07:28:00 GMT");
	take(*state, "http://h.cn/", "c=1; Expires=Wed, 21 Oct 1992 07:28:00 GMT");
	take(*state, "http://h.cn/", "d=1");
	assert_given(*state, "http://h.cn/", "a=1; b=1; d=1");
	uint64_t before = cookies_changes(fixture->cookies);
	take(*state, "http://h.cn/", "d=1");
	assert_true(cookies_changes(fixture->cookies) == before);
	take(*state, "http://h.cn/", "d=; Max-Age=0");
	take(*state, "http://h.cn/", "b=2");
	assert_true(cookies_changes(fixture->cookies) == before + 2);
	assert_given(*state, "http://h.cn/", "a=1; b=2");
}

static void secure_ones_are_for_tls(void **state)
{
	take(*state, "http://h.cn/", "a=1; Secure");
	take(*state, "https://h.cn/", "b=1; Secure");
	assert_given(*state, "http://h.cn/", "");
	assert_given(*state, "https://h.cn/", "b=1");
}

static void nonsense_is_left_out(void **state)
{
	take(*state, "http://h.cn/", "");
	take(*state, "http://h.cn/", "novalue");
	take(*state, "http://h.cn/", "=x");
	take(*state, "http://h.cn/", ";;;=");
	take(*state, "http://127.0.0.1/", "a=1; domain=0.0.1");
	assert_given(*state, "http://h.cn/", "");
	assert_given(*state, "http://127.0.0.1/", "");
}

static void they_are_counted(void **state)
{
	struct fixture *fixture = *state;
	char field[2000];

	for (int i = 0; i < 1000; i++) {
		snprintf(field, sizeof field, "name%d=%01000d", i, i);
		take(fixture, "http://h.cn/", field);
	}
	struct url url = parsed(fixture, "http://h.cn/");
	buf_clear(&fixture->out);
	cookies_give(&fixture->out, fixture->cookies, &url, NOW);
	assert_true(sv_starts(buf_view(&fixture->out), SV("name800=")));
	assert_false(fixture->out.overflow);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(cookies_go_back_to_where_they_came_from, setup, teardown),
		cmocka_unit_test_setup_teardown(a_domain_is_shared_below_itself, setup, teardown),
		cmocka_unit_test_setup_teardown(cookies_end, setup, teardown),
		cmocka_unit_test_setup_teardown(secure_ones_are_for_tls, setup, teardown),
		cmocka_unit_test_setup_teardown(nonsense_is_left_out, setup, teardown),
		cmocka_unit_test_setup_teardown(they_are_counted, setup, teardown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
