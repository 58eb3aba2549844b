#include "check_bench.h"

#define HOME    "https://www.qinglan.gov.cn/"
#define COLUMN  "https://www.qinglan.gov.cn/zwgk/tzgg/"
#define ARTICLE "https://www.qinglan.gov.cn/zwgk/tzgg/t20250312_1001.html"

static struct bench *site_page(void **state, const char *url)
{
	struct bench *bench = bench_page(state, url);

	bench_element(bench, "html", PAGE_NONE, "<html>");
	bench_element(bench, "head", 0, "<head>");
	bench_label(bench, "SiteName", "青岚县人民政府");
	bench_label(bench, "SiteDomain", "www.qinglan.gov.cn");
	bench_label(bench, "SiteIDCode", "4307000088");
	bench_body(bench, "正文");
	return bench;
}

static struct bench *article_page(void **state)
{
	struct bench *bench = site_page(state, ARTICLE);

	bench_label(bench, "ArticleTitle", "关于做好春季森林防火工作的通知");
	bench_label(bench, "PubDate", "2025-03-12 09:30");
	bench_label(bench, "ContentSource", "青岚县人民政府办公室");
	return bench;
}

/* The labels that are missing, as "SiteName SiteDomain". */
static struct sv missing(struct bench *bench)
{
	struct sv all = SV("");

	bench_check(bench);
	for (size_t i = 0; i < bench->findings.list.count; i++) {
		const struct finding *finding = &bench->findings.list.items[i];
		if (strcmp(finding->rule, "label.missing") != 0)
			continue;
		struct sv label = bench_fact(finding, "label");
		all = arena_printf(bench->arena, "%.*s%s%.*s", SV_ARG(all), all.len ? " " : "", SV_ARG(label));
	}
	return all;
}

/* The rule that a label with this value breaks, without "label."; "" for none. */
static struct sv broken(void **state, const char *name, const char *value)
{
	struct bench *bench = bench_page(state, ARTICLE);

	bench_label(bench, name, value);
	bench_check(bench);
	for (size_t i = 0; i < bench->findings.list.count; i++)
		if (strcmp(bench->findings.list.items[i].rule, "label.missing") != 0)
			return sv_from(bench->findings.list.items[i].rule + 6);
	return SV("");
}

static void a_page_with_all_labels_is_well(void **state)
{
	struct bench *bench = article_page(state);

	bench_label(bench, "Author", "");
	bench_label(bench, "Keywords", "森林，防火");
	bench_label(bench, "Description", "通知&nbsp;");
	bench_check(bench);
	assert_int_equal(bench->findings.list.count, 0);
}

static void an_article_needs_site_and_article_labels(void **state)
{
	struct bench *bench = bench_page(state, ARTICLE);

	bench_label(bench, "PubDate", "2025-03-12 09:30");
	assert_sv(missing(bench), SV("SiteName SiteDomain SiteIDCode ArticleTitle ContentSource"));
}

static void a_column_needs_column_labels(void **state)
{
	struct bench *bench = site_page(state, COLUMN);

	bench_label(bench, "ColumnName", "通知公告");
	assert_sv(missing(bench), SV("ColumnDescription ColumnKeywords ColumnType"));
	bench_label(bench, "ArticleTitle", "");
	bench_label(bench, "PubDate", "");
	assert_sv(missing(bench), SV("ColumnDescription ColumnKeywords ColumnType"));
	bench_label(bench, "ContentSource", "办公室");
	assert_sv(missing(bench), SV("ArticleTitle PubDate"));
}

static void the_home_page_needs_site_labels_only(void **state)
{
	struct bench *bench = site_page(state, HOME);

	bench_label(bench, "ColumnType", "首页");
	assert_sv(missing(bench), SV(""));
}

