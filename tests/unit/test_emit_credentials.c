#include "assert_sv.h"

#include <stdlib.h>

#include "base/limits.h"
#include "emit/credentials.h"

static void masks(enum credentials_text kind, struct sv text, struct sv expected)
{
	struct buf scratch;

	buf_init(&scratch, SIZE_MAX);
	assert_sv(credentials_masked(&scratch, text, kind), expected);
	buf_free(&scratch);
}

static void address(const char *text, const char *expected)
{
	masks(CREDENTIALS_ADDRESS, sv_from(text), sv_from(expected));
}

static void prose(const char *text, const char *expected)
{
	masks(CREDENTIALS_PROSE, sv_from(text), sv_from(expected));
}

static void address_stays(const char *text)
{
	address(text, text);
}

static void prose_stays(const char *text)
{
	prose(text, text);
}

static void the_password_of_an_address_is_masked(void **state)
{
	(void)state;
	address("ftp://user:secret@host/x", "ftp://user:***@host/x");
	address("http://user:secret@host:8080", "http://user:***@host:8080");
	address("//user:secret@host/", "//user:***@host/");
	address("svn+ssh://user:secret@host/", "svn+ssh://user:***@host/");
	address("jdbc:mysql://user:secret@host:3306/db", "jdbc:mysql://user:***@host:3306/db");
	address("http://:secret@host/", "http://:***@host/");
}

static void forms_that_browsers_put_right_are_seen(void **state)
{
	(void)state;
	address("  http://user:secret@host/", "  http://user:***@host/");
	address("http:user:secret@host/", "http:user:***@host/");
	address("HTTPS:\\user:secret@host", "HTTPS:\\user:***@host");
	address("http:\\\\user:secret@host", "http:\\\\user:***@host");
	address("http:////user:secret@host", "http:////user:***@host");
}

static void the_password_reaches_to_the_last_at_sign(void **state)
{
	(void)state;
	address("http://user:p@ss:w@rd@host/x@y", "http://user:***@host/x@y");
	address("http://user:p w\"<&密@host/", "http://user:***@host/");
	address("ftp://user:pa/ss@host/", "ftp://user:***@host/");
	address("ftp://user:pa#ss@host/", "ftp://user:***@host/");
}

static void what_only_looks_like_a_password_stays(void **state)
{
	(void)state;
	address_stays("");
	address_stays("http://host:8080/@user");
	address_stays("http://host:/@user");
	address_stays("http://host/a:b@c");
	address_stays("http://host/a//b:c@d");
	address_stays("http://host?x=a:b@c");
	address_stays("http://host#a:b@c");
	address_stays("http://user@host/");
	address_stays("http://user:@host/");
	address_stays("http://[::1]/@x");
	address_stays("http://[fe80::1]:80/x:y@z");
	address_stays("mailto:a@b.cn");
	address_stays("a/b:c@d");
	address_stays("/srv//www:x@y/z.html");
	address_stays("javascript:f('a:b@c')");
	address_stays("http://user:***@host/");
}

static void an_address_inside_an_address_is_seen(void **state)
{
	(void)state;
	address("http://host/?u=http://user:secret@other/", "http://host/?u=http://user:***@other/");
	address_stays("http://host/?u=http://other:1&mail=a@b.cn");
	address("go?u=ftp://a:b@c&v=ftp://d:e@f", "go?u=ftp://a:***@c&v=ftp://d:***@f");
	address("http://a:b@c/?u=http://d:e@f", "http://a:***@c/?u=http://d:***@f");
}

static void addresses_in_prose_are_masked(void **state)
{
	(void)state;
	prose("链接 ftp://user:secret@host/x 打不开", "链接 ftp://user:***@host/x 打不开");
	prose("见//a:b@c。又见http://d:e@f", "见//a:***@c。又见http://d:***@f");
	prose("(http://user:p&w@host)", "(http://user:***@host)");
}

static void prose_beside_an_address_is_no_password(void **state)
{
	(void)state;
	prose_stays("http://host:8080 a@b.cn");
	prose_stays("http://host:8080，邮箱a@b.cn");
	prose_stays("<http://host:80>x@y");
	prose_stays("\"http://host:80\" x@y");
	prose_stays("时间：12:30，邮箱 a@b.cn");
	prose_stays("//");
	prose_stays("a:b@c");
}

static void masking_stops_behind_what_a_record_can_hold(void **state)
{
	enum { TIMES = 200000 };
	static const struct sv one = SV("http://a:b@c ");
	char *text = malloc(TIMES * one.len);
	struct buf scratch;

	(void)state;
	assert_non_null(text);
	for (size_t i = 0; i < TIMES; i++)
		memcpy(text + i * one.len, one.data, one.len);
	buf_init(&scratch, SIZE_MAX);
	struct sv masked = credentials_masked(&scratch, (struct sv){ text, TIMES * one.len }, CREDENTIALS_PROSE);
	assert_true(masked.len > LIMIT_RECORD_STRING && masked.len < LIMIT_RECORD_STRING + 100);
	assert_int_equal(sv_find(masked, SV(":b"), 0), SV_NONE);
	buf_free(&scratch);
	free(text);
}

/* A hang guard: each of these takes minutes where the search goes back. */
static void hostile_texts_take_linear_time(void **state)
{
	static const struct sv units[] = { SV("//"), SV("//a:"), SV(":\\/"), SV("http:"), SV("//["), SV("//a:1/") };
	size_t size = 4 * MIB;
	char *text = malloc(size);
	struct buf scratch;

	(void)state;
	assert_non_null(text);
	buf_init(&scratch, SIZE_MAX);
	for (size_t i = 0; i < sizeof units / sizeof units[0]; i++) {
		for (size_t at = 0; at + 1 < size; at++)
			text[at] = units[i].data[at % units[i].len];
		text[size - 1] = '@';
		credentials_masked(&scratch, (struct sv){ text, size }, CREDENTIALS_ADDRESS);
		credentials_masked(&scratch, (struct sv){ text, size }, CREDENTIALS_PROSE);
	}
	buf_free(&scratch);
	free(text);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_password_of_an_address_is_masked),
		cmocka_unit_test(forms_that_browsers_put_right_are_seen),
		cmocka_unit_test(the_password_reaches_to_the_last_at_sign),
		cmocka_unit_test(what_only_looks_like_a_password_stays),
		cmocka_unit_test(an_address_inside_an_address_is_seen),
		cmocka_unit_test(addresses_in_prose_are_masked),
		cmocka_unit_test(prose_beside_an_address_is_no_password),
		cmocka_unit_test(masking_stops_behind_what_a_record_can_hold),
		cmocka_unit_test(hostile_texts_take_linear_time),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
