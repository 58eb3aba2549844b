/* Whose mobile numbers are: pages where they are private persons', and pages where they are published on purpose, with
 * the rules that are shipped. */
#include "rule_folder.h"

#include "html/html.h"
#include "table/table.h"

static const char *const privates[] = {
	"<p>爱心捐款：李芳 13702638415 500元</p><p>谢谢</p><p>王勇 15912046637 200元</p>",
	"<table><tr><td>姓名</td><td>职业</td><td>电话</td></tr><tr><td>李芳</td><td>教师</td><td>13702638415</td></tr>"
	"<tr><td>王勇</td><td>医生</td><td>15912046637</td></tr><tr><td>陈建军</td><td>工人</td><td>13528749016</td></tr></table>",
	"<div class=tr><div>户主</div><div>人口</div><div>联系电话</div></div><div "
	"class=tr><div>李芳</div><div>3</div><div>13702638415</div></div>",
	"<script>var d=[{\"xm\":\"李芳\",\"lxdh\":\"13702638415\",\"zt\":\"已办结\"}];</script>",
	"<script>var d=[{\"xm\":\"李芳\",\"sjh\":\"13702638415\",\"xxdz\":\"东风路12号\"}];</script>",
	"<script>var d=[{\"data\":[{\"id\":1,\"name\":\"李芳\",\"mobile\":\"13702638415\",\"content\":\"路灯不亮\",\"replyOrg\":\"市城管局\"}]}];</script>",
	"<script>var d=[{\"data\":[{\"id\":1,\"realName\":\"江月大\",\"phone\":\"13702638415\",\"title\":\"噪音扰民\",\"replyDept\":\"城管局\"}]}];</script>",
	"<script>var d=[{\"rows\":[{\"name\":\"李芳\",\"cardNo\":\"510104197809110216\",\"tel\":\"13702638415\",\"dept\":\"骨科\",\"doctor\":\"王勇\"}]}];</script>",
	"<script>var d=[{\"rows\":[{\"name\":\"李芳\",\"sex\":\"女\",\"age\":35,\"tel\":13702638415,\"regDate\":\"2021-03-02\"}]}];</script>",
	"<script>var d=[{\"applicant\":{\"name\":\"李芳\",\"phone\":\"13702638415\"},\"org\":\"某局\"}];</script>",
	"<script>var d=[{\"申请人\":\"李芳\",\"联系电话\":\"13702638415\",\"受理部门\":\"民政局\"}];</script>",
	"<script>var d=[{\"姓名\":\"李芳\",\"手机号\":\"13702638415\",\"性别\":\"女\"}];</script>",
	"<script>var d=[{\"name\":\"李芳\",\"phone\":\"13702638415\",\"content\":\"反映问题\",\"handleUnit\":\"住建局\",\"handler\":\"王勇\"}];</script>",
	"<script>var d=[{\"userName\":\"李芳\",\"userPhone\":\"13702638415\",\"appointTime\":\"2021-05-01\",\"windowName\":\"1号\"}];</script>",
	"<script>var d=[{\"parentName\":\"李芳\",\"phone\":\"13702638415\",\"schoolName\":\"第一小学\"}];</script>",
	"<script>var d=[{\"studentName\":\"李小明\",\"className\":\"三(2)班\",\"guardianPhone\":\"13702638415\"}];</script>",
	"<script>var d=[{\"patientName\":\"李芳\",\"deptName\":\"呼吸内科\",\"doctorName\":\"王勇\",\"mobile\":\"13702638415\"}];</script>",
	"<script>var d=[{\"sfz\":\"510104197809110216\",\"name\":\"李芳\",\"contactPhone\":\"13702638415\"}];</script>",
	"<script>var d=[{\"nickName\":\"李芳\",\"phonenumber\":\"13702638415\",\"sex\":\"1\"}];</script>",
	"<script>var d=[{\"truename\":\"李芳\",\"tel\":\"137 0263 8415\"}];</script>",
	"<script>var d=[{\"xsxm\":\"李小明\",\"jzxm\":\"李芳\",\"jzdh\":\"13702638415\"}];</script>",
	"<script>var d=[{\"receiver\":\"李芳\",\"receiverPhone\":\"13702638415\",\"address\":\"东风路12号3栋\"}];</script>",
	"<script>var d=[{\"complainant\":\"李芳\",\"tel\":\"+86 13702638415\",\"respondent\":\"某超市\"}];</script>",
	"<div class=\"gd\"><p>工单编号：DH2020</p><p>来电人：谢先生　来电号码：13702638415　受理时间：2020-05-19</p><p>承办单位：住建局</p></div>",
	"<div class=item><span>诉求人：</span><span>李芳</span><span>联系电话：</span><span>13702638415</span><span>受理单位：</span><span>住建局</span></div>",
	"<dl><dt>来电人</dt><dd>李芳</dd><dt>来电号码</dt><dd>13702638415</dd><dt>承办单位</dt><dd>住建局</dd></dl>",
	"<div>工单号：2021 <br>来电人姓名：李芳<br>来电人电话：13702638415<br>诉求内容：路灯不亮<br>承办单位：住建局</div>",
	"<ul><li>投诉人：李女士</li><li>电话：13702638415</li><li>被投诉单位：某超市</li><li>处理部门：市场监管局</li></ul>",
	"<p>举报人李芳，联系电话13702638415，举报内容：某公司排污。</p>",
	"<p>我是双桥村村民，本人李芳，电话13702638415，请领导帮忙落实，谢谢！</p>",
	"<p>恳请领导给予解决。</p><p>反映人：李芳</p><p>13702638415</p><p>2021年3月4日</p>",
	"<p>此致敬礼</p><p style=\"text-align:right\">李芳</p><p style=\"text-align:right\">电话：13702638415</p>",
	"<p>学生家长：+86-137-0263-8415</p>",
	"<p>学生家长电话：（+86）13702638415</p>",
	"<p>学生家长电话：137 <b>0263</b> 8415</p>",
	"<p>学生家长电话：１３７－０２６３－８４１５</p>",
	"<p>申请人手机：①13702638415 ②15912046637</p>",
	"<p>申请人李芳，手机：13702638415/15912046637</p>",
	"<p>业主电话：0086-13702638415</p>",
	"<table><tr><th>志愿者姓名</th><th>政治面貌</th><th>手机</th><th>服务意向</th></tr><tr><td>李芳</td><td>群众</td><td>+86 13702638415</td><td>敬老服务</td></tr></table>",
	"<div class=form><div class=row><label>申请人</label><div>李芳</div></div><div class=row><label>手机号码</label><div>13702638415</div></div><div class=row><label>受理单位</label><div>民政局</div></div></div>",
	"<title>县长信箱</title><div>写信人：李**</div><div>联系电话：13702638415</div><div>回复单位：县住建局</div>",
	"<div>【来信人】李芳【电话】13702638415【内容】路灯不亮【答复单位】城管局</div>",
	"<div data-props='{\"name\":\"李芳\",\"phone\":\"13702638415\",\"orderNo\":\"1\"}'></div>",
	"<script>window.__INITIAL_STATE__={\"letter\":{\"name\":\"李芳\",\"mobile\":\"13702638415\",\"content\":\"小区停车难\",\"replyOrg\":\"城管局\"}}</script>",
	"<script>var s=\"{\\\"name\\\":\\\"李芳\\\",\\\"mobile\\\":\\\"13702638415\\\"}\";</script>",
	"<table><tr><td>来信内容</td><td>我是吐祥镇村民，房屋失修。本人李芳，身份证号510104197809110216，电话13702638415，请领导帮忙落实，谢谢！</td></tr><tr><td>办理单位</td><td>住建局</td></tr></table>",
	"<table><tr><td>姓名</td><td>职业</td><td>家庭住址</td><td>手机</td></tr><tr><td>李芳</td><td>教师</td><td>东风路12号</td><td>13702638415</td></tr></table>",
	"<table><tr><td>姓名</td><td>年龄</td><td>职业</td><td>手机</td></tr><tr><td>李芳</td><td>35</td><td>教师</td><td>13702638415</td></tr><tr><td>王勇</td><td>41</td><td>工人</td><td>15912046637</td></tr></table>",
	"<p>捐款名单：李芳（13702638415）500元；王勇（15912046637）200元；陈建军（13528749016）100元。</p>",
};

