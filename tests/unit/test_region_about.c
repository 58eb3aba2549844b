/* How a page says that it is about its own region, and whose offices it names. */
#include "region_fixture.h"

#define LEIZHOU 440882
#define XINYI   440983

#define XINYI_TEXT                                                                                                                   \
	"<p>信宜市位于广东省西南部，总面积3101平方公里，辖18个镇、2个街道，户籍人口148万人。</p>" \
	"<p>信宜市属南亚热带季风气候，年平均气温22.5℃，森林覆盖率69%，是国家园林县城、中国南玉之都。</p>"

/* The same page with a label ColumnType and a path. */
static uint32_t judged_in(struct region_fixture *fixture, const char *type, const char *path, const char *title,
			  const char *text)
{
	struct buf document;

	buf_init(&document, 1 * MIB);
	buf_printf(&document,
		   "<html><head><title>%s_雷州市人民政府</title><meta name=\"ColumnType\" content=\"%s\"></head><body>"
		   "<div>雷州市人民政府门户网站</div><div>您当前的位置：%s</div><div class=\"t\">%s</div>%s"
		   "<p>主办单位：雷州市人民政府　网站标识码：4408820001</p></body></html>",
		   title, type, path, title, text);
	judge_document(fixture, LEIZHOU, buf_view(&document));
	fixture->page.document = (struct sv){ NULL, 0 };
	buf_free(&document);
	return fixture->wrong ? fixture->answer.region : 0;
}

static void the_title_counts_before_the_column(void **state)
{
	assert_int_equal(judged_in(*state, "通知公告", "首页 &gt; 走进雷州 &gt; 市情概况", "市情概况", XINYI_TEXT),
			 XINYI);
	assert_int_equal(judged_in(*state, "", "首页 &gt; 公告公示", "气候与资源", XINYI_TEXT), XINYI);
	assert_int_equal(judged_in(*state, "通知公告", "首页 &gt; 公告公示", "概况信息", XINYI_TEXT), XINYI);
	assert_int_equal(judged_in(*state, "通知公告", "首页", "走进雷州", XINYI_TEXT), XINYI);
	assert_int_equal(judged_in(*state, "概况信息", "首页 &gt; 要闻动态", "粤西名城巡礼", XINYI_TEXT), 0);
	assert_int_equal(judged_in(*state, "概况信息", "首页 &gt; 领导信息", "市领导赴信宜市考察", XINYI_TEXT), 0);
}

static void a_report_of_others_is_wrong(void **state)
{
	assert_int_equal(judged_in(*state, "通知公告", "首页 &gt; 信息公开年报", "2018年政府信息公开工作年度报告",
				   "<p>2018年，信宜市认真贯彻落实《政府信息公开条例》，全面推进政务公开各项工作。</p>"
				   "<p>一、主动公开情况。信宜市政府门户网站全年公开信息7325条。</p>"
				   "<p>二、依申请公开情况。信宜共受理政府信息公开申请17件，均在法定期限内答复。</p>"),
			 XINYI);
}

#define GUIDE(office)                                                                                                  \
	"<table><tr><td>要素</td><td>内容</td></tr><tr><td>办理机构</td><td>" office "市场监督管理局</td></tr>" \
	"<tr><td>办理地点</td><td>" office "政务服务中心一楼综合窗口</td></tr>"                            \
	"<tr><td>监督投诉</td><td>" office "政务服务数据管理局 0668-12345</td></tr></table>"

static void guides_name_the_offices_of_their_region(void **state)
{
	assert_int_equal(judged_in(*state, "办事服务", "首页 &gt; 办事服务", "食品经营许可办事指南", GUIDE("信宜市")),
			 XINYI);
	assert_int_equal(judged_in(*state, "办事服务", "首页 &gt; 办事服务", "食品经营许可办事指南", GUIDE("雷州市")),
			 0);
	assert_int_equal(
	    judged_in(*state, "办事服务", "首页 &gt; 办事服务", "食品经营许可办事指南",
		      "<table><tr><td>办理机构</td><td>雷州市市场监督管理局</td></tr><tr><td>跨省通办窗口</td>"
		      "<td>信宜市政务服务中心</td></tr></table>"),
	    0);
	assert_int_equal(judged_in(*state, "公开指南", "首页", "政府信息公开指南",
				   "<p>方便公民、法人和其他组织获取信宜市人民政府的政府信息，编制本指南。</p>"
				   "<p>受理机构：信宜市人民政府办公室　联系电话：0668-8812345</p>"
				   "<p>通信地址：广东省茂名市信宜市，信宜市人民政府办公室</p>"),
			 XINYI);
}

static void leaders_lead_where_their_office_is(void **state)
{
	assert_int_equal(
	    judged_in(*state, "负责人信息", "首页 &gt; 领导之窗", "领导分工",
		      "<p>张三丰，信宜市人民政府市长。主持全面工作。</p><p>李四光，信宜市委常委、常务副市长。</p>"),
	    XINYI);
	assert_int_equal(judged_in(*state, "负责人信息", "首页 &gt; 领导之窗", "张三丰同志简历",
				   "<p>张三丰，男，汉族，广东信宜市人，历任信宜市教育局科员、信宜市副市长。</p>"
				   "<p>现任雷州市人民政府市长。</p>"),
			 0);
}

static void what_goes_on_every_year_is_a_description(void **state)
{
	const char *text =
	    "<p>雷州市位于雷州半岛中部，总面积3523平方公里，辖18个镇、3个街道，户籍人口183万人。</p>"
	    "<p>旅游资源：信宜市境内有大雾岭风景区、怀乡古镇，是茂名市重要的生态旅游目的地，每年举办山花节。</p>";

	assert_int_equal(judged_in(*state, "概况信息", "首页 &gt; 市情", "旅游概况", text), XINYI);
}

static void a_name_may_begin_with_a_compass_point(void **state)
{
	const char *text = "<p>西湖区位于浙江省杭州市城区西部，因西湖得名，辖北山、西溪、灵隐等街道。</p>"
			   "<p>杭州市西湖区是浙江省文教大区。</p>";

	assert_int_equal(judged(*state, 360103, "区情概况", "西湖区简介", text), 330106);
	assert_int_equal(judged(*state, 330106, "区情概况", "西湖区简介", text), 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_title_counts_before_the_column),
		cmocka_unit_test(a_report_of_others_is_wrong),
		cmocka_unit_test(guides_name_the_offices_of_their_region),
		cmocka_unit_test(leaders_lead_where_their_office_is),
		cmocka_unit_test(what_goes_on_every_year_is_a_description),
		cmocka_unit_test(a_name_may_begin_with_a_compass_point),
	};

	return cmocka_run_group_tests(tests, region_set_up, region_tear_down);
}
