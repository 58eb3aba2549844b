/* check: dark links, and pages that offer what they lead to. */
#include "check_bench.h"
#include "html/html.h"

#include "check/concealed.h"

static struct html_reader *reader;

static struct bench *read_page(void **state, const char *html)
{
	struct bench *bench = bench_page(state, "https://www.qinglan.gov.cn/index.html");
	struct html_input input = {
		.document = sv_from(html),
		.source = SV("index.html"),
		.url = bench->page.url,
		.encoding = "UTF-8",
	};

	assert_int_equal(html_read(&bench->page, reader, bench->arena, &input), HTML_OK);
	return bench;
}

static size_t hidden(void **state, const char *html)
{
	struct bench *bench = read_page(state, html);

	bench_check(bench);
	return bench_count(bench, "link.hidden");
}

static enum concealment how(const char *declarations)
{
	return concealed_by_style(sv_from(declarations));
}

static void styles_tell_how_an_element_is_hidden(void **state)
{
	(void)state;
	assert_int_equal(how("position:absolute; left:-9999px"), CONCEALED_CUNNING);
	assert_int_equal(how("POSITION:FIXED;TOP:-100em"), CONCEALED_CUNNING);
	assert_int_equal(how("margin-left:-5000px"), CONCEALED_CUNNING);
	assert_int_equal(how("height:1px;overflow:hidden"), CONCEALED_CUNNING);
	assert_int_equal(how("font-size:1px"), CONCEALED_CUNNING);
	assert_int_equal(how("color:#FFF;background-color:white"), CONCEALED_CUNNING);
	assert_int_equal(how("display : none"), CONCEALED_PLAIN);
	assert_int_equal(how("visibility:hidden"), CONCEALED_PLAIN);
	assert_int_equal(how("text-indent:-9999px"), CONCEALED_PLAIN);
	assert_int_equal(how("height:0;overflow:hidden"), CONCEALED_PLAIN);
	assert_int_equal(how("font-size:0"), CONCEALED_PLAIN);
	assert_int_equal(how("opacity:0"), CONCEALED_PLAIN);
	assert_int_equal(how("position:relative;left:-1200px"), CONCEALED_NOT);
	assert_int_equal(how("position:absolute;left:-50%"), CONCEALED_NOT);
	assert_int_equal(how("height:1px"), CONCEALED_NOT);
	assert_int_equal(how("width:100%;height:0.5em;overflow:hidden"), CONCEALED_NOT);
	assert_int_equal(how("font-size:1.5em;color:#fff"), CONCEALED_NOT);
	assert_int_equal(how("display:block;;:"), CONCEALED_NOT);
	assert_int_equal(how("color:inherit;background:inherit"), CONCEALED_NOT);
}

static void farms_are_told_by_their_unrelated_sites(void **state)
{
	assert_int_equal(hidden(state, "<div style='position:absolute;left:-999px'><a href=http://a1.com/>一</a>"
				       "<a href=http://b2.com/>二</a><a href=http://c3.com/>三</a></div>"),
			 3);
	assert_int_equal(hidden(state, "<div style='position:absolute;left:-999px'><a href=http://a1.com/>一</a>"
				       "<a href=http://m.a1.com/>二</a><a href=http://x.a1.com/>三</a></div>"),
			 0);
	assert_int_equal(hidden(state, "<div style='position:absolute;left:-999px'><a href=http://a1.com/>一</a>"
				       "<a href=http://a.gov.cn/>二</a><a href=http://www.people.com.cn/>三</a></div>"),
			 0);
	assert_int_equal(hidden(state, "<div style='display:none'><a href=http://a1.com/>一</a>"
				       "<a href=http://b2.com/>二</a><a href=http://c3.com/>三</a></div>"),
			 0);
	assert_int_equal(hidden(state,
				"<div style='left:-999px;position:absolute'><p><b><a href=http://a1.com/>百家乐</a>"
				"</b><a href=http://b2.com/>二</a></p></div><a href=http://c3.com/>三</a>"),
			 2);
}

static void a_dark_link_has_the_facts_of_links(void **state)
{
	struct bench *bench = read_page(state, "<p><a href='http://www.a1.com/x'>百家乐</a>");

	bench_check(bench);
	const struct finding *finding = bench_finding(bench, "link.hidden");
	assert_non_null(finding);
	assert_sv(bench_fact(finding, "url"), SV("http://www.a1.com/x"));
	assert_sv(bench_fact(finding, "class"), SV("hidden"));
	assert_sv(bench_at(bench, finding), SV("http://www.a1.com/x"));
	assert_int_equal(finding->severity, SEVERITY_ERROR);
}

static void scripts_that_write_dark_links_are_found(void **state)
{
	struct bench *bench =
	    read_page(state, "<script>document.write('<a href=\"http://www.a1.com/x\">百家乐<\\/a>');</script>");

	bench_check(bench);
	const struct finding *finding = bench_finding(bench, "link.hidden");
	assert_non_null(finding);
	assert_sv(bench_at(bench, finding), SV("http://www.a1.com/x"));
	assert_int_equal(finding->where, WHERE_SCRIPT);
	assert_int_equal(
	    hidden(state, "<script>var a = 'href', b = '<a href=http://www.gov.cn/>百家乐</a>';href=</script>"), 0);
}

static bool is_unsavoury(void **state, const char *html)
{
	const struct bench *bench = read_page(state, html);

	return check_is_unsavoury(&bench->page, bench->rules);
}

#define MANY "<p>百家乐 时时彩 六合彩 真人娱乐 老虎机 体育投注 新葡京 棋牌游戏 亚博体育 乐鱼体育 必赢亚洲 bet365</p>"

static void sites_of_gambling_are_told_from_news_about_it(void **state)
{
	assert_true(is_unsavoury(state, "<title>开云体育官网入口</title><p>欢迎</p>"));
	assert_true(is_unsavoury(state, "<title>澳门百家乐_时时彩</title><p>某某有限公司成立于一九九八年。</p>" MANY));
	assert_true(is_unsavoury(state, "<title>某某有限公司</title>" MANY));
	assert_true(is_unsavoury(state, "<meta name=keywords content=百家乐>" MANY));
	assert_true(is_unsavoury(state, "<title>开云体育官网-新闻资讯</title><p>某某有限公司</p>" MANY MANY));
	assert_false(is_unsavoury(state, "<title>警方捣毁百家乐赌博网站</title>" MANY));
	assert_false(is_unsavoury(
	    state, "<title>通报</title><p>涉案网站有百家乐、时时彩，警方提醒群众远离网络赌博，举报违法犯罪。</p>"));
	assert_false(is_unsavoury(state, "<title>某县人民政府</title><p>政务公开</p>"));
	assert_false(is_unsavoury(state, ""));
}

static int set_up(void **state)
{
	reader = html_reader_new();
	return bench_set_up(state);
}

static int tear_down(void **state)
{
	html_reader_free(reader);
	return bench_tear_down(state);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(styles_tell_how_an_element_is_hidden),
		cmocka_unit_test(farms_are_told_by_their_unrelated_sites),
		cmocka_unit_test(a_dark_link_has_the_facts_of_links),
		cmocka_unit_test(scripts_that_write_dark_links_are_found),
		cmocka_unit_test(sites_of_gambling_are_told_from_news_about_it),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