static void empty_labels_are_missing_where_they_stand(void **state)
{
	struct bench *bench = site_page(state, COLUMN);

	bench_label(bench, "ArticleTitle", "标题一");
	bench_label(bench, "PubDate", "2025-03-12 09:30");
	bench_label(bench, "ContentSource", " \xc2\xa0　");
	assert_sv(missing(bench), SV("ContentSource"));
	const struct finding *finding = bench_finding(bench, "label.missing");
	assert_sv(bench_fact(finding, "fault"), SV("empty"));
	assert_sv(bench_at(bench, finding), SV("content=\" \xc2\xa0　\""));
}

static void absent_labels_are_missing_in_the_head(void **state)
{
	struct bench *bench = bench_page(state, HOME);

	bench_element(bench, "html", PAGE_NONE, "<html>");
	bench_element(bench, "head", 0, "<head>");
	bench_body(bench, "欢迎");
	assert_sv(missing(bench), SV("SiteName SiteDomain SiteIDCode"));
	const struct finding *finding = bench_finding(bench, "label.missing");
	assert_sv(bench_at(bench, finding), SV("<head>"));
	assert_sv(bench_fact(finding, "fault"), SV("absent"));
	assert_sv(finding->evidence, SV("SiteName"));
	assert_int_equal(finding->certainty, CERTAINTY_LIKELY);
	assert_int_equal(finding->element, 1);
}

static void fragments_and_pages_without_text_need_none(void **state)
{
	struct bench *bench = bench_page(state, HOME);

	bench_element(bench, "html", PAGE_NONE, "");
	bench_element(bench, "p", 0, "<p>");
	bench_body(bench, "片段");
	assert_sv(missing(bench), SV(""));
	bench = bench_page(state, HOME);
	bench_element(bench, "html", PAGE_NONE, "<html>");
	assert_sv(missing(bench), SV(""));
}

static size_t all_findings(struct bench *bench)
{
	bench_element(bench, "html", PAGE_NONE, "<html>");
	bench_check(bench);
	return bench->findings.list.count;
}

static void other_sites_are_left_in_peace(void **state)
{
	struct bench *bench = bench_page(state, "https://news.example.com/a.html");

	bench_body(bench, "网站标识码是政府网站的身份证");
	bench_label(bench, "PubDate", "2025-03-12T09:30:00Z");
	bench_label(bench, "keywords", "${x}");
	assert_int_equal(all_findings(bench), 0);
	bench = bench_page(state, "");
	bench_label(bench, "pubdate", "20250312");
	assert_int_equal(all_findings(bench), 0);
	bench = bench_page(state, "https://www.example.edu.cn/");
	bench_body(bench, "大学");
	bench_link(bench, "a", "href", "https://bszs.conac.cn/sitename?method=show&id=1", "事业单位");
	assert_int_equal(all_findings(bench), 0);
}

static void government_sites_are_told_by_labels_host_or_footer(void **state)
{
	struct bench *bench = bench_page(state, "");

	bench_label(bench, "PubDate", "2025-03-12");
	assert_true(all_findings(bench) > 0);
	bench = bench_page(state, "https://www.sample.cn/");
	bench_body(bench, "版权所有 网站标识码：4307000088");
	assert_int_equal(all_findings(bench), 3);
	bench = bench_page(state, "");
	bench_body(bench, "页脚");
	bench_link(bench, "a", "href", "https://zfwzgl.www.gov.cn/exposure/jiucuo.html?site_code=4307000088", "");
	assert_int_equal(all_findings(bench), 3);
	bench = bench_page(state, "");
	bench_body(bench, "页脚");
	bench_link(bench, "a", "href", "http://bszs.conac.cn/sitename?method=show&id=1", "党政机关");
	assert_int_equal(all_findings(bench), 3);
}

