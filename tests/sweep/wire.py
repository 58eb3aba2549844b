"""How an answer goes over the wire: whole, late, broken off, garbled or without end. One coroutine for each way in WAYS."""

import asyncio
import http
import socket
import struct

HANG_SECONDS = 90
DRIP_SECONDS = 0.2
CHUNK = b"<p>" + b"0123456789abcdef" * 256 + b"</p>\n"


class Hangup(Exception):
    """The connection must end now."""


def abort(writer):
    """Closes with a reset instead of an orderly end."""
    handle = writer.get_extra_info("socket")
    handle.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    writer.transport.abort()
    raise Hangup


async def wait_for_client(reader):
    """Nothing more is said until the other side leaves."""
    try:
        await asyncio.wait_for(reader.read(1 << 16), HANG_SECONDS)
    except asyncio.TimeoutError:
        pass
    raise Hangup


def phrase(answer):
    if answer.reason is not None:
        return answer.reason
    try:
        return http.HTTPStatus(answer.status).phrase
    except ValueError:
        return "Status"


def as_bytes(line):
    """Bytes that stand as characters, else UTF-8 as careless servers send it."""
    try:
        return line.encode("latin-1")
    except UnicodeEncodeError:
        return line.encode()


def head_of(answer, length, version="1.1", end="\r\n"):
    lines = [f"HTTP/{version} {answer.status} {phrase(answer)}".rstrip()]
    fields = list(answer.headers)
    if answer.type:
        fields.insert(0, ("Content-Type", answer.type))
    if length is not None and answer.status not in (204, 304):
        fields.append(("Content-Length", str(length)))
    lines += [f"{name}: {value}" for name, value in fields]
    return b"".join(as_bytes(line) + end.encode() for line in [*lines, ""])


def has_body(answer, method):
    return method != "HEAD" and answer.status not in (204, 304)


async def plain(answer, method, reader, writer):
    writer.write(head_of(answer, len(answer.body)) + (answer.body if has_body(answer, method) else b""))
    await writer.drain()


async def close_after(answer, method, reader, writer):
    """Announces keep-alive and closes all the same."""
    await plain(answer, method, reader, writer)
    raise Hangup


async def until_close(answer, method, reader, writer):
    """HTTP/1.0: the end of the connection is the end of the body."""
    writer.write(head_of(answer, None, "1.0") + (answer.body if has_body(answer, method) else b""))
    await writer.drain()
    raise Hangup


async def line_feeds(answer, method, reader, writer):
    writer.write(head_of(answer, len(answer.body), end="\n") + (answer.body if has_body(answer, method) else b""))
    await writer.drain()


async def early_hints(answer, method, reader, writer):
    writer.write(b"HTTP/1.1 103 Early Hints\r\nLink: </a.css>; rel=preload\r\n\r\n")
    await plain(answer, method, reader, writer)


async def chunked(answer, method, reader, writer, end=b"0\r\nX-Trailer: 1\r\n\r\n"):
    writer.write(head_of(answer, None)[:-2] + b"Transfer-Encoding: chunked\r\n\r\n")
    if has_body(answer, method):
        half = len(answer.body) // 2
        for part in (answer.body[:half], answer.body[half:]):
            writer.write(b"%x\r\n%s\r\n" % (len(part), part) if part else b"")
        writer.write(end)
    await writer.drain()


async def truncated(answer, method, reader, writer):
    await chunked(answer, method, reader, writer, b"fff\r\nhalf a chunk")
    raise Hangup


async def long_length(answer, method, reader, writer):
    """Announces more bytes than come."""
    writer.write(head_of(answer, len(answer.body) + 5000) + (answer.body if has_body(answer, method) else b""))
    await writer.drain()
    raise Hangup


async def short_length(answer, method, reader, writer):
    """Announces fewer bytes than come."""
    writer.write(head_of(answer, len(answer.body) - 40) + (answer.body if has_body(answer, method) else b""))
    await writer.drain()
    raise Hangup


async def body_on_head(answer, method, reader, writer):
    writer.write(head_of(answer, len(answer.body)) + answer.body)
    await writer.drain()


async def raw(answer, method, reader, writer):
    """The body is all that is sent."""
    writer.write(answer.body)
    await writer.drain()
    raise Hangup


async def reset(answer, method, reader, writer):
    abort(writer)


async def close(answer, method, reader, writer):
    raise Hangup


async def hang(answer, method, reader, writer):
    await wait_for_client(reader)


async def drip_head(answer, method, reader, writer):
    for byte in head_of(answer, len(answer.body)):
        writer.write(bytes([byte]))
        await writer.drain()
        await asyncio.sleep(DRIP_SECONDS)


async def drip_body(answer, method, reader, writer):
    writer.write(head_of(answer, len(answer.body)))
    for byte in answer.body if has_body(answer, method) else b"":
        writer.write(bytes([byte]))
        await writer.drain()
        await asyncio.sleep(DRIP_SECONDS)


async def endless_body(answer, method, reader, writer):
    writer.write(head_of(answer, None) + answer.body)
    while method != "HEAD":
        writer.write(CHUNK)
        await writer.drain()
    raise Hangup


async def endless_head(answer, method, reader, writer):
    writer.write(b"HTTP/1.1 200 OK\r\n")
    for number in range(1 << 30):
        writer.write(b"X-Filler-%d: %s\r\n" % (number, b"y" * 1000))
        await writer.drain()


WAYS = {way.__name__: way for way in (
    plain, close_after, until_close, line_feeds, early_hints, chunked, truncated, long_length, short_length, body_on_head,
    raw, reset, close, hang, drip_head, drip_body, endless_body, endless_head)}
