"""Masks that hide nothing: the whole value stands elsewhere in the page, or so little is hidden that it can be worked out."""

from . import forms
from .page import Case, case

ARTICLES = "gov_article gov_notice old_table trs_word school_page mobile_page"
WEB = "gov_article portal_home spa_page mobile_page school_page gov_notice"
FAKE, WEAK = "leak.fake-mask", "leak.weak-mask"
BESIDE = "the same value again under its own rule is no mistake, but not needed"


def hide_birth(number):
    return number[:6] + "********" + number[14:]


def hide_most(number):
    return number[:3] + "*" * (len(number) - 7) + number[-4:]


def hide_phone(number):
    return number[:3] + "****" + number[7:]


def hide_card(number):
    return number[:4] + " **** **** " + number[-4:]


KINDS = {
    "id": ("leak.cn-id", lambda g: g.id_number(), hide_birth, "身份证号"),
    "idmost": ("leak.cn-id", lambda g: g.id_number(), hide_most, "证件号码"),
    "mobile": ("leak.mobile", lambda g: g.mobile(), hide_phone, "手机号"),
    "card": ("leak.bank-card", lambda g: g.card()[0], hide_card, "银行卡号"),
}


class Masked:
    """A value shown masked and present as a whole."""

    def __init__(self, page, kind):
        rule, make, hide, self.label = KINDS[kind]
        value = make(page.g)
        self.shown, self.name = hide(value), page.g.person()
        self.whole = page.mark(page.expect(FAKE)) + value
        page.expect(rule, 0, 1, BESIDE)


def fake(slug, title, kinds, make, copies=2, shells=WEB, why=""):
    """`make` gets as many Masked as `kinds` names and gives the markup."""
    def fill(page):
        page.title = title
        found = [Masked(page, kind) for kind in page.pick(*kinds).split()]
        page.labels[0].why = why or "masked to the eye, whole in the page"
        return page.fill() + "\n" + make(page, *found)
    Case("masks", slug, shells, copies, fill)


IDS, ANY_KIND = ("id", "idmost", "id"), ("id", "mobile", "card", "idmost")

fake("title", "中签名单", ANY_KIND, lambda page, m: f'<p>{m.name}，{m.label}：<span title="{m.whole}">{m.shown}</span></p>', 4, why="whole in the title attribute")
fake("title-cells", "公租房保障对象公示", ("id id id", "mobile mobile mobile", "idmost idmost"), lambda page, *all: forms.table(
    ["姓名", all[0].label], [[m.name, f'<td title="{m.whole}">{m.shown}</td>'] for m in all], "td"), 3, why="whole in the title attribute of each cell")
fake("data", "名单", ANY_KIND, lambda page, m: f'<div class="item" data-name="{m.name}" data-value="{m.whole}">{m.name} {m.label} {m.shown}</div>', 4, why="whole in a data attribute")
fake("hidden-cell", "补贴公示", ("id id", "card card", "mobile mobile"), lambda page, *all: "\n".join(
    ["<table>", f'<tr><th>姓名</th><th>{all[0].label}</th><th style="display:none">原值</th></tr>',
     *(f'<tr><td>{m.name}</td><td>{m.shown}</td><td style="display:none">{m.whole}</td></tr>' for m in all), "</table>"]), 3, why="whole in a hidden column")
fake("hidden-span", "公示", ANY_KIND, lambda page, m: f'<p>{m.name} {m.label}：{m.shown}<span style="display:none">{m.whole}</span></p>', 3, why="whole in a hidden element")
fake("hidden-input", "信息核对", ANY_KIND, lambda page, m: f'<p>{m.label}：{m.shown}<input type="hidden" name="v" value="{m.whole}"></p>', 3, why="whole in a hidden field")
fake("comment", "公告", ANY_KIND, lambda page, m: f"<p>{m.name}（{m.label}：{m.shown}）<!-- {m.whole} -->经审核通过。</p>", 3, why="whole in a comment")
fake("comment-row", "公示表", ("id id", "idmost idmost"), lambda page, *all: "\n".join(
    ["<table>", "<tr><td>姓名</td><td>身份证号</td></tr>",
     *(f"<!-- <tr><td>{m.name}</td><td>{m.whole}</td></tr> -->\n<tr><td>{m.name}</td><td>{m.shown}</td></tr>" for m in all), "</table>"]), 2, why="whole in rows commented out")
