"""Identity numbers of persons."""

import datetime

from . import forms
from .page import Case, case
from .slots import expand, fullwidth, texts

ARTICLES = "gov_article gov_notice old_table trs_word school_page mobile_page"
ANY = "gov_article gov_notice school_page mobile_page contact_page"
WEB = "gov_article portal_home spa_page mobile_page school_page"
R = "leak.cn-id"

texts("ids", ARTICLES, [
    ("penalty", "行政处罚决定书公示", "当事人：«name»，性别：«sex»，身份证号码：«ID»，住«village»。经查，当事人于«date»在未取得许可的情况下从事经营活动，处罚款«4n»元。"),
    ("delivery", "送达公告", "«name»（公民身份号码：«ID»）：本机关依法作出《责令改正违法行为决定书》，因无法直接送达，现公告送达。"),
    ("lost", "遗失声明", "«name»遗失身份证，证号：«ID»，特此声明作废，声明人愿承担由此产生的一切责任。"),
    ("lost-certificate", "残疾人证遗失公告", "«village»村民«name»，身份证号«ID»，残疾人证不慎遗失，声明作废。"),
    ("letter-of-introduction", "介绍信", "兹有我单位«name»同志（身份证：«ID»）前往贵处办理资产划转事宜，请予接洽。"),
    ("authorised", "授权委托书", "委托人：«name»，身份证件号码：«ID»\n受委托人：«name»，身份证件号码：«ID»\n委托事项：代为办理不动产转移登记。"),
    ("dishonest", "失信被执行人信息", "被执行人姓名：«name»；证件号码：«ID»；执行案号：(2023)湘0725执«3n»号；失信行为：有履行能力而拒不履行。"),
    ("unlabelled-brackets", "拟录用人员公示", "经体检、考察合格，拟录用«name»（«ID»）、«name»（«ID»）为我单位工作人员，公示期7个工作日。"),
    ("unlabelled-comma", "适龄儿童入学摸底名单", "户主«name»，«ID»，子女2人，其中学龄儿童1人，户籍地«village»。"),
    ("adoption", "收养登记公告", "«name»夫妇拟收养一名女婴，收养人身份证号：«ID»、«ID»，请生父母自公告之日起60日内联系。"),
    ("inheritance", "继承公告", "被继承人«name»于«date»死亡，身份证号：«ID»，其名下不动产由«name»继承，如有异议请于15个工作日内提出。"),
    ("household", "户口注销公告", "«name»，公民身份证号码«ID»，因被宣告死亡，拟注销其户口。"),
    ("driver", "机动车驾驶证停止使用公告", "驾驶人«name»，驾驶证号：«ID»，累积记分满12分拒不参加学习，公告其机动车驾驶证停止使用。", "the number of a driving licence is the ID number"),
    ("social", "社保待遇停发通知", "«name»，社会保障号码：«ID»，因未按期进行资格认证，自本月起暂停发放养老金。", "the social security number is the ID number"),
    ("arrears", "限期缴纳税款通知", "纳税人：«name»，身份证件号码：«ID»，欠缴个人所得税«4n».36元，限15日内缴清。"),
    ("wages", "拖欠工资案件公示", "包工头«name»（男，身份证号«ID»）拖欠«2n»名农民工工资«6n»元。"),
    ("village-notice", "宅基地审批公示", "申请人：«name»　身份证号：«ID»　申请地址：«village»　批准面积：120平方米"),
    ("english", "Notice of Award", "Principal Investigator: Dr. Wang. ID Card No.: «ID». Contract signed on «day»."),
    ("idcard-english", "Volunteer Roster", "Name: Zhang Wei; ID Number: «ID»; Team leader."),
    ("short-label", "临时工名单", "«name» 男 身份证«ID» 保洁员\n«name» 女 身份证«ID» 厨师"),
    ("colon-space", "租房备案", "承租人：«name» 身份证号码 : «ID» 租期：一年"),
    ("proof", "在读证明", "学生«name»，«sex»，身份证号«ID»，现就读于我校高一（3）班，特此证明。"),
    ("proof-death", "死亡证明", "兹证明«name»（身份证号码«ID»）因病于«date»去世，同意火化。"),
    ("minutes", "村民代表会议记录", "会议同意将«name»（身份证«ID»）一户纳入低保，同意«name»（身份证«ID»）退出。"),
    ("wrongly-linked", "关于«head»县人才补贴的公示", "根据公示要求，现将«name»有关情况公示：出生年月：«born»，身份证号：«ID»，专业技术职称：高级农艺师。"),
    ("holder", "产权人信息", "权利人«name»，证件种类：身份证，证件号：«ID»，共有情况：单独所有。"),
    ("many", "拆迁补偿公示", "第一户：«name»，身份证号«ID»，补偿«6n»元；第二户：«name»，身份证号«ID»，补偿«6n»元；第三户：«name»，身份证号«ID»，补偿«6n»元。"),
    ("beside-serial", "办理结果公告", "受理编号：«serial»，申请人：«name»，身份证号：«ID»，许可证号：«serial»。", "the ID number among serials that look the same"),
    ("beside-credit", "个体工商户简易注销公告", "统一社会信用代码：«creditdigits»，经营者：«name»，经营者身份证：«ID»。", "the ID number beside a credit code"),
], 2, expect=None)


