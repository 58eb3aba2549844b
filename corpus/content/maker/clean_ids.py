"""Numbers that pass for identity numbers and are none, and pages that speak of identity numbers without showing one."""

from . import forms
from .page import Case, case
from .slots import expand, texts

ARTICLES = "gov_article gov_notice old_table trs_word school_page mobile_page"
OFFICE = "gov_article gov_notice old_table service_guide bid_notice trs_word"

# Serials of region, date and four digits, with a right check digit: the words before them say what they are.
NUMBERED = [
    ("项目编号", "关于下达2024年度中央预算内投资计划的通知", "项目名称：岚溪河治理工程，{}：«serial»，建设单位：«company»。"),
    ("受理号", "行政许可受理公示", "«name»申请的«head»餐饮服务许可事项已受理，{}：«serial»，请凭受理号查询办理进度。"),
    ("受理编号", "建设项目环境影响评价文件受理情况", "«company»年产5000吨饲料项目，{}«serial»，受理日期：«date»。"),
    ("文号", "关于同意变更建设内容的批复", "批复{}：«serial»，发布日期：«date»，有效期两年。"),
    ("许可证号", "危险化学品经营许可公告", "企业名称：«company»，法定代表人：«name»，{}：«serial»。"),
    ("许可证编号", "取水许可审批结果", "取水权人：«company»；{}：«serial»；年许可取水量«5n»立方米。"),
    ("订单号", "网上商城采购结果", "采购单位：«owner»，{}：«serial»，成交供应商：«company»，成交金额：«5n».00元。"),
    ("标识码", "学校（机构）代码公示", "单位名称：«head»中心小学，{}：«serial»，举办者：县级教育部门。"),
    ("办件编号", "不见面审批办理结果", "申请人：«name»，{}：«serial»，办理结果：予以许可。"),
    ("业务流水号", "不动产登记业务办结公告", "权利人：«name»；{}：«serial»；坐落：«head»县«village»；用途：宅基地。"),
    ("合同编号", "政府采购合同公告", "{}：«serial»，甲方：«owner»，乙方：«company»，合同金额：¥«6n».00元。"),
    ("备案号", "房屋市政工程竣工验收备案公示", "«head»安置小区二期，{}：«serial»，备案机关：«owner»。"),
    ("备案编号", "民宿备案名单", "经营者：«name»，{}：«serial»，客房数：12间。"),
    ("登记编号", "农村土地经营权流转登记", "承包方代表：«name»，{}：«serial»，流转面积«2n».5亩。"),
    ("采购项目编号", "竞争性磋商公告", "一、项目基本情况\n{}：«serial»\n项目名称：食堂食材配送服务\n预算金额：«6n»元"),
    ("招标编号", "施工招标公告", "{}：«serial»，本招标项目«head»县乡村道路工程已由«head»县发展和改革局批准建设。"),
    ("报告编号", "食品安全监督抽检信息", "被抽样单位：«name»副食店，{}：«serial»，不合格项目：大肠菌群。"),
    ("案件编号", "典型案例通报", "当事人«name»未取得施工许可擅自施工，{}：«serial»，处罚款«4n»元。"),
    ("信访件编号", "群众信访举报转办和边督边改公开情况", "第«2n»批，{}：«serial»，交办内容：养殖场臭味扰民。"),
    ("不动产权证书号", "不动产权属证书作废公告", "权利人«name»，{}：«serial»，因遗失申请补发，现公告原证书作废。"),
    ("缴款码", "非税收入缴款须知", "缴款人凭{}«serial»到任一代理银行网点缴款，缴款后24小时内到账。"),
    ("通知书编号", "责令限期改正通知书送达公告", "«name»：本机关已作出责令限期改正通知书，{}«serial»，请于公告之日起60日内领取。"),
    ("工单编号", "12345热线办理情况", "诉求人：«surname»先生，{}：«serial»，诉求内容：路灯不亮，办理结果：已修复。"),
    ("统一收件码", "建设项目联合审批进度", "项目单位：«company»，联系人：«surname»工，{}：«serial»，当前环节：审查。"),
    ("投资项目代码", "企业投资项目备案情况", "«company»新建厂房项目，{}：«serial»，总投资«5n»万元。"),
    ("设备代码", "特种设备使用登记公示", "使用单位：«company»，设备名称：曳引驱动乘客电梯，{}：«serial»，检验结论：合格。"),
    ("房源编号", "公共租赁住房房源公告", "房源坐落：«road»，建筑面积«2n».36平方米，{}：«serial»，月租金«3n»元。"),
    ("批次号", "疫苗追溯信息公示", "产品名称：人用狂犬病疫苗，{}：«serial»，有效期至2026年3月。"),
    ("档案号", "馆藏档案开放目录", "题名：关于修建水库的请示，{}：«serial90»，保管期限：永久，页数：12。"),
    ("发票号码", "会议费支出公开", "会场租赁费«4n»元，{}：«serial»，开票单位：«company»。"),
    ("单据号", "救灾物资发放凭证公示", "领用单位：«village»村委会，经办人：«name»，{}：«serial»，棉被«2n»床。"),
    ("快递单号", "补寄证书的说明", "证书已于«date»寄出，收件人：«surname»同学，{}：«serial»，请注意查收。"),
]
for number, (label, title, text) in enumerate(NUMBERED, 1):
    texts("clean-ids", OFFICE, [(f"serial-{number:02d}", title, text.format(label), f"a serial with a right check digit under {label}", "leak.cn-id")])



