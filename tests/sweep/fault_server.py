#!/usr/bin/env python3
"""A scripted server with many host names on 127.0.0.1, over HTTP and HTTPS: what links and sites do to those who follow them.

    tests/sweep/fault_server.py [BEHAVIOUR...]    serves until interrupted; prints how to sweep it and the control address

What it answers is data: behaviours.BEHAVIOURS. In a test it runs in a thread of its own:

    with FaultServer(BEHAVIOURS, folder) as server:
        server.night = 2
        server.log, server.peak["host:port"], server.address("head-lies", "/x.html")

The control address answers /night?N (switches the night), /log (requests as JSON Lines), /peaks (most connections at a time, by
host and port) and /forget (starts log and peaks anew).
"""

import argparse
import asyncio
import collections
import contextlib
import itertools
import json
import random
import re
import socket
import ssl
import tempfile
import threading
import time
import urllib.parse
from dataclasses import dataclass, field, replace

import certificates
import wire
from answers import Answer, choose, error_page, html

PLACE = re.compile(r"\$(HTTP|TLSPORT|TLS|HOST|PORT|DEADPORT|BARE)\b(?:\.(\w+)(?=[/\"'$)?#\s]|$))?")
HEAD_BYTES = 1 << 16
TCP_ESTABLISHED = 1
TLS_HANDSHAKE = b"\x16"
NOT_FOUND = error_page(404, body="<p>您访问的页面不存在</p>")


def conditions(headers):
    return {name: value for name, value in headers.items()
            if name in ("if-none-match", "if-modified-since", "range", "user-agent", "accept", "referer", "cookie")}


@dataclass
class Request:
    method: str
    target: str
    host: str  # as the Host field has it, lower case, without port
    headers: dict
    night: int
    connection: int
    port: int
    tls: bool
    time: float = field(default_factory=time.monotonic)

    @property
    def path(self):
        return self.target.split("?", 1)[0]

    @property
    def query(self):
        return urllib.parse.parse_qs(self.target.partition("?")[2])

    def as_record(self):
        return {"time": round(self.time, 4), "night": self.night, "method": self.method, "host": self.host, "port": self.port,
                "target": self.target, "connection": self.connection, "tls": self.tls, **conditions(self.headers)}


class Host:
    """One host name: its routes, and how often each was asked for."""

    def __init__(self, name, behaviour, routes):
        self.name = name
        self.behaviour = behaviour
        self.routes = routes or {}
        self.resolves = routes is not None
        self.prefixes = sorted((key for key in self.routes if key.endswith("*")), key=len, reverse=True)
        self.visits = collections.Counter()

    def uses_tls(self):
        """Whether anything of the behaviour mentions its port of https."""
        return self.behaviour is not None and (self.behaviour.site == "https" or "$TLS" in repr(self.behaviour))

    def route(self, target):
        """(key, what it answers); an unknown path is a 404."""
        if target in self.routes:
            return target, self.routes[target]
        for key in self.prefixes:
            if target.startswith(key[:-1]):
                return key, self.routes[key]
        return target, NOT_FOUND

    def answer(self, request):
        key, spec = self.route(request.target)
        counter = (request.night, request.target if key.endswith("*") else key)
        visit = self.visits[counter]
        self.visits[counter] += 1
        return choose(spec, request, visit)


def host_name(behaviour, more=None):
    """The first host of a behaviour, or one of its further ones."""
    name = behaviour.host or behaviour.name.replace("_", "-") + ".test"
    return f"{more}-{name}" if more else name


def portal_page(behaviour):
    return f"/b/{behaviour.name}.html"