def written(slug, title, make, shells=ANY, copies=2, why=""):
    """An ID number written in a way of its own; `make` gets the number, the mark goes before it."""
    def fill(page):
        page.title = title
        number = page.g.id_number()
        mark = page.mark(page.expect(R, 1, None, why))
        before = page.pick("身份证号：", "公民身份号码：", "身份证号码:", "证件号码：")
        return page.fill() + f"\n<p>申请人：{page.g.person()}，{before}{mark}{make(page, number)}，符合条件，予以公示。</p>"
    Case("ids", slug, shells, copies, fill)


def spans(text, cuts, tag="span", attributes=""):
    edges = [0, *cuts, len(text)]
    return "".join(f"<{tag}{attributes}>{text[begin:end]}</{tag}>" for begin, end in zip(edges, edges[1:]))


written("spaces", "公示", lambda page, n: f"{n[:6]} {n[6:14]} {n[14:]}", copies=3, why="groups with spaces")
written("spaces-four", "公示", lambda page, n: f"{n[:4]} {n[4:8]} {n[8:12]} {n[12:16]} {n[16:]}", copies=2, why="groups of four")
written("hyphens", "公示", lambda page, n: f"{n[:6]}-{n[6:14]}-{n[14:]}", copies=3, why="groups with hyphens")
written("no-break", "公示", lambda page, n: f"{n[:6]}&nbsp;{n[6:14]}&nbsp;{n[14:]}", copies=3, why="no-break spaces")
written("fullwidth", "公示", lambda page, n: fullwidth(n), copies=3, why="full-width digits")
written("fullwidth-part", "公示", lambda page, n: n[:6] + fullwidth(n[6:14]) + n[14:], copies=2, why="full-width digits in the middle")
written("zero-width", "公示", lambda page, n: n[:6] + "\u200b" + n[6:14] + "\u200b" + n[14:], copies=2, why="zero width spaces, as editors leave them")
written("zero-width-entity", "公示", lambda page, n: f"{n[:10]}&#8203;{n[10:]}", copies=2, why="a zero width space as a reference")
written("soft-hyphen", "公示", lambda page, n: f"{n[:8]}&shy;{n[8:]}", copies=1, why="a soft hyphen")
written("word-break", "公示", lambda page, n: f"{n[:9]}<wbr>{n[9:]}", copies=2, why="a place for a line break")
written("references", "公示", lambda page, n: "".join(f"&#{ord(sign)};" for sign in n), copies=2, why="character references against robots")
written("references-hex", "公示", lambda page, n: "".join(f"&#x{ord(sign):x};" for sign in n[:6]) + n[6:], copies=1, why="character references in part")
written("small-x", "公示", lambda page, n: n.replace("X", "x"), copies=1, why="small x or digits")
written("split-spans", "公示", lambda page, n: spans(n, [6, 14]), copies=3, why="split over elements")
written("split-fonts", "公示", lambda page, n: spans(n, [3, 11], "font", ' face="宋体" size="2"'), copies=2, why="split over elements")
written("split-bold", "公示", lambda page, n: f"{n[:4]}<b>{n[4:12]}</b>{n[12:]}", copies=2, why="a bold part")
written("split-each", "公示", lambda page, n: "".join(f"<i>{sign}</i>" for sign in n), copies=2, why="an element for each digit")
written("split-line", "公示", lambda page, n: f"{n[:10]}<br>{n[10:]}", copies=2, why="a line break in a narrow cell")
written("split-line-xml", "公示", lambda page, n: f"{n[:14]}<br />\n{n[14:]}", copies=2, why="a line break in the number")
written("split-comment", "公示", lambda page, n: f"{n[:6]}<!-- -->{n[6:]}", copies=1, why="an empty comment in the number")
written("in-link", "公示", lambda page, n: f'<a href="#t" name="t">{n}</a>', copies=1, why="within a link")
written("dots-between", "公示", lambda page, n: f"{n[:6]}·{n[6:14]}·{n[14:]}", copies=1, why="dots between the groups")