def serial_table(slug, title, heads, cells, rows, why, copies=2, shells=ARTICLES, own_style=None):
    """A table whose cells are slots; «run» is the next of consecutive serials, «order» the row's number."""
    def fill(page):
        page.title = title
        page.tempts("leak.cn-id", why)
        run = page.g.serials18(rows, page.site.code[:6])
        body = [[expand(page, cell.replace("«run»", run[number]).replace("«order»", str(number + 1))) for cell in cells]
                for number in range(rows)]
        return page.fill() + "\n" + forms.table(heads, body, own_style or page.rng.choice(forms.STYLES))
    Case("clean-ids", slug, shells, copies, fill)


COLUMN = "every value passes for an ID number, the header says what it is"
RUN = "consecutive serials"
serial_table("column-project", "重点建设项目清单", ["序号", "项目编号", "项目名称", "建设单位"], ["«order»", "«serial»", "«head»乡村道路改造", "«company»"], 12, COLUMN)
serial_table("column-project-run", "以工代赈项目公示", ["项目编号", "项目名称", "投资（万元）"], ["«run»", "«head»渠道维修", "«3n»"], 14, RUN)
serial_table("column-accepted", "行政许可受理情况公示", ["受理号", "申请人", "事项名称", "受理日期"], ["«serial»", "«name»", "食品经营许可新办", "«day»"], 11,
             "persons' names stand beside, but the header says 受理号", 3)
serial_table("column-accepted-run", "户籍业务办理进度", ["受理编号", "姓名", "办理进度"], ["«run»", "«name»", "已办结，请携带有效身份证件领取"], 13,
             "consecutive serials beside names; 身份证件 is only spoken of", 3)
serial_table("column-licence", "排污许可证发放情况", ["许可证编号", "单位名称", "有效期限"], ["«serial»", "«company»", "«day»至«day»"], 12, COLUMN)
serial_table("column-credit", "失信企业修复名单", ["序号", "企业名称", "统一社会信用代码", "法定代表人"], ["«order»", "«company»", "«creditdigits»", "«name»"], 12,
             "credit codes that are all digits", 3)
serial_table("column-credit-mixed", "小微企业名录", ["企业名称", "社会信用代码/注册号", "登记机关"], ["«company»", "«credit»", "«head»县市场监督管理局"], 15, "credit codes", 2)
serial_table("column-registered", "吊销营业执照企业名单", ["注册号", "企业名称", "投资人"], ["«old15»", "«company»", "«name»"], 12,
             "15-digit registration numbers begin with a region code too", 3)
