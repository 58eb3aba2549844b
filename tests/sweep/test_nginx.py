#!/usr/bin/env python3
"""nginx as a real peer: TLS, HTTP/2, keep-alive, gzip, conditional requests."""

import tempfile
from pathlib import Path

import certificates
import harness
import nginx
from answers import html, link

PAGES = 200
HOST = "www.nginx-peer.test"
# Two connections at a time, and a few more that come and go.
CONNECTIONS = 8


def write_site(root):
    root.mkdir()
    for number in range(PAGES):
        (root / f"{number}.html").write_text(html(f"第 {number} 页", "".join(
            link(f"/{other}.html") for other in ((number * 2 + 1) % PAGES, (number * 2 + 2) % PAGES)) + link("/foot.html") + (
                link(f"/dead-{number}.html") if number % 20 == 0 else "") + '<img src="/a.png">'))
    (root / "index.html").write_text(html("首页", link("/0.html")))
    (root / "a.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(64))


class Peer:
    """What harness.Sweep needs of a server."""

    def __init__(self, server, authority):
        self.server, self.authority = server, authority

    def resolve(self):
        return ["--ca", str(self.authority.ca), *(word for port in (self.server.port, self.server.tls_port)
                                                  for word in ("--resolve", f"{HOST}:{port}:127.0.0.1"))]


@harness.makes("run", "findings", "http2", "connections", "no_head", "again", "plain")
def main(checks):
    with tempfile.TemporaryDirectory(prefix="sweep-nginx-") as name:
        folder = Path(name)
        folder.chmod(0o755)
        authority = certificates.Authority(folder / "tls")
        chain = authority.chain("good", [HOST])
        write_site(folder / "site")
        with nginx.Nginx(folder / "nginx", folder / "site", chain, authority.path("leaf-good", "key")) as server:
            base = f"https://{HOST}:{server.tls_port}"
            wanted = sorted([f"{base}/foot.html", *(f"{base}/dead-{number}.html" for number in range(0, PAGES, 20))])
            sweep = harness.Sweep(Peer(server, authority), folder, sites=[base + "/"])
            run = sweep.run(seconds=25)
            lines = server.lines()
            checks.say("run", run.trouble)
            checks.say("findings", None if sorted(finding["data"]["url"] for finding in run.links) == wanted else
                       f"{[harness.address_of(finding) for finding in run.links][:5]} of {len(run.links)}, {len(wanted)} are dead")
            protocols = {line[1] for line in lines}
            checks.same("http2", {"HTTP/2.0"}, protocols)
            connections = {line[0] for line in lines}
            checks.say("connections", f"{len(connections)} for {len(lines)} requests" if len(connections) > CONNECTIONS else None)
            wasted = [line for line in lines if line[2] == "HEAD" and line[3].split("?")[0].endswith(".html") and line[4] == "200"]
            checks.say("no_head", f"HEAD before GET of {len(wasted)} pages of the site" if wasted else None)
            again = sweep.run(seconds=25)
            fresh = server.lines()[len(lines):]
            kept = [line for line in fresh if line[4] == "304"]
            checks.say("again", again.trouble, None if again.key() == run.key() else "other findings",
                       None if len(kept) >= PAGES else f"only {len(kept)} of {len(fresh)} answered by 304")
            plain = harness.Sweep(Peer(server, authority), folder, sites=[f"http://{HOST}:{server.port}/"], state="plain.db").run(seconds=25)
            checks.say("plain", plain.trouble, None if len(plain.links) == len(wanted) else f"{len(plain.links)} findings, not {len(wanted)}")


if __name__ == "__main__":
    harness.driver(main)
