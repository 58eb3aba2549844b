#!/usr/bin/env python3
"""Nobody leads a sweep into the own network: a canary on this machine must never hear of it, unless --allow-private."""

import socket
import threading

import harness
import shim
from answers import Answer, Behaviour, dead, error_page, link, page, redirect

# An address of the documentation block: nothing answers there.
NOWHERE = "203.0.113.5"
INTERNAL = ("link.internal-address", "link.broken", "link.timeout")


class Canary:
    """Listens on every address of this machine and notes who comes."""

    def __init__(self):
        self.listener = socket.create_server(("::", 0), family=socket.AF_INET6, dualstack_ipv6=True) if socket.has_dualstack_ipv6() else (
            socket.create_server(("", 0)))
        self.port = self.listener.getsockname()[1]
        self.visits = []
        threading.Thread(target=self.listen, daemon=True).start()

    def listen(self):
        while True:
            try:
                visitor, _ = self.listener.accept()
            except OSError:
                return
            visitor.settimeout(2)
            try:
                self.visits.append(visitor.recv(1 << 12).decode("latin-1").replace("\r\n", " ")[:120] or "connected")
                visitor.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\nhi")
            except OSError:
                self.visits.append("connected")
            visitor.close()

    def __enter__(self):
        return self

    def __exit__(self, *ignored):
        self.listener.close()


def forms(port):
    """Addresses of this machine, as pages may write them."""
    return [f"http://{host}:{port}/" for host in (
        "127.0.0.1", "localhost", "2130706433", "0x7f.1", "127.1", "0177.1", "0x7f000001", "127.0.0.2", "0.0.0.0", "[::1]", "[::ffff:127.0.0.1]",
        "[::ffff:7f00:1]", "[0:0:0:0:0:0:0:1]", "%6cocalhost", "LOCALHOST", "localhost.", "127.0.0.1.", "１２７.0.0.1", socket.gethostname(),
        "a:b@127.0.0.1")]


def pointing(port, hosts=()):
    """Pages that point there directly, through a redirect, and by names that resolve to it."""
    targets = forms(port) + [f"http://{host}:{port}/" for host in hosts]
    redirects = {f"/r{number}": redirect(target) for number, target in enumerate(targets)}
    return Behaviour("inward", "points at this machine", "".join(
        link(target) for target in targets + [f"/r{number}" for number in range(len(targets))]) + f'<img src="http://127.0.0.1:{port}/a.png">' +
        f'<iframe src="http://0x7f.1:{port}/f"></iframe>', {
        **redirects, "/sitemap.xml": Answer(200, f"<urlset><url><loc>http://127.0.0.1:{port}/map</loc></url></urlset>", type="text/xml")},
        site="http")


def robots_inward(port):
    """Its robots.txt leads to this machine: whether the rest may be asked for is another question."""
    return Behaviour("robots_inward", "its robots.txt points at this machine", "", {
        "/robots.txt": redirect(f"http://127.0.0.1:{port}/robots.txt"), "/sitemap.xml": redirect(f"http://0x7f.1:{port}/map")}, site="http")


@harness.makes("canary_lives", "never_asked", "named", "redirects_named", "allow_private")
def by_address(checks):
    with Canary() as canary:
        socket.create_connection(("127.0.0.1", canary.port)).close()
        while not canary.visits:
            pass
        checks.same("canary_lives", ["connected"], canary.visits)
        canary.visits.clear()
        with harness.bench(chosen=[pointing(canary.port), robots_inward(canary.port)]) as (server, folder):
            run = harness.Sweep(server, folder).run()
            checks.say("never_asked", run.trouble, [f"canary: {visit}" for visit in canary.visits[:5]])
            named = {finding["data"]["url"] for finding in run.of("link.internal-address")}
            checks.say("named", [f"no finding of {address}" for address in (
                f"http://127.0.0.1:{canary.port}/", f"http://localhost:{canary.port}/", f"http://[::1]:{canary.port}/") if address not in named])
            silent = [number for number in range(len(forms(0))) if not [finding for finding in run.links if
                      finding["data"].get("url") == server.address("inward", f"$HTTP/r{number}") and finding["rule"] in INTERNAL]]
            checks.say("redirects_named", f"no finding of the redirects to {[forms(0)[number] for number in silent]}" if silent else None)
            harness.Sweep(server, folder, "--allow-private", state="allowed.db").run()
            checks.say("allow_private", None if canary.visits else "never asked")


@harness.makes("rebinding", "rebinding_said", "rebinding_redirect")
def by_name(checks):
    names = {"straight.test": "127.0.0.1", "changing.test": f"{NOWHERE},127.0.0.1", "mixed.test": f"{NOWHERE}+127.0.0.1",
             "six.test": "::1", "mapped.test": "::ffff:127.0.0.1", "ten.test": "10.0.0.1"}
    with Canary() as canary, harness.bench(chosen=[pointing(canary.port, names)]) as (server, folder):
        env = shim.environment(shim.build(folder), SHIM_HOSTS=";".join(f"{name}={addresses}" for name, addresses in names.items()))
        run = harness.Sweep(server, folder).run(env=env)
        checks.say("rebinding", run.trouble, [f"canary: {visit}" for visit in canary.visits[:5]])
        checks.say("rebinding_said", [f"no finding of {name}" for name in names if not any(
            f"//{name}:" in harness.address_of(finding) and finding["rule"] in INTERNAL for finding in run.links)])
        first = len(forms(0))
        checks.say("rebinding_redirect", [f"no finding of the redirect to {name}" for number, name in enumerate(names) if not any(
            harness.address_of(finding) == server.address("inward", f"$HTTP/r{first + number}") for finding in run.links)])


@harness.makes("site_by_address", "proxy_of_others")
def named_by_us(checks):
    site = Behaviour("numbered", "a site named by its address", link("/dead.html") + link("/good.html"), {
        "/good.html": page("好"), "/dead.html": error_page(404)}, (dead("$HTTP/dead.html"),), site="http", host="127.0.0.1")
    with harness.bench(chosen=[site]) as (server, folder):
        run = harness.Sweep(server, folder, sites=[server.address("numbered", "$HTTP/")]).run()
        checks.say("site_by_address", run.trouble, harness.judge(site, server, run))
        # A proxy that the environment names by chance is no host that we named.
        with Canary() as canary:
            proxy = f"http://127.0.0.1:{canary.port}"
            env = {**harness.os.environ, "http_proxy": proxy, "HTTPS_PROXY": proxy, "ALL_PROXY": proxy}
            harness.Sweep(server, folder, sites=[server.address("numbered", "$HTTP/")], state="proxy.db").run(env=env)
            checks.say("proxy_of_others", [f"canary: {visit}" for visit in canary.visits[:3]])


if __name__ == "__main__":
    harness.driver(by_address, by_name, named_by_us)
