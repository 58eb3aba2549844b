"""Cards, telephones, papers and addresses of private persons."""

from . import forms
from .page import Case, case
from .slots import expand, fullwidth, texts

ARTICLES = "gov_article gov_notice old_table trs_word school_page mobile_page"
WEB = "gov_article portal_home spa_page mobile_page school_page"


def grid(group, slug, title, heads, cells, rows, copies=2, shells=ARTICLES, why=None):
    """A table of less than ten rows, with marked values in its slots."""
    def fill(page):
        page.title = title
        body = [[expand(page, cell.replace("«order»", str(number))) for cell in cells] for number in range(1, rows + 1)]
        if why:
            page.labels[0].why = why
        return page.fill() + "\n" + forms.table(heads, body, forms.STYLES[page.copy % len(forms.STYLES)])
    Case(group, slug, shells, copies, fill)


# Cards

texts("cards", ARTICLES, [
    ("refund", "退费公示", "«name»，退费金额«4n»元，退至本人银行卡，卡号：«CARD»（«bank»）。"),
    ("wages", "农民工工资专户代发情况", "«name»，工资卡号«CARD»，开户行：农业银行«head»支行，发放«4n»元。"),
    ("aid", "困难党员慰问金", "领取人：«name»　开户行：邮储银行　账号：«CARD»　金额：1000元"),
    ("compensation", "征地补偿款支付明细", "被征地农户«name»，补偿款«5n».00元，汇入其个人账户«CARD»。"),
    ("village-card", "一卡通信息核对通知", "«village»«name»，惠农一卡通账号：«CARD»，请核对后签字。"),
    ("social-card", "社保卡金融账户激活提醒", "«name»，社会保障卡银行账号«CARD»，尚未激活，补贴无法发放。"),
    ("holder", "司法救助金发放公告", "户名：«name»；账号：«CARD»；开户行：建设银行«head»支行；金额：30000元。", "the holder is a person"),
    ("fraud", "涉案账户冻结公告", "冻结嫌疑人«name»名下银行卡«CARD»、«CARD»，冻结期限六个月。"),
    ("reimburse", "医疗费报销结果", "患者«name»，报销«4n».52元，收款卡号«CARD»。"),
    ("letter-card", "工资卡丢失", "本人«name»，工行卡«CARD»丢了，工资怎么发？", "a letter writer's card"),
], 3)
grid("cards", "table", "养殖补贴发放公示", ["序号", "姓名", "银行卡号", "金额"], ["«order»", "«name»", "«CARD»", "«3n».00"], 6, 4)
grid("cards", "table-account", "边缘户补助发放表", ["户主", "开户行", "账号", "金额（元）"], ["«name»", "«bank»", "«CARD»", "«4n»"], 7, 3, why="holders are persons")
grid("cards", "table-mixed", "高校毕业生求职补贴", ["姓名", "学校", "社保卡账号", "备注"], ["«name»", "«head»学院", "«CARD»", "已发放"], 5, 2)


@case("cards", ARTICLES, 4)
def grouped(page):
    page.title = "退款账户核对"
    number = page.g.card()[0]
    groups = [number[at:at + 4] for at in range(0, len(number), 4)]
    text = page.pick(" ".join(groups), "-".join(groups), "&nbsp;".join(groups), fullwidth(number))
    mark = page.mark(page.expect("leak.bank-card", 1, None, "written in groups or full-width"))
    return f"<p>{page.g.person()}，银行卡号：{mark}{text}，请于本周内核对。</p>"


@case("cards", ARTICLES, 2)
def split(page):
    page.title = "领款人信息"
    number = page.g.card()[0]
    mark = page.mark(page.expect("leak.bank-card", 1, None, "split over elements"))
    return f"<p>领款人{page.g.person()}，卡号 {mark}<span>{number[:6]}</span><span>{number[6:]}</span>。</p>"


texts("cards", WEB, [
    ("hidden-input", "提现申请", """<form><input type="hidden" name="bankCardNo" value="«CARD»"><input type="hidden" name="realName" value="«name»"><p>请确认提现信息。</p></form>"""),
    ("comment", "发放公示", """<!-- «name» 银行卡号：«CARD» -->
<p>本批补贴已发放完毕。</p>"""),
    ("script", "发放结果", """<script>var list=[{"name":"«name»","bankCard":"«CARD»","orderNo":"«18d»"},
{"name":"«name»","bankCard":"«CARD»","orderNo":"«18d»"}];</script><p>结果加载中</p>"""),
    ("attribute", "发放结果", """<div class="u" data-name="«name»" data-card-no="«CARD»">已发放</div>"""),
], 2)

