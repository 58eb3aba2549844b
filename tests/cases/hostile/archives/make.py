import gzip
import zlib


def record(http, length=None, uri="https://www.example.gov.cn/x.html", more=""):
    return (f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {uri}\r\nWARC-Date: 2025-01-01T00:00:00Z\r\n"
            f"WARC-Record-ID: <urn:uuid:1>\r\n{more}Content-Type: application/http; msgtype=response\r\n"
            f"Content-Length: {len(http) if length is None else length}\r\n\r\n").encode() + http + b"\r\n\r\n"


def response(body, more=""):
    return f"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n{more}\r\n".encode() + body


def bomb(size):
    packer = zlib.compressobj(9, wbits=31)
    return b"".join([*(packer.compress(bytes(1 << 20)) for _ in range(size)), packer.flush()])


PAGE = response(b"<a href=y>z</a>")
PACKED = "Content-Encoding: gzip\r\n"
LAST = record(PAGE, uri="https://www.example.gov.cn/last.html")
CHUNKED = "Transfer-Encoding: chunked\r\n"
for name, data in {
    "bomb_in_body.warc": record(response(bomb(300), PACKED)) + LAST,
    "bomb_in_bomb.warc": record(response(gzip.compress(bomb(200), mtime=0), "Content-Encoding: gzip, gzip\r\n")) + LAST,
    "codings.warc": record(response(b"x", "Content-Encoding: " + "gzip, " * 10000 + "gzip\r\n")) + LAST,
    "sizes.warc": record(PAGE, length=2**63) + LAST,
    "negative.warc": record(PAGE, length=-1) + LAST,
    "chunks.warc": record(response(b"ffffffffffffffff\r\n<a href=y>z</a>\r\n0\r\n\r\n", CHUNKED)) +
    record(response(b"1\r\na\r\n" * 200000 + b"0\r\n\r\n", CHUNKED)) + LAST,
    "warc_header.warc": record(PAGE, more="X: y\r\n" * 100000) + LAST,
    "http_header.warc": record(response(b"<a href=y>z</a>", "X: y\r\n" * 100000)) + LAST,
    "long_line.warc": b"WARC/1.0\r\nX: " + b"y" * 5000000,
    "many.warc.gz": b"".join(gzip.compress(record(PAGE), 1, mtime=0) for _ in range(3)) * 5000,
    "members.warc.gz": gzip.compress(b"", mtime=0) * 200000 + gzip.compress(LAST, mtime=0),
    "zeroes.warc.gz": bomb(500),
}.items():
    with open(name, "wb") as out:
        out.write(data)
