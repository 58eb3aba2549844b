#include "check_bench.h"

#define PAGE "https://www.qinglan.gov.cn/zwgk/index.html"

/* The class of the only fault of a link, or its rule where that is not `rule`; "" for none. */
static struct sv fault_on(void **state, const char *page, const char *rule, const char *element, const char *attribute,
			  const char *raw)
{
	struct bench *bench = bench_page(state, page);

	bench_link(bench, element, attribute, raw, "文字");
	bench_check(bench);
	for (size_t i = 0; i < bench->findings.list.count; i++) {
		const struct finding *finding = &bench->findings.list.items[i];
		if (strncmp(finding->rule, "link.", 5) != 0)
			continue;
		return strcmp(finding->rule, rule) == 0 ? bench_fact(finding, "class") : sv_from(finding->rule);
	}
	return SV("");
}

static struct sv malformed(void **state, const char *raw)
{
	return fault_on(state, PAGE, "link.malformed", "a", "href", raw);
}

static struct sv internal(void **state, const char *raw)
{
	return fault_on(state, PAGE, "link.internal-address", "a", "href", raw);
}

static struct sv empty(void **state, const char *element, const char *attribute, const char *raw)
{
	return fault_on(state, PAGE, "link.empty", element, attribute, raw);
}

static struct sv insecure(void **state, const char *element, const char *attribute, const char *raw)
{
	return fault_on(state, PAGE, "link.insecure", element, attribute, raw);
}

static void empty_addresses_are_found_where_they_are_followed(void **state)
{
	assert_sv(empty(state, "a", "href", ""), SV("empty"));
	assert_sv(empty(state, "a", "href", " \t\n"), SV("empty"));
	assert_sv(empty(state, "a", "href", "　"), SV("empty"));
	assert_sv(empty(state, "img", "src", ""), SV("empty"));
	assert_sv(empty(state, "link", "href", ""), SV("empty"));
	assert_sv(empty(state, "form", "action", ""), SV(""));
	assert_sv(empty(state, "video", "poster", ""), SV(""));
	assert_sv(empty(state, "a", "href", "#"), SV(""));
	assert_sv(empty(state, "a", "href", "javascript:;"), SV(""));
}

static void empty_links_that_scripts_fill_are_left(void **state)
{
	struct bench *bench = bench_page(state, PAGE);
	struct link *link = bench_link(bench, "img", "src", "", "");

	link->node = bench_element(bench, "img", PAGE_NONE, "<img src=\"\" data-original=\"/a.jpg\">");
	link = bench_link(bench, "a", "href", "", "查询");
	link->node = bench_element(bench, "a", PAGE_NONE, "<a href=\"\" onclick=\"q();return false\">");
	uint32_t template = bench_element(bench, "template", PAGE_NONE, "<template>");
	link = bench_link(bench, "img", "src", "", "");
	bench->page.elements.items[link->node].parent = template;
	bench_check(bench);
	assert_int_equal(bench->findings.list.count, 0);
}

static void empty_links_of_one_text_are_one_finding(void **state)
{
	struct bench *bench = bench_page(state, PAGE);

	bench_link(bench, "a", "href", "", "更多");
	bench_link(bench, "a", "href", " ", "更多");
	bench_link(bench, "a", "href", "", "详情");
	bench_check(bench);
	assert_int_equal(bench_count(bench, "link.empty"), 2);
	const struct finding *finding = bench_finding(bench, "link.empty");
	assert_int_equal(finding->count, 2);
	assert_sv(finding->evidence, SV("href=\"\""));
	assert_sv(bench_at(bench, finding), SV("href=\"\""));
	assert_sv(bench_fact(finding, "pages"), SV("更多"));
	assert_sv(bench_fact(finding, "url"), SV(PAGE));
}

static void mistyped_schemes_are_malformed(void **state)
{
	static const char *const wrong[] = {
		"http//www.gov.cn",    "https//www.gov.cn", "htpp://www.gov.cn",  "htttp://www.gov.cn",
		"hhttps://www.gov.cn", "ttp://www.gov.cn",  "htps://www.gov.cn",  "https:/www.gov.cn",
		"https:www.gov.cn",    "http;//www.gov.cn", "http：//www.gov.cn", "https：／／www.gov.cn",
		"http ://www.gov.cn",  "http:／／a.gov.cn", "HTTP//www.gov.cn",   "javascript;",
		"javascript：void(0)", "mailto：a@b.cn",
	};

	for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++)
		assert_sv(malformed(state, wrong[i]), SV("scheme"));
}