static const char *const publics[] = {
	"<p>捐款联系：李芳 13702638415；王勇 15912046637</p>",
	"<p>捐赠热线：李芳 13702638415；王勇 15912046637</p>",
	"<title>人民陪审员名单</title><table><tr><td>姓名</td><td>职业</td><td>单位</td><td>电话</td></tr>"
	"<tr><td>李芳</td><td>教师</td><td>第一小学</td><td>13702638415</td></tr></table>",
	"<script>var d=[{\"orgName\":\"县社保局\",\"contactPhone\":\"13702638415\"}];</script>",
	"<script>var d=[{\"orgName\":\"县社保局\",\"leader\":\"李芳\",\"leaderPhone\":\"13702638415\"}];</script>",
	"<script>var d=[{\"deptName\":\"信访办\",\"name\":\"李芳\",\"phone\":\"13702638415\"}];</script>",
	"<script>var d=[{\"name\":\"李芳\",\"zw\":\"主任\",\"phone\":\"13702638415\"}];</script>",
	"<script>var d=[{\"name\":\"李芳\",\"position\":\"科长\",\"tel\":\"13702638415\"}];</script>",
	"<script>var d=[{\"name\":\"李芳\",\"job\":\"网格员\",\"tel\":\"13702638415\"}];</script>",
	"<script>var d=[{\"gridName\":\"第三网格\",\"gridMember\":\"李芳\",\"phone\":\"13702638415\"}];</script>",
	"<script>var d=[{\"shopName\":\"李记面馆\",\"owner\":\"李芳\",\"phone\":\"13702638415\"}];</script>",
	"<script>var d=[{\"name\":\"李记面馆\",\"phone\":\"13702638415\",\"addr\":\"东风路\"}];</script>",
	"<script>var d=[{\"title\":\"县民政局\",\"linkman\":\"李芳\",\"phone\":\"13702638415\"}];</script>",
	"<script>var d=[{\"contacts\":[{\"name\":\"李芳\",\"phone\":\"13702638415\"}]}];</script>",
	"<script>var d=[{\"contact\":{\"name\":\"李芳\",\"phone\":\"13702638415\"}}];</script>",
	"<script>var d=[{\"staff\":[{\"name\":\"李芳\",\"phone\":\"13702638415\"}]}];</script>",
	"<script>var d=[{\"doctors\":[{\"name\":\"李芳\",\"phone\":\"13702638415\"}]}];</script>",
	"<script>var d=[{\"dutyList\":[{\"date\":\"2021-05-01\",\"name\":\"李芳\",\"phone\":\"13702638415\"}]}];</script>",
	"<script>var d=[{\"hotline\":\"13702638415\",\"name\":\"12345\"}];</script>",
	"<script>var d=[{\"kfdh\":\"13702638415\",\"name\":\"客服\"}];</script>",
	"<script>var d=[{\"客服电话\":\"13702638415\"}];</script>",
	"<script>var d=[{\"单位\":\"县医院\",\"联系人\":\"李芳\",\"电话\":\"13702638415\"}];</script>",
	"<script>var d=[{\"村名\":\"东风村\",\"支书\":\"李芳\",\"手机\":\"13702638415\"}];</script>",
	"<script>var d=[{\"jgmc\":\"双桥司法所\",\"fzr\":\"李芳\",\"lxdh\":\"13702638415\"}];</script>",
	"<script>var d=[{\"dwmc\":\"某县水务局\",\"xm\":\"李芳\",\"lxdh\":\"13702638415\"}];</script>",
	"<script>var d=[{\"xm\":\"李芳\",\"bm\":\"办公室\",\"lxdh\":\"13702638415\"}];</script>",
	"<script>var d=[{\"xm\":\"李芳\",\"zw\":\"副局长\",\"lxdh\":\"13702638415\"}];</script>",
	"<script>var d=[{\"lawyerName\":\"李芳\",\"lawFirm\":\"某律师事务所\",\"phone\":\"13702638415\"}];</script>",
	"<script>var d=[{\"riverName\":\"双桥河\",\"riverChief\":\"李芳\",\"chiefPhone\":\"13702638415\"}];</script>",
	"<script>var d=[{\"name\":\"李芳\",\"company\":\"某物业公司\",\"tel\":\"13702638415\"}];</script>",
	"<script>var d=[{\"teacherName\":\"李芳\",\"phone\":\"13702638415\",\"subject\":\"数学\"}];</script>",
	"<script>var d=[{\"projectName\":\"道路改造\",\"principal\":\"李芳\",\"tel\":\"13702638415\"}];</script>",
	"<script>var d=[{\"tenderee\":\"县教育局\",\"linkMan\":\"李芳\",\"tel\":\"13702638415\"}];</script>",
	"<script>var d=[{\"handleDept\":\"城管局\",\"handler\":\"李芳\",\"phone\":\"13702638415\"}];</script>",
	"<script>var d=[{\"replyUnit\":\"城管局\",\"replyPerson\":\"李芳\",\"phone\":\"13702638415\"}];</script>",
	"<script>var d=[{\"serviceName\":\"开锁\",\"masterName\":\"李芳\",\"phone\":\"13702638415\"}];</script>",
	"<script>var d=[{\"hotelName\":\"双桥宾馆\",\"manager\":\"李芳\",\"mobile\":\"13702638415\"}];</script>",
	"<script>var d=[{\"site\":\"核酸采样点\",\"person\":\"李芳\",\"phone\":\"13702638415\"}];</script>",
	"<script>var d=[{\"siteName\":\"东风社区采样点\",\"contactName\":\"李芳\",\"phone\":\"13702638415\"}];</script>",
	"<script>var d=[{\"id\":13702638415,\"name\":\"李芳\"}];</script>",
	"<script>var d=[{\"orderNo\":\"13702638415\",\"name\":\"李芳\"}];</script>",
	"<script>var d=[{\"branch\":\"双桥支行\",\"name\":\"李芳\",\"phone\":\"13702638415\"}];</script>",
	"<script>var d=[{\"hospital\":\"县医院\",\"name\":\"李芳\",\"phone\":\"13702638415\",\"title\":\"主任医师\"}];</script>",
	"<script>var d=[{\"type\":\"河长\",\"name\":\"李芳\",\"phone\":\"13702638415\"}];</script>",
	"<script>var d=[{\"role\":\"村级河长\",\"name\":\"李芳\",\"tel\":\"13702638415\"}];</script>",
	"<script>var d=[{\"category\":\"家政\",\"name\":\"李芳\",\"tel\":\"13702638415\",\"price\":\"面议\"}];</script>",
	"<p>联系人：李芳　联系电话：13702638415　受理时间：工作日</p>",
	"<div class=\"gd\"><p>工单编号：DH2020</p><p>来电人：谢先生　受理时间：2020-05-19</p><p>承办单位：住建局　经办人：李芳　电话：13702638415</p></div>",
	"<div>承办单位：住建局<br>联系人：李芳<br>联系电话：13702638415</div>",
	"<p>申请人可拨打咨询电话13702638415，请提前预约。</p>",
	"<p>请业主与物业李经理联系，电话13702638415，请互相转告。</p>",
	"<p>抢修师傅李芳，电话13702638415，请大家保存。</p>",
	"<dl><dt>受理单位</dt><dd>信访局</dd><dt>电话</dt><dd>13702638415</dd></dl>",
	"<ul><li>单位</li><li>联系人</li><li>电话</li></ul><ul><li>水务局</li><li>李芳</li><li>13702638415</li></ul>",
	"<div class=tr><div>单位</div><div>联系人</div><div>电话</div></div><div class=tr><div>水务局</div><div>李芳</div><div>13702638415</div></div>",
	"<div class=tr><div>部门</div><div>值班人员</div><div>电话</div></div><div class=tr><div>水务局</div><div>李芳</div><div>13702638415</div></div><div class=tr><div>农业局</div><div>王勇</div><div>15912046637</div></div>",
	"<div class=tr><div>店名</div><div>店主</div><div>电话</div></div><div class=tr><div>李记面馆</div><div>李芳</div><div>13702638415</div></div>",
	"<p>双桥派出所民警李芳，24小时值班电话13702638415，请群众监督。</p>",
	"<p>欢迎来电，13702638415，李老板。</p>",
	"<p>监督举报电话：137-0263-8415　受理单位：县纪委</p>",
	"<p>技术支持：李芳 +86 13702638415</p>",
	"<p>防汛值班：①李芳 13702638415 ②王勇 15912046637</p>",
	"<p>招聘热线：13702638415（李女士）</p>",
	"<div>【单位】水务局【联系人】李芳【电话】13702638415</div>",
	"<div data-props='{\"shopName\":\"李记面馆\",\"phone\":\"13702638415\"}'></div>",
	"<script>window.__INITIAL_STATE__={\"dept\":{\"name\":\"信访局\",\"leader\":\"李芳\",\"mobile\":\"13702638415\"}}</script>",
	"<p>本局信访接待人员李芳，电话13702638415，请群众来访前预约。</p>",
	"<p>开锁、换锁，李师傅13702638415，已备案。</p>",
	"<p>感谢您的来信，如有疑问请联系住建局李芳，电话13702638415，请知悉。</p>",
	"<p>回复：您好，请与双桥村村委会李芳（13702638415）联系。</p>",
	"<table><tr><td>执法证号</td><td>姓名</td></tr><tr><td>15020803814</td><td>李芳</td></tr></table>",
	"<p>网站标识码：14082400222　我为政府网站找错</p>",
	"<p>我为政府网站找错 网站标识码 14082400222</p>",
	"<p>姓名：李芳　职务：主任　手机：13702638415</p>",
	"<p>包保干部：李芳　电话：13702638415　包保户：王勇</p>",
	"<div class=card><h4>李芳</h4><p>村支部书记</p><p>13702638415</p></div>",
	"<div class=card><h4>李芳</h4><p>心理咨询师</p><p>预约电话：13702638415</p></div>",
	"<ul><li>河段：双桥河</li><li>河长：李芳</li><li>电话：13702638415</li></ul>",
	"<ul><li>销售经理：李芳</li><li>手机：13702638415</li></ul>",
	"<ul><li>家庭医生：李芳</li><li>电话：13702638415</li><li>服务居民：东风社区</li></ul>",
	"<p>业主委员会办公室电话13702638415</p>",
	"<p>报名请联系李老师13702638415，请家长转告。</p>",
	"<p>农机手李芳，13702638415，承接收割业务。</p>",
	"<p>失物招领处电话：13702638415，请失主前来认领</p>",
	"<p>寻求合作请致电李经理：13702638415　邮箱：a@b.cn</p>",
	"<table><tr><td>快递网点</td><td>负责人</td><td>电话</td></tr><tr><td>双桥网点</td><td>李芳</td><td>13702638415</td></tr></table>",
};