static void forms_are_checked(void **state)
{
	static const char *const wrong[][2] = {
		{ "SiteDomain", "http://www.qinglan.gov.cn" },
		{ "SiteDomain", "www.qinglan.gov.cn/" },
		{ "SiteDomain", "www.qinglan.gov.cn,qinglan.gov.cn" },
		{ "SiteDomain", "www.qinglan.gov.cn，qinglan.gov.cn" },
		{ "SiteDomain", "www.qinglan.gov.cn:8080" },
		{ "SiteDomain", "qinglan" },
		{ "SiteDomain", "10.1.2.3" },
		{ "SiteIDCode", "61090000112" },
		{ "SiteIDCode", "430700008" },
		{ "SiteIDCode", "bm170000091" },
		{ "SiteIDCode", "４３０７００００８８" },
		{ "PubDate", "2025-03-12" },
		{ "PubDate", "2025-03-12 09:30:00" },
		{ "PubDate", "2025-3-12 09:30" },
		{ "PubDate", "2025/03/12 09:30" },
		{ "PubDate", "2025年03月12日 09:30" },
		{ "PubDate", "2025-02-29 09:30" },
		{ "PubDate", "2025-13-01 09:30" },
		{ "PubDate", "2025-03-12 24:00" },
		{ "PubDate", "2025-03-12T09:30" },
		{ "PubDate", "2025-03-12  09:30" },
		{ "ArticleTitle", "通知<br/>公告" },
		{ "ArticleTitle", "<p>通知</p>" },
		{ "ArticleTitle", "通知&nbsp;公告" },
		{ "ColumnType", "信息公开，政策文件" },
		{ "ColumnKeywords", "邯郸，信息公开" },
	};

	for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++)
		assert_sv(broken(state, wrong[i][0], wrong[i][1]), SV("format"));
}

static void good_values_pass(void **state)
{
	static const char *const right[][2] = {
		{ "SiteDomain", "www.qinglan.gov.cn" },
		{ "SiteDomain", " slj.qinglan.gov.cn " },
		{ "SiteIDCode", "4307000088" },
		{ "SiteIDCode", "bm17000009" },
		{ "SiteIDCode", "BM17000009" },
		{ "PubDate", "2024-02-29 00:00" },
		{ "ArticleTitle", "关于 3<5 与 a>b 的说明，第一版" },
		{ "ArticleTitle", "软件测试、标题与来源" },
		{ "ArticleTitle", "价格从$5{见表}涨到$6" },
		{ "ColumnType", "信息公开,政策文件" },
		{ "ColumnDescription", "通知，公告" },
		{ "ContentSource", "新华社" },
	};

	for (size_t i = 0; i < sizeof right / sizeof right[0]; i++)
		assert_sv(broken(state, right[i][0], right[i][1]), SV(""));
}

static void placeholders_are_one_finding_only(void **state)
{
	static const char *const left[][2] = {
		{ "PubDate", "null" },
		{ "PubDate", "YYYY-MM-DD HH:MM" },
		{ "PubDate", "xxxx-xx-xx xx:xx" },
		{ "PubDate", "${pubDate}" },
		{ "SiteDomain", "www.xxx.gov.cn" },
		{ "SiteIDCode", "0000000000" },
		{ "SiteIDCode", "1234567890" },
		{ "SiteName", "XX县人民政府" },
		{ "SiteName", "某某市人民政府门户网站" },
		{ "ArticleTitle", "[标题]" },
		{ "ArticleTitle", "测试" },
		{ "ArticleTitle", "ArticleTitle" },
		{ "ArticleTitle", "????" },
		{ "ColumnName", "<?php echo $name?>" },
		{ "ColumnName", "<%=column.name%>" },
		{ "ContentSource", "undefined" },
		{ "ContentSource", "$!{source}" },
		{ "Description", "{dede:field.description/}" },
	};

	for (size_t i = 0; i < sizeof left / sizeof left[0]; i++) {
		assert_sv(broken(state, left[i][0], left[i][1]), SV("placeholder"));
		assert_int_equal(bench_count(*state, "label.format"), 0);
		assert_int_equal(bench_count(*state, "label.mismatch"), 0);
	}
}

static void a_foreign_domain_is_a_mismatch(void **state)
{
	struct bench *bench = bench_page(state, "https://fgj.qinglan.gov.cn/a/");

	bench_label(bench, "SiteDomain", "www.beiyuan.gov.cn");
	bench_check(bench);
	const struct finding *finding = bench_finding(bench, "label.mismatch");
	assert_non_null(finding);
	assert_sv(bench_at(bench, finding), SV("www.beiyuan.gov.cn"));
	assert_sv(bench_fact(finding, "expected"), SV("fgj.qinglan.gov.cn"));
	assert_sv(bench_fact(finding, "value"), SV("www.beiyuan.gov.cn"));
}

