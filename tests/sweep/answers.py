"""What a scripted server answers, as data: the words in which the behaviours are written.

A route's value is an Answer, or something that chooses one: First (the first request, then the others), Nights, ByMethod, When, or
a function of the request. Strings may name places that are known only when the server runs; `$HTTP` is http://HOST:PORT of the
behaviour's own host, `$TLS` the same with https, `$HTTP.b` that of its host "b"; `$HOST`, `$PORT` and `$TLSPORT` are their parts.
"""

import email.utils
import gzip
import time
from dataclasses import dataclass, field, replace

HTML = "text/html; charset=utf-8"


@dataclass(frozen=True)
class Answer:
    status: int = 200
    body: object = ""
    headers: tuple = ()
    type: str = HTML
    # How it goes over the wire: see wire.py.
    wire: str = "plain"
    # Seconds before the first byte.
    wait: float = 0
    reason: str = None

    def choose(self, request, visit):
        return self

    def variants(self):
        return [self]


@dataclass(frozen=True)
class First:
    """One answer for the first requests of a night, another for those that follow."""

    first: object
    then: object
    times: int = 1

    def choose(self, request, visit):
        chosen = self.first if visit < self.times else self.then
        return choose(chosen, request, max(visit - self.times, 0))


@dataclass(frozen=True)
class Nights:
    """An answer for every night; the last one stays."""

    answers: tuple

    def choose(self, request, visit):
        return choose(self.answers[min(request.night, len(self.answers)) - 1], request, visit)


@dataclass(frozen=True)
class ByMethod:
    head: object
    get: object

    def choose(self, request, visit):
        return choose(self.head if request.method == "HEAD" else self.get, request, visit)


@dataclass(frozen=True)
class When:
    """One answer if the request is such, else another."""

    test: object
    yes: object
    no: object

    def choose(self, request, visit):
        return choose(self.yes if self.test(request) else self.no, request, visit)


def choose(spec, request, visit=0):
    if callable(spec) and not hasattr(spec, "choose"):
        spec = spec(request)
    return spec.choose(request, visit) if not isinstance(spec, Answer) else spec


def nights(*answers):
    return Nights(answers)


# Pages. Each has a text of its own, so that none is another's duplicate unless it is made so.

SENTENCES = (
    "市民政局召开专题会议，研究部署冬季困难群众救助工作。", "会议指出，要健全分层分类的社会救助体系。",
    "各街道要做好辖区内老旧小区的排查登记。", "图书馆自下周起延长开放时间至晚上九点。", "今年全市新建充电桩三百余个。",
    "河道清淤工程已经完成总工程量的七成。", "请各有关单位于月底前报送书面总结。", "城区公交十二路线路走向有所调整。",
    "秋粮收购工作进展顺利，入库进度快于往年。", "卫生健康部门提醒市民注意防范季节性流感。",
    "职业技能培训班将在区文化馆二楼举行。", "公园改造后新增健身步道两公里。", "项目评审专家由抽签产生，全程录像。",
    "乡村道路硬化惠及十五个自然村。", "气象台预计未来三天以多云天气为主。", "夏季用电高峰期间实行错峰生产。",
    "古树名木保护名录已经更新完毕。", "社区食堂为老年人提供平价午餐。", "小学生课后服务覆盖全部公办学校。",
    "园区企业可在线申领惠企补贴资金。", "防汛物资储备点增加到二十六处。", "政务大厅设立帮办代办专用窗口。",
)


def text_of(seed, count=6):
    """Sentences that depend on the seed and hardly ever repeat for another."""
    number = 7
    chosen = []
    for character in seed * 3:
        number = (number * 131 + ord(character)) % 1000003
    for turn in range(count):
        number = (number * 131 + turn + 17) % 1000003
        chosen.append(SENTENCES[number % len(SENTENCES)] + f"（{number % 9973}）")
    return "".join(f"<p>{sentence}</p>\n" for sentence in chosen)


