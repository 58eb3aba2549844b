"""robots.txt and sitemaps."""

import gzip

from answers import Answer, Behaviour, broken, dead, error_page, file, html, link, page, redirect, wire

ROBOTS_BYTES = 500 * 1024


def robots(text, **more):
    return file(text, "text/plain", **more)


def rules(name, about, text, open_paths, closed_paths):
    """Links to dead pages, some of them closed to robots: only the open ones may be asked for and called dead."""
    paths = open_paths + closed_paths
    return Behaviour(name, about, "".join(link(f"$HTTP{path}") for path in paths), {"/robots.txt": robots(text)},
                     tuple(broken(f"$HTTP{path}") for path in open_paths), unasked=closed_paths)


def sitemap(*addresses):
    return ('<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">' +
            "".join(f"<url><loc>{address}</loc><lastmod>2026-01-02</lastmod></url>" for address in addresses) + "</urlset>\n")


def index(*addresses):
    return ('<?xml version="1.0" encoding="UTF-8"?>\n<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">' +
            "".join(f"<sitemap><loc>{address}</loc></sitemap>" for address in addresses) + "</sitemapindex>\n")


def orphan(path):
    """A page that only a sitemap names, with a dead link."""
    return {path: page(f"孤页 {path}", link(f"/dead-of{path}"))}


LONGEST = "User-agent: *\nDisallow: /a/\nAllow: /a/open/\nDisallow: /a/open/not/\nAllow: /\n"
STARS = "User-agent: *\nDisallow: /*.doc$\nDisallow: /*/print/\nDisallow: /q?*id=\nDisallow: /end$\n"
PERCENT = "User-agent: *\nDisallow: /%E5%86%85%E9%83%A8/\nDisallow: /公文/\nDisallow: /a%2fb\nDisallow: /~x/\n"
GROUPS = ("User-agent: googlebot\nDisallow: /\n\nUser-agent: baiduspider\nUser-agent: PageWarden\nDisallow: /mine/\n\n"
          "User-agent: *\nDisallow: /theirs/\n")
NOISE = ("\ufeff# 说明\r\nuser-AGENT : *  # all\r\nDISALLOW:/noise/\r\nDisallow:\r\nNonsense\r\nCrawl-delay: x\r\nSitemap: \r\n")
HUGE = "User-agent: *\nDisallow: /early/\n" + "# filler line of a robots file\n" * (ROBOTS_BYTES // 31 + 20000)

BEHAVIOURS = (
    rules("robots_longest", "robots.txt: the longest match decides", LONGEST, ("/a/open/x.html", "/b.html"), (
        "/a/x.html", "/a/open/not/x.html")),
    rules("robots_stars", "robots.txt: * and $", STARS, ("/x.docx", "/print/x.html", "/q?name=1", "/end/more"), (
        "/x.doc", "/a/print/x.html", "/q?a=1&id=2", "/end")),
    rules("robots_percent", "robots.txt: percent-encoding", PERCENT, ("/open/x.html",), (
        "/%E5%86%85%E9%83%A8/x.html", "/%E5%85%AC%E6%96%87/x.html", "/%7Ex/y.html")),
    rules("robots_groups", "robots.txt: a group of our own", GROUPS, ("/theirs/x.html",), ("/mine/x.html",)),
    rules("robots_noise", "robots.txt with a mark, comments, blanks, nonsense", NOISE, ("/x.html",), ("/noise/x.html",)),
    rules("robots_huge", "robots.txt of more than 500 KB", HUGE, ("/x.html",), ("/early/x.html",)),
    rules("robots_html", "robots.txt is a page", html("首页"), ("/x.html",), ()),
    Behaviour("robots_redirect", "robots.txt behind a redirect", link("$HTTP/closed/x.html") + link("$HTTP/x.html"), {
        "/robots.txt": redirect("/r.txt", 301), "/r.txt": robots("User-agent: *\nDisallow: /closed/\n")},
        (broken(),), unasked=("/closed/x.html",)),
    Behaviour("robots_403", "robots.txt is a 403: nothing is forbidden", link(), {"/robots.txt": error_page(403)}, (broken(),)),
    Behaviour("robots_500", "robots.txt is a 500: everything is forbidden", link(), {"/robots.txt": error_page(500)},
              unasked=("/x.html",)),
    Behaviour("robots_hang", "robots.txt does not come; the page is there", link(), {"/robots.txt": wire("hang"), "/x.html": page("在")}),
    Behaviour("i_robots", "a site that closes a part of itself", link("/closed/x.html") + link("/open.html"), {
        "/robots.txt": robots("User-agent: *\nDisallow: /closed/\n")}, (dead("$HTTP/open.html"),),
        site="http", unasked=("/closed/x.html",)),
    Behaviour("sitemap_plain", "pages that only sitemap.xml names", "", {
        "/sitemap.xml": Answer(200, sitemap("$HTTP/lone.html", "http://elsewhere.invalid/foreign.html", "not an address"),
                               type="application/xml"), **orphan("/lone.html")},
        (dead("$HTTP/dead-of/lone.html"),), site="http"),
    Behaviour("sitemap_robots", "a sitemap that robots.txt names, compressed", "", {
        "/robots.txt": robots("User-agent: *\nDisallow: /closed/\nSitemap: $HTTP/maps/all.xml.gz\n"), **orphan("/one.html"),
        "/maps/all.xml.gz": lambda request: file(gzip.compress(sitemap(
            f"http://{request.headers['host']}/one.html", f"http://{request.headers['host']}/closed/two.html").encode()),
            "application/gzip")},
        (dead("$HTTP/dead-of/one.html"),), site="http", unasked=("/closed/two.html",)),
    Behaviour("sitemap_index", "an index of sitemaps, which names itself too", "", {
        "/sitemap.xml": Answer(200, index("$HTTP/m1.xml", "$HTTP/m2.txt", "$HTTP/sitemap.xml", "$HTTP/gone.xml"), type="text/xml"),
        "/m1.xml": Answer(200, sitemap("$HTTP/one.html"), type="text/xml"), "/m2.txt": Answer(200, "$HTTP/two.html\n", type="text/plain"),
        **orphan("/one.html"), **orphan("/two.html")},
        (dead("$HTTP/dead-of/one.html"), dead("$HTTP/dead-of/two.html")), site="http"),
    Behaviour("sitemap_broken", "a sitemap that breaks off and lies", "", {
        "/sitemap.xml": Answer(200, sitemap("$HTTP/one.html", "$HTTP/x")[:-30] + "<loc>&bomb;", type="text/xml"), **orphan("/one.html"),
        "/x": page("有")}, (dead("$HTTP/dead-of/one.html", optional=True),), site="http"),
)
