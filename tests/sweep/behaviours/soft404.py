"""Hosts that never say 404, and pages that only look like it."""

from answers import Answer, Behaviour, Expect, error_page, html, link, page, redirect

SORRY = html("提示信息", "<p>抱歉，您访问的页面不存在或已删除。</p>")
TWO_LINKS = link("$HTTP/gone.html", "旧文") + link("$HTTP/real.html", "新文")
REAL = page("市水务局召开汛前工作会议")
SCRIPT_SHELL = ('<!DOCTYPE html><html><head><meta charset="utf-8"><title>政务服务</title></head><body><div id="app"></div>'
                '<script src="/static/js/app.3f2a.js"></script></body></html>')


def soft(url="$HTTP/gone.html", severity="warning"):
    return Expect("link.soft-404", url, "soft-404", severity)


def echo(request):
    return Answer(200, html("未找到", f"<p>您请求的地址 {request.target} 不在本站。</p>"))


def dated(request):
    """An error page with what differs from answer to answer."""
    return Answer(200, html("页面不存在", (f"<p>请求编号 {request.connection}-{int(request.time * 1000)}，"
                                         f"<!-- {request.target} --></p><script>var t={request.time};</script>")))


def template(title, body):
    """A site whose pages, error page included, are nearly all template."""
    menu = "".join(f'<li><a href="/column{number}/">栏目{number}</a></li>' for number in range(40))
    return Answer(200, f"<html><head><title>某市统计局</title></head><body><ul>{menu}</ul><div><h2>{title}</h2>{body}</div>"
                       f"<ul>{menu}</ul><p>版权所有：某市统计局</p></body></html>")


COLUMNS = {f"/column{number}/": page(f"栏目{number}") for number in range(40)}

BEHAVIOURS = (
    Behaviour("soft_same", "200 and the same page for all that is not there", TWO_LINKS,
              {"/real.html": REAL, "*": Answer(200, SORRY)}, (soft(),)),
    Behaviour("i_soft_same", "the same within the site", TWO_LINKS.replace("$HTTP", ""),
              {"/real.html": REAL, "*": Answer(200, SORRY)}, (soft(severity=("error", "warning")),), site="http"),
    Behaviour("soft_echo", "the same with the path in it", TWO_LINKS, {"/real.html": REAL, "*": echo}, (soft(),)),
    Behaviour("soft_dated", "the same with a number and a time in it", TWO_LINKS, {"/real.html": REAL, "*": dated}, (soft(),)),
    Behaviour("soft_redirect", "all that is not there leads to one error page", TWO_LINKS, {
        "/real.html": REAL, "/error.html": Answer(200, SORRY), "*": redirect("/error.html")}, (soft(),)),
    Behaviour("soft_redirect_query", "the same with the path as a parameter", TWO_LINKS, {
        "/real.html": REAL, "/error.html*": Answer(200, SORRY),
        "*": lambda request: redirect(f"/error.html?from={request.path}")}, (soft(),)),
    Behaviour("soft_home", "the home page for everything", TWO_LINKS + link("$HTTP/", "首页"), {
        "/real.html": REAL, "*": page("首页", "<p>欢迎</p>")}, (soft(),)),
    Behaviour("soft_to_home", "all that is not there leads to the home page", TWO_LINKS + link("$HTTP/", "首页"), {
        "/real.html": REAL, "/": page("首页"), "*": redirect("/")}, (soft(),)),
    Behaviour("soft_by_depth", "404 at the top, 200 for what is missing below /art/", (
        link("$HTTP/art/2024/gone.html") + link("$HTTP/art/2024/real.html") + link("$HTTP/top.html")), {
        "/art/2024/real.html": REAL, "/top.html": page("顶层"), "/art/*": Answer(200, SORRY)}, (soft("$HTTP/art/2024/gone.html"),)),
    Behaviour("soft_template", "nearly all of every page is template", (
        link("$HTTP/gone.html") + link("$HTTP/one.html") + link("$HTTP/two.html") + link("$HTTP/empty.html")), {
        "/one.html": template("统计公报", "<p>全年生产总值比上年增长。</p>"), "/two.html": template("统计年鉴", "<p>目录编排如下。</p>"),
        "/empty.html": template("数据发布", "<p>本月数据将于二十日发布。</p>"), **COLUMNS,
        "*": template("出错了", "<p>找不到该页面。</p>")}, (soft(),)),
    Behaviour("soft_404_is_404", "pages whose answer to a random path is a proper 404 with the same template", (
        link("$HTTP/one.html") + link("$HTTP/two.html")), {
        "/one.html": template("统计公报", "<p>一。</p>"), "/two.html": template("统计公报", "<p>一。</p>"),
        "*": error_page(404)}),
    Behaviour("soft_words", "a real page about pages that do not exist", link("$HTTP/help.html"), {
        "/help.html": page("404 页面不存在怎么办", "<p>如果页面提示“您访问的页面不存在或已删除”，请清除缓存。404 Not Found</p>")}),
    Behaviour("soft_search", "search results: the same page but for the words", link("$HTTP/search?q=%E5%85%AC%E5%91%8A") + link(
        "$HTTP/search?q=%E9%80%9A%E7%9F%A5"), {"/search*": lambda request: page(f"搜索 {request.target}")}),
    # Only a browser can tell whether the view behind the shell exists: nobody may be bothered with it.
    Behaviour("soft_shell", "an application in script: one shell for every path", link("$HTTP/service/apply"), {
        "*": Answer(200, SCRIPT_SHELL)}, (Expect("link.soft-404", "$HTTP/service/apply", None, "note", optional=True),)),
    Behaviour("soft_file", "an attachment is missing, and the same page comes instead", link("$HTTP/files/gone.pdf", "附件"), {
        "*": Answer(200, SORRY)}, (Expect(("link.soft-404", "attachment.error-page"), "$HTTP/files/gone.pdf"),)),
)