static void other_faults_have_their_class(void **state)
{
	assert_sv(malformed(state, "http://"), SV("parse"));
	assert_sv(malformed(state, "http://[2001:db8::12"), SV("parse"));
	assert_sv(malformed(state, "http://a b.cn/"), SV("parse"));
	assert_sv(malformed(state, "http://http://www.gov.cn"), SV("doubled"));
	assert_sv(malformed(state, "https://http//www.gov.cn"), SV("host"));
	assert_sv(malformed(state, "http://www.a.cnhttp://www.b.cn"), SV("doubled"));
	assert_sv(malformed(state, "/http://www.b.cn/"), SV("doubled"));
	assert_sv(malformed(state, "网址http://www.b.cn/"), SV("doubled"));
	assert_sv(malformed(state, "https://www.qinglan.gov.cn/http://www.b.cn/"), SV("doubled"));
	assert_sv(malformed(state, "　http://www.gov.cn/"), SV("space"));
	assert_sv(malformed(state, "http://www.gov.cn/a.html\xc2\xa0"), SV("space"));
	assert_sv(malformed(state, "http://www.gov,cn/"), SV("host"));
	assert_sv(malformed(state, "http://www..gov.cn/"), SV("host"));
	assert_sv(malformed(state, "http://index.html"), SV("host"));
	assert_sv(malformed(state, "www.gov.cn"), SV("no-scheme"));
	assert_sv(malformed(state, "www.example.com/a/b"), SV("no-scheme"));
	assert_sv(malformed(state, "zwfw.gov.cn/a"), SV("no-scheme"));
	assert_sv(malformed(state, "{{item.url}}"), SV("template"));
	assert_sv(malformed(state, "/a/${id}.html"), SV("template"));
	assert_sv(malformed(state, "{$vo.url}"), SV("template"));
	assert_sv(malformed(state, "null"), SV("template"));
	assert_sv(malformed(state, "/upload/undefined"), SV("template"));
}

static void what_opens_is_not_malformed(void **state)
{
	static const char *const right[] = {
		"a.html",
		"../b/",
		"?page=2",
		"附件 1.doc.html",
		"http://www.gov.cn/信息/",
		" http://www.gov.cn/ ",
		"http:\\\\www.gov.cn\\a",
		"http:///www.gov.cn/",
		"//www.gov.cn/",
		"HTTP://WWW.GOV.CN/",
		"mailto:a@b.cn",
		"tel:0736-5550123",
		"weixin://dl/chat",
		"ftp://ftp.gov.cn/a",
		"https://web.archive.org/web/2020/http://www.gov.cn/",
		"/go?url=http://www.gov.cn/",
		"/redirect/http://www.gov.cn/",
		"http.html",
		"https/index.html",
		"http://www.gov.cn/a#{x",
		"/search?q={searchTerms}",
		"www.html",
		"wwwroot/a.html",
		"data:image/png;base64,AA==",
		"javascript:location='http//'",
		"http://例子.政务/",
		"http://a_b.gov.cn/",
		"http://[2400:3200::1]/",
		"https://developer.mozilla.org/docs/undefined",
		"css/null.css",
	};

	for (size_t i = 0; i < sizeof right / sizeof right[0]; i++)
		assert_sv(malformed(state, right[i]), SV(""));
}

static void a_missing_slash_matters_on_pages_of_the_same_scheme(void **state)
{
	static const char *const rule = "link.malformed";

	assert_sv(fault_on(state, "http://a.gov.cn/", rule, "a", "href", "http:/www.gov.cn/"), SV("scheme"));
	assert_sv(fault_on(state, "https://a.gov.cn/", rule, "a", "href", "http:/www.gov.cn/"), SV(""));
	assert_sv(fault_on(state, "https://a.gov.cn/", rule, "a", "href", "http:www.gov.cn"), SV(""));
	assert_sv(fault_on(state, "", rule, "a", "href", "http:www.gov.cn"), SV("scheme"));
}

static void marks_that_the_page_fills_itself_are_left(void **state)
{
	struct bench *bench = bench_page(state, PAGE);

	bench_element(bench, "div", PAGE_NONE, "<div ng-app=\"x\">");
	bench_link(bench, "a", "href", "{{url}}", "");
	bench_check(bench);
	assert_int_equal(bench->findings.list.count, 0);
	bench = bench_page(state, PAGE);
	bench_link(bench, "a", "href", "{{url}}", "")->hidden = true;
	bench_check(bench);
	assert_int_equal(bench->findings.list.count, 0);
}

static void internal_addresses_have_their_class(void **state)
{
	assert_sv(internal(state, "http://192.168.10.25:8080/oa"), SV("private"));
	assert_sv(internal(state, "//10.0.0.1/a"), SV("private"));
	assert_sv(internal(state, "http://0xC0A80101/"), SV("private"));
	assert_sv(internal(state, "http://[fe80::1]/"), SV("private"));
	assert_sv(internal(state, "http://nas.lan/"), SV("private"));
	assert_sv(internal(state, "ftp://172.16.0.1/a"), SV("private"));
	assert_sv(internal(state, "http://localhost/"), SV("loopback"));
	assert_sv(internal(state, "http://0.0.0.0:8080/"), SV("loopback"));
	assert_sv(internal(state, "http://[::1]:80/"), SV("loopback"));
	assert_sv(internal(state, "file:///C:/a.doc"), SV("file"));
	assert_sv(internal(state, "C:\\a.doc"), SV("file"));
	assert_sv(internal(state, "\\\\server\\a"), SV("file"));
	assert_sv(internal(state, "http://oa:8080/login"), SV("single-label"));
	assert_sv(internal(state, "http://192.168.1.1:99999/"), SV("private"));
	assert_sv(internal(state, "http://www.gov.cn/?a=192.168.1.1"), SV(""));
	assert_sv(internal(state, "http://11.0.0.1/"), SV(""));
	assert_sv(internal(state, "mailto:a@192.168.1.1"), SV(""));
	assert_sv(internal(state, "a.html"), SV(""));
}

