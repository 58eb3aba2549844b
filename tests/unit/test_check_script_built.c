/* check: pages that a script builds. */
#include "check/check.h"
#include "html_fixture.h"

#define SCRIPT "<script src=/js/chunk-vendors.js></script>"
#define LONG   "一段正文讲清楚了办理的条件、材料和时限，群众不必再跑第二趟。"
#define LONGER LONG LONG LONG LONG LONG LONG LONG LONG LONG LONG LONG LONG

static bool is_built(const char *html)
{
	struct page page;

	read_page(&page, html);
	return check_is_script_built(&page);
}

static void shells_of_applications_are_built_by_scripts(void **state)
{
	(void)state;
	assert_true(is_built("<title>某市人民政府</title><div id=app></div>" SCRIPT));
	assert_true(
	    is_built("<title>某市人民政府门户网站</title><noscript><strong>We're sorry but this site doesn't work "
		     "properly without JavaScript enabled. Please enable it to continue. 请启用脚本后访问本站。"
		     "</strong></noscript><div id=\"root\">\n</div>" SCRIPT));
	assert_true(is_built("<div id=app><div class=loading><img src=/loading.gif>正在加载系统资源，请耐心等待"
			     "</div></div>" SCRIPT));
	assert_true(is_built("<app-root></app-root>" SCRIPT));
	assert_true(is_built("<div id=header><a href=/>首页</a> 政务公开 政务服务</div><div id=__nuxt></div>" SCRIPT));
	assert_true(is_built("<body><div class=wrap></div>" SCRIPT));
	assert_true(is_built("<body ng-app=site><a href=/>首页</a><p>{{article.title}}</p><p>" LONGER "</p>" SCRIPT));
}

static void ordinary_pages_are_not(void **state)
{
	(void)state;
	assert_false(is_built("<p>" LONGER "</p>" SCRIPT));
	assert_false(is_built("<div id=app><p>" LONGER "</p></div>" SCRIPT));
	assert_false(is_built("<p>" LONGER "</p><div id=app></div>" SCRIPT));
	assert_false(is_built("<div id=app></div>"));
	assert_false(is_built(""));
	assert_false(is_built("<frameset><frame src=a.html></frameset>"));
}

static void error_pages_and_redirects_are_not(void **state)
{
	(void)state;
	assert_false(is_built("<h1>404</h1><p>您访问的页面不存在</p><a href=/>返回首页</a>" SCRIPT));
	assert_false(is_built("<p><img src=/images/404.png></p>" SCRIPT));
	assert_false(is_built("<script>location.href='/404.html'</script>"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(shells_of_applications_are_built_by_scripts),
		cmocka_unit_test(ordinary_pages_are_not),
		cmocka_unit_test(error_pages_and_redirects_are_not),
	};

	return cmocka_run_group_tests(tests, html_set_up, html_tear_down);
}