# Telephones

texts("phones", ARTICLES, [
    ("winners", "有奖问卷获奖名单", "一等奖：«name»，手机«MOBILE»；二等奖：«name»，手机«MOBILE»、«name»，手机«MOBILE»。"),
    ("applicant", "廉租房申请信息公示", "申请人：«name»，联系方式：«MOBILE»，家庭人口：3人，人均月收入«3n»元。", "an applicant, not who to ask"),
    ("parent", "转学公示", "学生«name»，父亲«name»，电话«MOBILE»，转入我校四（1）班。"),
    ("patient", "密切接触者排查通报", "«name»，女，«2n»岁，手机号码«MOBILE»，«day»乘坐K12次列车，现居家隔离。"),
    ("party", "送达情况说明", "被申请人«name»（电话：«MOBILE»）拒不到庭，电话联系无人接听。"),
    ("seller", "二手房网签公示", "卖方：«name»（«MOBILE»）；买方：«name»（«MOBILE»）。", "no label, but names of private persons"),
    ("villager", "危房户台账", "户主«name»，手机：«MOBILE»，房屋建于1986年，鉴定为D级。"),
    ("spouse", "随军家属安置公示", "«name»，女，«born»出生，配偶«name»，本人手机号«MOBILE»。"),
    ("graduate", "未就业毕业生登记", "«name»，毕业院校：«head»学院，求职意向：会计，手机：«MOBILE»，邮箱：«9n»@qq.com。"),
    ("complainant", "信访事项办理公开", "信访人：«name»，联系电话：«MOBILE»，反映«village»道路积水问题，已办结。", "the one who complained"),
    ("tenant", "公租房清退公告", "承租人«name»（手机«MOBILE»）欠缴租金«4n»元，请于15日内缴清。"),
    ("guardian", "儿童之家登记", "留守儿童«name»，监护人«name»，监护人手机号：«MOBILE»。"),
    ("country-code", "签到表", "«name»，手机号：+86 «MOBILE»；«name»，手机号：0086«MOBILE»。", "with the code of the country"),
], 2)
texts("phones", "letter_box forum_thread", [
    ("letter", "小区停水一周", "我家停水一周了，住3栋的都没水，我叫«name»，电话«MOBILE»，请尽快解决！"),
    ("letter-call", "请回电", "请工作人员给我回个电话，«MOBILE»，«surname»先生。"),
    ("letter-sign", "投诉物业乱收费", "此致敬礼！\n投诉人：«name»\n手机：«MOBILE»\n«date»"),
], 3, surround=0)
grid("phones", "table", "入围人员名单", ["序号", "姓名", "手机号"], ["«order»", "«name»", "«MOBILE»"], 7, 5)
grid("phones", "table-owners", "业主登记表", ["房号", "业主姓名", "联系电话", "入住日期"], ["3-«3d»", "«name»", "«MOBILE»", "«day»"], 6, 3)
grid("phones", "table-pupils", "夏令营营员名单", ["姓名", "年级", "家长手机"], ["«name»", "五年级", "«MOBILE»"], 8, 3, "school_page gov_article old_table")
grid("phones", "table-beside-office", "参会人员回执", ["单位", "参会人员", "手机号码", "单位电话"], ["«owner»", "«name»", "«MOBILE»", "«phone»"], 5, 3, why="landlines beside are the offices'")


@case("phones", ARTICLES, 4)
def written_otherwise(page):
    page.title = "中奖人信息"
    n = page.g.mobile()
    text = page.pick(f"{n[:3]}-{n[3:7]}-{n[7:]}", f"{n[:3]} {n[3:7]} {n[7:]}", fullwidth(n), f"{n[:3]}&nbsp;{n[3:7]}&nbsp;{n[7:]}")
    mark = page.mark(page.expect("leak.mobile", 1, None, "groups or full-width"))
    return f"<p>中奖人：{page.g.person()}，手机号码：{mark}{text}。</p>"