fake("script", "查询结果", ("id", "mobile", "id", "card"), lambda page, m: f"""<p>{m.name}，{m.label}：<span id="v">{m.shown}</span></p>
<script>
var detail = {{ name: "{m.name}", value: "{m.whole}" }};
</script>""", 4, why="whole in a script")
fake("script-list", "录取结果", ("id id", "mobile mobile"), lambda page, *all: "\n".join(
    ["<ul>", *(f"<li>{m.name} {m.shown}</li>" for m in all), "</ul>", "<script>var all=[" + ",\n".join(f'{{"n":"{m.name}","v":"{m.whole}"}}' for m in all) + "];</script>"]), 2, why="whole in a script")
fake("link-file", "附件", IDS, lambda page, m: f'<p>{m.name}（身份证号{m.shown}）：<a href="/upload/202305/{m.whole}.pdf">处罚决定书</a></p>', 3, why="whole in the name of a file")
fake("image-file", "照片", IDS, lambda page, m: f'<p><img src="/photo/{m.whole}.jpg" alt="{m.name}"><br>{m.name}　{m.label}：{m.shown}</p>', 2, why="whole in the name of an image")
fake("query", "办理详情", ("id", "mobile", "idmost"), lambda page, m: f'<p>{m.name} {m.label}：{m.shown} <a href="/detail.do?no={m.whole}&amp;t=2">详情</a></p>', 3, why="whole in an address")
fake("handler", "名单查看", ("id", "mobile"), lambda page, m: f"<p>{m.name} {m.label}：{m.shown} <a href=\"javascript:void(0)\" onclick=\"show('{m.whole}')\">查看</a></p>", 2, why="whole in a handler")
fake("tel", "互助小组", ("mobile", "mobile"), lambda page, m: f'<p>组员{m.name}：<a href="tel:{m.whole}">{m.shown}</a></p>', 2, why="whole in the link that calls")
fake("alt", "证件照", IDS, lambda page, m: f'<p><img src="/images/p.jpg" alt="{m.name}{m.whole}"> {m.name}，{m.label}：{m.shown}</p>', 2, why="whole in the text of an image")
fake("option", "选择申请人", ("idmost", "mobile"), lambda page, m: f'<p>申请人：<select><option value="{m.whole}">{m.name}（{m.shown}）</option></select></p>', 2, why="whole in the value of a choice")
fake("small-type", "公示", IDS, lambda page, m: f'<p>{m.name} {m.label}：{m.shown}<span style="font-size:0;width:0;visibility:hidden">{m.whole}</span></p>', 2, why="whole in a text that is not visible")
fake("noscript", "公示", ("id",), lambda page, m: f"<p>{m.name} {m.label}：{m.shown}</p>\n<template>{m.whole}</template>", 1, why="whole in a template")


# Hidden, but to be worked out

def hide(number, *places):
    return "".join("*" if place in places else sign for place, sign in enumerate(number))


def weak(slug, title, make, copies=2, shells=ARTICLES, why=""):
    """`make` gets the page and gives the markup; weak values are marked in it."""
    def fill(page):
        page.title = title
        body = make(page)
        for label in page.labels:
            label.why = label.why or why
        return page.fill() + "\n" + body
    Case("masks", slug, shells, copies, fill)


def sentence(page, shown, label="身份证号"):
    return f"<p>{page.g.person()}，{label}：{page.leak(WEAK, shown)}，符合条件。</p>"