serial_table("column-order", "商城订单发货情况", ["订单号", "收货人", "商品", "物流单号"], ["«serial»", "«surname»女士", "办公用纸5箱", "SF«13d»"], 10, COLUMN)
serial_table("column-equipment", "特种设备定期检验情况", ["设备代码", "使用单位", "设备注册代码", "下次检验日期"], ["«serial»", "«company»", "3110«16d»", "«ym»"], 12, COLUMN)
serial_table("column-letter", "群众来信办理情况", ["信件编号", "标题", "来信人", "办结时间"], ["«serial»", "咨询医保缴费问题", "«surname»**", "«day»"], 10, COLUMN)
serial_table("column-house", "公租房房源分配表", ["房源编号", "姓名", "套型", "面积"], ["«serial»", "«name»", "一室一厅", "«2n».5"], 12, "names of tenants, but numbers of flats", 3)
serial_table("column-archive", "到期档案销毁清册", ["档号", "题名", "年度", "责任者"], ["«serial90»", "«head»公社生产报表", "1987", "«head»公社"], 12, "dates of the file that pass for a birth date")
serial_table("column-exam", "公开招聘笔试成绩", ["准考证号", "姓名", "笔试成绩", "排名"], ["«run»", "«name»", "«2n».50", "«order»"], 14, "admission numbers run on", 3)
serial_table("column-applicant", "事业单位招聘资格复审名单", ["报名序号", "姓名", "报考岗位"], ["«serial»", "«name»", "综合文秘"], 12, "the header says what it is; names stand beside", 3)
serial_table("column-land", "农村宅基地确权登记成果", ["宗地代码", "权利人", "面积（㎡）"], ["«county»«ymd»JC«5d»", "«name»", "«3n».«2d»"], 12, "parcel codes begin with the region")
serial_table("column-unheaded", "项目一览", [], ["«order»", "«run»", "«head»水库除险加固工程", "«4n».00"], 10, "no header, but consecutive serials beside names of projects")
serial_table("column-contract", "合同台账", ["合同编号", "合同名称", "签订日期", "金额"], ["«serial»", "«year»年绿化养护服务", "«day»", "«6n».00"], 12, COLUMN)
serial_table("column-few", "近期受理事项", ["办件编号", "申请人", "状态"], ["«serial»", "«name»", "审核中"], 4, "few rows: they must not be single findings either", 3)
serial_table("column-voucher", "耕地地力保护补贴发放凭证", ["凭证号", "户主", "补贴面积", "金额"], ["«run»", "«name»", "«1n».«2d»亩", "«3n».00"], 12, "vouchers run on", 2)