@case("phones", ARTICLES, 2)
def split_phone(page):
    page.title = "中签人信息"
    n = page.g.mobile()
    mark = page.mark(page.expect("leak.mobile", 1, None, "split over elements"))
    return f"<p>中签人：{page.g.person()}，手机：{mark}<span>{n[:3]}</span><span>{n[3:7]}</span><span>{n[7:]}</span></p>"


texts("phones", WEB, [
    ("hidden-input", "留言详情", """<form><input type="hidden" name="lxdh" value="«MOBILE»"><input type="hidden" name="xm" value="«name»"><p>留言已公开。</p></form>""", "the writer's number in a hidden field"),
    ("comment", "留言详情", """<!-- 留言人：«name» 手机：«MOBILE» IP：«ip» -->
<p>感谢您的留言。</p>""", "the writer's number in a comment"),
    ("script", "留言列表", """<script>var msgs=[{"writer":"«name»","mobile":"«MOBILE»","title":"路灯不亮"},
{"writer":"«name»","mobile":"«MOBILE»","title":"垃圾清运"}];</script><p>留言加载中</p>""", "writers' numbers in a script"),
    ("attribute", "报名列表", """<ul><li data-user="«name»" data-phone="«MOBILE»">1号选手</li><li data-user="«name»" data-phone="«MOBILE»">2号选手</li></ul>"""),
    ("pairs", "报名信息", """<dl><dt>姓名</dt><dd>«name»</dd><dt>手机号码</dt><dd>«MOBILE»</dd><dt>报名项目</dt><dd>乒乓球</dd></dl>"""),
], 2)

# Passports and permits

texts("papers", ARTICLES, [
    ("passport", "外籍专家工作许可公示", "«name»（加拿大籍），护照号：«PASSPORT»，工作单位：«company»。"),
    ("passport-number", "出国人员公示", "团员：«name»，护照号码«PASSPORT»，出访时间«date»。"),
    ("passport-lost", "护照遗失声明", "«name»，普通护照«PASSPORT»遗失，声明作废。"),
    ("passport-english", "Visitor List", "Name: LI WEI, Passport No.: «PASSPORT», Nationality: China."),
    ("passport-table", "境外来访人员", "<table border=\"1\"><tr><td>姓名</td><td>«name»</td></tr><tr><td>护照号</td><td>«PASSPORT»</td></tr><tr><td>设备编号</td><td>E«8d»</td></tr></table>", "a number of equipment beside looks the same"),
    ("permit", "港澳青年实习名单", "«name»，港澳居民来往内地通行证：«PERMIT»，实习单位：«owner»。"),
    ("permit-home", "回乡证遗失", "«name»遗失回乡证一本，号码«PERMIT»，特此声明。"),
    ("permit-short", "港澳居民参保名单", "«name»，通行证号：«PERMIT»，参保险种：居民医保。"),
    ("permit-table", "台港澳考生名单", "<table border=\"1\"><tr><th>姓名</th><th>通行证号码</th></tr><tr><td>«name»</td><td>«PERMIT»</td></tr><tr><td>«name»</td><td>«PERMIT»</td></tr></table>"),
], 3)


@case("papers", ARTICLES, 3)
def permit_taiwan(page):
    page.title = "台湾青年创业补贴公示"
    number = page.leak("leak.travel-permit", page.g.rng.choice("0123") + page.g.digits(7), "eight digits; the label says what they are")
    return f"<p>{page.g.person()}，{page.pick('台湾居民来往大陆通行证号', '台胞证号', '台湾居民来往大陆通行证')}：{number}，补贴金额20000元。</p>"


@case("papers", ARTICLES, 3)
def permit_exit(page):
    page.title = "登记备案人员证件收缴情况"
    number = page.leak("leak.travel-permit", page.pick("C", "CA", "C") + page.g.digits(8 if page.copy != 1 else 7))
    return f"<p>{page.g.person()}，{page.pick('往来港澳通行证', '往来港澳通行证号码', '港澳通行证')}：{number}，有效期至{page.g.date()}，已交组织人事部门保管。</p>"


@case("papers", ARTICLES, 3)
def passports_few(page):
    page.title = "外教信息公示"
    rows = [[page.g.rng.choice(["John Smith", "Anna Brown", "Tom Lee"]), page.leak("leak.passport", page.g.passport()), "英语", "G" + page.g.digits(8)] for _ in range(4)]
    return forms.table(["姓名", page.pick("护照号码", "护照号", "Passport"), "学科", "教材编号"], rows, page.pick("td", "th", "upper"))


