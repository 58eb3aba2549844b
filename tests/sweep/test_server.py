#!/usr/bin/env python3
"""The fault server itself, asked by Python's own client: what it says it does, it does. Needs no pagewarden."""

import concurrent.futures
import contextlib
import email.utils
import html.parser
import http.client
import socket
import ssl
import time
import urllib.parse

import harness
import wire
from answers import Answer, Behaviour, First, conditional, http_date, nights, page

PATIENCE = 0.6
NO_ANSWER = "no answer"
BODY_BYTES, BODY_SECONDS = 3 << 20, 1.5
REDIRECTS = 30


def whole(answer):
    """The body, which may be without end, but not within a second."""
    parts, begin = [], time.monotonic()
    while sum(map(len, parts)) < BODY_BYTES:
        if time.monotonic() - begin > BODY_SECONDS:
            raise TimeoutError
        parts.append(answer.read1(1 << 16))
        if not parts[-1]:
            if answer.length:
                raise http.client.IncompleteRead(b"", answer.length)
            break
    return b"".join(parts)


class Client:
    """One request after the other, as a browser without script would make them."""

    def __init__(self, server):
        self.server = server
        self.cookies = {}
        self.trusted = ssl.create_default_context(cafile=str(server.authority.ca))

    def connect(self, scheme, host, port):
        low = self.server.low_address if port == 80 else "127.0.0.1"
        handle = socket.create_connection((low, port), 2)
        handle.settimeout(2)
        if scheme == "https":
            handle = self.trusted.wrap_socket(handle, server_hostname=host)
        return handle

    def ask(self, address, method="GET", headers=None, seconds=2.0):
        """(status, headers, body) of one exchange."""
        parts = urllib.parse.urlsplit(address)
        port = parts.port or 80
        host = parts.hostname
        connection = http.client.HTTPConnection(host, port, timeout=seconds)
        connection.sock = self.connect(parts.scheme, host, port)
        connection.sock.settimeout(seconds)
        target = (parts.path or "/") + ("?" + parts.query if parts.query else "")
        fields = {"Host": parts.netloc.rpartition("@")[2], "User-Agent": "Mozilla/5.0", **(headers or {})}
        if host in self.cookies:
            fields["Cookie"] = self.cookies[host]
        with contextlib.closing(connection):
            connection.request(method, target, headers=fields)
            answer = connection.getresponse()
            if answer.getheader("Set-Cookie"):
                self.cookies[host] = answer.getheader("Set-Cookie").split(";")[0]
            return answer.status, answer.headers, whole(answer)

    def follow(self, address):
        """The last status, after redirects."""
        for _ in range(REDIRECTS):
            status, headers, _ = self.ask(address)
            if status not in (301, 302, 303, 307, 308) or not headers.get("Location"):
                return status
            location = headers["Location"].encode("latin-1").decode("utf-8")
            address = harness.canonical(urllib.parse.urljoin(address, location))
            if not address.startswith("http"):
                return NO_ANSWER
        return None

    def settled(self, address):
        """The same after a few tries: what stays."""
        for _ in range(3):
            try:
                status = self.follow(address)
            except (OSError, http.client.HTTPException):
                status = NO_ANSWER
            if status is None or status in range(100, 400):
                return status
        return status


class Links(html.parser.HTMLParser):
    def __init__(self, text):
        super().__init__()
        self.found = []
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        self.found += [value for name, value in attributes if tag == "a" and name == "href" and value]


def links_of(behaviour, server):
    """The addresses on a behaviour's page that lead to its own hosts."""
    base = server.expand("$TLS/" if behaviour.site == "https" else "$HTTP/", behaviour)
    for written in Links(server.expand(behaviour.links, behaviour)).found:
        with contextlib.suppress(ValueError):
            address = harness.canonical(urllib.parse.urljoin(base, written.strip()))
            parts = urllib.parse.urlsplit(address)
            if parts.scheme in ("http", "https") and parts.hostname in server.by_behaviour[behaviour.name] and parts.port:
                yield urllib.parse.urldefrag(address)[0]


# Certificates, time-outs, odd bytes and missing hosts have checks of their own.
NOT_FOLLOWED = ("tls_expired", "tls_early", "tls_host", "tls_self_signed", "tls_incomplete", "tls_on_plain", "refused", "endless_head",
                "drip_head", "i_drip_body", "http_09", "garbage", "line_feeds", "huge_header", "many_headers", "dots", "e206", "no_location",
                "default_port")


def what_stays(client, behaviour, server):
    """Every link on a behaviour's page either works or is expected not to."""
    expected = {url: each for each in behaviour.expect for url in harness.urls_of(each, behaviour, server)}
    for address in dict.fromkeys(links_of(behaviour, server)):
        expect = expected.get(address)
        path = urllib.parse.urlsplit(address).path
        if path in behaviour.unasked or any(target.startswith(path) for target in behaviour.unasked):
            continue
        status = client.settled(address)
        if expect is None and status not in range(100, 400):
            yield f"{address}: {status}, but nothing is expected"
        if expect is not None and not expect.optional and expect.rule == "link.broken" and (expect.status or NO_ANSWER) != status:
            yield f"{address}: {status}, not {expect.status or NO_ANSWER}"


@harness.makes("what_stays", "peaks_alone")
def verdicts_are_true(checks):
    chosen = [each for each in harness.BEHAVIOURS if not each.alone and each.name not in NOT_FOLLOWED]
    with harness.bench(chosen=chosen) as (server, _):
        def faults_of(behaviour):
            return [f"{behaviour.name}: {fault}" for fault in what_stays(Client(server), behaviour, server)]

        with concurrent.futures.ThreadPoolExecutor(16) as pool:
            checks.say("what_stays", *pool.map(faults_of, chosen))
        many = {key: peak for key, peak in server.peak.items() if peak > 1}
        checks.say("peaks_alone", f"more than one connection of a client that has one: {many}" if many else None)