struct bench {
	struct rules *rules;
	struct scanner *scanner;
	struct html_reader *reader;
	struct arena *arena;
	struct findings findings;
	int result;
};

static int open_bench(void **state)
{
	struct bench *bench = calloc(1, sizeof *bench);

	bench->rules = folder_load(shipped_rules(), NULL);
	bench->scanner = scanner_new(bench->rules);
	bench->reader = html_reader_new();
	bench->arena = arena_new();
	*state = bench;
	return 0;
}

static int close_bench(void **state)
{
	struct bench *bench = *state;

	html_reader_free(bench->reader);
	scanner_free(bench->scanner);
	rules_free(bench->rules);
	arena_free(bench->arena);
	free(bench);
	return 0;
}

static void scan(struct bench *bench, struct sv html)
{
	struct page page;

	arena_reset(bench->arena);
	bench->findings = (struct findings){ .arena = bench->arena };
	struct html_input input = { .document = html, .source = SV("x"), .encoding = "UTF-8" };
	html_read(&page, bench->reader, bench->arena, &input);
	table_find(&page, bench->arena);
	bench->result = scanner_scan(bench->scanner, &bench->findings, &page);
}

static bool has_mobile(const struct bench *bench)
{
	for (size_t i = 0; i < bench->findings.list.count; i++)
		if (strcmp(bench->findings.list.items[i].rule, "leak.mobile") == 0)
			return true;
	return false;
}