@case("ids", ANY, 3)
def ending_x(page):
    page.title = "证件到期换领提醒"
    small = page.pick(False, True, False)
    rows = []
    for _ in range(3):
        number = page.g.id_number(check="X")
        rows.append(f"{page.g.person()}，身份证号{page.leak(R, number.lower() if small else number)}")
    return "<p>以下人员证件即将到期：" + "；".join(rows) + "。</p>"


@case("ids", ANY, 2)
def fullwidth_x(page):
    page.title = "换领通知"
    return f"<p>申领人{page.g.person()}，公民身份号码{page.leak(R, fullwidth(page.g.id_number(check='X')))}，请来局领取。</p>"


# Kinds of people

@case("ids", ARTICLES, 3)
def residents_81(page):
    page.title = "港澳台居民居住证领取公告"
    g = page.g
    rows = [[g.person(), page.leak(R, g.id_number(county=county)), "可领取"] for county in ("810000", "820000", "830000")]
    return forms.table(["姓名", "居住证号码", "状态"], rows, page.pick("td", "th", "upper"))


@case("ids", ARTICLES, 2)
def residents_81_sentence(page):
    page.title = "人才认定公示"
    return f"<p>{page.g.person()}，港澳居民居住证号{page.id(county=page.pick('810000', '830000'))}，拟认定为高层次人才。</p>"


@case("ids", ARTICLES, 3)
def former_region(page):
    page.title = "退休人员待遇核定公示"
    g = page.g
    return "<p>" + "；".join(f"{g.person()}，身份证号：{page.id(county=g.county(former=True))}" for _ in range(2)) + "。</p>"


@case("ids", ARTICLES, 3)
def very_old(page):
    page.title = "高龄津贴发放名单"
    g = page.g
    rows = [[g.person(), page.id(born=datetime.date(g.rng.randrange(1912, 1936), g.rng.randrange(1, 13), g.rng.randrange(1, 29))), "100"] for _ in range(6)]
    return page.fill() + forms.table(["姓名", "身份证号", "月标准（元）"], rows, page.rng.choice(forms.STYLES))


@case("ids", "school_page gov_article old_table", 3)
def children(page):
    page.title = "一年级新生名单"
    g = page.g
    rows = [[g.person(), page.id(born=datetime.date(g.rng.randrange(2012, 2020), g.rng.randrange(1, 13), g.rng.randrange(1, 29))), "一（2）班"] for _ in range(7)]
    return forms.table(["学生姓名", "身份证件号", "班级"], rows, page.rng.choice(forms.STYLES))


