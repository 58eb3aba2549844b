"""What goes wrong on the wire: resets, drips, bodies and headers without end, wrong lengths, bad encodings."""

import gzip
import zlib

from answers import (ONE_LINK, Answer, Behaviour, Expect, broken, dead, file, gzipped, html, link, page, timeout, wire,
                     with_headers)

OK = page("线路测试页面")
BOMB_MEGABYTES = 200


def bomb():
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    parts = [packer.compress(b"<p>" + b" " * 999997 + b"</p>") for _ in range(BOMB_MEGABYTES)]
    return b"".join(parts) + packer.flush()


def external(name, about, route, *expect, **more):
    return Behaviour(name, about, ONE_LINK, {"/x.html": route}, expect, **more)


def internal(name, about, route, *expect, **more):
    return Behaviour(name, about, ONE_LINK, {"/x.html": route}, expect, site="http", **more)


def unreadable(severity="warning"):
    """Browsers differ, so a finding may or may not be: never a worse one."""
    return Expect(("link.broken", "link.timeout"), "$HTTP/x.html", None, ("note", severity), optional=True)


DEAD_WIRE = (
    external("reset", "every connection is reset", wire("reset"), broken(status=None)),
    internal("i_reset", "every request for one page is reset", wire("reset"), dead(status=None)),
    external("close", "closed without an answer", wire("close"), broken(status=None)),
    external("garbage", "bytes that are no HTTP", wire("raw", Answer(200, b"\x00\x01SSH-2.0-dropbear\r\n\xff\xfe garbage\r\n")), broken(status=None)),
    external("http_09", "HTTP/0.9: a page without any header", wire("raw", Answer(200, b"<html><body>old</body></html>")), broken(status=None)),
    Behaviour("refused", "nothing listens at the port", link("http://$HOST:$DEADPORT/x.html"), {},
              (broken("http://$HOST:$DEADPORT/x.html", None),)),
    Behaviour("no_name", "a host name that does not exist", link("http://nowhere.invalid/x.html"), {},
              (broken("http://nowhere.invalid/x.html", None),)),
    external("drip_head", "a header that comes a byte at a time", wire("drip_head", OK), timeout()),
    internal("i_drip_body", "a page that comes a byte at a time", wire("drip_body", OK), timeout(severity="error")),
    external("endless_head", "headers without end", wire("endless_head"), Expect(
        ("link.broken", "link.timeout"), "$HTTP/x.html", ("broken", "timeout"), "warning")),
    external("bare_400", "400 and not a byte more",
             wire("raw", Answer(200, b"HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n")), broken(status=400)),
)

STRANGE_WIRE = (
    external("slow", "a second before the answer", page("慢", wait=1)),
    external("endless_body", "a body without end", wire("endless_body", OK)),
    internal("i_endless_body", "a page without end", wire("endless_body", OK),
             Expect("link.timeout", "$HTTP/x.html", "timeout", None, optional=True)),
    external("huge_header", "a header of 60 KB", with_headers(OK, ("X-Huge", "h" * 60000))),
    external("many_headers", "four hundred headers", with_headers(OK, *((f"X-Many-{number}", "v" * 20) for number in range(400)))),
    internal("gzip_bomb", f"{BOMB_MEGABYTES} MB of blanks in a small gzip body", file(
        bomb(), "text/html", headers=(("Content-Encoding", "gzip"),))),
    external("long_length", "Content-Length greater than the body", wire("long_length", OK), unreadable()),
    internal("i_long_length", "Content-Length greater than the body, a page", wire("long_length", OK), unreadable("error")),
    external("short_length", "Content-Length smaller than the body", wire("short_length", OK)),
    external("truncated_chunk", "chunks that break off", wire("truncated", OK), unreadable()),
    internal("i_truncated_chunk", "chunks that break off, a page", wire("truncated", OK), unreadable("error")),
    external("bad_gzip", "Content-Encoding: gzip and no gzip", with_headers(OK, ("Content-Encoding", "gzip")), unreadable()),
    internal("i_bad_gzip", "Content-Encoding: gzip and no gzip, a page", with_headers(OK, ("Content-Encoding", "gzip")),
             unreadable("error")),
    external("half_gzip", "gzip that breaks off", file(gzip.compress(html("半").encode())[:-30], "text/html", headers=(
        ("Content-Encoding", "gzip"),)), unreadable()),
    external("gzip", "gzip", gzipped(OK)),
    external("deflate", "deflate without the zlib head", file(zlib.compress(html("缩").encode())[2:-4], "text/html", headers=(
        ("Content-Encoding", "deflate"),))),
    external("chunked", "chunks and a trailer", wire("chunked", OK)),
    external("http_10", "HTTP/1.0 without a length", wire("until_close", OK)),
    external("line_feeds", "lines that end in line feeds only", wire("line_feeds", OK)),
    external("early_hints", "103 before the answer", wire("early_hints", OK)),
    external("no_reason", "a status line without a reason", page("无", reason="")),
    external("no_type", "no Content-Type", Answer(200, html("没有类型"), type=None)),
    external("close_after", "announces keep-alive and closes", wire("close_after", OK)),
    internal("i_close_after", "a site that closes after every answer", wire("close_after", OK)),
    external("type_plain", "a page as text/plain", page("类型", type="text/plain")),
    external("type_image", "a picture as text/html", file(b"\x89PNG\r\n\x1a\n" + bytes(64), "text/html")),
    external("type_nonsense", "a Content-Type that is none", page("类型二", type="; charset")),
    external("stray_304", "304 though nothing was asked for", Answer(304), Expect(
        "link.broken", "$HTTP/x.html", None, ("note", "warning"), optional=True)),
)

BEHAVIOURS = DEAD_WIRE + STRANGE_WIRE