texts("papers", WEB, [
    ("hidden-input", "外籍人员登记", """<input type="hidden" name="passportNo" value="«PASSPORT»"><p>«name»，请核对登记信息。</p>"""),
    ("script", "团组信息", """<script>var member={"name":"«name»","passportNo":"«PASSPORT»","seat":"E«8d»"};</script><p>团组信息加载中</p>"""),
    ("comment", "团组公示", """<!-- 护照号：«PASSPORT» -->
<p>公示期5个工作日。</p>"""),
    ("permit-hidden", "港澳人员登记", """<input type="hidden" name="hkPermit" title="港澳居民来往内地通行证" value="«PERMIT»"><p>«name»，登记成功。</p>"""),
], 2)

# Addresses

texts("homes", ARTICLES, [
    ("applicant", "公租房申请人公示", "申请人«name»，家庭住址：«HOME»，家庭人口3人。"),
    ("residence", "低保对象公示", "户主«name»，现居住地：«HOME»，月保障金额«3n»元。"),
    ("penalty", "行政处罚信息公示", "当事人：«name»，男，«born»生，住«HOME»，因无证经营被处罚款«4n»元。", "a private person's address in a penalty: the name is enough"),
    ("court", "送达公告", "«name»，女，汉族，住址：«HOME»。本院受理原告«company»诉你买卖合同纠纷一案。", "published by a court, but no less an address to the door"),
    ("infected", "流调情况", "«name»，男，42岁，现住«HOME»，«day»自驾返回。"),
    ("subsidy", "电梯加装申请公示", "申请代表：«name»，住址：«HOME»，加装电梯1台。"),
    ("disabled", "无障碍改造对象", "«name»，肢体二级，住址«HOME»，改造内容：坡道、扶手。"),
    ("student", "助学对象走访记录", "学生«name»，家住«HOME»，父亲在外务工，母亲患病。"),
    ("register", "户籍地址变更公告", "«name»，户籍地址：«HOME»，因长期空挂拟迁至社区集体户。"),
    ("correspondence", "评标专家信息", "专家«name»，通讯地址：«HOME»，专业：工程造价。"),
    ("veteran", "光荣牌悬挂名单", "«name»，退役军人，居住地址：«HOME»。"),
    ("two", "调解协议公示", "甲方：«name»，住«HOME»；乙方：«name»，住«HOME»。"),
    ("letter", "邻居噪音扰民", "我住在«HOME»，楼上天天半夜装修，我叫«name»，请处理。", "a letter writer's address"),
], 2)
grid("homes", "table", "残疾人家庭改造名单", ["序号", "姓名", "家庭住址", "残疾类别"], ["«order»", "«name»", "«HOME»", "肢体"], 5, 4)
grid("homes", "table-register", "新生儿登记", ["新生儿", "父亲", "户籍地址"], ["«name»", "«name»", "«HOME»"], 4, 3)
texts("homes", WEB, [
    ("hidden-input", "收货确认", """<input type="hidden" name="homeAddress" value="«HOME»"><input type="hidden" name="realName" value="«name»"><p>请确认。</p>"""),
    ("pairs", "申请信息", """<table><tr><td>姓名</td><td>«name»</td></tr><tr><td>家庭地址</td><td>«HOME»</td></tr></table>"""),
    ("comment", "公示", """<!-- «name» 家庭住址：«HOME» -->
<p>名单已审核。</p>"""),
], 2)

# Several kinds at once

texts("several", ARTICLES, [
    ("all-in-line", "困难家庭信息", "«name»，身份证号«ID»，手机«MOBILE»，银行卡号«CARD»，家庭住址：«HOME»。", "four kinds in one line"),
    ("id-phone", "租客登记", "«name»，身份证：«ID»，电话：«MOBILE»。", "ID number and telephone"),
    ("id-duty", "公示及联系方式", "拟补助对象：«name»（身份证号：«ID»）。\n联系人：«name»，联系电话：«mobile»。", "the contact at the end is published on purpose"),
    ("resume", "个人简历", "姓名：«name»\n身份证号：«ID»\n手机：«MOBILE»\n现住址：«HOME»", "a whole résumé"),
], 3)
grid("several", "table", "家庭成员登记表", ["姓名", "身份证号", "手机号", "开户行", "银行卡号"], ["«name»", "«ID»", "«MOBILE»", "«bank»", "«CARD»"], 6, 4)