# Numbers in words, without markup of their own.
texts("clean-ids", ARTICLES, [
    ("credit-digits", "行政处罚决定书公示", "当事人：«company»，统一社会信用代码：«creditdigits»，住所：«office»，法定代表人：«name»。", "an all-digit credit code"),
    ("credit-letters", "失信被执行人名单（法人）", "被执行人：«company»（统一社会信用代码：«credit»），法定代表人（负责人）：«name»。", "credit code"),
    ("credit-tax", "非正常户公告", "纳税人名称：«company»，纳税人识别号：«creditdigits»，认定日期：«date»。", "a company's tax number is its credit code"),
    ("two-serials", "行政审批结果公告", "准予许可决定文书号：«serial»；送达回证编号：«serial»；被许可人：«company»。", "two serials in a sentence"),
    ("serial-in-brackets", "关于«head»片区旧改项目的公告", "该项目（编号«serial»）已完成备案，现予以公布。", "number of a project in brackets"),
    ("timestamp17", "系统日志公告", "任务«ymd»153012345已完成，数据包«ymd»1530123456校验通过，流水«ymd»15301234567。", "times with milliseconds"),
    ("timestamp-name", "数据更新说明", "本次更新文件名为export_«serial».csv，请下载后核对；上一版本为export_«serial».csv。", "names of files"),
    ("iban-like", "国际合作项目资金说明", "受益人账户：GB29NWBK60161331926819，SWIFT代码：BKCHCNBJ910，参考号：«18d»。", "references of a bank transfer"),
    ("isbn", "图书馆新书通报", "《«head»县志（1986—2010）》，方志出版社，ISBN 978-7-5144-«4d»-«1d»，定价280.00元，索书号K295.«2d»/«4d»，条码«14d»。", "book numbers"),
    ("barcode", "问题产品召回公告", "商品条码：69«11d»，生产批号：«ymd»01，追溯码：81«18d»，召回数量：«3n»件。", "bar codes and tracing codes of 20 digits that begin with 81"),
    ("express", "救灾物资运输情况", "物资已发出，顺丰单号SF«13d»，邮政单号11«11d»，京东单号JDX«12d»。", "parcels"),
    ("lottery", "福利彩票兑奖公告", "中奖彩票序号：«18d»，投注站编号：4307«4d»，中奖号码：03 08 15 22 27 31+09。", "a lottery ticket"),
    ("coordinates", "矿区范围拐点坐标", "拐点1：X=«7n».«3d»，Y=«8n».«3d»；经度11«1d».«12d»，纬度2«1d».«15d»。", "coordinates with long fractions"),
    ("decimals", "监测数据说明", "计算系数取0.430721198502130013，标准差1.110101199003072316e-05，权重0.33«16d»。", "fractions whose digits could be a number"),
    ("hash", "软件下载校验值", "MD5：«32h»\nSHA1：«40h»\nSHA256：a«iddigits»f«44h»", "an ID-like run within a hash"),
    ("uuid-like", "电子证照说明", "电子证照标识：1.2.156.3005.2.11100000000013127D003.«creditdigits».«12h».001.«1d»，校验位：«1d»。", "identifier of an electronic licence"),
    ("vin", "公务用车处置公告", "车辆识别代号：LSVAA49J1320«5d»，发动机号：«7d»，车牌号：湘J«5d»，行驶里程«5n»公里。", "vehicle"),
    ("medicine", "药品批准文号公示", "国药准字H20«6d»，药品本位码：869«11d»，电子监管码：81«18d»。", "codes of medicines"),
    ("food", "食品生产许可信息", "许可证编号：SC1«13d»，日常监督管理机构：«head»县市场监督管理局，食品经营许可证：JY1«13d»。", "licences"),
    ("unit28", "不动产首次登记公告", "不动产单元号：«county»«3d»«3d»GB«5d»F«8d»，权利人：«name»，坐落：«village»。", "28 signs of a property unit"),
    ("meter", "计量器具检定公告", "证书编号：«4n»字第«ymd»«4d»号；出厂编号：«18d»；型号DDZY«3d»。", "meters"),
    ("imei", "失物招领", "拾得手机一部，IMEI：86«13d»，请失主携带购机凭证到«owner»认领。", "IMEI of 15 digits"),
    ("doctor", "医师执业注册公示", "«name»，医师执业证书编码：«county»000«6d»，执业范围：内科专业，执业地点：«head»县人民医院。", "a doctor's certificate of 15 digits, public by law"),
    ("lawyer", "律师事务所年度考核结果", "«name»，执业证号：14303«year»1«7d»，考核结果：称职。", "a lawyer's certificate of 17 digits, public by law"),
    ("teacher", "教师资格认定结果公示", "«name»，教师资格证书号码：«year»4307«9d»，任教学科：小学语文。", "a certificate of 17 digits, not the ID number"),
    ("standard", "地方标准发布公告", "DB43/T 2260—2021、GB/T 2260-2007、GB 11643-1999、GA/T 2000.156-2016、ISO 7064:1983已归档，备案号：«6d»-2021。", "numbers of standards"),
    ("meta-law", "关于公民身份号码的说明", "公民身份号码由十七位数字本体码和一位校验码组成，从左至右依次为：六位数字地址码，八位数字出生日期码，三位数字顺序码和一位校验码。", "speaks of ID numbers"),
    ("example-standard", "公民身份号码编码规则解读", "例如：北京市朝阳区一女子，1949年12月31日出生，其公民身份号码示例为11010519491231002X（摘自GB 11643—1999）。", "the example of the standard itself, known to everyone"),
    ("example-invalid", "信息填报注意事项", "身份证号须为18位文本格式，如：110101200001010000、123456789012345678，不得含空格。", "examples that fail the check digit or the date"),
    ("example-xs", "填表说明", "身份证号码示例：4307211990XXXXXXXX；港澳居民填写居住证号810000XXXXXXXXXXXX。", "places that are crosses"),
    ("blank-form", "法定代表人身份证明", "姓名：＿＿＿＿　性别：＿＿　职务：＿＿＿＿\n身份证号码：□□□□□□□□□□□□□□□□□□\n特此证明。", "an empty form"),
    ("blank-form-lines", "授权委托书格式", "委托人：____________ 身份证号：__________________\n受委托人：____________ 身份证号：__________________ 联系电话：___________", "an empty form"),
    ("materials", "居住证申领须知", "申请人须提交：①本人居民身份证原件及复印件；②近期免冠一寸照片2张（358像素×441像素）；③居住地住址证明。", "speaks of ID cards"),
    ("office-hours", "身份证办理点公告", "«head»县公安局户籍大厅办理居民身份证，工本费20元，补领40元，临时身份证10元，咨询电话：«phone»。", "speaks of ID cards; prices and a landline"),
    ("zeros", "系统测试数据说明", "测试时身份证号统一填写000000000000000000或111111111111111111，正式上线前清除。", "no ID number: all digits alike"),
    ("invalid-date", "数据质量通报", "校验发现错误身份证号430721199013450012、430721198802300019等12条，出生日期不存在，请核实更正。", "dates that do not exist: nobody's numbers"),
    ("invalid-region", "异常编码通报", "编码999999199001011234、990101198505054321不符合区划规则，已退回。", "regions that never existed"),
    ("long-digits", "区块链存证公告", "存证编号：43072119850213001343072119850213«24d»，上链高度«8n»。", "an ID-like run within a longer one"),
    ("letters-around", "国际编码对照", "物料编码QA«id»ZB与旧编码B«serial»C一一对应。", "an ID-like run inside a material's code of letters and digits"),
    ("dotted", "软件版本说明", "当前版本3.«id».1，内核版本«serial».stable。", "an ID-like run in a version"),
    ("stock", "上市公司公告摘要", "证券代码：600«3d»，公告编号：2024-0«2d»，登记号：«18d»，限售股«9n»股于«date»解禁。", "numbers of shares"),
    ("population", "第七次人口普查公报", "全县常住人口为«6n»人，其中男性«6n»人，女性«6n»人，总人口性别比为105.«2d»；15—59岁人口«6n»人。", "population"),
    ("budget", "部门预算公开", "一般公共预算拨款收入«6n».«2d»万元，政府性基金«6n».00万元，合计«12n».«2d»元，结转«10n».«2d»元。", "sums"),
    ("area", "征地补偿安置公告", "拟征收土地总面积«6n».«4d»平方米（合«3n».«4d»亩），其中耕地«5n».«4d»平方米，涉及«head»村1—12组。", "areas"),
    ("phone-run", "便民服务电话", "供水«phone»、供电95598、供气«phone»、公交«phone»、热线12345、医保12393、社保12333。", "hot lines"),
    ("qq-group", "报名咨询渠道", "考生QQ群：«9n»、«9n»（加群请注明姓名+岗位），微信公众号：«head»人社，官方客服ID：«18d»。", "numbers of groups"),
], 2, "leak.cn-id")


