"""Columns of ten and more values: one finding a column, and no single ones beside it."""

import datetime

from . import forms
from .page import Case, case

ARTICLES = "gov_article gov_notice old_table trs_word school_page mobile_page"
TEXTS = "plain_text gov_article"
R = "leak.id-column"

MAKERS = {
    "name": lambda g: g.person(), "id": lambda g: g.id_number(), "mobile": lambda g: g.mobile(), "card": lambda g: g.card()[0],
    "old": lambda g: g.old_id(), "either": lambda g: g.old_id() if g.rng.random() < 0.4 else g.id_number(), "home": lambda g: g.home(),
    "passport": lambda g: g.passport(), "sex": lambda g: g.rng.choice("男女"), "village": lambda g: g.village(), "money": lambda g: g.digits(3) + ".00",
    "serial": lambda g: g.serial18(), "credit": lambda g: g.credit_code(), "company": lambda g: g.company(), "bank": lambda g: g.card()[1],
    "day": lambda g: f"{g.date()}", "masked": lambda g: g.county() + "********" + g.digits(4), "score": lambda g: g.digits(2) + ".5",
    "spaced": lambda g: "{0} {1} {2}".format(*(lambda n: (n[:6], n[6:14], n[14:]))(g.id_number())),
    "hyphen": lambda g: "-".join((lambda n: (n[:3], n[3:7], n[7:]))(g.mobile())), "landline": lambda g: g.landline(),
}
PERSONAL = {"id", "mobile", "card", "old", "either", "home", "passport", "spaced", "hyphen"}


def draw(page, kinds, count):
    """Rows with different values in each column."""
    columns = []
    for kind in kinds:
        values = []
        while len(values) < count:
            value = str(len(values) + 1) if kind == "order" else MAKERS[kind](page.g)
            if kind not in PERSONAL or value not in values:
                values.append(value)
        columns.append(values)
    return [list(row) for row in zip(*columns)]


def column(slug, title, heads, kinds, shells=ARTICLES, copies=3, style=None, count=None, why=""):
    """A page with such a table; `kinds` name what the columns hold."""
    kinds = kinds.split()

    def fill(page):
        page.title = title
        rows = count or page.g.rng.randrange(11, 19)
        found = sum(kind in PERSONAL for kind in kinds)
        page.expect(R, found, None, f"{rows} values" + (" in each column" if found > 1 else "") + (f"; {why}" if why else ""))
        return page.fill() + "\n" + forms.table(heads.split(), draw(page, kinds, rows), style or forms.STYLES[page.copy % len(forms.STYLES)])
    Case("columns", slug, shells, copies, fill)


