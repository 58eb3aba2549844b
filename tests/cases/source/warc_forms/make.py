import gzip
import zlib

PAGE = '<a href="a.html">下一页</a>'.encode()


def record(kind, uri, block, version="1.0", more="", block_type="application/http; msgtype=response"):
    target = f"WARC-Target-URI: {uri}\r\n" if uri else ""
    head = (f"WARC/{version}\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:uuid:1>\r\nWARC-Date: 2025-01-01T00:00:00Z\r\n"
            f"{target}{more}Content-Type: {block_type}\r\nContent-Length: {len(block)}\r\n\r\n")
    return head.encode() + block + b"\r\n\r\n"


def http(body, more="", status="200 OK", content_type="text/html; charset=utf-8"):
    return f"HTTP/1.1 {status}\r\nContent-Type: {content_type}\r\n{more}\r\n".encode() + body


def chunked(body):
    half = len(body) // 2
    return b"".join(b"%x;note=1\r\n%s\r\n" % (len(part), part) for part in (body[:half], body[half:])) + b"0\r\n\r\n"


def deflated(body):
    packer = zlib.compressobj(wbits=-15)
    return packer.compress(body) + packer.flush()


SITE = "https://www.example.gov.cn/"
with open("all.warc", "wb") as out:
    out.write(record("warcinfo", "", b"software: test\r\n", block_type="application/warc-fields"))
    out.write(record("request", SITE + "request.html", b"GET / HTTP/1.1\r\n\r\n", block_type="application/http; msgtype=request"))
    out.write(record("response", SITE + "1.0.html", http(PAGE)))
    out.write(record("response", f"<{SITE}1.1.html>", http(PAGE), version="1.1"))
    out.write(record("response", SITE + "chunked.html", http(chunked(PAGE), "Transfer-Encoding: chunked\r\n")))
    out.write(record("response", SITE + "gzip.html", http(gzip.compress(PAGE, mtime=0), "Content-Encoding: gzip\r\n")))
    out.write(record("response", SITE + "deflate.html", http(deflated(PAGE), "Content-Encoding: deflate\r\n")))
    out.write(record("response", SITE + "both.html", http(chunked(gzip.compress(PAGE, mtime=0)),
                                                         "Transfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n")))
    out.write(record("response", SITE + "not-gzip.html", http(PAGE, "Content-Encoding: gzip\r\n")))
    out.write(record("response", SITE + "404.html", http(PAGE, status="404 Not Found")))
    out.write(record("response", SITE + "image.png", http(b"\x89PNG\r\n\x1a\n", content_type="image/png")))
    out.write(record("revisit", SITE + "revisit.html", http(b""),
                     more="WARC-Profile: http://netpreserve.org/warc/1.0/revisit/identical-payload-digest\r\n"))
    out.write(record("resource", SITE + "resource.html", PAGE, block_type="text/html"))
    out.write(record("metadata", SITE + "metadata", b"fetchTimeMs: 1\r\n", block_type="application/warc-fields"))