class FaultServer:
    """All behaviours, plus the portal: a site whose home page leads to one page for each external behaviour."""

    PORTAL = "portal.test"

    def __init__(self, behaviours, folder):
        self.behaviours = {behaviour.name: behaviour for behaviour in behaviours}
        self.authority = certificates.Authority(folder)
        self.hosts = {}
        self.by_behaviour = {}
        for behaviour in self.behaviours.values():
            self.add_hosts(behaviour)
        self.add(Host(self.PORTAL, None, self.portal_routes()))
        self.night = 1
        self.forget()
        self.connections = {}  # number → (host and port or None, writer)
        self.numbers = itertools.count(1)
        # Bound and never listening: whoever connects is refused.
        self.refusing = socket.socket()
        self.refusing.bind(("127.0.0.1", 0))
        self.dead_port = self.refusing.getsockname()[1]
        self.started = threading.Event()
        self.thread = threading.Thread(target=self.serve, daemon=True)

    # Hosts and addresses

    def add(self, host):
        if host.name in self.hosts:
            raise ValueError(f"two behaviours for {host.name}")
        self.hosts[host.name] = host

    def add_hosts(self, behaviour):
        names = [(host_name(behaviour), behaviour.routes)]
        names += [(host_name(behaviour, more), routes) for more, routes in behaviour.hosts.items()]
        for name, routes in names:
            if behaviour.site and name == names[0][0] and "/" not in routes:
                routes = {"/": Answer(200, html(behaviour.name, behaviour.links)), **routes}
            self.add(Host(name, behaviour, routes))
        self.by_behaviour[behaviour.name] = [name for name, _ in names]

    def portal_routes(self):
        external = [behaviour for behaviour in self.behaviours.values() if not behaviour.site]
        routes = {"/": Answer(200, html("门户", "".join(
            f'<p><a href="{portal_page(each)}">{each.name}</a></p>' for each in external)))}
        for each in external:
            routes[portal_page(each)] = lambda request, each=each: Answer(
                200, self.expand(html(each.name, each.links), each))
        return routes

    def expand(self, text, behaviour):
        """Puts hosts and ports in place of $HTTP and the like."""

        def place(found):
            host = host_name(behaviour, found.group(2)) if behaviour else self.PORTAL
            return {"HTTP": f"http://{host}:{self.port}", "TLS": f"https://{host}:{self.tls_port}", "HOST": host,
                    "PORT": str(self.port), "TLSPORT": str(self.tls_port), "DEADPORT": str(self.dead_port),
                    "BARE": f"http://{host}"}[found.group(1)]

        return PLACE.sub(place, text)

    def address(self, name, path="$HTTP/"):
        return self.expand(path, self.behaviours[name])

    def sites(self):
        """The portal, and the home pages of internal behaviours."""
        return [f"http://{self.PORTAL}:{self.port}/"] + [
            self.address(each.name, "$TLS/" if each.site == "https" else "$HTTP/")
            for each in self.behaviours.values() if each.site]

    def resolve(self):
        """The options that lead to this server and make it trusted."""
        words = ["--ca", str(self.authority.ca)]
        for host in self.hosts.values():
            links = host.behaviour.links if host.behaviour else ""
            ports = [self.port] + [self.tls_port] * host.uses_tls() + [self.dead_port] * ("$DEADPORT" in links)
            for port in ports if host.resolves else []:
                words += ["--resolve", f"{host.name}:{port}:127.0.0.1"]
            if "$BARE" in links:
                words += ["--resolve", f"{host.name}:80:{self.low_address}"]
        return words

    # What it has seen

    def forget(self):
        self.log = []
        self.peak = collections.Counter()
        for host in self.hosts.values():
            host.visits.clear()

    def seen(self, name, target=None):
        """Requests to the behaviour's first host ("b|/x": to its host b), for a target or all."""
        more, _, path = (target or "").rpartition("|")
        host = host_name(self.behaviours[name], more or None)
        return [request for request in list(self.log) if request.host == host and path in ("", request.target)]

    def is_open(self, writer):
        """Whether the other side still holds the connection; its end may not have been read yet."""
        try:
            return writer.get_extra_info("socket").getsockopt(socket.IPPROTO_TCP, socket.TCP_INFO, 1)[0] == TCP_ESTABLISHED
        except (OSError, AttributeError):
            return False

    def claim(self, number, key, writer):
        """Connection NUMBER is one to the host and port KEY: counts those that are open now, idle ones included."""
        if self.connections[number][0] == key:
            return
        self.connections[number] = (key, writer)
        now = sum(1 for other, its_writer in self.connections.values() if other == key and self.is_open(its_writer))
        self.peak[key] = max(self.peak[key], now)

    # The server

    def __enter__(self):
        self.thread.start()
        self.started.wait()
        return self

    def __exit__(self, *ignored):
        self.loop.call_soon_threadsafe(self.stop.set)
        self.thread.join()

    def serve(self):
        asyncio.run(self.run())

    def contexts(self):
        """A TLS context for every kind of certificate; the name that the client asks for decides."""
        by_kind = {}
        for name, host in self.hosts.items():
            by_kind.setdefault(host.behaviour.certificate if host.behaviour else "good", []).append(name)
        contexts = {}
        for kind, names in by_kind.items():
            contexts[kind] = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            contexts[kind].load_cert_chain(self.authority.chain(kind, names))

        def choose_context(connection, name, context):
            host = self.hosts.get((name or "").lower())
            connection.context = contexts[host.behaviour.certificate if host and host.behaviour else "good"]

        contexts["good"].sni_callback = choose_context
        return contexts["good"]

    async def run(self):
        self.loop = asyncio.get_running_loop()
        self.stop = asyncio.Event()
        servers = [await asyncio.start_server(talk, "127.0.0.1", 0, ssl=context, limit=HEAD_BYTES, backlog=512)
                   for talk, context in ((self.talk, None), (self.talk, self.contexts()), (self.control, None))]
        self.port, self.tls_port, self.control_port = (each.sockets[0].getsockname()[1] for each in servers)
        self.low_address = f"127.{random.randint(1, 254)}.{random.randint(1, 254)}.7"
        try:
            servers.append(await asyncio.start_server(self.talk, self.low_address, 80))
        except OSError:
            # Not allowed here: nothing answers at the default port.
            self.low_address = None
        self.started.set()
        await self.stop.wait()
        for each in servers:
            each.close()
        for task in asyncio.all_tasks() - {asyncio.current_task()}:
            task.cancel()

    async def talk(self, reader, writer):
        number = next(self.numbers)
        self.connections[number] = (None, writer)
        try:
            while await self.exchange(reader, writer, number):
                pass
        except (wire.Hangup, OSError, asyncio.IncompleteReadError, asyncio.LimitOverrunError, asyncio.CancelledError):
            pass
        finally:
            del self.connections[number]
            with contextlib.suppress(Exception):
                writer.close()

    async def exchange(self, reader, writer, number):
        """One request and its answer; False at the end of the connection."""
        head = await reader.readexactly(1)
        if head == TLS_HANDSHAKE:
            raise wire.Hangup
        head += await reader.readuntil(b"\r\n\r\n")
        lines = head.decode("latin-1").split("\r\n")
        method, target, _ = lines[0].split(" ", 2)
        headers = {name.strip().lower(): value.strip() for name, _, value in (line.partition(":") for line in lines[1:] if line)}
        host = headers.get("host", "").rsplit(":", 1)[0].lower()
        port = writer.get_extra_info("sockname")[1]
        request = Request(method, target, host, headers, self.night, number, port, port == self.tls_port)
        self.claim(number, f"{host}:{port}", writer)
        self.log.append(request)
        known = self.hosts.get(host.rstrip("."))
        answer = self.finished(known.answer(request), known) if known else error_page(421, "no such host here")
        if isinstance(answer.body, str):
            answer = replace(answer, body=answer.body.encode())
        if answer.wait:
            await asyncio.sleep(answer.wait)
        await wire.WAYS[answer.wire](answer, method, reader, writer)
        return headers.get("connection", "").lower() != "close"

    def finished(self, answer, host):
        body = self.expand(answer.body, host.behaviour) if isinstance(answer.body, str) else answer.body
        headers = tuple((name, self.expand(value() if callable(value) else value, host.behaviour)) for name, value in answer.headers)
        return replace(answer, body=body, headers=headers)

    async def control(self, reader, writer):
        line = (await reader.readline()).decode("latin-1")
        command, _, value = (line.split() + ["", ""])[1].lstrip("/").partition("?")
        if command == "night":
            self.night = int(value)
        if command == "forget":
            self.forget()
        text = {"log": "".join(json.dumps(request.as_record(), ensure_ascii=False) + "\n" for request in list(self.log)),
                "peaks": json.dumps(self.peak, indent=1) + "\n"}.get(command, f"night {self.night}\n")
        writer.write(b"HTTP/1.0 200 OK\r\nContent-Type: text/plain\r\n\r\n" + text.encode())
        await writer.drain()
        writer.close()


def main():
    from behaviours import BEHAVIOURS

    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("behaviours", nargs="*", metavar="BEHAVIOUR")
    names = parser.parse_args().behaviours
    chosen = [each for each in BEHAVIOURS if not names or each.name in names]
    with tempfile.TemporaryDirectory() as folder, FaultServer(chosen, folder) as server:
        print(" ".join(["sweep", *server.resolve(), *server.sites()]))
        print(f"control: http://127.0.0.1:{server.control_port}/night?2", flush=True)
        with contextlib.suppress(KeyboardInterrupt):
            threading.Event().wait()


if __name__ == "__main__":
    main()
