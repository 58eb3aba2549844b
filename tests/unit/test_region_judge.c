/* Which region a page is about. */
#include "region_fixture.h"

#define LEIZHOU   440882
#define XINYI     440983
#define XUWEN     440825
#define ZHANJIANG 440800
#define MAOMING   440900
#define GULOU_NJ  320106
#define GULOU_FZ  350102
#define JIEFANG   410802

#define XINYI_TEXT                                                                                                                   \
	"<p>信宜市位于广东省西南部，总面积3101平方公里，辖18个镇、2个街道，户籍人口148万人。</p>" \
	"<p>信宜市属南亚热带季风气候，年平均气温22.5℃，森林覆盖率69%，是国家园林县城、中国南玉之都。</p>"
#define LEIZHOU_TEXT                                                                                                                 \
	"<p>雷州市位于雷州半岛中部，总面积3523平方公里，辖18个镇、3个街道，户籍人口183万人。</p>" \
	"<p>雷州市是国家历史文化名城，雷祖祠、西湖公园、三元塔等名胜古迹享誉海内外。</p>"

static void a_page_about_its_own_region_is_right(void **state)
{
	assert_int_equal(judged(*state, LEIZHOU, "雷州概况", "雷州概况", LEIZHOU_TEXT), 0);
	assert_int_equal(judged(*state, ZHANJIANG, "走进湛江", "县市概况", LEIZHOU_TEXT), 0);
}

static void a_page_about_another_region_is_wrong(void **state)
{
	struct region_fixture *fixture = *state;

	assert_int_equal(judged(fixture, LEIZHOU, "雷州市情", "信宜市概况", XINYI_TEXT), XINYI);
	assert_int_equal(fixture->answer.certainty, CERTAINTY_CERTAIN);
	assert_sv(answered_at(fixture), SV("信宜市"));
	assert_int_equal(judged(fixture, 130123, "正定概况", "县情简介", XINYI_TEXT), XINYI);
}

static void reasons_are_sentences_of_the_page(void **state)
{
	struct region_fixture *fixture = *state;

	assert_int_equal(judged(fixture, LEIZHOU, "雷州市情", "地理气候", XINYI_TEXT), XINYI);
	assert_int_equal(fixture->answer.reason_count, 2);
	assert_true(sv_starts(fixture->answer.reasons[0], SV("信宜市位于广东省西南部")));
	assert_true(sv_starts(fixture->answer.reasons[1], SV("信宜市属南亚热带季风气候")));
}

static void half_a_page_is_enough(void **state)
{
	assert_int_equal(judged(*state, LEIZHOU, "雷州市情", "雷州概况", LEIZHOU_TEXT XINYI_TEXT), XINYI);
	assert_int_equal(judged(*state, LEIZHOU, "雷州市情", "雷州概况", XINYI_TEXT LEIZHOU_TEXT), XINYI);
}

static void half_a_paragraph_is_enough(void **state)
{
	const char *text =
	    "<p>雷州市位于雷州半岛中部，是国家历史文化名城。全市辖21个镇街。信宜市气候温和，年平均气温22.5℃，"
	    "无霜期340天。信宜市矿产资源有金、银、铁等30多种。信宜市盛产三华李、荔枝。</p>";

	assert_int_equal(judged(*state, LEIZHOU, "雷州市情", "雷州概况", text), XINYI);
}

static void ancestors_and_descendants_are_never_wrong(void **state)
{
	const char *maoming =
	    "<p>茂名市位于广东省西南部，总面积11458平方公里，辖茂南区、电白区和信宜市、高州市、化州市，"
	    "户籍人口824万人。茂名市属亚热带季风气候。茂名市是南方油城。</p>";

	assert_int_equal(judged(*state, XINYI, "信宜概况", "市情简介", maoming), 0);
	assert_int_equal(judged(*state, MAOMING, "茂名概况", "县市简介", XINYI_TEXT), 0);
	assert_int_equal(judged(*state, 440000, "省情", "县市简介", XINYI_TEXT), 0);
	assert_int_equal(judged(*state, ZHANJIANG, "湛江概况", "市情", maoming), MAOMING);
}

static void siblings_are_told_apart(void **state)
{
	const char *text = "<p>徐闻县位于中国大陆最南端，北与雷州市接壤，总面积1979平方公里，辖15个乡镇。</p>"
			   "<p>徐闻县属热带季风气候，盛产菠萝，被誉为“菠萝之乡”。</p>";

	assert_int_equal(judged(*state, LEIZHOU, "雷州概况", "雷州概况", text), XUWEN);
	assert_int_equal(judged(*state, LEIZHOU, "走进湛江", "湛江概况", text), 0);
}

