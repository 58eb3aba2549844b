#include "assert_sv.h"

#include "base/buf.h"
#include "fetch/challenge.h"

static bool is_challenge(int status, const char *head, struct sv body)
{
	struct observation seen = { .status = status, .media_type = SV("text/html") };

	return challenge_is(&seen, sv_from(head), body);
}

struct answer_case {
	int status;
	const char *head;
	const char *body;
};

static const struct answer_case CHALLENGES[] = {
	{ 403, "HTTP/1.1 403 Forbidden\r\nServer: cloudflare\r\ncf-mitigated: challenge\r\n\r\n", "" },
	{ 503, "HTTP/2 503\r\nserver: cloudflare\r\n\r\n",
	  "<html><head><title>Just a moment...</title></head><body><script>window._cf_chl_opt={}</script></body></html>" },
	{ 521, "HTTP/1.1 521 \r\nSet-Cookie: __jsluid_s=1; max-age=31536000\r\n\r\n",
	  "<script>document.cookie=('_')+('_')</script>" },
	{ 200, "", "<html><body><h1>当前访问疑似黑客攻击，已被创宇盾拦截。</h1><p>事件ID：1</p></body></html>" },
	{ 404, "X-Powered-By: WAF/2.0\r\n", "<html></html>" },
	{ 200, "",
	  "<html><head><title>网站防火墙</title></head><body><h2>您的请求带有不合法参数，已被网站管理员设置拦截！</h2></body></html>" },
	{ 200, "", "<html><body onload=\"YunSuoAutoJump()\"></body></html>" },
	{ 405, "",
	  "<html><body><div>很抱歉，由于您访问的URL有可能对网站造成安全威胁，您的访问被阻断。</div></body></html>" },
	{ 200, "", "<html><script>var arg1='3A5B';setCookie('acw_sc__v2',x)</script></html>" },
	{ 403, "", "<html><body>很抱歉，您提交的请求可能对网站造成威胁，请求已被管理员设置的策略阻断</body></html>" },
	{ 418, "Set-Cookie: HWWAFSESID=1\r\n", "<html><body>418</body></html>" },
	{ 412, "Set-Cookie: FSSBBIl1UgzbN7N80S=x\r\n", "" },
	{ 202, "", "<html><head><script>$_ts=window['$_ts'];$_ts.nsd=1;</script></head><body></body></html>" },
	{ 200, "",
	  "<html><head><title>Request Rejected</title></head><body>The requested URL was rejected. Please consult with your "
	  "administrator.<br><br>Your support ID is: 123</body></html>" },
	{ 200, "",
	  "<html><body><iframe src=\"/_Incapsula_Resource?a=1\">Request unsuccessful. Incapsula incident ID: 1</iframe></body>" },
	{ 200, "", "<html><script>document.cookie='a=1';location.reload();</script></html>" },
	{ 200, "", "<html><head><title>安全验证</title></head><body><p>请按住滑块，拖动到最右边</p></body></html>" },
};

static void firewalls_are_known_by_their_pages(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof CHALLENGES / sizeof CHALLENGES[0]; i++) {
		const struct answer_case *one = &CHALLENGES[i];
		if (!is_challenge(one->status, one->head, sv_from(one->body)))
			print_error("%d %s%s\n", one->status, one->head, one->body);
		assert_true(is_challenge(one->status, one->head, sv_from(one->body)));
	}
}

static const struct answer_case PAGES[] = {
	{ 200,
	  "HTTP/1.1 200 OK\r\nServer: cloudflare\r\nCF-RAY: 1\r\nSet-Cookie: __jsluid_s=1\r\nSet-Cookie: acw_tc=1\r\n\r\n",
	  "<html><body><p>通知公告</p></body></html>" },
	{ 404, "HTTP/1.1 404 Not Found\r\nServer: cloudflare\r\n\r\n",
	  "<html><body><h1>404 Not Found</h1></body></html>" },
	{ 521, "HTTP/1.1 521 \r\nServer: cloudflare\r\n\r\n",
	  "<html><title>521: Web server is down</title><div id=\"cf-error-details\">Web server is down</div></html>" },
	{ 200, "",
	  "<html><body><p>各单位网站应当部署创宇盾、网站安全狗、云锁或者 Cloudflare 等防护产品，攻击请求应当被拦截，遇到 403、405、521 "
	  "等错误页面请联系管理员。</p></body></html>" },
	{ 200, "",
	  "<html><head><title>关于开展网络安全检查的通知</title></head><body>请各单位进行安全验证，防火墙已拦截攻击。</body></html>" },
	{ 500, "", "<html><body><h1>500 Internal Server Error</h1><p>nginx</p></body></html>" },
	{ 503, "", "<html><body>Service Unavailable</body></html>" },
	{ 200, "", "<html><head><script>location.href='/index.html'</script></head><body></body></html>" },
	{ 200, "", "" },
};

static void pages_that_speak_of_firewalls_are_pages(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof PAGES / sizeof PAGES[0]; i++) {
		const struct answer_case *one = &PAGES[i];
		if (is_challenge(one->status, one->head, sv_from(one->body)))
			print_error("%d %s%s\n", one->status, one->head, one->body);
		assert_false(is_challenge(one->status, one->head, sv_from(one->body)));
	}
}

/* Scripts of these stand in every page of the sites that they protect, and an article may quote their messages. */
static void protected_pages_are_pages(void **state)
{
	static const char *const MARKS[] = {
		"<script>$_ts=window['$_ts'];if(!$_ts)$_ts={};</script>",
		"<script src=\"/_Incapsula_Resource?SWJIYLWA=1\"></script>",
		"<script>a.src='/cdn-cgi/challenge-platform/scripts/jsd/main.js'</script>",
		"<p>页面提示“您的请求带有不合法参数，已被网站管理员设置拦截！”怎么办</p>",
		"<script>document.cookie='a=1';function f(){location.reload()}</script>",
		"<p>The requested URL was rejected. Your support ID is</p>",
	};

	(void)state;
	for (size_t i = 0; i < sizeof MARKS / sizeof MARKS[0]; i++) {
		struct buf page;
		buf_init(&page, SIZE_MAX);
		buf_printf(&page, "<html><head><title>页</title></head><body>%s", MARKS[i]);
		for (int k = 0; k < 60; k++)
			buf_append(&page, SV("<p>关于印发实施方案的通知，请结合实际认真贯彻执行。</p>"));
		assert_false(is_challenge(200, "HTTP/1.1 200 OK\r\n\r\n", buf_view(&page)));
		buf_free(&page);
	}
}

static void old_firewalls_write_in_gbk(void **state)
{
	/* 您的请求带有不合法参数 */
	static const char GBK[] =
	    "<html><head><title>x</title></head><body>\xC4\xFA\xB5\xC4\xC7\xEB\xC7\xF3\xB4\xF8\xD3\xD0\xB2\xBB\xBA"
	    "\xCF\xB7\xA8\xB2\xCE\xCA\xFD</body></html>";

	(void)state;
	assert_true(is_challenge(200, "", sv_from(GBK)));
}

static void documents_are_no_pages(void **state)
{
	struct observation seen = { .status = 200, .media_type = SV("application/pdf") };

	(void)state;
	assert_false(challenge_is(&seen, SV(""), SV("YunSuoAutoJump")));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(firewalls_are_known_by_their_pages),
		cmocka_unit_test(pages_that_speak_of_firewalls_are_pages),
		cmocka_unit_test(protected_pages_are_pages),
		cmocka_unit_test(old_firewalls_write_in_gbk),
		cmocka_unit_test(documents_are_no_pages),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