# In addresses, attributes, scripts and comments.
WEB = "gov_article gov_notice portal_home mobile_page spa_page old_table"

texts("clean-ids", WEB, [
    ("upload-names", "活动剪影", """<p><img src="/upload/«ym»/«serial».jpg" alt="活动现场"><img src="/upload/image/«ymd»/«ymd»«10d».png" alt="会场"></p>
<p><a href="/upload/file/«serial».pdf">活动方案.pdf</a></p>""", "names of uploaded files are times and serials"),
    ("article-address", "相关阅读", """<ul>
<li><a href="/art/«year»/3/5/art_1229«6d»_«serial».html">我县召开春耕备耕现场会</a></li>
<li><a href="/zwgk/content/post_«serial».html">县长主持召开常务会议</a></li>
<li><a href="show.aspx?id=«serial»&amp;cid=«4d»">防汛抗旱应急预案</a></li>
</ul>""", "numbers of articles in addresses"),
    ("data-id", "办事大厅", """<ul class="items">
<li data-id="«serial»" data-code="«creditdigits»"><a href="javascript:;" onclick="openItem('«serial»')">生育登记服务</a></li>
<li data-id="«serial»" data-code="«creditdigits»"><a href="javascript:;" onclick="openItem('«serial»')">城乡居民基本养老保险</a></li>
</ul>""", "numbers of items in attributes"),
    ("hidden-fields", "在线申报", """<form action="/apply/save" method="post">
<input type="hidden" name="itemId" value="«serial»"><input type="hidden" name="orderNo" value="«serial»">
<input type="hidden" name="token" value="«32h»"><input type="text" name="unit" placeholder="请输入单位名称"></form>""", "hidden fields of a form"),
    ("comment-build", "机构职能", """<!-- published «ymd»153012 by cms, task «serial», template «18d» -->
<p>负责全县政务公开、政府网站的指导协调工作。</p>
<!-- /docid:«serial» -->""", "numbers of tasks in comments"),
    ("script-json", "最新公开", """<div id="list"></div>
<script>
var data = {"code":200,"rows":[
{"articleId":"«serial»","title":"«head»县春季学期招生公告","publishTime":"«day» 10:00:00"},
{"articleId":"«serial»","title":"关于开展防溺水排查的通知","publishTime":"«day» 11:20:00"},
{"articleId":"«serial»","title":"政府常务会议纪要","publishTime":"«day» 16:05:00"}]};
</script>""", "numbers of articles in a script"),
    ("script-orders", "我的办件", """<table id="t"></table>
<script>
var rows=[{orderNo:'«serial»',taskId:'«serial»',status:'办结'},{orderNo:'«serial»',taskId:'«serial»',status:'受理'}];
for(var i=0;i<rows.length;i++){$('#t').append('<tr><td>'+rows[i].orderNo+'</td><td>'+rows[i].status+'</td></tr>')}
</script>""", "orders in a script"),
    ("script-minified", "数据大屏", """<canvas id="c"></canvas>
<script>!function(e,t){var n=430721198502130013,r="«40h»",o=[0.110101199003072316,1.1010119900307e17],a={k:4307211985021300,c:"«serial»"};for(var i=0;i<o.length;i++)n^=o[i];t(n,r,a,[«18d»,«18d»,«17d»])}(window,function(){});</script>""",
     "numbers in minified code"),
    ("script-snowflake", "专题专栏", """<div class="topic"></div>
<script>
  window.topicIds = ["1«18d»", "1«18d»", "«serial»"];
  topicIds.forEach(function (id) { load("/api/topic/" + id + "?_t=«ms»"); });
</script>""", "numbers that a database gave"),
    ("inline-image", "二维码", """<p><img alt="扫码关注" src="data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAJYAAACW«iddigits»«40t»+«40t»/«36t»AAAABJRU5ErkJggg=="></p>""", "an image in base64"),
    ("svg-path", "图表", """<svg viewBox="0 0 1024 1024"><path d="M512.430721198502130013 85.333a42.667 42.667 0 0 1 «18d» 0L«iddigits» 128z" fill="#1296db"/></svg>""", "a path of an image"),
    ("style-names", "栏目页", """<style>.c-«serial»{background:url(/images/«serial».gif)}.u«18d»{width:100px}</style>
<div class="c-«serial» u«18d»" id="div«serial»">内容建设中</div>""", "names of classes and images"),
    ("captcha", "意见征集", """<p>验证码：<img src="/verify?r=0.«17d»&amp;t=«serial»" alt="验证码"> <a href="/captcha/«serial»">换一张</a></p>""", "tokens of a captcha"),
    ("print-address", "打印页面", """<p><a href="javascript:window.open('/print.jsp?docid=«serial»')">打印</a> <a href="/pdf/«serial»/«ymd».pdf">下载</a></p>""", "numbers of documents in addresses"),
    ("weibo", "分享", """<div class="share"><a href="https://weibo.com/«10d»/«9t»">微博</a><a href="https://www.douyin.com/video/7«18d»">抖音</a><a href="https://mp.weixin.qq.com/s?__biz=MzA4«12t»==&amp;mid=265«7d»&amp;idx=1&amp;sn=«32h»">公众号</a></div>""", "addresses of other media"),
    ("video", "视频新闻", """<video src="https://vod.«domain»/«serial»/«32h».m3u8?auth_key=«10d»-0-0-«32h»" poster="/images/«serial».jpg"></video>""", "addresses of a video"),
    ("api-map", "地图", """<script>
var points=[[112.430721198502,28.110101199003],[112.«15d»,28.«15d»]],areaCode={"430721":"«head»县","110101":"东城区"};
var geo={"adcode":430721,"center":[111.«14d»,29.«14d»],"parent":{"adcode":430700}};
</script><div id="map"></div>""", "coordinates and region codes in a script"),
], 2, "leak.cn-id")