static void neighbours_are_no_evidence(void **state)
{
	const char *text = "<p>我市地处粤西，东邻罗定市、阳春市，南接高州市，西与北流市、容县毗连，北与岑溪市接壤。</p>"
			   "<p>市区距高州市65公里，距茂名市98公里，距广州市380公里，经罗定市可上高速。</p>";

	assert_int_equal(judged(*state, XINYI, "信宜概况", "地理位置", text), 0);
}

static void history_is_no_evidence(void **state)
{
	const char *text = "<p>清代雷州府辖海康、遂溪、徐闻三县。1958年徐闻县与海康县合并为雷南县，1961年分治。</p>"
			   "<p>1983年海康县划归湛江市管辖，1994年撤销海康县，设立雷州市。</p>";

	assert_int_equal(judged(*state, LEIZHOU, "历史沿革", "建置沿革", text), 0);
}

static void partners_and_visits_are_no_evidence(void **state)
{
	assert_int_equal(judged(*state, LEIZHOU, "对口帮扶", "结对市简介", XINYI_TEXT), 0);
	assert_int_equal(judged(*state, LEIZHOU, "政务动态", "赴信宜市考察", XINYI_TEXT), 0);
	assert_int_equal(judged(*state, LEIZHOU, "雷州概况", "合作交流",
				"<p>信宜市与雷州市签订对口协作协议，信宜市位于粤西，是协作结对城市。</p>"),
			 0);
}

static void ordinary_pages_may_speak_of_anybody(void **state)
{
	const char *text =
	    "<p>信宜市二建公司为第一中标候选人，信宜市位于广东省，公示期三天。高州市、化州市企业参加投标。</p>";

	assert_int_equal(judged(*state, LEIZHOU, "通知公告", "中标公示", text), 0);
	assert_int_equal(judged(*state, LEIZHOU, "办事服务", "办理指南", text), 0);
}

static void a_list_of_regions_is_no_swap(void **state)
{
	const char *text =
	    "<p>罗定市位于信宜市东北部，面积2327平方公里。</p><p>高州市位于信宜市南部，面积3276平方公里。</p>"
	    "<p>岑溪市位于信宜市北部，是花岗岩之都。</p>";

	assert_int_equal(judged(*state, XINYI, "信宜概况", "区位", text), 0);
}

static void same_named_districts_are_told_by_what_is_around(void **state)
{
	const char *fuzhou = "<p>鼓楼区地处福州市中心，面积35.7平方公里，是全省政治、经济、文化中心。</p>"
			     "<p>鼓楼区历史悠久，三坊七巷等名胜集中于此。</p>";
	const char *nanjing = "<p>鼓楼区位于南京市西北部，面积54平方公里，东临玄武区。</p><p>鼓楼区历史悠久。</p>";
	const char *nobody = "<p>鼓楼区是主城区，总面积54平方公里，辖13个街道，常住人口94万。</p>";

	assert_int_equal(judged(*state, GULOU_NJ, "鼓楼概况", "区情", fuzhou), GULOU_FZ);
	assert_int_equal(judged(*state, GULOU_FZ, "鼓楼概况", "区情", fuzhou), 0);
	assert_int_equal(judged(*state, GULOU_NJ, "鼓楼概况", "区情", nanjing), 0);
	assert_int_equal(judged(*state, GULOU_FZ, "鼓楼概况", "区情", nanjing), GULOU_NJ);
	assert_int_equal(judged(*state, GULOU_FZ, "鼓楼概况", "区情", nobody), 0);
	assert_int_equal(judged(*state, LEIZHOU, "雷州概况", "市情", nobody), 0);
}

static void names_that_are_words_need_a_region_around_them(void **state)
{
	const char *words =
	    "<p>解放区的天是明朗的天，解放区是抗日的中坚，解放区位于敌后。</p><p>解放区军民大力发展生产。</p>";
	const char *meant =
	    "<p>焦作市解放区是焦作市的中心城区，面积68平方公里，辖9个街道。</p><p>焦作市解放区交通便利。</p>";

	assert_int_equal(judged(*state, LEIZHOU, "雷州概况", "革命历史", words), 0);
	assert_int_equal(judged(*state, LEIZHOU, "雷州概况", "市情", meant), JIEFANG);
}

static void short_names_count_where_they_are_described(void **state)
{
	const char *described = "<p>霞浦位于福建省东北部，陆地面积1716平方公里，辖14个乡镇，人口54万。</p>"
				"<p>霞浦历史悠久，素有“中国海带之乡”之称。</p>";
	const char *geography = "<p>渭河南岸，黄河北部，洞庭湖南端，长江西岸，都是沃野，素称粮仓，物产丰饶。</p>";

	assert_int_equal(judged(*state, 350982, "福鼎概况", "市情", described), 350921);
	assert_int_equal(judged(*state, LEIZHOU, "雷州概况", "市情", geography), 0);
}

