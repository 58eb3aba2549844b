"""Where links stand in a page, and what is none."""

from answers import Answer, Behaviour, broken, dead, file, link, page, redirect

PIXEL = file(b"GIF89a\x01\x00\x01\x00\x80\x00\x00\x00\x00\x00\xff\xff\xff!\xf9\x04\x01\x00\x00\x00\x00,"
             b"\x00\x00\x00\x00\x01\x00\x01\x00\x00\x02\x02D\x01\x00;", "image/gif")
FOOTED_PAGES = 300
NO_LINKS = (
    '<a href="mailto:office@nowhere.invalid">邮件</a><a href="tel:12345">电话</a><a href="javascript:void(0)">脚本</a><a href="#">顶</a>'
    '<a href="#top">顶</a><img src="data:image/gif;base64,R0lGODlhAQABAAAAACw="><a href="weixin://dl/chat">微信</a><!-- <a href="/c.html">旧</a> -->'
    '<script>var u = "/s.html"; document.write("<a href=\'/w.html\'>x</a>");</script><template><a href="/t.html">t</a></template>'
    '<a href="data:text/html,hello">数据</a><form action="/f.html" method="post"><input name="q"></form><form action="/g.html"></form>'
    '<a href="sms:10086">短信</a><a href="about:blank">空</a><a href="blob:http://x/1">b</a>')
FOOT = '<div class="foot"><a href="http://foot.invalid/">友情链接</a> <a href="/foot-dead.html">网站声明</a></div>'


def footed(request):
    return page(f"文章 {request.path}", FOOT)


def gbk(text):
    return file(text.encode("gbk"), "text/html")