FORMS = "login_page service_guide gov_article mobile_page"
texts("clean-ids", FORMS, [
    ("form-inputs", "实名认证", """<p><label>姓名</label><input name="xm" placeholder="请输入真实姓名"></p>
<p><label>身份证号</label><input name="idcard" id="idcard" maxlength="18" value="" placeholder="请输入18位身份证号码"></p>""", "an empty form"),
    ("form-example", "成绩查询", """<p>身份证号：<input name="sfzh" value="" placeholder="如：110105194912310028"> 准考证号：<input name="zkzh" placeholder="«14d»"></p>""", "the example in a placeholder is no number of a person: its check digit is wrong"),
    ("form-validation", "信息登记", """<script>
function checkIdCard(v){
  var area={11:"北京",12:"天津",13:"河北",43:"湖南",81:"香港",82:"澳门",91:"国外"};
  var reg=/^[1-9]\\d{5}(18|19|20)\\d{2}(0[1-9]|1[0-2])(0[1-9]|[12]\\d|3[01])\\d{3}[\\dXx]$/;
  if(!reg.test(v)){alert("身份证号码格式错误，请输入18位身份证号");return false;}
  var w=[7,9,10,5,8,4,2,1,6,3,7,9,10,5,8,4,2],c="10X98765432",s=0;
  for(var i=0;i<17;i++)s+=v.charAt(i)*w[i];
  return c.charAt(s%11)==v.charAt(17).toUpperCase();
}
</script>
<p>证件号码：<input id="zjhm" onblur="checkIdCard(this.value)"></p>""", "code that checks ID numbers"),
    ("form-select", "证件类型选择", """<p>证件类型：<select name="zjlx"><option value="111">居民身份证</option><option value="414">普通护照</option><option value="511">台湾居民来往大陆通行证</option><option value="516">港澳居民来往内地通行证</option></select></p>
<p>证件号码：<input name="zjhm" type="text" data-options="required:true,validType:'idcard'"></p>""", "kinds of papers to choose from"),
    ("form-i18n", "预约取号", """<script>
var lang={"idCard":"身份证号","name":"姓名","mobile":"手机号","idCardError":"身份证号不正确","maxLength":"18"};
var form={name:"",idCard:"",mobile:"",code:""};
</script>
<p>请使用本人身份证号预约，每个身份证号每天限约1次。</p>""", "names of fields"),
    ("form-test-values", "接口说明", """<table border="1"><tr><th>参数</th><th>类型</th><th>说明</th><th>示例</th></tr>
<tr><td>idCard</td><td>string(18)</td><td>身份证号</td><td>123456789012345678</td></tr>
<tr><td>taskNo</td><td>string(18)</td><td>任务号</td><td>«serial»</td></tr></table>""", "values of examples in a list of parameters"),
], 3, "leak.cn-id")