@case("ids", ARTICLES, 4)
def old_numbers(page):
    page.title = "原下岗职工档案清理公告"
    g = page.g
    return page.pick(
        lambda: f"<p>{g.person()}，身份证号：{page.leak(R, g.old_id())}，档案存放于人才中心。</p>",
        lambda: f"<p>职工{g.person()}（身份证号码{page.leak(R, g.old_id())}）、{g.person()}（身份证号码{page.leak(R, g.old_id())}）于1998年解除劳动关系。</p>",
        lambda: forms.table(["姓名", "身份证号", "原单位"], [[g.person(), page.leak(R, g.old_id()), g.head() + "县水泥厂"] for _ in range(6)], "upper"),
        lambda: f"<p>公民身份号码：{page.leak(R, fullwidth(g.old_id()))}，姓名：{g.person()}</p>")()


@case("ids", ARTICLES, 2)
def old_and_new(page):
    page.title = "身份证号码升位信息核对"
    g = page.g
    rows = [[g.person(), page.leak(R, g.old_id()), page.id()] for _ in range(4)]
    return forms.table(["姓名", "原身份证号（15位）", "现身份证号（18位）"], rows, page.pick("td", "word"))


@case("ids", "school_page gov_notice old_table", 3)
def school_register(page):
    page.title = "学籍信息公示"
    g = page.g
    why = "the register number of a pupil is G and the ID number"
    rows = [[g.person(), "G" + page.leak(R, g.id_number(born=datetime.date(g.rng.randrange(2006, 2014), 5, g.rng.randrange(1, 29))), why), "正常"] for _ in range(5)]
    return forms.table(["姓名", "全国学籍号", "状态"], rows, page.rng.choice(("td", "th", "upper")))


@case("ids", ARTICLES, 3)
def disability_card(page):
    page.title = "残疾人两项补贴发放公示"
    g = page.g
    why = "the number of a disability card is the ID number and two digits"
    rows = [[g.person(), page.leak(R, g.id_number(check="digit"), why) + g.rng.choice("1234567") + g.rng.choice("1234"), "80"] for _ in range(6)]
    return page.fill() + forms.table(["姓名", "残疾人证号", "补贴金额"], rows, page.rng.choice(forms.STYLES))


@case("ids", ARTICLES, 2)
def operator_card(page):
    page.title = "特种作业操作证复审名单"
    g = page.g
    why = "the number of this certificate is T and the ID number"
    rows = [[g.person(), "T" + page.leak(R, g.id_number(), why), "低压电工作业"] for _ in range(5)]
    return forms.table(["姓名", "证书编号", "作业类别"], rows, page.rng.choice(("td", "thead")))


# Tables of less than ten

HEADS = ("身份证号", "身份证号码", "公民身份号码", "证件号码", "身份证", "证件号", "居民身份证号码", "身份证件号码", "身份证号(18位)", "ID号码")


@case("ids", ARTICLES, 10)
def table_column(page):
    page.title = page.pick("拟享受公租房人员名单", "培训学员名单", "资助对象公示", "考察对象名单")
    g = page.g
    rows = [[str(number), g.person(), g.rng.choice("男女"), page.id(), g.village()] for number in range(1, g.rng.randrange(3, 10))]
    return page.fill() + "\n" + forms.table(["序号", "姓名", "性别", HEADS[page.copy % len(HEADS)], "所在村"], rows, forms.STYLES[page.copy % len(forms.STYLES)])


@case("ids", ARTICLES, 5)
def table_two_kinds(page):
    page.title = "办结事项公示"
    g = page.g
    rows = [[g.serial18(page.site.code[:6]), g.person(), page.leak(R, g.id_number(), "serials in the column beside look the same"), f"{g.date()}"] for _ in range(g.rng.randrange(4, 9))]
    return forms.table([page.pick("受理号", "项目编号", "办件编号", "许可证号"), "申请人", HEADS[page.copy], "办结日期"], rows, forms.STYLES[page.copy % len(forms.STYLES)])