static void numbers_of_private_persons_are_found(void **state)
{
	for (size_t i = 0; i < sizeof privates / sizeof *privates; i++) {
		scan(*state, sv_from(privates[i]));
		if (!has_mobile(*state))
			fail_msg("missed: %s", privates[i]);
	}
}

static void numbers_of_offices_are_not(void **state)
{
	for (size_t i = 0; i < sizeof publics / sizeof *publics; i++) {
		scan(*state, sv_from(publics[i]));
		if (has_mobile(*state))
			fail_msg("false alarm: %s", publics[i]);
	}
}

/* A column of `rows` numbers that begin with `start`, under a heading. */
static void scan_column(struct bench *bench, const char *heading, const char *start, int rows)
{
	char html[4096];
	int length = snprintf(html, sizeof html, "<table><tr><td>学员姓名</td><td>%s</td></tr>", heading);

	for (int i = 0; i < rows; i++)
		length += snprintf(html + length, sizeof html - (size_t)length, "<tr><td>李芳</td><td>%s%07d</td></tr>",
				   start, 1638415 + i * 79133);
	scan(bench, sv_from(html));
}

static void numbers_that_begin_alike_are_serials(void **state)
{
	struct bench *bench = *state;

	scan_column(bench, "备注", "1502", 6);
	assert_false(has_mobile(bench));
	scan_column(bench, "备注", "1502", 4);
	assert_true(has_mobile(bench));
	scan_column(bench, "手机", "1502", 6);
	assert_true(has_mobile(bench));
	scan_column(bench, "准考证号", "1502", 3);
	assert_false(has_mobile(bench));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(numbers_of_private_persons_are_found),
		cmocka_unit_test(numbers_of_offices_are_not),
		cmocka_unit_test(numbers_that_begin_alike_are_serials),
	};

	return cmocka_run_group_tests(tests, open_bench, close_bench);
}