column("subsidy", "种粮大户补贴发放公示", "序号 姓名 身份证号 金额", "order name id money", copies=5)
column("subsidy-ten", "临时救助发放公示", "姓名 身份证号码 金额", "name id money", count=10, copies=2, why="exactly ten")
column("trainees", "职业技能培训学员花名册", "序号 姓名 性别 身份证号码 联系电话", "order name sex id mobile", copies=4, why="ID numbers and mobiles")
column("bank", "惠农一卡通补贴花名册", "姓名 身份证号 银行账号 金额", "name id card money", copies=3, why="ID numbers and cards")
column("three", "农民工工资发放表", "姓名 身份证号 手机号 银行卡号 实发金额", "name id mobile card money", copies=2, why="three columns")
column("mobiles", "志愿者名单", "序号 姓名 手机号码", "order name mobile", copies=4)
column("mobiles-winners", "幸运业主名单", "姓名 楼栋 联系电话", "name village mobile", copies=2, why="residents, not people on duty")
column("mobiles-hyphen", "家长通讯录", "学生姓名 家长 家长电话", "name name hyphen", shells="school_page gov_article old_table", copies=2, why="3-4-4 groups")
column("cards", "稳定就业补贴发放明细", "姓名 工商银行卡号 金额", "name card money", copies=3)
column("old", "八十年代民办教师名单", "姓名 身份证号 任教学校", "name old village", copies=2, why="numbers of 15 digits")
column("either", "老村干部生活补助名单", "姓名 身份证号 任职村", "name either village", copies=3, why="numbers of 15 and 18 digits")
column("beside-serials", "行政许可办理结果", "受理号 申请人 身份证号 办结日期", "serial name id day", copies=3, why="serials in the first column look the same")
column("beside-credit", "法定代表人信息表", "企业名称 统一社会信用代码 法定代表人 法定代表人身份证号", "company credit name id", copies=2, why="credit codes beside")
column("spaced", "拆迁户花名册", "户主 身份证号", "name spaced", copies=2, why="groups with spaces")
column("homes", "廉租住房轮候家庭名单", "序号 户主姓名 家庭住址 保障人口", "order name home sex", copies=3, why="home addresses to the house number")
column("passports", "境外参展人员名单", "姓名 护照号码 抵达日期", "name passport day", copies=3, why="passports")
column("masked-beside", "考生信息核对表", "考生姓名 身份证号（脱敏） 监护人身份证号", "name masked id", copies=2, why="one column is masked, the other is not")
column("label-long", "公益性岗位人员公示", "姓名 居民身份证号码（18位） 岗位", "name id village", copies=2)
column("label-short", "党员缴费登记", "姓名 身份证 金额", "name id money", copies=2)
column("label-english", "Staff List", "Name ID_Number Date", "name id day", shells="company_page gov_article spa_page", copies=2)
column("label-pinyin", "学员信息", "xm sfzh sj", "name id mobile", shells="spa_page portal_home mobile_page", copies=2, why="names of fields in pinyin")
column("unheaded", "名单", "", "order name id money", copies=3, why="no header; names in the column beside")
column("long", "城乡居民养老保险参保人员名册", "序号 姓名 身份证号", "order name id", count=45, copies=1)


@case("columns", ARTICLES, 3)
def two_heads(page):
    page.title = "危房改造补助对象公示表"
    page.expect(R, 1, None, "12 values; a header of two rows")
    lines = ['<table border="1">', '<tr><td rowspan="2">序号</td><td colspan="2">户主</td><td colspan="2">补助</td></tr>', forms.row(["姓名", "身份证号", "等级", "金额"])]
    lines += [forms.row([str(number), *cells]) for number, cells in enumerate(draw(page, ["name", "id", "sex", "money"], 12), 1)]
    return "\n".join([*lines, "</table>"])


@case("columns", ARTICLES, 3)
def title_row(page):
    page.title = "高温补贴发放表"
    page.expect(R, 1, None, "13 values; the first row is a title over all columns")
    lines = ['<table border="1" cellspacing="0">', '<tr><td colspan="4">环卫工人高温补贴发放表（2023年8月）</td></tr>', forms.row(["序号", "姓名", "身份证号", "金额"])]
    lines += [forms.row([str(number), *cells]) for number, cells in enumerate(draw(page, ["name", "id", "money"], 13), 1)]
    return "\n".join([*lines, forms.row(["", "合计", "", "13000.00"]), "</table>"])


@case("columns", ARTICLES, 2)
def head_again(page):
    page.title = "移民后期扶持资金发放花名册"
    page.expect(R, 1, None, "16 values; the header stands again on the second printed page")
    rows = draw(page, ["name", "id", "money"], 16)
    lines = ["<table border=1>"]
    for begin in (0, 8):
        lines += [forms.row(["姓名", "身份证号码", "金额"])] + [forms.row(cells) for cells in rows[begin:begin + 8]]
    return "\n".join([*lines, "</table>"])


@case("columns", ARTICLES, 2)
def side_by_side(page):
    page.title = "选民登记公告"
    page.expect(R, 2, None, "11 values in each column; two people to a row")
    rows = [one + other for one, other in zip(draw(page, ["name", "id"], 11), draw(page, ["name", "id"], 11))]
    return forms.table(["姓名", "身份证号", "姓名", "身份证号"], rows, page.pick("td", "upper"))