BEHAVIOURS = (
    Behaviour("where_html", "dead targets in every kind of element", (
        '<img src="/1.png"><script src="/2.js"></script><iframe src="/3.html"></iframe><area href="/4.html">'
        '<img srcset="/5.png 1x, /6.png 2x"><picture><source srcset="/7.webp 300w"></picture><video poster="/8.jpg" src="/9.mp4"></video>'
        '<div style="background:url(/10.png)"></div><a href="/11.html"><img src="/ok.gif"></a><a href=" /12.html&#10;">空白</a>'), {
        "/ok.gif": PIXEL}, tuple(dead(f"$HTTP/{name}") for name in (
            "1.png", "2.js", "3.html", "4.html", "5.png", "6.png", "7.webp", "8.jpg", "9.mp4", "10.png", "11.html", "12.html")), site="http"),
    Behaviour("where_head", "dead targets in the head and in a style sheet", "", {
        "/": page("样式", head='<link rel="stylesheet" href="/a.css"><link rel="icon" href="/i.ico"><style>body{background:url("/s.png")}</style>'),
        "/a.css": file(b'@import "b.css"; body { background: url(img/c.png) }', "text/css"), "/b.css": file(b"p{}", "text/css")},
        (dead("$HTTP/i.ico"), dead("$HTTP/s.png"), dead("$HTTP/img/c.png", optional=True)), site="http"),
    Behaviour("where_base", "base href", "", {
        "/": page("基准", '<a href="x.html">相对</a> <a href="#a">此页</a> <a href="ok.html">好</a>', '<base href="/deep/dir/">'),
        "/deep/dir/ok.html": page("好的"), "/deep/dir/": page("目录", '<p id="a">甲</p>')},
        (dead("$HTTP/deep/dir/x.html"),), site="http", unasked=("/x.html", "/ok.html")),
    Behaviour("where_refresh", "meta refresh", "", {
        "/": page("跳转", head='<meta http-equiv="refresh" content="0; URL=\'/next.html\'">'), "/next.html": page("下一页", link("/dead.html"))},
        (dead("$HTTP/dead.html"),), site="http"),
    Behaviour("where_frames", "frames", "", {
        "/": Answer(200, '<html><head><title>框架</title></head><frameset cols="20%,80%"><frame src="/left.html"><frame src="/gone.html">'
                         "</frameset></html>"), "/left.html": page("左", link("/dead.html"))},
        (dead("$HTTP/gone.html"), dead("$HTTP/dead.html")), site="http"),
    Behaviour("no_links", "what looks like a link and is none", NO_LINKS, {
        "/": page("没有链接", NO_LINKS, (
            '<link rel="preconnect" href="http://preconnect.invalid/"><link rel="dns-prefetch" href="//prefetch.invalid">'))},
        site="http", unasked=("/f.html", "/g.html", "/c.html", "/t.html", "/w.html")),
    Behaviour("hints_external", "preconnect and dns-prefetch to a host with nothing at its root", "", {
        "/": page("提示", head='<link rel="preconnect" href="$HTTP.b/"><link rel="dns-prefetch" href="//$HOST.b:$PORT/x">')},
        site="http", hosts={"b": {}}, unasked=("b|/", "b|/x")),
    Behaviour("footer", f"a dead link in the foot of {FOOTED_PAGES} pages is one finding", "", {
        "/": page("列表", "".join(link(f"/art/{number}.html") for number in range(FOOTED_PAGES))), "/art/*": footed},
        (dead("$HTTP/foot-dead.html", referrers=FOOTED_PAGES), broken("http://foot.invalid/", None, referrers=FOOTED_PAGES)), site="http"),
    Behaviour("content_location", "Content-Location is no base", "", {
        "/": redirect("/dir/page.html"),
        "/dir/page.html": page("位置", link("next.html"), headers=(("Content-Location", "/elsewhere/copy.html"),)),
        "/dir/next.html": page("次页")}, site="http", unasked=("/elsewhere/next.html",), asked=("/dir/next.html",)),
    Behaviour("canonical", "many addresses of one page that names the true one", "".join(
        link(f"/c.html?from={number}") for number in range(20)) + link("/c.html"), {
        "/c.html*": page("正本", link("/dead.html"), '<link rel="canonical" href="$HTTP/c.html">')},
        (dead("$HTTP/dead.html", referrers=1),), site="http"),
    Behaviour("duplicates", "the same body at two addresses", link("/a.html") + link("/b.html"), {
        "/a.html": page("同文", link("/dead.html")), "/b.html": page("同文", link("/dead.html"))},
        (dead("$HTTP/dead.html"),), site="http"),
    Behaviour("gbk", "a page in GBK with Chinese paths and queries", "", {
        "/": gbk('<html><head><meta charset="gb2312"><title>汉字</title></head><body><a href="/通知/公告.html">路径</a>'
                 '<a href="/查询?栏目=政策">参数</a><a href="/%D6%D0.html">编码过的</a><a href="/没有.html">没有</a></body></html>'),
        "/%E9%80%9A%E7%9F%A5/%E5%85%AC%E5%91%8A.html": page("通知公告"), "/%D6%D0.html": page("中"),
        "/%E6%9F%A5%E8%AF%A2?%C0%B8%C4%BF=%D5%FE%B2%DF": page("查询")},
        (dead("$HTTP/%E6%B2%A1%E6%9C%89.html"),), site="http"),
    Behaviour("utf8_paths", "Chinese paths and queries in UTF-8", link("$HTTP/通知.html?栏目=政策#段") + link("$HTTP/%e9%80%9a.html"), {
        "/%E9%80%9A%E7%9F%A5.html?%E6%A0%8F%E7%9B%AE=%E6%94%BF%E7%AD%96": page("通知", '<p id="段">段</p>'),
        "/%e9%80%9a.html": page("小写编码"), "/%E9%80%9A.html": page("小写编码")}),
    Behaviour("dots", "dots, blanks, backslashes and entities in addresses", (
        link("$HTTP/a/../b/./c.html") + link("$HTTP/附 件.html") + link("$HTTP\\\\d.html") + link("$HTTP/q?a=1&amp;b=2") +
        link("$HTTP/q?a=1&b=3") + link("$HTTP/semi;v=1") + link("$HTTP/p|q.html")), {
        "/b/c.html": page("丙"), "/%E9%99%84%20%E4%BB%B6.html": page("附件页"), "/d.html": page("丁"), "/q?a=1&b=2": page("戊"),
        "/q?a=1&b=3": page("己"), "/semi;v=1": page("庚"), "/p|q.html": page("辛"), "/p%7Cq.html": page("辛"), "//d.html": page("丁二")}),
)