@case("ids", ARTICLES, 4)
def table_unheaded(page):
    page.title = page.pick("名单", "值勤补助发放表")
    g = page.g
    rows = [[str(number), g.person(), page.leak(R, g.id_number(), "no header; names in the cell beside"), g.digits(3) + ".00"] for number in range(1, 7)]
    return forms.table([], rows, forms.STYLES[page.copy % len(forms.STYLES)])


@case("ids", ARTICLES, 6)
def table_pairs(page):
    page.title = "个人基本信息"
    g = page.g
    items = [("姓名", g.person()), ("性别", g.rng.choice("男女")), ("民族", "汉族"), ("出生年月", "1986年5月"), (HEADS[page.copy], page.id()), ("工作单位", g.head() + "中学")]
    return forms.pairs(items, forms.PAIRS[page.copy])


@case("ids", ARTICLES, 3)
def table_nested(page):
    page.title = "公示表"
    g = page.g
    inner = forms.table(["姓名", "身份证号码"], [[g.person(), page.id()] for _ in range(4)], page.pick("td", "th", "upper"))
    return f'<table width="600" border="0"><tr><td width="50%">\n{inner}\n</td><td valign="top">备注：公示期五天</td></tr></table>'


@case("ids", ARTICLES, 4)
def table_two_heads(page):
    page.title = "农村危房改造农户信息"
    g = page.g
    lines = ['<table border="1">', '<tr><th rowspan="2">序号</th><th colspan="3">户主信息</th><th colspan="2">补助资金</th></tr>',
             "<tr><th>姓名</th><th>" + HEADS[page.copy] + "</th><th>人口</th><th>中央</th><th>省级</th></tr>"]
    lines += [forms.row([str(number), g.person(), page.id(), g.digits(1), "14000", "6000"]) for number in range(1, 8)]
    return "\n".join([*lines, "</table>"])


@case("ids", ARTICLES, 3)
def table_title_row(page):
    page.title = "发放花名册"
    g = page.g
    lines = ['<table border="1" cellspacing="0">', '<tr><td colspan="4" align="center"><b>2023年春节慰问金发放花名册</b></td></tr>',
             f'<tr><td colspan="2">单位：{g.head()}村</td><td colspan="2" align="right">单位：元</td></tr>', forms.row(["序号", "姓名", "身份证号码", "金额"])]
    lines += [forms.row([str(number), g.person(), page.id(), "500"]) for number in range(1, 7)]
    return "\n".join([*lines, forms.row(["合计", "", "", "3000"]), "</table>"])


@case("ids", ARTICLES, 3)
def table_rowspan(page):
    page.title = "低保家庭成员"
    g = page.g
    lines = ["<table border=1>", forms.row(["户号", "姓名", "与户主关系", "身份证号"], "th")]
    for number in range(1, 4):
        lines.append(f'<tr><td rowspan="2">{number}</td><td>{g.person()}</td><td>户主</td><td>{page.id()}</td></tr>')
        lines.append(f"<tr><td>{g.person()}</td><td>子女</td><td>{page.id()}</td></tr>")
    return "\n".join([*lines, "</table>"])


@case("ids", ARTICLES, 3)
def table_row_heads(page):
    page.title = "两名候选人情况对照"
    g = page.g
    rows = [("姓名", g.person(), g.person()), ("身份证号", page.id(), page.id()), ("学历", "本科", "硕士研究生"), ("编号", g.serial18(), g.serial18())]
    return "\n".join(["<table>", *(f'<tr><th scope="row">{name}</th><td>{one}</td><td>{other}</td></tr>' for name, one, other in rows), "</table>"])


@case("ids", ARTICLES, 2)
def table_two_in_cell(page):
    page.title = "结婚登记撤销公告"
    return forms.table(["当事人", "身份证号", "登记日期"], [[f"{page.g.person()}<br>{page.g.person()}", f"{page.id()}<br>{page.id()}", f"{page.g.date()}"]], page.pick("td", "th"))