@case("columns", ARTICLES, 2)
def two_tables(page):
    page.title = "一、二批资助名单"
    page.expect(R, 2, None, "11 values in the first table, 12 in the second")
    return "\n".join(["<p>第一批</p>", forms.table(["姓名", "身份证号"], draw(page, ["name", "id"], 11), "td"), "<p>第二批</p>",
                      forms.table(["姓名", "身份证号"], draw(page, ["name", "id"], 12), "th")])


@case("columns", ARTICLES, 3)
def column_and_single(page):
    page.title = "公示及更正"
    page.expect(R, 1, None, "12 values")
    table = forms.table(["序号", "姓名", "身份证号"], draw(page, ["order", "name", "id"], 12), page.pick("td", "th", "word"))
    return f"{table}\n<p>更正：原公示中{page.g.person()}（身份证号{page.leak('leak.cn-id', page.g.id_number(), 'in the paragraph below the table')}）不符合条件，予以取消。</p>"


@case("columns", ARTICLES, 3)
def nine(page):
    page.title = "九人名单"
    rows = [[str(number), page.g.person(), page.leak("leak.cn-id", page.g.id_number(), "nine are single findings")] for number in range(1, 10)]
    return forms.table(["序号", "姓名", "身份证号"], rows, page.pick("td", "th", "upper"))


@case("columns", ARTICLES, 2)
def partly_masked(page):
    page.title = "入围人员公示"
    page.expect(R, 1, None, "12 values; five more are masked")
    rows = draw(page, ["name", "id"], 12) + draw(page, ["name", "masked"], 5)
    return forms.table(["姓名", "身份证号"], rows, page.pick("td", "word"))


@case("columns", ARTICLES, 2)
def nested(page):
    page.title = "公示栏"
    page.expect(R, 1, None, "11 values; within a table that arranges the page")
    inner = forms.table(["姓名", "身份证号码", "金额"], draw(page, ["name", "id", "money"], 11), page.pick("td", "upper"))
    return f'<table width="98%"><tr><td>公示内容：\n{inner}\n</td></tr><tr><td>监督电话：{page.g.landline()}</td></tr></table>'


@case("columns", ARTICLES, 2)
def rowspan_villages(page):
    page.title = "各村低保对象名单"
    page.expect(R, 1, None, "12 values; villages span rows")
    rows = draw(page, ["name", "id"], 12)
    lines = ["<table border=1>", forms.row(["村名", "姓名", "身份证号"], "th")]
    for number, cells in enumerate(rows):
        lines.append("<tr>" + (f'<td rowspan="4">{page.g.village()}</td>' if number % 4 == 0 else "") + "".join(f"<td>{cell}</td>" for cell in cells) + "</tr>")
    return "\n".join([*lines, "</table>"])


@case("columns", ARTICLES, 2)
def split_cells(page):
    page.title = "农机购置补贴公示"
    page.expect(R, 1, None, "11 values; each split over elements")
    rows = [[name, f"<span>{number[:6]}</span><span>{number[6:14]}</span><span>{number[14:]}</span>", money]
            for name, number, money in draw(page, ["name", "id", "money"], 11)]
    return forms.table(["购机者", "身份证号", "补贴额"], rows, page.pick("td", "th"))


@case("columns", ARTICLES, 2)
def hidden_column(page):
    page.title = "奖学金名单"
    page.expect(R, 1, None, "12 values; the column is not shown, but in the page")
    lines = ["<table>", '<tr><th>姓名</th><th style="display:none">身份证号</th><th>成绩</th></tr>']
    lines += [f'<tr><td>{name}</td><td style="display:none">{number}</td><td>{score}</td></tr>' for name, number, score in draw(page, ["name", "id", "score"], 12)]
    return "\n".join([*lines, "</table>"])


def textual(slug, title, heads, kinds, make, copies=3, count=None, why="", shells=TEXTS):
    kinds = kinds.split()

    def fill(page):
        page.title = title
        rows = count or page.g.rng.randrange(11, 17)
        found = sum(kind in PERSONAL for kind in kinds)
        page.expect(R, found, None, f"{rows} values" + (" in each column" if found > 1 else "") + f"; {why}")
        text = make(heads.split(), draw(page, kinds, rows))
        return text if page.shell == "plain_text" else f"<pre>\n{text}\n</pre>"
    Case("columns", slug, shells, copies, fill)