static void a_list_of_towns_tells_the_county(void **state)
{
	struct region_fixture *fixture = *state;
	const char *sentence =
	    "<p>全市辖东镇、玉都2个街道和镇隆、水口、丁堡、池洞、贵子、怀乡、茶山、洪冠等18个镇。</p>";
	const char *table = "<table><tr><td>东镇街道</td></tr><tr><td>镇隆镇</td></tr><tr><td>水口镇</td></tr>"
			    "<tr><td>丁堡镇</td></tr><tr><td>池洞镇</td></tr><tr><td>贵子镇</td></tr></table>";

	assert_int_equal(judged(fixture, LEIZHOU, "行政区划", "雷州市行政区划", sentence), XINYI);
	assert_int_equal(judged(fixture, XINYI, "行政区划", "行政区划", sentence), 0);
	assert_int_equal(judged(fixture, LEIZHOU, "行政区划", "雷州市行政区划", table), XINYI);
	assert_int_equal(judged(fixture, XINYI, "行政区划", "行政区划", table), 0);
}

static void bureaus_and_leaders_belong_to_their_region(void **state)
{
	const char *bureau = "<p>信宜市教育局是信宜市人民政府工作部门，为正科级，加挂教育督导室牌子。</p>"
			     "<p>信宜市教育局贯彻落实党的教育方针，负责全市教育改革与发展规划。</p>";
	const char *leader =
	    "<p>林某，男，1974年6月生，广东雷州人，现任信宜市委副书记、市长。</p><p>主持信宜市人民政府全面工作，"
	    "负责审计方面工作，联系财政部门和税务部门。</p>";
	const char *career =
	    "<p>吴某，女，1979年生，广东信宜人，历任信宜市水口镇镇长、信宜市妇联主席，现任雷州市副市长。</p>";

	assert_int_equal(judged(*state, LEIZHOU, "机构职能", "主要职责", bureau), XINYI);
	assert_int_equal(judged(*state, LEIZHOU, "领导之窗", "市领导", leader), XINYI);
	assert_int_equal(judged(*state, XINYI, "领导之窗", "市领导", leader), 0);
	assert_int_equal(judged(*state, LEIZHOU, "领导之窗", "市领导", career), 0);
}

static void numbers_support_what_names_say(void **state)
{
	struct region_fixture *fixture = *state;
	const char *bare = "<p>信宜市位于广东省西南部，全市经济平稳发展，人民生活水平不断提高。</p>";
	const char *coded = "<p>信宜市位于广东省西南部，全市经济平稳发展，行政区划代码440983，电话区号0668。</p>";

	judge_page(fixture, LEIZHOU, "雷州市情", "市情", bare);
	double without = fixture->answer.confidence;
	judge_page(fixture, LEIZHOU, "雷州市情", "市情", coded);
	assert_true(fixture->wrong);
	assert_true(fixture->answer.confidence > without);
}

static void parts_about_partners_are_no_evidence(void **state)
{
	const char *part =
	    LEIZHOU_TEXT "<h3>友好城市</h3><p>曲阜市位于山东省西南部，面积815平方公里，人口64万。曲阜市名胜众多。</p>";
	const char *after = LEIZHOU_TEXT "<h3>友好城市</h3><p>雷州市有友好城市三个。</p><h3>旅游</h3>"
					 "<p>曲阜市位于山东省西南部，面积815平方公里，人口64万。曲阜市名胜众多。</p>";

	assert_int_equal(judged(*state, LEIZHOU, "雷州概况", "雷州概况", part), 0);
	assert_int_equal(judged(*state, LEIZHOU, "雷州概况", "雷州概况", after), 370881);
}

static void a_town_lies_in_its_county(void **state)
{
	const char *text = "<p>镇隆镇位于信宜市南部，总面积112平方公里，辖24个村（居）委会，总人口8.2万人。</p>"
			   "<p>镇隆镇历史悠久，学宫、八坊古堡等古迹保存完好，是信宜市的南大门。</p>";

	assert_int_equal(judged(*state, LEIZHOU, "镇情", "镇情简介", text), XINYI);
	assert_int_equal(judged(*state, XINYI, "镇情", "镇情简介", text), 0);
}