def html(title, body="", head=""):
    """A page as sites have it: head, navigation, a text of its own, foot."""
    return (f'<!DOCTYPE html>\n<html lang="zh-CN"><head><meta charset="utf-8"><title>{title}</title>{head}</head>\n<body>'
            f"<h1>{title}</h1>\n{body}\n<div>{text_of(title)}</div>\n<p>主办单位：某市人民政府办公室</p></body></html>\n")


def page(title, body="", head="", **more):
    return Answer(200, html(title, body, head), **more)


def error_page(status, title=None, body="", **more):
    title = title or f"{status} 页面无法显示"
    return Answer(status, f"<html><head><title>{title}</title></head><body><h1>{title}</h1>{body}</body></html>", **more)


def redirect(location, status=302, *headers):
    return Answer(status, "<html><body>moved</body></html>", (("Location", location), *headers))


def wire(kind, answer=Answer(200, html("线路")), **more):
    return replace(answer, wire=kind, **more)


def with_headers(answer, *headers):
    return replace(answer, headers=answer.headers + headers)


def file(content, media_type, **more):
    return Answer(200, content, type=media_type, **more)


def gzipped(answer):
    return replace(answer, body=gzip.compress(answer.body.encode()),
                   headers=answer.headers + (("Content-Encoding", "gzip"),))


def http_date(seconds_ahead):
    return email.utils.formatdate(time.time() + seconds_ahead, usegmt=True)


def conditional(answer, etag=None, modified=None):
    """Answers 304 to who names the same ETag or Last-Modified."""
    headers = (("ETag", etag),) if etag else ()
    headers += (("Last-Modified", modified),) if modified else ()
    names = (lambda request: (etag and etag in request.headers.get("if-none-match", "")) or
             (modified and "if-none-match" not in request.headers and
              request.headers.get("if-modified-since") == modified))
    return When(names, Answer(304, "", headers), with_headers(answer, *headers))


# What is expected


@dataclass(frozen=True)
class Expect:
    """A finding: a value may be a tuple of those that will do, None is any. `optional`: it may be missing."""

    rule: object
    url: str
    cls: object = None
    severity: object = None
    status: object = None
    state: object = "new"
    referrers: int = None
    # The least number of addresses in the chain.
    chain: int = 0
    # Words of which one must stand somewhere in the finding.
    words: tuple = ()
    optional: bool = False


@dataclass(frozen=True)
class Behaviour:
    """One thing that servers do, on hosts of its own.

    `links` is HTML. Of an external behaviour it stands on a page of the portal, so that the targets are external; of an internal one
    (`site`) it is the body of its own home page, and the host is swept itself. `routes` are by target as requested; "/x/*" is a
    prefix, "*" all the rest (a 404 without it). `hosts` are further hosts: name → routes.
    """

    name: str
    about: str
    links: str = ""
    routes: dict = field(default_factory=dict)
    expect: tuple = ()
    site: str = ""  # "", "http" or "https"
    hosts: dict = field(default_factory=dict)
    # What the server must have seen, and must not: targets of its hosts ("b|/x" of host b).
    asked: tuple = ()
    unasked: tuple = ()
    # Findings of later nights: night → expectations; nights that are not named expect the same set as still.
    later: dict = field(default_factory=dict)
    certificate: str = "good"
    # The name of the host, if not its own
    host: str = ""
    # Too slow or too particular for the one sweep over all
    alone: bool = False


def broken(url="$HTTP/x.html", status=404, **more):
    """An external link that is dead."""
    return Expect("link.broken", url, "broken", "warning", status, **more)


def dead(url="$HTTP/x.html", status=404, **more):
    """An internal link that is dead."""
    return Expect("link.broken", url, "broken", "error", status, **more)


def blocked(url="$HTTP/x.html", status=None, **more):
    return Expect("link.blocked", url, "blocked", "note", status, **more)


def timeout(url="$HTTP/x.html", severity="warning", **more):
    return Expect("link.timeout", url, "timeout", severity, **more)


def link(target="$HTTP/x.html", text="查看详情"):
    return f'<p><a href="{target}">{text}</a></p>\n'


ONE_LINK = link()
