"""Chains, loops and odd targets of redirects."""

from answers import ONE_LINK, Answer, Behaviour, Expect, First, When, broken, dead, error_page, html, link, page, redirect

OK = page("到了")
LOOP = ("broken", "redirect-loop")


def chain(hops, end):
    """/x.html leads over HOPS redirects to END."""
    routes = {"/x.html": redirect("/1"), f"/{hops}": end}
    routes.update({f"/{number}": redirect(f"/{number + 1}") for number in range(1, hops)})
    return routes


def external(name, about, routes, *expect, **more):
    return Behaviour(name, about, ONE_LINK, routes, expect, **more)


def circle(severity="warning"):
    return Expect("link.redirect-loop", "$HTTP/x.html", LOOP, severity)


def is_remembered(request):
    return "seen=1" in request.headers.get("cookie", "")


ASK_FOR_COOKIE = redirect("/x.html", 302, ("Set-Cookie", "seen=1; Path=/"))

BEHAVIOURS = (
    external("chain_5", "five redirects to a page", chain(5, OK)),
    external("chain_15", "fifteen redirects to a page", chain(15, OK)),
    external("chain_dead", "three redirects to a 404", chain(3, error_page(404)), broken(chain=3)),
    external("chain_long", "twenty-five redirects", chain(25, OK), Expect(
        ("link.redirect-loop", "link.broken"), "$HTTP/x.html", LOOP, "warning")),
    external("loop_self", "a redirect to itself", {"/x.html": redirect("/x.html")}, circle()),
    external("loop_two", "two that point at each other", {"/x.html": redirect("/y"), "/y": redirect("/x.html")}, circle()),
    external("loop_grows", "a redirect that grows", {"/x.html*": lambda request: redirect(request.target + "?a")}, Expect(
        ("link.redirect-loop", "link.broken"), "$HTTP/x.html", LOOP, "warning")),
    Behaviour("i_loop", "a loop within the site", ONE_LINK, {"/x.html": redirect("/y"), "/y": redirect("/x.html")},
              (circle("error"),), site="http"),
    external("to_home", "a redirect to the home page; unknown paths are 404", {"/x.html": redirect("/"), "/": page("首页")}),
    Behaviour("tls_to_plain", "https leads to http", link("$TLS/x.html"), {"/x.html": When(
        lambda request: request.tls, redirect("$HTTP/x.html"), OK)}),
    external("plain_to_tls", "http leads to https", {"/x.html": When(lambda request: request.tls, OK, redirect("$TLS/x.html", 301))}),
    external("other_host", "a redirect to another host", {"/x.html": redirect("$HTTP.b/y.html")}, hosts={"b": {"/y.html": OK}}),
    external("other_host_dead", "a redirect to another host, where it is a 404", {"/x.html": redirect("$HTTP.b/y.html")},
             broken(chain=1), hosts={"b": {}}),
    external("to_file", "a redirect to file:", {"/x.html": redirect("file:///etc/passwd")}, Expect(
        ("link.broken", "link.internal-address", "link.malformed"), "$HTTP/x.html", None, ("warning", "error"))),
    external("to_script", "a redirect to javascript:", {"/x.html": redirect("javascript:alert(1)")}, Expect(
        ("link.broken", "link.malformed"), "$HTTP/x.html")),
    external("to_gopher", "a redirect to gopher:", {"/x.html": redirect("gopher://127.0.0.1:70/1")}, Expect(
        ("link.broken", "link.internal-address", "link.malformed"), "$HTTP/x.html")),
    external("to_private", "a redirect to a private address", {"/x.html": redirect("http://10.255.255.1/")}, Expect(
        ("link.internal-address", "link.broken"), "$HTTP/x.html")),
    external("to_metadata", "a redirect to the metadata of a cloud", {"/x.html": redirect("http://169.254.169.254/latest/")}, Expect(
        ("link.internal-address", "link.broken"), "$HTTP/x.html")),
    external("to_loopback", "a redirect to this machine, by number", {"/x.html": redirect("http://2130706433:$PORT/")}, Expect(
        ("link.internal-address", "link.broken"), "$HTTP/x.html")),
    external("relative", "a relative Location", {"/x.html": redirect("a/../y.html?b#c"), "/y.html?b": page("相对", '<p id="c">三</p>')}),
    external("scheme_relative", "a Location without a scheme", {"/x.html": redirect("//$HOST:$PORT/y.html"), "/y.html": OK}),
    external("raw_location", "a Location with raw UTF-8 and a blank", {
        "/x.html": Answer(302, "", (("Location", "/公告 一.html".encode().decode("latin-1")),)),
        "/%E5%85%AC%E5%91%8A%20%E4%B8%80.html": OK}),
    external("no_location", "302 without Location, with a page", {"/x.html": Answer(302, html("已搬"))}, Expect(
        "link.broken", "$HTTP/x.html", optional=True)),
    external("r301", "301", {"/x.html": redirect("/y", 301), "/y": OK}),
    external("r303", "303", {"/x.html": redirect("/y", 303), "/y": OK}),
    external("r307", "307", {"/x.html": redirect("/y", 307), "/y": OK}),
    external("r308", "308", {"/x.html": redirect("/y", 308), "/y": OK}),
    external("redirect_once_dead", "a redirect to a 502, then to a page", {
        "/x.html": redirect("/y"), "/y": First(error_page(502), OK)}),
    external("cookie_wall", "the page comes only with the cookie that it sets", {"/x.html": When(is_remembered, OK, ASK_FOR_COOKIE)}),
    Behaviour("i_cookie_wall", "a site that needs its cookie", "", {
        "/": When(is_remembered, page("入口", link("/dead.html")), redirect("/", 302, ("Set-Cookie", "seen=1; Path=/")))},
        (dead("$HTTP/dead.html"),), site="http"),
    external("login", "a page behind a login", {"/x.html": redirect("/login?next=/x.html"), "/login*": page("用户登录", (
        '<form action="/login"><input name="user"><input type="password" name="password"></form>'))}),
    external("login_for_all", "unknown paths lead to the login as well", {
        "/x.html": redirect("/login?next=/x.html"), "/login*": page("统一身份认证", (
            '<form action="/login"><input name="user"><input type="password" name="password"></form>')),
        "*": lambda request: redirect(f"/login?next={request.path}")}, Expect("link.blocked", "$HTTP/x.html", "blocked", "note", optional=True)),
    Behaviour("i_chain_dead", "a redirect to a 404 within the site", ONE_LINK, {"/x.html": redirect("/y.html")},
              (dead(chain=1),), site="http"),
)