@case("ids", ARTICLES, 2)
def table_in_text_cell(page):
    page.title = "案件受理情况"
    g = page.g
    return forms.table(["序号", "案件情况"], [["1", f"申请人{g.person()}（身份证号{page.id()}）与{g.company()}劳动报酬争议，案号{g.head()[0]}劳人仲案〔2023〕{g.digits(3)}号"],
                                          ["2", f"申请人{g.person()}（身份证号{page.id()}）工伤待遇争议"]], page.pick("td", "upper"))


@case("ids", ARTICLES, 2)
def table_spaced(page):
    page.title = "领取人名单"
    rows = []
    for _ in range(5):
        number = page.g.id_number()
        rows.append([page.g.person(), page.leak(R, f"{number[:6]} {number[6:14]} {number[14:]}")])
    return forms.table(["姓 名", "身 份 证 号 码"], rows, page.pick("td", "upper"))


@case("ids", "gov_article plain_text", 4)
def text_csv_few(page):
    page.title = "导出数据"
    g = page.g
    rows = [[str(number), g.person(), page.id(), g.village()] for number in range(1, 7)]
    text = forms.separated(["序号", "姓名", "身份证号", "地址"], rows, page.pick(",", "\t", ",", "|"))
    return text if page.shell == "plain_text" else f"<pre>\n{text}\n</pre>"


@case("ids", ANY, 3)
def list_items(page):
    page.title = page.pick("评优名单", "参训人员", "党费收缴登记")
    return "<ul>\n" + "\n".join(f"<li>{page.g.person()}，身份证号：{page.id()}</li>" for _ in range(5)) + "\n</ul>"


@case("ids", "forum_thread letter_box", 4)
def writer(page):
    page.title = page.pick("反映养老金未到账", "请求补办结婚证", "咨询户口迁移", "关于工资被拖欠")
    return expand(page, page.pick("<p>领导您好，我叫«name»，身份证号«ID»，我的养老金已经三个月没到账了，请帮忙查一下。</p>",
                                  "本人«name»，身份证：«ID»，2008年在贵县登记结婚，结婚证遗失，请问怎么补办？",
                                  "<p>我是«village»的，名字«name»，«ID»，想把户口迁到城里，需要什么材料？</p>",
                                  "<p>老板«name»身份证号码是«ID»，欠我们12个人工资不给，求助！</p>"))


# Elsewhere than in the text