static void a_page_may_link_to_its_own_internal_host(void **state)
{
	static const char *const page = "http://192.168.1.5:8080/";
	static const char *const rule = "link.internal-address";

	assert_sv(fault_on(state, page, rule, "a", "href", "http://192.168.1.5/b"), SV(""));
	assert_sv(fault_on(state, page, rule, "a", "href", "c.html"), SV(""));
	assert_sv(fault_on(state, page, rule, "a", "href", "http://192.168.1.6/"), SV("private"));
	assert_sv(fault_on(state, "file:///srv/a.html", rule, "img", "src", "file:///srv/b.png"), SV(""));
}

static void internal_addresses_are_found_in_hidden_parts_too(void **state)
{
	struct bench *bench = bench_page(state, PAGE);

	bench_link(bench, "a", "href", "http://192.168.1.6/", "")->hidden = true;
	bench_check(bench);
	assert_int_equal(bench_count(bench, "link.internal-address"), 1);
}

static void parts_over_http_make_a_secure_page_insecure(void **state)
{
	assert_sv(insecure(state, "script", "src", "http://a.gov.cn/a.js"), SV("active"));
	assert_sv(insecure(state, "iframe", "src", "http://a.gov.cn/"), SV("active"));
	assert_sv(insecure(state, "img", "src", "http://a.gov.cn/a.png"), SV("passive"));
	assert_sv(insecure(state, "a", "href", "http://a.gov.cn/"), SV(""));
	assert_sv(insecure(state, "form", "action", "http://a.gov.cn/"), SV(""));
	assert_sv(insecure(state, "img", "src", "//a.gov.cn/a.png"), SV(""));
	assert_sv(fault_on(state, "http://a.cn/", "link.insecure", "img", "src", "http://b.cn/a.png"), SV(""));
	assert_sv(fault_on(state, "", "link.insecure", "img", "src", "http://b.cn/a.png"), SV(""));
}

static void findings_stand_exactly_at_the_value(void **state)
{
	struct bench *bench = bench_page(state, PAGE);

	bench_link(bench, "a", "href", " http://192.168.1.6/oa?a=1 ", "协同办公");
	bench_check(bench);
	const struct finding *finding = bench_finding(bench, "link.internal-address");
	assert_sv(bench_at(bench, finding), SV("http://192.168.1.6/oa?a=1"));
	assert_int_equal(finding->where, WHERE_URL);
	assert_int_equal(finding->element, 0);
	assert_sv(bench_fact(finding, "url"), SV("http://192.168.1.6/oa?a=1"));
	assert_sv(bench_fact(finding, "pages"), SV("协同办公"));
	assert_sv(finding->evidence, SV("http://192.168.1.6/oa?a=1"));
	assert_int_equal(finding->severity, SEVERITY_ERROR);
	assert_int_equal(finding->certainty, CERTAINTY_CERTAIN);
}

static void every_rule_has_a_last_finding(void **state)
{
	struct bench *bench = bench_page(state, "");
	char raw[1500][32];

	for (size_t i = 0; i < 1500; i++) {
		struct link *link = vec_push(bench->arena, &bench->page.links);
		snprintf(raw[i], sizeof raw[i], "http//%zu", i);
		*link = (struct link){ .element = SV("a"), .attribute = SV("href"), .node = PAGE_NONE };
		link->raw = sv_from(raw[i]);
	}
	bench_check(bench);
	assert_int_equal(bench->findings.list.count, 1000);
	assert_int_equal(bench->findings.list.items[999].count, 501);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(empty_addresses_are_found_where_they_are_followed),
		cmocka_unit_test(empty_links_that_scripts_fill_are_left),
		cmocka_unit_test(empty_links_of_one_text_are_one_finding),
		cmocka_unit_test(mistyped_schemes_are_malformed),
		cmocka_unit_test(other_faults_have_their_class),
		cmocka_unit_test(what_opens_is_not_malformed),
		cmocka_unit_test(a_missing_slash_matters_on_pages_of_the_same_scheme),
		cmocka_unit_test(marks_that_the_page_fills_itself_are_left),
		cmocka_unit_test(internal_addresses_have_their_class),
		cmocka_unit_test(a_page_may_link_to_its_own_internal_host),
		cmocka_unit_test(internal_addresses_are_found_in_hidden_parts_too),
		cmocka_unit_test(parts_over_http_make_a_secure_page_insecure),
		cmocka_unit_test(findings_stand_exactly_at_the_value),
		cmocka_unit_test(every_rule_has_a_last_finding),
	};

	return cmocka_run_group_tests(tests, bench_set_up, bench_tear_down);
}
