"""What the documents say. A case is made twice from the same seed: with planted values, and as its clean twin.

`planted` lists what has to be found: (rule, count, part, value), where the part says which formats keep it.
"""

from dataclasses import dataclass, field

from .values import CARD, ID, MOBILE, PASSWORD, Drawer

COLUMN = "leak.id-column"


@dataclass
class Case:
    name: str
    title: str
    planted: list = field(default_factory=list)

    def plant(self, rule, part, value, count=1):
        self.planted.append((rule, count, part, value))
        return value


def notice(name, seed, is_clean, rows):
    """A list of persons with everything that Word keeps beside the text."""
    d, case = Drawer(seed, is_clean), Case(name, "2025年临时救助对象公示")
    case.lines = [
        "青岚县民政局关于2025年第二批临时救助对象的公示",
        f"一、申请人{d.person()}，身份证号码：{case.plant(ID, 'body', d.id())}，因病致贫，拟救助3000元。",
        f"二、项目编号：{d.serial()}，统一社会信用代码：{d.g.credit_code()}，资金由财政专户（账号：{d.g.org_account()}）拨付。",
    ]
    case.header = f"救助系统登录账号：{d.g.account()}　密码：{case.plant(PASSWORD, 'header', d.password())}"
    case.footer = f"监督电话：{d.g.landline()}"
    case.footnote = f"户主{d.person()}，手机号码：{case.plant(MOBILE, 'footnote', d.mobile())}。"
    case.endnote = f"领款人{d.person()}，银行卡号：{case.plant(CARD, 'endnote', d.card())}。"
    case.comment = f"{d.person()}身份证号有误，应为{case.plant(ID, 'comment', d.id())}"
    case.hidden = f"内部备注：{d.person()}，公民身份号码{case.plant(ID, 'hidden', d.id())}"
    case.deleted = f"原登记：{d.person()}，身份证号{case.plant(ID, 'deleted', d.id())}"
    case.box = f"受助人{d.person()}，卡号：{case.plant(CARD, 'box', d.card())}"
    case.property = ("申请人身份证号", case.plant(ID, "property", d.id()))
    people = [[str(number), d.person(), d.id(), d.mobile(), d.card()] for number in range(1, rows + 1)]
    case.tables = [[["序号", "姓名", "身份证号", "联系电话", "银行卡号"], *people]]
    if rows < 10:
        for row, one in enumerate(people, 2):
            for letter, rule, value in (("C", ID, one[2]), ("D", MOBILE, one[3]), ("E", CARD, one[4])):
                case.plant(rule, f"table {letter}{row}", value)
    else:
        for letter, at in (("C", 2), ("D", 3), ("E", 4)):
            case.plant(COLUMN, f"column {letter}", "|".join(one[at] for one in people))
    case.closing = [f"咨询电话：{d.g.landline()}，联系人：{d.g.surname()}科长。", "青岚县民政局", "2025年3月12日"]
    return case


def form(name, seed, is_clean):
    """An application form: labels beside values, merged as forms are."""
    d, case = Drawer(seed, is_clean), Case(name, "居住证申领登记表")
    case.lines = [f"编号：{d.serial()}", "填表说明：身份证号码为18位，手机号码为11位，密码由系统生成。"]
    case.header, case.footer = "青岚县公安局制", "第1页　共1页"
    case.footnote = f"代办人{d.person()}的身份证号：{case.plant(ID, 'footnote', d.id())}"
    case.endnote = "本表一式两份。"
    case.comment = f"已电话核实：{d.person()}，手机号码：{case.plant(MOBILE, 'comment', d.mobile())}"
    case.hidden = "打印时不显示"
    case.deleted = f"监护人{d.person()}，身份证号码：{case.plant(ID, 'deleted', d.id())}"
    case.box = f"查询网址登录用户名：{d.g.account()}，密码：{case.plant(PASSWORD, 'box', d.password())}"
    case.property = ("申请人手机", case.plant(MOBILE, "property", d.mobile()))
    case.tables = [[
        ["姓名", d.person(), "性别", "女"],
        ["公民身份号码", case.plant(ID, "table B2", d.id()), "民族", "汉族"],
        ["本人手机", case.plant(MOBILE, "table B3", d.mobile()), "职业", "务工"],
        ["配偶姓名", d.person(), "配偶身份证号", case.plant(ID, "table D4", d.id())],
        ["开户银行", "青岚农商银行", "本人银行卡号", case.plant(CARD, "table D5", d.card())],
    ]]
    case.closing = [f"受理民警联系电话：{d.g.landline()}"]
    return case