/* x.政务 beside x.gov.cn, an old domain beside a new one. */
static void a_domain_that_may_be_the_same_sites_is_a_possible_mismatch(void **state)
{
	static const char *const cases[][2] = {
		{ "https://www.qinglan.gov.cn/a.html", "青岚县人民政府.政务" },
		{ "https://xn--55qw42g.xn--zfr164b/a.html", "www.qinglan.gov.cn" },
		{ "https://www.qinglan.gov.cn/a.html", "www.gdqinglan.gov.cn" },
		{ "https://qinglan.beiyuan.gov.cn/a.html", "www.qinglan.gov.cn" },
	};

	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		struct bench *bench = bench_page(state, cases[i][0]);
		bench_label(bench, "SiteDomain", cases[i][1]);
		bench_check(bench);
		const struct finding *finding = bench_finding(bench, "label.mismatch");
		assert_non_null(finding);
		assert_int_equal(finding->certainty, CERTAINTY_POSSIBLE);
	}
	struct bench *same = bench_page(state, "https://xn--55qw42g.xn--zfr164b/a.html");
	bench_label(same, "SiteDomain", "公益.政务");
	bench_check(same);
	assert_int_equal(bench_count(same, "label.mismatch"), 0);
}

static void hosts_that_prove_nothing_give_no_mismatch(void **state)
{
	static const char *const pages[] = { "http://192.168.1.5/a", "http://localhost/", "http://preview.lan/", "",
					     "http://www.qinglan.gov.cn/" };

	for (size_t i = 0; i < sizeof pages / sizeof pages[0]; i++) {
		struct bench *bench = bench_page(state, pages[i]);
		bench_label(bench, "SiteName", "青岚县人民政府");
		bench_label(bench, "SiteDomain", "fgj.qinglan.gov.cn");
		bench_check(bench);
		assert_int_equal(bench_count(bench, "label.mismatch"), 0);
	}
}

static void a_label_may_not_contradict_itself(void **state)
{
	struct bench *bench = article_page(state);

	bench_label(bench, "pubdate", "2024-03-12 09:30");
	bench_label(bench, "SiteName", " 青岚县人民政府");
	bench_label(bench, "ContentSource", "");
	bench_check(bench);
	assert_int_equal(bench->findings.list.count, 1);
	const struct finding *finding = bench_finding(bench, "label.mismatch");
	assert_sv(bench_fact(finding, "label"), SV("PubDate"));
	assert_sv(bench_fact(finding, "expected"), SV("2025-03-12 09:30"));
	assert_sv(bench_fact(finding, "fault"), SV("repeated"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_page_with_all_labels_is_well),
		cmocka_unit_test(an_article_needs_site_and_article_labels),
		cmocka_unit_test(a_column_needs_column_labels),
		cmocka_unit_test(the_home_page_needs_site_labels_only),
		cmocka_unit_test(empty_labels_are_missing_where_they_stand),
		cmocka_unit_test(absent_labels_are_missing_in_the_head),
		cmocka_unit_test(fragments_and_pages_without_text_need_none),
		cmocka_unit_test(other_sites_are_left_in_peace),
		cmocka_unit_test(government_sites_are_told_by_labels_host_or_footer),
		cmocka_unit_test(forms_are_checked),
		cmocka_unit_test(good_values_pass),
		cmocka_unit_test(placeholders_are_one_finding_only),
		cmocka_unit_test(a_foreign_domain_is_a_mismatch),
		cmocka_unit_test(a_domain_that_may_be_the_same_sites_is_a_possible_mismatch),
		cmocka_unit_test(hosts_that_prove_nothing_give_no_mismatch),
		cmocka_unit_test(a_label_may_not_contradict_itself),
	};

	return cmocka_run_group_tests(tests, bench_set_up, bench_tear_down);
}