static void leaders_in_a_table_belong_to_their_region(void **state)
{
	const char *table =
	    "<table><tr><td>王某</td><td>信宜市委副书记、市长</td></tr><tr><td>李某</td><td>信宜市副市长</td></tr>"
	    "<tr><td>赵某</td><td>信宜市副市长</td></tr><tr><td>孙某</td><td>信宜市副市长</td></tr></table>";

	assert_int_equal(judged(*state, LEIZHOU, "领导之窗", "市政府领导", table), XINYI);
	assert_int_equal(judged(*state, XINYI, "领导之窗", "市政府领导", table), 0);
}

static void the_end_of_another_name_is_no_name(void **state)
{
	/* 义县 of 信义县, 林县 of 园林县城. */
	const char *text =
	    "<p>唐武德四年置信义县，后改今名。信义县位于大山之中，总面积不详。全市是国家园林县城，园林县城面积扩大。</p>";

	assert_int_equal(judged(*state, XINYI, "历史沿革", "沿革", text), 0);
}

static void a_page_that_nobody_owns_is_not_judged(void **state)
{
	assert_int_equal(judged(*state, 0, "雷州市情", "信宜市概况", XINYI_TEXT), 0);
}

static void pages_without_text_are_not_judged(void **state)
{
	struct region_fixture *fixture = *state;

	judge_document(fixture, LEIZHOU, SV(""));
	assert_false(fixture->wrong);
	judge_document(fixture, LEIZHOU, SV("<title>信宜市</title>"));
	assert_false(fixture->wrong);
}

/* ---- hostile pages ---- */

static void judge_repeated(struct region_fixture *fixture, const char *unit, size_t count)
{
	struct buf document;

	buf_init(&document, 64 * MIB);
	buf_append(&document, SV("<title>雷州概况</title><p>"));
	for (size_t i = 0; i < count; i++)
		buf_append(&document, sv_from(unit));
	judge_document(fixture, LEIZHOU, buf_view(&document));
	fixture->page.document = (struct sv){ NULL, 0 };
	buf_free(&document);
}

#define LEIZHOU_INTRO "<p>雷州市位于雷州半岛中部，总面积3523平方公里，是国家历史文化名城。</p>"

/* One paragraph of many, here the history, that is another county's. */
static void one_paragraph_is_enough(void **state)
{
	const char *text =
	    LEIZHOU_INTRO "<p>信宜市古称南扶州，唐贞观年间改为窦州，1912年改称信宜县，1995年撤县设立信宜市。</p>";
	const char *shared = LEIZHOU_INTRO "<p>徐闻县古称铎县，西汉时为合浦郡治，1912年改称徐闻县。</p>"
					   "<p>1958年，徐闻县并入雷州市，1961年分设。</p>";

	assert_int_equal(judged(*state, LEIZHOU, "雷州市情", "雷州概况", text), XINYI);
	assert_int_equal(judged(*state, LEIZHOU, "雷州市情", "雷州概况", shared), 0);
}

static void a_wrong_parent_is_enough(void **state)
{
	assert_int_equal(judged(*state, LEIZHOU, "雷州市情", "雷州概况",
				LEIZHOU_INTRO "<p>雷州市隶属于茂名市，盛产菠萝、海产和红江橙。</p>"),
			 MAOMING);
	assert_int_equal(
	    judged(*state, LEIZHOU, "雷州市情", "雷州概况", "<p>雷州市2018年撤县设市，由茂名市代管，盛产菠萝。</p>"),
	    MAOMING);
	assert_int_equal(judged(*state, LEIZHOU, "雷州市情", "雷州概况",
				LEIZHOU_INTRO "<p>1958年雷州市隶属于茂名市，盛产菠萝、海产。</p>"),
			 0);
	assert_int_equal(judged(*state, LEIZHOU, "雷州市情", "雷州概况",
				LEIZHOU_INTRO "<p>雷州市位于茂名市南侧，盛产菠萝、海产和红江橙。</p>"),
			 0);
}

static void a_city_has_the_name_of_its_district(void **state)
{
	const char *text = "<p>荆州建城历史长达3000多年，古称江陵。荆州是楚文化的发祥地之一，1996年更名荆州市。</p>";

	assert_int_equal(judged(*state, LEIZHOU, "雷州市情", "历史沿革", text), 421000);
	assert_int_equal(judged(*state, 421003, "荆州区情", "历史沿革", text), 0);
}

static void a_page_greets_in_its_own_name(void **state)
{
	const char *tour =
	    "<p>欢迎您到信宜来！信宜市1995年撤县设市，盛产三华李。信宜市旅游集散中心提供接驳，自驾游客可停车。</p>";

	assert_int_equal(judged(*state, LEIZHOU, "旅游攻略", "旅游攻略", tour), XINYI);
	assert_int_equal(
	    judged(
		*state, LEIZHOU, "旅游攻略", "粤西自驾三日游",
		"<p>信宜市位于粤西北部，盛产三华李。信宜市森林覆盖率69%。</p><p>高州市位于广东省西南部，盛产荔枝。</p>"),
	    0);
}

