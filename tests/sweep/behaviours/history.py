"""What changes from night to night. `expect` is night 1, `later` the others; a night that is not named expects what its `later` entry before
expects, as still."""

from answers import (ONE_LINK, Behaviour, Expect, blocked, broken, conditional, dead, error_page, link, nights, page, redirect,
                     timeout, wire)

OK = page("一直都在")
SUSPECT = Expect(("link.broken", "link.timeout"), "$HTTP/x.html", None, "note", state="new")
BUREAU = page("某市林业局", "<p>林业局主要职责：负责林业和草原资源的监督管理。</p>", '<meta name="description" content="某市林业局官方网站">')
CASINO = page("澳门威尼斯人娱乐城 - 真人百家乐 老虎机 彩票投注", "<p>注册就送彩金，提款秒到账，六合彩开奖，体育投注平台。</p>",
              '<meta name="keywords" content="百家乐,老虎机,博彩,澳门赌场">')
RENAMED = page("某市林业和草原局", "<p>因机构改革，市林业局更名为市林业和草原局。</p>")
MOVED_AWAY = page("某市资源网", "<p>本站已经迁移，新网址稍后公布。</p>")


def external(name, about, route, expect, later, **more):
    return Behaviour(name, about, ONE_LINK, {"/x.html": route}, expect, later=later, **more)


def internal(name, about, route, expect, later):
    return Behaviour(name, about, ONE_LINK, {"/x.html": route}, expect, site="http", later=later)


def still(expectation):
    return Expect(**{**expectation.__dict__, "state": "still"})


def fixed(url="$HTTP/x.html", rule=None):
    return Expect(rule, url, None, "note", None, "fixed")


GONE = error_page(404)

BEHAVIOURS = (
    external("night_stays", "dead for three nights", nights(GONE), (broken(),), {2: (still(broken()),), 3: (still(broken()),)}),
    internal("i_night_stays", "dead for three nights within the site", nights(GONE), (dead(),), {2: (still(dead()),), 3: (still(dead()),)}),
    external("night_dies", "ok, then 404: news at once", nights(OK, GONE), (), {2: (broken(),), 3: (still(broken()),)}),
    internal("i_night_dies", "ok, then 404 within the site", nights(OK, GONE, GONE), (), {2: (dead(),), 3: (still(dead()),)}),
    external("night_suspect", "ok, then 503 for two nights: suspect, then broken", nights(OK, error_page(503)), (), {
        2: (SUSPECT,), 3: (broken(status=503, state=("new", "still")),)}),
    external("night_timeout", "ok, then no answer for two nights", nights(OK, wire("hang")), (), {
        2: (SUSPECT,), 3: (timeout(state=("new", "still")),)}),
    external("night_recovers", "ok, 503, ok: once suspect and never broken", nights(OK, error_page(503), OK), (), {
        2: (SUSPECT,), 3: (fixed(),)}),
    external("night_fixed", "404, then ok: fixed once, then nothing", nights(GONE, OK, OK), (broken(),), {2: (fixed(),), 3: ()}),
    internal("i_night_fixed", "404, 404, ok", nights(GONE, GONE, OK), (dead(),), {2: (still(dead()),), 3: (fixed(),)}),
    external("night_back", "404, ok, 404: news again", nights(GONE, OK, GONE), (broken(),), {2: (fixed(),), 3: (broken(),)}),
    external("night_changes", "404, then 410: still dead", nights(GONE, error_page(410)), (broken(),), {
        2: (broken(status=410, state=("still", "new")),), 3: (still(broken(status=410)),)}),
    external("night_blocked", "ok, then 403", nights(OK, error_page(403)), (), {2: (blocked(status=403),), 3: (still(blocked(status=403)),)}),
    external("night_hijacked", "a bureau that became a casino", nights(BUREAU, CASINO), (), {
        2: (Expect("link.hijacked", "$HTTP/x.html"),), 3: (Expect("link.hijacked", "$HTTP/x.html", state="still"),)}),
    external("night_renamed", "a bureau that was renamed", nights(BUREAU, RENAMED), (), {2: (), 3: ()}),
    external("night_parked", "a bureau that moved away", nights(BUREAU, MOVED_AWAY), (), {2: (), 3: ()}),
    external("night_redirected", "a bureau whose domain leads to a casino", nights(BUREAU, redirect("$HTTP.b/")), (), {
        2: (Expect("link.hijacked", "$HTTP/x.html"),), 3: (Expect("link.hijacked", "$HTTP/x.html", state="still"),)},
        hosts={"b": {"/": CASINO}}),
    Behaviour("night_page_gone", "the page with the dead link loses it", "", {
        "/": nights(page("甲页", ONE_LINK), page("甲页，改过"))}, (dead(),), site="http",
              later={2: (fixed(),), 3: ()}),
    Behaviour("night_same_page", "an unchanged page by ETag: its dead link stays found", "", {
        "/": conditional(page("不变", link("/x.html") + link("/sub.html")), '"v1"'),
        "/sub.html": conditional(page("不变之二", link("/x.html")), None, "Mon, 01 Jan 2024 00:00:00 GMT")},
              (dead(referrers=2),), site="http", later={2: (still(dead(referrers=2)),), 3: (still(dead(referrers=2)),)}),
    Behaviour("night_new_text", "a page that changes under a new ETag", "", {"/": nights(
        conditional(page("旧文", ONE_LINK), '"v1"'), conditional(page("新文", ONE_LINK + link("/y.html")), '"v2"'))},
              (dead(),), site="http", later={2: (still(dead()), dead("$HTTP/y.html")), 3: (still(dead()), still(dead("$HTTP/y.html")))}),
)
