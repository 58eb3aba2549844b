#include "assert_sv.h"

#include "base/arena.h"
#include "url/url.h"

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

static void registrable_domains_follow_the_public_suffix_list(void **state)
{
	static const struct {
		struct sv host;
		struct sv domain;
	} cases[] = {
		{ SV("fgw.ankang.gov.cn"), SV("ankang.gov.cn") },
		{ SV("www.ankang.gov.cn"), SV("ankang.gov.cn") },
		{ SV("ankang.gov.cn"), SV("ankang.gov.cn") },
		{ SV("www.gov.cn"), SV("www.gov.cn") },
		{ SV("www.sn.cn"), SV("www.sn.cn") },
		{ SV("a.b.example.com"), SV("example.com") },
		{ SV("a.b.example.co.uk"), SV("example.co.uk") },
		{ SV("www.xn--49sw7e.xn--zfr164b"), SV("xn--49sw7e.xn--zfr164b") },
		{ SV("www.ankang.gov.cn."), SV("ankang.gov.cn.") },
		/* Suffixes, names without one, addresses: themselves. */
		{ SV("gov.cn"), SV("gov.cn") },
		{ SV("cn"), SV("cn") },
		{ SV("localhost"), SV("localhost") },
		{ SV("oa.nowhere"), SV("oa.nowhere") },
		{ SV("a.oa.nowhere"), SV("oa.nowhere") },
		{ SV("192.168.1.1"), SV("192.168.1.1") },
		{ SV("[::1]"), SV("[::1]") },
		{ SV(""), SV("") },
		{ SV("."), SV(".") },
		{ SV("a..gov.cn"), SV("a..gov.cn") },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct sv domain = url_registrable_domain(cases[i].host);
		assert_sv(domain, cases[i].domain);
		assert_true(domain.data >= cases[i].host.data);
	}
}

static void a_name_too_long_for_dns_is_its_own_domain(void **state)
{
	char host[300];

	(void)state;
	memset(host, 'a', sizeof host);
	memcpy(host + sizeof host - 4, ".com", 4);
	assert_int_equal(url_registrable_domain((struct sv){ host, sizeof host }).len, sizeof host);
}

static void a_file_name_is_joined_as_it_is_spelt(void **state)
{
	static const struct {
		struct sv root;
		struct sv path;
		struct sv url;
	} cases[] = {
		{ SV("http://h/"), SV("a.html"), SV("http://h/a.html") },
		{ SV("http://h/site/"), SV("b/a.html"), SV("http://h/site/b/a.html") },
		{ SV("http://h/site"), SV("a.html"), SV("http://h/a.html") },
		{ SV("http://h/site/index.html"), SV("a.html"), SV("http://h/site/a.html") },
		{ SV("http://h"), SV("a.html"), SV("http://h/a.html") },
		{ SV("http://h?q/"), SV("a.html"), SV("http://h/a.html") },
		{ SV("http://h/d/?q=/x#/y"), SV("a.html"), SV("http://h/d/a.html") },
		{ SV("http://h/"), SV("附件 1.doc"), SV("http://h/%E9%99%84%E4%BB%B6%201.doc") },
		{ SV("http://h/"), SV("\xB8\xBD.doc"), SV("http://h/%B8%BD.doc") },
		{ SV("http://h/"), SV("50%?#\\\".doc"), SV("http://h/50%25%3F%23%5C%22.doc") },
		{ SV("http://h/"), SV("a%20b"), SV("http://h/a%2520b") },
		{ SV("http://h/"), SV("a:b;c=d&e+f@g"), SV("http://h/a:b;c=d&e+f@g") },
		{ SV("http://h/"), SV("\n\t\x7F"), SV("http://h/%0A%09%7F") },
		{ SV("http://h/"), SV(""), SV("http://h/") },
		{ SV("file:///srv/www/"), SV("a"), SV("file:///srv/www/a") },
	};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		assert_sv(url_join_path(*state, cases[i].root, cases[i].path), cases[i].url);
}

/* Whatever bytes a file name has, the address leads back to them. */
static void a_joined_file_name_decodes_to_itself(void **state)
{
	char name[254];
	struct url url;

	for (size_t i = 0; i < sizeof name; i++)
		name[i] = (char)(i + 1);
	name['.' - 1] = '_';
	struct sv path = { name, sizeof name };
	assert_int_equal(url_parse(&url, *state, NULL, NULL, url_join_path(*state, SV("http://h/"), path)), 0);
	assert_false(url.has_query || url.has_fragment);
	assert_sv(url_percent_decode(*state, sv_skip(url.path, 1)), path);
}

static void percent_decoding_leaves_what_is_no_escape(void **state)
{
	assert_sv(url_percent_decode(*state, SV("a+b")), SV("a+b"));
	assert_sv(url_percent_decode(*state, SV("%E9%80%9a%20+")), SV("通 +"));
	assert_sv(url_percent_decode(*state, SV("%CD%A8%00")), SV("\xCD\xA8\0"));
	assert_sv(url_percent_decode(*state, SV("%")), SV("%"));
	assert_sv(url_percent_decode(*state, SV("%4")), SV("%4"));
	assert_sv(url_percent_decode(*state, SV("%4g%%41")), SV("%4g%A"));
	assert_sv(url_percent_decode(*state, SV("%2541")), SV("%41"));
	assert_sv(url_percent_decode(*state, SV("")), SV(""));
}

static void parameters_come_in_turn(void **state)
{
	struct sv rest = SV("file=%B8%BD.doc&&a+b=c%2Bd+e&flag&=v&x=1=2&last=");
	static const struct sv expected[][2] = {
		{ SV("file"), SV("\xB8\xBD.doc") },
		{ SV("a b"), SV("c+d e") },
		{ SV("flag"), SV("") },
		{ SV(""), SV("v") },
		{ SV("x"), SV("1=2") },
		{ SV("last"), SV("") },
	};
	struct sv name;
	struct sv value;

	for (size_t i = 0; i < sizeof expected / sizeof *expected; i++) {
		assert_true(url_next_parameter(&name, &value, &rest, *state));
		assert_sv(name, expected[i][0]);
		assert_sv(value, expected[i][1]);
	}
	assert_false(url_next_parameter(&name, &value, &rest, *state));
	assert_false(url_next_parameter(&name, &value, &rest, *state));
}

static void an_empty_query_has_no_parameters(void **state)
{
	static const struct sv queries[] = { SV(""), SV("&"), SV("&&&"), { NULL, 0 } };
	struct sv name;
	struct sv value;

	for (size_t i = 0; i < sizeof queries / sizeof *queries; i++) {
		struct sv rest = queries[i];
		assert_false(url_next_parameter(&name, &value, &rest, *state));
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(registrable_domains_follow_the_public_suffix_list),
		cmocka_unit_test(a_name_too_long_for_dns_is_its_own_domain),
		cmocka_unit_test_setup_teardown(a_file_name_is_joined_as_it_is_spelt, setup, teardown),
		cmocka_unit_test_setup_teardown(a_joined_file_name_decodes_to_itself, setup, teardown),
		cmocka_unit_test_setup_teardown(percent_decoding_leaves_what_is_no_escape, setup, teardown),
		cmocka_unit_test_setup_teardown(parameters_come_in_turn, setup, teardown),
		cmocka_unit_test_setup_teardown(an_empty_query_has_no_parameters, setup, teardown),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
