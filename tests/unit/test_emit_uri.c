#include "assert_sv.h"

#include "emit/uri.h"

static void becomes(struct sv source, struct sv expected)
{
	struct buf out;

	buf_init(&out, SIZE_MAX);
	uri_append(&out, source);
	assert_sv(buf_view(&out), expected);
	buf_free(&out);
}

static void relative_paths_are_encoded(void **state)
{
	(void)state;
	becomes(SV("a/b.html"), SV("a/b.html"));
	becomes(SV("-"), SV("-"));
	becomes(SV("../x/./y"), SV("../x/./y"));
	becomes(SV("通知 1.html"), SV("%E9%80%9A%E7%9F%A5%201.html"));
	becomes(SV("100%/a?b#c.htm"), SV("100%25/a%3Fb%23c.htm"));
	becomes(SV("%41.htm"), SV("%2541.htm"));
	becomes(SV("a:b/c\\d[1]\"<>^`{|}"), SV("a%3Ab/c%5Cd%5B1%5D%22%3C%3E%5E%60%7B%7C%7D"));
	becomes(SV("\xFF\x00\n"), SV("%FF%00%0A"));
	becomes((struct sv){ NULL, 0 }, SV(""));
}

static void absolute_paths_become_file_uris(void **state)
{
	(void)state;
	becomes(SV("/srv/a b.html"), SV("file:///srv/a%20b.html"));
	becomes(SV("//srv/a"), SV("file:////srv/a"));
}

static void members_keep_their_mark(void **state)
{
	(void)state;
	becomes(SV("a.zip!b/c.xls"), SV("a.zip!b/c.xls"));
	becomes(SV("http://h/a.zip!表 1.xls"), SV("http://h/a.zip!%E8%A1%A8%201.xls"));
}

static void addresses_stay_but_for_what_is_no_uri(void **state)
{
	(void)state;
	becomes(SV("https://h:8080/a%20b?x=1&y=[2]#z"), SV("https://h:8080/a%20b?x=1&y=%5B2%5D#z"));
	becomes(SV("http://[::1]:80/"), SV("http://[::1]:80/"));
	becomes(SV("http://h/a b/中?q=\"x\""), SV("http://h/a%20b/%E4%B8%AD?q=%22x%22"));
	becomes(SV("http://h/100%"), SV("http://h/100%25"));
	becomes(SV("http://h/%zz%4"), SV("http://h/%25zz%254"));
	becomes(SV("http://h/#a#b"), SV("http://h/#a%23b"));
	becomes(SV("ftp://user:***@h/"), SV("ftp://user:***@h/"));
	becomes(SV("1http://h"), SV("1http%3A//h"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(relative_paths_are_encoded),
		cmocka_unit_test(absolute_paths_become_file_uris),
		cmocka_unit_test(members_keep_their_mark),
		cmocka_unit_test(addresses_stay_but_for_what_is_no_uri),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