texts("ids", WEB, [
    ("title-attribute", "资格审查通过人员", """<ul><li title="«name@1» 身份证号：«ID»">«name@1»</li><li title="«name@2» 身份证号：«ID»">«name@2»</li></ul>""", "in title attributes"),
    ("alt", "证件遗失", """<p><img src="/upload/2023/a.jpg" alt="«name»身份证«ID»"></p>""", "in the text of an image"),
    ("data-attribute", "学员列表", """<div class="card" data-name="«name»" data-idcard="«ID»"><span>第1组</span></div>
<div class="card" data-name="«name»" data-idcard="«ID»"><span>第2组</span></div>""", "in data attributes"),
    ("hidden-input", "信息确认", """<form><input type="hidden" name="sfzh" value="«ID»"><input type="hidden" name="xm" value="«name»"><p>请确认您的报名信息。</p></form>""", "in a hidden field"),
    ("text-input", "信息修改", """<p>姓名：<input name="xm" value="«name»"> 身份证号：<input name="idNo" value="«ID»" readonly></p>""", "in a field that was filled"),
    ("textarea", "申请理由", """<p>备注：<textarea name="memo" rows="3">申请人«name»，身份证号«ID»，家庭困难，申请救助。</textarea></p>""", "in a text field"),
    ("option", "选择办理人", """<select name="person"><option value="1">«name»-«ID»</option><option value="2">«name»-«ID»</option></select>""", "in choices"),
    ("comment", "通知", """<!-- 经办：«name» 身份证«ID» 已核对 -->
<p>请各单位按时报送。</p>""", "in a comment"),
    ("comment-rows", "公示", """<p>公示已结束。</p>
<!--
<tr><td>«name»</td><td>身份证号：«ID»</td></tr>
<tr><td>«name»</td><td>身份证号：«ID»</td></tr>
-->""", "rows that were commented out"),
    ("hidden-element", "公示", """<p>公示结果另行通知。</p><div style="display:none">«name»，身份证号：«ID»</div>""", "hidden, but in the page"),
    ("script-json", "查询结果", """<script>
var result = {"name": "«name»", "idCard": "«ID»", "score": 86.5, "articleId": "«serial»"};
</script>
<p>成绩已发布。</p>""", "in a script; the serial beside is none"),
    ("script-rows", "名单", """<div id="t"></div><script>
var rows = [{xm:'«name»', sfzh:'«ID»', bmxh:'«serial»'},
{xm:'«name»', sfzh:'«ID»', bmxh:'«serial»'}];
</script>""", "in a script; the serials beside are none"),
    ("script-write", "名单", """<script>document.write("<tr><td>«name»</td><td>身份证号：«ID»</td></tr>");</script>""", "markup within a script"),
    ("script-call", "办件", """<p><a href="javascript:void(0)" onclick="view('«name»','«ID»')">查看</a></p>""", "in a handler, beside a name"),
    ("query", "查询", """<p><a href="/query/detail?idcard=«ID»&amp;type=1">查看详情</a> <a href="/query/detail?idcard=«ID»&amp;type=1">查看详情</a></p>""", "in the query of an address"),
    ("file-name", "附件下载", """<p><a href="/upload/202306/«name»身份证«ID».jpg">附件：身份证复印件</a></p>""", "in the name of a file that says so"),
    ("template", "模板", """<template><p>«name»：身份证号«ID»</p></template><p>加载中</p>""", "in a template"),
    ("noscript", "名单", """<noscript><p>«name»，身份证号：«ID»</p></noscript><p>请开启脚本。</p>""", "for those without scripts"),
    ("label-element", "核验", """<p><label for="a">身份证号码</label> <span id="a">«ID»</span></p>""", "label and value in two elements"),
    ("label-next-paragraph", "核验", """<p>身份证号码</p>
<p>«ID»</p>
<p>姓名</p>
<p>«name»</p>""", "the label stands in the paragraph before"),
    ("marquee", "中签", """<marquee>恭喜«name»（身份证号«ID»）中签！</marquee>""", "running text"),
], 2)


@case("ids", WEB, 2)
def description(page):
    page.title = "遗失启事"
    name, number = page.g.person(), page.g.id_number()
    page.head = f'<meta name="description" content="{name}，身份证号{page.leak(R, number)}，遗失户口簿，声明作废。">\n'
    return "<p>遗失启事已刊登。</p>"


@case("ids", WEB, 2)
def page_title(page):
    name = page.g.person()
    number = page.g.id_number()
    page.title = f"关于{name}（身份证号{page.leak(R, number, 'in the title, again in the heading and the labels: one finding')}）的送达公告"
    return page.fill(2)


@case("ids", "script_file", 3)
def script_table(page):
    g = page.g
    return "var people = [\n" + ",\n".join(f'  {{"name":"{g.person()}","idCard":"{page.id()}","no":"{g.serial18()}"}}' for _ in range(6)) + "\n];"


@case("ids", "plain_text", 3)
def text_sentences(page):
    page.title = "情况说明"
    return expand(page, "现有职工«name»，身份证号«ID»，于2012年入职。\n另有«name»，身份证号：«ID»，已离职。\n合同编号：«serial»。")


@case("ids", ANY, 2)
def repeated(page):
    page.title = "同一人多次出现"
    number, name = page.g.id_number(), page.g.person()
    return (f"<p>申请人{name}，身份证号{page.leak(R, number, 'the same value three times: one finding')}。</p>\n<p>经核对，{name}（身份证号{number}）符合条件。</p>\n"
            f"<p>附：{name} 身份证号：{number}</p>")
