#include "assert_sv.h"

#include <stdlib.h>

#include "base/buf.h"
#include "base/clock.h"
#include "base/limits.h"
#include "fetch/robots.h"

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

static struct robots read_text(void **state, const char *text)
{
	struct robots robots;

	robots_read(&robots, *state, sv_from(text), SV("pagewarden"));
	return robots;
}

struct path_case {
	const char *path;
	bool allowed;
};

static void assert_paths(void **state, const char *text, const struct path_case *cases, size_t count)
{
	struct robots robots = read_text(state, text);

	for (size_t i = 0; i < count; i++) {
		if (robots_allow(&robots, sv_from(cases[i].path)) != cases[i].allowed)
			print_error("%s\n", cases[i].path);
		assert_int_equal(robots_allow(&robots, sv_from(cases[i].path)), cases[i].allowed);
	}
}

#define PATHS(state, text, ...)                                                       \
	do {                                                                          \
		static const struct path_case CASES[] = { __VA_ARGS__ };              \
		assert_paths((state), (text), CASES, sizeof CASES / sizeof CASES[0]); \
	} while (0)

static void the_longest_rule_decides(void **state)
{
	PATHS(state, "User-agent: *\nDisallow: /a/\nAllow: /a/open/\nDisallow: /a/open/not/\nAllow: /\n",
	      { "/a/x", false }, { "/a/open/x", true }, { "/a/open/not/x", false }, { "/b", true }, { "/", true });
	PATHS(state, "User-agent: *\nDisallow: /x\nAllow: /x\n", { "/x", true });
	PATHS(state, "User-agent: *\nDisallow: /\n", { "/x", false }, { "/robots.txt", true },
	      { "/robots.txt2", false });
	PATHS(state, "User-agent: *\nDisallow:\n", { "/x", true });
	PATHS(state, "User-agent: *\nAllow: /p\nDisallow: /*.html\n", { "/page", true }, { "/page.html", false });
	PATHS(state, "User-agent: *\nAllow: /$\nDisallow: /\n", { "/", true }, { "/x", false });
}

static void stars_and_dollars_have_their_meaning(void **state)
{
	PATHS(state, "User-agent: *\nDisallow: /*.doc$\nDisallow: /*/print/\nDisallow: /q?*id=\nDisallow: /end$\n",
	      { "/x.doc", false }, { "/x.docx", true }, { "/x.doc.doc", false }, { "/print/x", true },
	      { "/a/print/x", false }, { "/q?name=1", true }, { "/q?a=1&id=2", false }, { "/end", false },
	      { "/end/", true });
	PATHS(state, "User-agent: *\nDisallow: /a$b\nDisallow: /c%24\nDisallow: /d%2A\n", { "/a$b", false },
	      { "/a", true }, { "/c$", false }, { "/c", true }, { "/d*", false }, { "/dx", true });
	PATHS(state, "User-agent: *\nDisallow: *.php\n", { "/x.php", false }, { "/x", true });
	PATHS(state, "User-agent: *\nDisallow: private\n", { "/private", false }, { "/x", true });
}

static void percent_encoding_has_one_form(void **state)
{
	PATHS(
	    state,
	    "User-agent: *\nDisallow: /%E5%86%85%e9%83%a8/\nDisallow: /\xE5\x85\xAC\xE6\x96\x87/\nDisallow: /a%2fb\nDisallow: /~x/\n",
	    { "/%E5%86%85%E9%83%A8/x", false }, { "/%E5%85%AC%E6%96%87/x", false }, { "/a/b", true },
	    { "/a%2Fb", false }, { "/%7Ex/y", false }, { "/~x/y", false });
}

static void the_group_that_names_us_holds(void **state)
{
	const char *text =
	    "User-agent: *\nDisallow: /theirs/\nCrawl-delay: 9\n\nUser-agent: googlebot\nDisallow: /\n\n"
	    "User-agent: baiduspider\nUser-agent: PageWarden/2.0\nDisallow: /mine/\n\n"
	    "User-agent: other\nDisallow: /other/\n\nuser-agent: pagewarden\nDisallow: /too/\nCrawl-delay: 2.5\n";

	PATHS(state, text, { "/theirs/x", true }, { "/mine/x", false }, { "/too/x", false }, { "/other/x", true },
	      { "/", true });
	assert_true(read_text(state, text).delay == 2.5);
	PATHS(state, "User-agent: pagewardens\nDisallow: /\nUser-agent: page\nDisallow: /\n", { "/", true });
	PATHS(state, "User-agent: pagewarden\nDisallow:\n\nUser-agent: *\nDisallow: /\n", { "/x", true });
}

static void noise_is_passed_over(void **state)
{
	PATHS(
	    state,
	    "\xEF\xBB\xBF# notes\r\nDisallow: /lost/\r\nuser-AGENT : *  # all\rDISALLOW:/noise/ # why\r\nDisallow:\r\nNonsense\r\n"
	    "Crawl-delay: x\r\nSitemap: \r\n",
	    { "/noise/x", false }, { "/lost/", true }, { "/", true });
	PATHS(state, "<!DOCTYPE html><html><head><title>home: page</title></head></html>", { "/", true });
	PATHS(state, "", { "/", true });
}

static void delays_and_sitemaps_are_told(void **state)
{
	struct robots robots = read_text(state, "Sitemap: http://h/a.xml\nUser-agent: googlebot\nCrawl-delay: 10\n"
						"Sitemap: /b.xml # two\nUser-agent: *\nCrawl-delay: 100000000000000\n");

	assert_int_equal(robots.sitemaps.count, 2);
	assert_sv(robots.sitemaps.items[0], SV("http://h/a.xml"));
	assert_sv(robots.sitemaps.items[1], SV("/b.xml"));
	assert_true(robots.delay == LIMIT_CRAWL_DELAY);
	assert_true(read_text(state, "User-agent: *\nCrawl-delay: 0.25\n").delay == 0.25);
	assert_true(read_text(state, "User-agent: *\nCrawl-delay: -3\n").delay == 0);
}

static void stars_without_end_take_no_time(void **state)
{
	struct buf text;
	struct buf path;
	struct robots robots;

	buf_init(&text, SIZE_MAX);
	buf_init(&path, SIZE_MAX);
	buf_append(&text, SV("User-agent: *\nDisallow: /"));
	for (size_t i = 0; i < 100000; i++)
		buf_append(&text, SV("*a"));
	buf_append(&text, SV("b\n"));
	buf_byte(&path, '/');
	for (size_t i = 0; i < 60000; i++)
		buf_byte(&path, 'a');
	robots_read(&robots, *state, buf_view(&text), SV("pagewarden"));
	double begin = clock_now();
	robots_allow(&robots, buf_view(&path));
	assert_true(clock_now() - begin < 1);
	buf_free(&text);
	buf_free(&path);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(the_longest_rule_decides, setup, teardown),
		cmocka_unit_test_setup_teardown(stars_and_dollars_have_their_meaning, setup, teardown),
		cmocka_unit_test_setup_teardown(percent_encoding_has_one_form, setup, teardown),
		cmocka_unit_test_setup_teardown(the_group_that_names_us_holds, setup, teardown),
		cmocka_unit_test_setup_teardown(noise_is_passed_over, setup, teardown),
		cmocka_unit_test_setup_teardown(delays_and_sitemaps_are_told, setup, teardown),
		cmocka_unit_test_setup_teardown(stars_without_end_take_no_time, setup, teardown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