@dataclass
class Sheet:
    name: str
    rows: list
    hidden_columns: tuple = ()
    hidden_rows: tuple = ()
    comments: dict = field(default_factory=dict)
    box: str = ""
    is_hidden: bool = False

    @property
    def width(self):
        return max(len(row) for row in self.rows)


def subsidies(name, seed, is_clean, rows):
    """A workbook with a title, hidden columns, rows and sheets, numbers and formulas."""
    d, case = Drawer(seed, is_clean), Case(name, "2025年耕地地力保护补贴发放表")
    case.header = f"报送平台账号：{d.g.account()}　密码：{case.plant(PASSWORD, 'page header', d.password())}"
    case.property = ("经办人身份证号", case.plant(ID, "property", d.id()))
    people = []
    for number in range(1, rows + 1):
        mobile = d.mobile()
        people.append([number, d.person(), d.id(), mobile if is_clean else int(mobile), d.card(), 1200 + number])
    lines = [["青岚县2025年耕地地力保护补贴发放清单"], ["序号", "姓名", "身份证号", "手机号码", "银行账号", "金额（元）"], *people]
    for row, one in enumerate(people, 3):
        if rows < 10:
            for letter, rule, value in (("C", ID, one[2]), ("D", MOBILE, str(one[3])), ("E", CARD, one[4])):
                case.plant(rule, f"first {letter}{row}", value)
    if rows >= 10:
        for letter, at in (("C", 2), ("D", 3), ("E", 4)):
            case.plant(COLUMN, f"first column {letter}", "|".join(str(one[at]) for one in people))
    comments = {(3, 2): f"{people[0][1]}的旧身份证号{case.plant(ID, 'comment first B3', d.id())}"}
    # Column D is hidden, and row 5.
    first = Sheet("发放清单", lines, hidden_columns=(4,), hidden_rows=(5,), comments=comments,
                  box=f"复核人{d.person()}，手机：{case.plant(MOBILE, 'box', d.mobile())}")
    accounts = Sheet("系统账号", [["单位", "用户名", "密码"]] + [
        [f"{d.g.village()}村", d.g.account() + str(at), case.plant(PASSWORD, f"second C{at}", d.password())] for at in range(2, 5)])
    spare = Sheet("备份", [["户主", "公民身份号码"]] + [
        [d.person(), case.plant(ID, f"hidden B{at}", d.id())] for at in range(2, 5)], is_hidden=True)
    part = d.id()
    formula = f'of:="身份证号：{part[:10]}"&"{part[10:]}"'
    case.plant(ID, "fourth A1", part)
    cross = Sheet("核对", [[formula, "联络电话", d.g.landline()], ["资金专户账号", d.g.org_account(), None], ["项目代码", d.serial(), None]])
    case.sheets = [first, accounts, spare, cross]
    return case


@dataclass
class Slide:
    title: str
    lines: list
    table: list = None
    notes: str = ""
    comment: str = ""
    grouped: str = ""
    is_hidden: bool = False


def training(name, seed, is_clean):
    """Slides of a training with what stands beside them."""
    d, case = Drawer(seed, is_clean), Case(name, "政务信息报送培训")
    case.property = ("学员手机", case.plant(MOBILE, "property", d.mobile()))
    case.slides = [
        Slide("系统登录", [f"测试账号：{d.g.account()}　密码：{case.plant(PASSWORD, 'slide 1', d.password())}",
                       f"案例：{d.person()}，身份证号：{case.plant(ID, 'slide 1', d.id())}"],
              notes=f"讲解时说明：{d.person()}的身份证号是{case.plant(ID, 'notes 1', d.id())}",
              comment=f"请补充学员{d.person()}的手机{case.plant(MOBILE, 'comment 1', d.mobile())}"),
        Slide("参训人员", ["名单如下"], table=[["姓名", "身份证号", "手机号"]] + [
            [d.person(), case.plant(ID, f"slide 2 B{at}", d.id()), case.plant(MOBILE, f"slide 2 C{at}", d.mobile())]
            for at in range(2, 5)],
              grouped=f"补贴发放至{d.person()}银行卡：{case.plant(CARD, 'slide 2', d.card())}"),
        Slide("备用", [f"学员{d.person()}，公民身份号码{case.plant(ID, 'slide 3', d.id())}", f"服务热线：{d.g.landline()}"], is_hidden=True),
    ]
    return case