textual("csv", "参保人员信息导出", "序号 姓名 身份证号 村组", "order name id village", forms.separated, 4, why="comma separated")
textual("csv-two", "学员通讯录", "姓名 身份证号 手机", "name id mobile", forms.separated, 3, why="comma separated")
textual("csv-mobile", "报名人员", "姓名 手机号 单位", "name mobile company", forms.separated, 2, why="comma separated")
textual("tabs", "补贴导出表", "姓名 身份证号 账号 金额", "name id card money", lambda heads, rows: forms.separated(heads, rows, "\t"), 3, why="separated by tabs")
textual("bars", "数据核对", "姓名 证件号码 状态", "name id sex", lambda heads, rows: forms.separated(heads, rows, "|"), 2, why="separated by bars")
textual("aligned", "花名册", "姓名 性别 身份证号 所在村", "name sex id village", forms.aligned, 4, why="aligned by spaces")
textual("aligned-mobile", "住户登记", "序号 户主 联系电话", "order name mobile", forms.aligned, 2, why="aligned by spaces")
textual("csv-beside", "办件导出", "受理号 姓名 身份证号", "serial name id", forms.separated, 2, why="comma separated; serials in the first column look the same")


@case("columns", "gov_article gov_notice old_table", 2)
def lines_with_breaks(page):
    page.title = "名册（文本粘贴）"
    page.expect(R, 1, None, "12 values; comma separated lines with breaks, pasted into a paragraph")
    rows = draw(page, ["order", "name", "id"], 12)
    return "<p>序号,姓名,身份证号<br>\n" + "<br>\n".join(",".join(cells) for cells in rows) + "</p>"


@case("columns", "school_page old_table gov_article", 2)
def register_column(page):
    page.title = "贫困生学籍名单"
    page.expect(R, 1, None, "11 values; register numbers are G and the ID number")
    g = page.g
    rows = [[g.person(), "G" + g.id_number(born=datetime.date(g.rng.randrange(2007, 2014), g.rng.randrange(1, 13), 9)), "500"] for _ in range(11)]
    return forms.table(["姓名", "学籍号", "金额"], rows, page.pick("td", "upper"))


# Many values that are no table: whether they are one finding or many is left open.

@case("columns", ARTICLES, 4)
def many_paragraphs(page):
    page.title = "公示名单（文字版）"
    count = page.g.rng.randrange(11, 16)
    page.expect("leak.cn-id|leak.id-column", 1, count, "more than ten in paragraphs or items: one finding or many")
    lines = [f"{number}.{page.g.person()}，{page.g.rng.choice('男女')}，身份证号：{page.g.id_number()}" for number in range(1, count + 1)]
    return page.pick("\n".join(f"<p>{line}</p>" for line in lines), "<ol>\n" + "\n".join(f"<li>{line}</li>" for line in lines) + "\n</ol>",
                     "<p>" + "<br>\n".join(lines) + "</p>", "<p>" + "；".join(lines) + "。</p>")


@case("columns", "portal_home spa_page script_file", 3)
def many_in_script(page):
    page.title = "名单查询"
    count = page.g.rng.randrange(11, 20)
    page.expect("leak.cn-id|leak.id-column", 1, count, "more than ten in a script: one finding or many")
    rows = ",\n".join(f'{{"xm":"{page.g.person()}","sfzh":"{page.g.id_number()}","bh":"{page.g.serial18()}"}}' for _ in range(count))
    return f"var data=[{rows}];" if page.shell == "script_file" else f"<script>var data=[{rows}];</script>\n<p>请输入姓名查询。</p>"


@case("columns", ARTICLES, 2)
def two_in_a_cell(page):
    page.title = "家庭情况一览"
    page.expect(R, 1, None, "11 values; label and number in one cell")
    rows = [[str(number), f"{page.g.person()}（身份证号：{page.g.id_number()}）", page.g.village()] for number in range(1, 12)]
    return forms.table(["序号", "户主及身份证号", "住址"], rows, page.pick("td", "excel"))
