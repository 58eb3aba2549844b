"""A page under construction: text with marked values, and what a scan has to find in it."""

import random
import re

from . import fillers
from .invent import Inventor
from .shells import GBK_SHELLS, SHELLS

# A mark is this sign and one of the private use area that counts; it stands before a value and goes when the page is
# written.
MARK, FIRST = "\ue000", 0xE100
MARKS = re.compile(MARK + "(.)", re.S)

CASES = []


class Case:
    """A way to make pages; `copies` of them, each with names and numbers of its own."""

    def __init__(self, group, slug, shells, copies, fill):
        self.group, self.slug, self.shells, self.copies, self.fill = group, slug, shells.split(), copies, fill
        assert not any((one.group, one.slug) == (group, slug) for one in CASES), (group, slug)
        CASES.append(self)

    def pages(self):
        order = list(self.shells)
        random.Random(f"{self.group}/{self.slug}").shuffle(order)
        for copy in range(self.copies):
            page = Page(f"{self.group}/{self.slug}-{copy + 1}", order[copy % len(order)], copy)
            page.write(self.fill(page))
            yield page


def case(group, shells, copies=2):
    """Registers a function that fills a Page and returns its body; its name gives the files' names."""
    def keep(function):
        Case(group, function.__name__.strip("_").replace("_", "-"), shells, copies, function)
        return function
    return keep


class Site:
    def __init__(self, g):
        head, county = g.head(), g.county()
        self.owner = head + g.rng.choice(["县人民政府办公室", "市教育局", "县民政局", "区住房和城乡建设局", "县农业农村局",
                                          "市人力资源和社会保障局", "县卫生健康局", "镇人民政府"])
        self.name = head + g.rng.choice(["县人民政府", "市人民政府门户网站", "区政务网", "教育信息网"])
        self.domain = g.token(5, "abcdefghijklmnopqrstuvwxyz") + g.rng.choice([".gov.cn", ".gov.cn", ".edu.cn"])
        self.host = "www." + self.domain
        self.code = county + "00" + g.digits(2)
        self.phone = g.landline()
        self.address = g.office()
        self.post = county[:4] + "00"
        self.icp = f"{g.rng.choice('湘浙皖川赣鄂')}ICP备{g.digits(8)}号-{g.rng.randrange(1, 9)}"
        self.police = county + "02" + g.digits(6)
        self.conac = g.hexes(32).upper()


class Label:
    def __init__(self, rule, low, high, why):
        self.rule, self.low, self.high, self.why, self.lines = rule, low, high, why, []


class Page:
    def __init__(self, name, shell, copy):
        self.name, self.shell, self.copy = name, shell, copy
        self.rng = random.Random(name)
        self.g = Inventor(self.rng)
        self.site = Site(self.g)
        self.g.local = self.site.code[:6]
        self.company = self.g.company()
        self.day = self.g.date()
        self.title = "关于做好近期有关工作的通知"
        self.column = self.rng.choice(["通知公告", "公示公告", "部门动态", "政策文件"])
        self.head = self.tail = ""
        self.encoding = "gb18030" if shell in GBK_SHELLS or self.rng.random() < 0.15 else "utf-8"
        self.labels = []
        self.marked = []
        self.text = ""

    # What is to be found

    def expect(self, rule, low=1, high=None, why=""):
        """`low` to `high` findings of the rule; calls for one rule add up. "a|b": either rule will do. Returns the label's place."""
        for label in self.labels:
            if label.rule == rule:
                label.low, label.high = label.low + low, label.high + (low if high is None else high)
                label.why = label.why or why
                return label
        self.labels.append(Label(rule, low, low if high is None else high, why))
        return self.labels[-1]

    def leak(self, rule, text, why=""):
        """The text, marked as one value that has to be found."""
        return self.mark(self.expect(rule, 1, None, why)) + text

    def mark(self, label):
        self.marked.append(label)
        return MARK + chr(FIRST + len(self.marked) - 1)

    def tempts(self, rule, why):
        """There is something that looks like a case for the rule and is none."""
        self.labels.append(Label(rule, 0, 0, why))

    # Values in short

    def id(self, **how):
        return self.leak("leak.cn-id", self.g.id_number(**how))

    def mobile(self):
        return self.leak("leak.mobile", self.g.mobile())

    def card(self, bank=None):
        return self.leak("leak.bank-card", self.g.card(bank)[0])

    def password(self, text=None):
        return self.leak("secret.password", text or self.g.password())

    def pick(self, *these):
        """By copy, so that the copies of a case differ."""
        return these[self.copy % len(these)]

    def fill(self, count=1, theme=None):
        return "\n".join(f"<p>　　{text}</p>" for text in fillers.draw(self.g, count, theme))

    # Writing

    def write(self, body):
        if self.shell == "trs_word":
            body = as_word(body)
        elif self.shell == "old_table":
            body = re.sub(r"<p>(.*?)</p>", r"<P><FONT size=2>\1</FONT></P>", body, flags=re.S)
        text = SHELLS[self.shell](self, body)
        if self.encoding != "utf-8":
            try:
                MARKS.sub("", text).encode("gbk")
            except UnicodeEncodeError:
                self.encoding = "utf-8"
                text = re.sub(r"charset=[\"']?(gb2312|gbk|GBK)", lambda found: found.group(0).replace(found.group(1), "utf-8"), text)
        for number, line in enumerate(text.split("\n"), 1):
            for found in MARKS.finditer(line):
                self.marked[ord(found.group(1)) - FIRST].lines.append(number)
        self.text = MARKS.sub("", text)

    def file(self):
        return self.name + {"plain_text": ".txt", "script_file": ".js"}.get(self.shell, ".html")

    def bytes(self):
        return self.text.encode(self.encoding)


TOKENS = re.compile(r"(<!--.*?-->|<(script|style|textarea|pre|select)\b.*?</\2>|<[^>]+>)", re.S | re.I)
LATIN = re.compile(r"((?:%s.)?[0-9A-Za-z][0-9A-Za-z .:/@_-]*)" % MARK, re.S)


def as_word(body):
    """As Word writes it: a class for each paragraph, a span for each run of Latin letters and digits."""
    out, last = [], 0
    for token in TOKENS.finditer(body):
        out.append(wrap_latin(body[last:token.start()]))
        tag = token.group(0)
        out.append('<p class="MsoNormal" style="text-indent:32.0pt">' if tag == "<p>" else tag)
        last = token.end()
    out.append(wrap_latin(body[last:]))
    return "".join(out)


def wrap_latin(text):
    if not text.strip():
        return text
    return LATIN.sub(lambda found: f'<span lang="EN-US">{found.group(1)}</span>', text)