def outcome(client, address, method="GET", seconds=PATIENCE):
    try:
        return client.ask(address, method, seconds=seconds)[0]
    except Exception as error:  # noqa: BLE001: its kind is the outcome
        return type(error).__name__


@harness.makes("ways", "head_lies", "first", "nights", "conditional", "retry_date", "control", "delay")
def ways_are_true(checks):
    text = page("测试")
    ways = Behaviour("ways", "every way over the wire", "", {f"/{way}": Answer(200, text.body, wire=way) for way in wire.WAYS} | {
        "/first": First(Answer(500), text, 2), "/nights": nights(Answer(201), Answer(202)), "/etag": conditional(text, '"v1"'),
        "/date": Answer(503, "", (("Retry-After", lambda: http_date(60)),)), "/wait": Answer(200, text.body, wait=0.3)})
    wanted = {"plain": 200, "close_after": 200, "until_close": 200, "line_feeds": 200, "early_hints": 200, "chunked": 200,
              "truncated": "IncompleteRead", "long_length": "IncompleteRead", "short_length": 200, "body_on_head": 200,
              "raw": "BadStatusLine", "reset": "ConnectionResetError", "close": "RemoteDisconnected", "hang": "TimeoutError",
              "drip_head": "TimeoutError", "drip_body": "TimeoutError", "endless_body": 200, "endless_head": "HTTPException"}
    with harness.bench(chosen=[ways, *harness.behaviours("head_*")]) as (server, _):
        client = Client(server)
        with concurrent.futures.ThreadPoolExecutor(len(wire.WAYS)) as pool:
            actual = dict(zip(wire.WAYS, pool.map(lambda way: outcome(client, server.address("ways", f"$HTTP/{way}")), wire.WAYS)))
        if actual["early_hints"] == 103:  # an older http.client shows the hint
            actual["early_hints"] = 200
        checks.say("ways", [f"{way}: {actual[way]}, not {wanted[way]}" for way in wire.WAYS if actual[way] != wanted[way]])
        lies = {name: (outcome(client, server.address(name, "$HTTP/x.html"), "HEAD"), outcome(client, server.address(name, "$HTTP/x.html")))
                for name in ("head_404", "head_405", "head_500", "head_hang", "head_reset", "head_200")}
        checks.same("head_lies", {"head_404": (404, 200), "head_405": (405, 200), "head_500": (500, 200), "head_200": (200, 404),
                                  "head_hang": ("TimeoutError", 200), "head_reset": ("ConnectionResetError", 200)}, lies)
        checks.same("first", [500, 500, 200, 200], [client.ask(server.address("ways", "$HTTP/first"))[0] for _ in range(4)])
        first_night = client.ask(server.address("ways", "$HTTP/nights"))[0]
        control = f"http://127.0.0.1:{server.control_port}"
        client.ask(control + "/night?2")
        checks.same("nights", [201, 202], [first_night, client.ask(server.address("ways", "$HTTP/nights"))[0]])
        checks.same("conditional", [200, 304, 200], [client.ask(server.address("ways", "$HTTP/etag"), headers=headers)[0] for headers in (
            {}, {"If-None-Match": '"v1"'}, {"If-None-Match": '"v0"'})])
        date = email.utils.parsedate_to_datetime(client.ask(server.address("ways", "$HTTP/date"))[1]["Retry-After"]).timestamp()
        checks.say("retry_date", None if 50 < date - time.time() <= 60 else f"{date - time.time()} s ahead")
        log = client.ask(control + "/log")[2].decode()
        checks.say("control", None if '"target": "/etag"' in log and "if-none-match" in log else log[-300:])
        begin = time.monotonic()
        client.ask(server.address("ways", "$HTTP/wait"))
        checks.say("delay", None if time.monotonic() - begin >= 0.3 else "came at once")


@harness.makes("certificates", "peaks")
def certificates_are_true(checks):
    with harness.bench("tls_*") as (server, _):
        client = Client(server)
        reasons = {}
        for name in ("tls_good", "tls_expired", "tls_early", "tls_host", "tls_self_signed", "tls_incomplete"):
            try:
                reasons[name] = client.ask(server.address(name, "$TLS/x.html"))[0]
            except ssl.SSLCertVerificationError as error:
                reasons[name] = error.verify_code
        # X509_V_ERR: 10 expired, 9 not yet valid, 62 other host, 18 self-signed, 20 no issuer at hand
        checks.same("certificates", {"tls_good": 200, "tls_expired": 10, "tls_early": 9, "tls_host": 62, "tls_self_signed": 18,
                                     "tls_incomplete": 20}, reasons)
        server.forget()
        held = [client.connect("http", "tls-good.test", server.port) for _ in range(3)]
        for handle in held:
            handle.sendall(f"GET /x.html HTTP/1.1\r\nHost: tls-good.test:{server.port}\r\n\r\n".encode())
            handle.recv(1 << 16)
        three = server.peak[f"tls-good.test:{server.port}"]
        for handle in held:
            handle.close()
        server.forget()
        client.ask(server.address("tls_good", "$HTTP/x.html"))
        checks.same("peaks", (3, 1), (three, server.peak[f"tls-good.test:{server.port}"]))


if __name__ == "__main__":
    harness.driver(verdicts_are_true, ways_are_true, certificates_are_true)