static void offices_in_lines_belong_to_their_region(void **state)
{
	const char *lines = "<div>信宜市人民政府办公室　协助处理日常工作</div><div>信宜市教育局　管理教育</div>"
			    "<div>信宜市财政局　管理收支</div><div>信宜市民政局　社会救助</div>";
	const char *links =
	    "<div><a href=\"/1\">信宜市人民政府办公室</a></div><div><a href=\"/2\">信宜市教育局</a></div>"
	    "<div><a href=\"/3\">信宜市财政局</a></div><div><a href=\"/4\">信宜市民政局</a></div>";

	assert_int_equal(judged(*state, LEIZHOU, "政府机构", "工作部门", lines), XINYI);
	assert_int_equal(judged(*state, LEIZHOU, "政府机构", "工作部门", links), 0);
}

static void a_code_as_a_fact_is_enough(void **state)
{
	struct region_fixture *fixture = *state;

	assert_int_equal(judged(fixture, LEIZHOU, "雷州市情", "基本信息", "<p>行政区划代码：440983</p><p>雷州半岛</p>"),
			 XINYI);
	assert_sv(answered_at(fixture), SV("440983"));
	assert_int_equal(judged(fixture, LEIZHOU, "雷州市情", "基本信息", "<p>行政区划代码：440882</p><p>信宜市</p>"),
			 0);
	assert_int_equal(judged(fixture, LEIZHOU, "雷州市情", "基本信息",
				"<p>雷州市，行政区划代码440882。信宜市，行政区划代码440983。</p>"),
			 0);
	assert_int_equal(judged(fixture, LEIZHOU, "通知公告", "关于核对代码的通知", "<p>行政区划代码：440983</p>"), 0);
}

static void many_names_end(void **state)
{
	judge_repeated(*state, "信宜市", 2000);
	judge_repeated(*state, "信宜市位于广东省。", 1000);
	judge_repeated(*state, "鼓楼区", 2000);
	judge_repeated(*state, "东镇街道、镇隆镇、", 1000);
	judge_repeated(*state, "（信宜", 2000);
	judge_repeated(*state, "区号", 2000);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_page_about_its_own_region_is_right),
		cmocka_unit_test(a_page_about_another_region_is_wrong),
		cmocka_unit_test(reasons_are_sentences_of_the_page),
		cmocka_unit_test(half_a_page_is_enough),
		cmocka_unit_test(half_a_paragraph_is_enough),
		cmocka_unit_test(ancestors_and_descendants_are_never_wrong),
		cmocka_unit_test(siblings_are_told_apart),
		cmocka_unit_test(neighbours_are_no_evidence),
		cmocka_unit_test(history_is_no_evidence),
		cmocka_unit_test(partners_and_visits_are_no_evidence),
		cmocka_unit_test(ordinary_pages_may_speak_of_anybody),
		cmocka_unit_test(a_list_of_regions_is_no_swap),
		cmocka_unit_test(same_named_districts_are_told_by_what_is_around),
		cmocka_unit_test(names_that_are_words_need_a_region_around_them),
		cmocka_unit_test(short_names_count_where_they_are_described),
		cmocka_unit_test(a_list_of_towns_tells_the_county),
		cmocka_unit_test(bureaus_and_leaders_belong_to_their_region),
		cmocka_unit_test(numbers_support_what_names_say),
		cmocka_unit_test(parts_about_partners_are_no_evidence),
		cmocka_unit_test(a_town_lies_in_its_county),
		cmocka_unit_test(leaders_in_a_table_belong_to_their_region),
		cmocka_unit_test(the_end_of_another_name_is_no_name),
		cmocka_unit_test(a_page_that_nobody_owns_is_not_judged),
		cmocka_unit_test(pages_without_text_are_not_judged),
		cmocka_unit_test(one_paragraph_is_enough),
		cmocka_unit_test(a_wrong_parent_is_enough),
		cmocka_unit_test(a_city_has_the_name_of_its_district),
		cmocka_unit_test(a_page_greets_in_its_own_name),
		cmocka_unit_test(offices_in_lines_belong_to_their_region),
		cmocka_unit_test(a_code_as_a_fact_is_enough),
		cmocka_unit_test(many_names_end),
	};

	return cmocka_run_group_tests(tests, region_set_up, region_tear_down);
}
