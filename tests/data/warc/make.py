#!/usr/bin/python3
"""Makes the archives beside it anew: GNU wget against a server on the loopback, which answers as real ones do.

    python3 tests/data/warc/make.py

Needs wget and libbrotlienc (libbrotli-dev). Ports and dates differ from run to run; tests do not look at them.
"""
import ctypes
import gzip
import http.server
import pathlib
import shutil
import subprocess
import tempfile
import threading
import zlib

HERE = pathlib.Path(__file__).resolve().parent


def page(title, charset="utf-8"):
    text = f"""<!DOCTYPE html>
<html><head><meta charset="{charset}"><title>{title}</title></head>
<body><h1>{title}</h1><p>安康市人民政府网站 <a href="/files/notice.doc">附件</a></p></body></html>
"""
    return text.encode(charset)


def brotli(data):
    library = ctypes.CDLL("libbrotlienc.so.1")
    out = ctypes.create_string_buffer(len(data) + 1024)
    size = ctypes.c_size_t(len(out))
    if not library.BrotliEncoderCompress(11, 22, 0, ctypes.c_size_t(len(data)), data, ctypes.byref(size), out):
        raise RuntimeError("brotli")
    return out.raw[:size.value]


def raw_deflate(data):
    coder = zlib.compressobj(9, zlib.DEFLATED, -15)
    return coder.compress(data) + coder.flush()


def chunks(data, sizes):
    out = b""
    for size in sizes:
        out += b"%x\r\n%s\r\n" % (len(data[:size]), data[:size])
        data = data[size:]
    if data:
        out += b"%X;name=value\r\n%s\r\n" % (len(data), data)
    return out + b"0\r\nX-Trailer: yes\r\n\r\n"


HTML = "text/html; charset=utf-8"
# path: status, fields, body as it goes over the wire
ANSWERS = {
    "/plain.html": (200, {"Content-Type": HTML}, page("plain")),
    "/chunked.html": (200, {"Content-Type": HTML, "Transfer-Encoding": "chunked"}, chunks(page("chunked"), [1, 30, 7])),
    "/gzip.html": (200, {"Content-Type": HTML, "Content-Encoding": "gzip"}, gzip.compress(page("gzip"), mtime=0)),
    "/gzip-chunked.html": (200, {"Content-Type": HTML, "Content-Encoding": "gzip", "Transfer-Encoding": "chunked"},
                           chunks(gzip.compress(page("gzip-chunked"), mtime=0), [2, 3, 100])),
    "/deflate.html": (200, {"Content-Type": HTML, "Content-Encoding": "deflate"}, zlib.compress(page("deflate"))),
    "/raw-deflate.html": (200, {"Content-Type": HTML, "Content-Encoding": "deflate"}, raw_deflate(page("raw-deflate"))),
    "/br.html": (200, {"Content-Type": HTML, "Content-Encoding": "br"}, brotli(page("br"))),
    "/stacked.html": (200, {"Content-Type": HTML, "Content-Encoding": "deflate, gzip"},
                      gzip.compress(zlib.compress(page("stacked")), mtime=0)),
    "/gbk.html": (200, {"Content-Type": "text/html; charset=GBK"}, page("gbk", "gbk")),
    "/moved": (302, {"Location": "/plain.html", "Content-Type": HTML}, page("moved")),
    "/missing.html": (404, {"Content-Type": HTML}, page("missing")),
    "/files/notice.doc": (200, {"Content-Type": "application/msword"},
                          b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(range(256))),
    "/empty.html": (200, {"Content-Type": HTML}, b""),
}


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self):
        status, fields, body = ANSWERS.get(self.path, (404, {"Content-Type": "text/plain"}, b"no such page"))
        self.send_response(status)
        for name, value in fields.items():
            self.send_header(name, value)
        if "Transfer-Encoding" not in fields:
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


class Server(http.server.ThreadingHTTPServer):
    def handle_error(self, request, client_address):
        pass  # wget resets the connections that it has no more use for


def wget(folder, port, *arguments):
    urls = [f"http://127.0.0.1:{port}{path}" for path in ANSWERS]
    # 8 tells that a server answered with an error, which is what /missing.html is for.
    status = subprocess.run(["wget", "--quiet", "--no-proxy", "--delete-after", *arguments, *urls], cwd=folder).returncode
    if status not in (0, 8):
        raise RuntimeError(f"wget: {status}")


def main():
    server = Server(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    port = server.server_address[1]
    with tempfile.TemporaryDirectory() as folder:
        wget(folder, port, "--warc-file=wget", "--warc-cdx")
        wget(folder, port, "--warc-file=wget-plain", "--no-warc-compression", "--no-warc-keep-log")
        wget(folder, port, "--warc-file=wget-revisit", "--warc-dedup=wget.cdx", "--no-warc-keep-log")
        for name in ("wget.warc.gz", "wget-plain.warc", "wget-revisit.warc.gz"):
            shutil.copy(pathlib.Path(folder) / name, HERE / name)
    server.shutdown()


if __name__ == "__main__":
    main()