weak("weak-check", "公示", lambda page: sentence(page, page.g.id_number()[:17] + "*"), 4, why="only the check digit is hidden: it follows from the others")
weak("weak-day", "公示", lambda page: sentence(page, hide(page.g.id_number(check="digit"), 12, 13)), 4, why="two digits of the birthday: the check digit leaves one to four days")
weak("weak-month", "公示", lambda page: sentence(page, hide(page.g.id_number(check="digit"), 10, 11)), 3, why="the month: the check digit leaves one or two")
weak("weak-one", "公示", lambda page: sentence(page, hide(page.g.id_number(check="digit"), page.pick(8, 15, 4))), 3, why="one digit: the check digit gives it")
weak("weak-two-order", "公示", lambda page: sentence(page, hide(page.g.id_number(check="digit"), 14, 15)), 2, why="two digits: about nine numbers fit")
weak("weak-century", "公示", lambda page: sentence(page, hide(page.g.id_number(check="digit"), 6, 7)), 2, why="the century: everyone knows it")
weak("weak-check-sign", "公示", lambda page: sentence(page, page.g.id_number()[:17] + page.pick("＊", "×")), 2, why="only the check digit is hidden, by a full-width star or a cross")
weak("weak-mobile-one", "获奖名单", lambda page: sentence(page, page.g.mobile()[:10] + "*", "手机号"), 3, why="one digit of a telephone number: ten calls")
weak("weak-mobile-middle", "获奖名单", lambda page: sentence(page, hide(page.g.mobile(), 6), "手机号码"), 2, why="one digit of a telephone number")
weak("weak-card", "补贴公示", lambda page: sentence(page, hide(page.g.card()[0], page.pick(8, 15, 12)), "银行卡号"), 3, why="one digit of a card number: the last digit checks it")
weak("weak-two-blocks", "公示", lambda page: sentence(page, hide(page.g.id_number(check="digit"), 9, 13)), 2, why="two digits of the birthday")


@case("masks", ARTICLES, 4)
def weak_table(page):
    page.title = page.pick("拟录取名单公示", "低保复审结果", "培训补贴公示", "租赁补贴名单")
    why = page.pick("two digits of the birthday in every row", "only the check digit in every row", "the day in every row", "one digit in every row")
    places = page.pick((11, 13), (17,), (12, 13), (15,))
    rows = [[str(number), page.g.person(), page.leak(WEAK, hide(page.g.id_number(check="digit"), *places), why), page.g.digits(3)] for number in range(1, 8)]
    return page.fill() + forms.table(["序号", "姓名", "身份证号", "得分"], rows, forms.STYLES[page.copy % len(forms.STYLES)])


@case("masks", ARTICLES, 3)
def weak_among_proper(page):
    page.title = "抽签结果"
    g = page.g
    rows = [[g.person(), hide_birth(g.id_number())] for _ in range(5)]
    rows.insert(page.copy + 1, [g.person(), page.leak(WEAK, hide(g.id_number(check="digit"), 13, 12), "one row among proper masks")])
    return forms.table(["姓名", "身份证号"], rows, page.pick("td", "th", "word"))


@case("masks", ARTICLES, 3)
def whole_among_proper(page):
    page.title = "资助对象公示"
    g = page.g
    rows = [[g.person(), hide_birth(g.id_number())] for _ in range(7)]
    rows.insert(page.copy * 2, [g.person(), page.leak("leak.cn-id", g.id_number(), "one row that was forgotten among proper masks")])
    return forms.table(["姓名", "身份证号码"], rows, page.pick("td", "upper", "word"))


# Many rows: whether they are one finding or many is left open.

@case("masks", WEB, 3)
def fake_many(page):
    page.title = "保障对象公示"
    g = page.g
    numbers = g.ids(12)
    page.expect("leak.fake-mask|leak.id-column", 1, 13, "twelve rows, whole in titles, a hidden column or a script: one finding or many")
    page.expect("leak.cn-id", 0, 12, BESIDE)
    people = [(g.person(), number) for number in numbers]
    if page.copy == 0:
        return forms.table(["姓名", "身份证号"], [[name, f'<td title="{number}">{hide_birth(number)}</td>'] for name, number in people], "td")
    if page.copy == 1:
        return "\n".join(["<table>", '<tr><th>姓名</th><th>身份证号</th><th style="display:none">sfzh</th></tr>',
                          *(f'<tr><td>{name}</td><td>{hide_birth(number)}</td><td style="display:none">{number}</td></tr>' for name, number in people), "</table>"])
    return (forms.table(["姓名", "身份证号"], [[name, hide_birth(number)] for name, number in people], "th") +
            "\n<script>var list=[" + ",\n".join(f'{{"xm":"{name}","sfzh":"{number}"}}' for name, number in people) + "];</script>")


@case("masks", ARTICLES, 2)
def weak_many(page):
    page.title = "录取名单公示"
    page.expect("leak.weak-mask|leak.id-column", 1, 13, "thirteen rows, " + page.pick("two digits of the birthday", "only the check digit") + " hidden: one finding or many")
    rows = [[str(number), page.g.person(), hide(page.g.id_number(check="digit"), *page.pick((12, 13), (17,)))] for number in range(1, 14)]
    return forms.table(["序号", "姓名", "身份证号"], rows, page.pick("td", "excel"))