@case("clean-ids", "plain_text", 3)
def text_serials(page):
    page.title = "项目台账导出"
    page.tempts("leak.cn-id", "CSV text whose column is headed 项目编号")
    rows = [[str(number), page.g.serial18(), page.g.head() + "村道路硬化", page.g.company(), page.g.digits(5) + ".00"] for number in range(1, 14)]
    return forms.separated(["序号", "项目编号", "项目名称", "施工单位", "金额"], rows, page.pick(",", "\t", "|"))


@case("clean-ids", "plain_text gov_article", 4)
def aligned_serials(page):
    page.title = "办件受理情况一览"
    page.tempts("leak.cn-id", "aligned text whose column is headed 受理号")
    rows = [[page.g.serial18(), page.g.person(), "内资公司设立登记", "办结"] for _ in range(12)]
    text = forms.aligned(["受理号", "申请人", "事项", "状态"], rows)
    return text if page.shell == "plain_text" else f"<pre>\n{text}\n</pre>"


@case("clean-ids", "plain_text", 3)
def text_log(page):
    page.title = "系统运行日志"
    page.tempts("leak.cn-id", "times, tasks and traces of a log")
    return "\n".join(expand(page, "«day» 08:12:33.«3d» INFO  [pool-1-thread-7] task=«serial» trace=«32h» cost=«3n»ms orderNo=«ymd»«10d»") for _ in range(14))


@case("clean-ids", "script_file", 4)
def script_data(page):
    page.tempts("leak.cn-id", "numbers of items in a script")
    rows = ",\n".join(expand(page, '  {"itemId":"«serial»","code":"«creditdigits»","name":"«head»社保卡申领","sort":«3n»,"ts":«ms»}') for _ in range(8))
    return "var ITEMS = [\n" + rows + "\n];\nwindow.SEQ=" + page.g.digits(18) + ";"
