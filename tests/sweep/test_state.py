#!/usr/bin/env python3
"""State files, registers, disks and clocks that are not as they should be."""

import csv
import hashlib
import io
import resource
import signal
import socket
import sqlite3
import time

import harness
import shim
from answers import Behaviour, dead, link, page

SMALL = ("e404", "i404", "e403", "footer")
FILE_LIMIT = 300 << 10
TROUBLE = 2


def digest(path):
    return hashlib.sha256(path.read_bytes()).hexdigest()


def refused(run, name=""):
    """Why a run was no clear refusal, or None."""
    if run.status is None or run.status < 0 or not run.status & TROUBLE:
        return f"status {run.status}"
    if not run.err.strip() or name not in run.err:
        return f"says only {run.err[-200:]!r}"
    return "findings all the same" if run.links else None


def damage(path, kind):
    """Makes PATH, a good state, a bad one."""
    if kind == "text":
        path.write_text("this is no state file\n" * 100)
    elif kind == "cut":
        path.write_bytes(path.read_bytes()[:5000])
    elif kind == "scribbled":
        content = bytearray(path.read_bytes())
        content[100:] = bytes(byte ^ 0x5A for byte in content[100:])
        path.write_bytes(content)
    elif kind == "version":
        with sqlite3.connect(path) as base:
            base.execute("PRAGMA user_version = 987654")
    elif kind == "foreign":
        path.unlink()
        with sqlite3.connect(path) as base:
            base.execute("CREATE TABLE bookmarks (title TEXT)")
            base.execute("INSERT INTO bookmarks VALUES ('keep me')")
            base.commit()


DAMAGES = ("text", "cut", "scribbled", "version", "foreign")


@harness.makes(*(f"state_{kind}" for kind in DAMAGES))
def bad_states(checks):
    with harness.bench(*SMALL) as (server, folder):
        for kind in DAMAGES:
            sweep = harness.Sweep(server, folder, state=f"{kind}.db")
            good = sweep.run(seconds=20)
            with sqlite3.connect(sweep.state) as base:
                base.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            for rest in folder.glob(f"{kind}.db-*"):
                rest.unlink()
            damage(sweep.state, kind)
            before = digest(sweep.state)
            run = sweep.run(seconds=10)
            checks.say(f"state_{kind}", good.trouble, refused(run, f"{kind}.db"), "it was overwritten" if digest(sweep.state) != before else None)


@harness.makes("two_sweeps", "first_goes_on", "no_folder", "output_full", "no_site", "bad_option")
def refusals(checks):
    slow = Behaviour("slow", "slow", "".join(link(f"/{n}.html") for n in range(60)) + link("/dead.html"), {
        f"/{n}.html": page(f"慢 {n}", wait=0.1) for n in range(60)}, (dead("$HTTP/dead.html"),), site="http")
    with harness.bench(chosen=[slow]) as (server, folder):
        sweep = harness.Sweep(server, folder)
        first = sweep.start()
        while not server.seen("slow") and first.poll() is None:
            time.sleep(0.05)
        second = sweep.run(seconds=20)
        checks.say("two_sweeps", "the first had ended" if first.poll() is not None else None, refused(second))
        run = sweep.finish(first, 30)
        checks.say("first_goes_on", run.trouble, harness.judge(slow, server, run))
        checks.say("no_folder", refused(harness.Sweep(server, folder, state="no/such/folder/s.db").run(seconds=10)))
        checks.say("output_full", refused(harness.Sweep(server, folder, "--output", "/dev/full", state="f.db").run(seconds=20)))
        checks.say("no_site", refused(harness.Sweep(server, folder, sites=[], state="n.db").run(seconds=10)))
        checks.say("bad_option", refused(harness.Sweep(server, folder, "--timeout", "soon", state="o.db").run(seconds=10)))


def small_files():
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (FILE_LIMIT, FILE_LIMIT))


@harness.makes("disk_full", "disk_full_after")
def full_disk(checks):
    pages = 300
    large = Behaviour("large", "many long addresses", "".join(link(f"/{n}.html?{'x' * 900}") for n in range(pages)), {
        f"/{n}.html?{'x' * 900}": page(f"长 {n}", link(f"/dead{n}.html?{'y' * 900}")) for n in range(pages)}, site="http")
    with harness.bench(chosen=[large]) as (server, folder):
        whole = harness.Sweep(server, folder, state="whole.db").run(seconds=25)
        sweep = harness.Sweep(server, folder, "--output", "/dev/null", state="full.db")
        run = sweep.run(seconds=25, limits=small_files)
        checks.say("disk_full", whole.trouble, refused(run))
        after = harness.Sweep(server, folder, state="full.db").run(seconds=25)
        checks.say("disk_full_after", after.trouble, None if after.key() == whole.key() else
                   f"{len(after.key())} findings, not {len(whole.key())}")


def register(rows, encoding):
    text = io.StringIO()
    csv.writer(text).writerows(rows)
    return text.getvalue().encode(encoding)


@harness.makes("register_utf8", "register_gbk", "register_bad_rows", "register_others", "register_no_header")
def registers(checks):
    with harness.bench("i404", "i410", "i500") as (server, folder):
        home = {name: server.address(name, "$HTTP/") for name in ("i404", "i410", "i500")}

        def swept(name, content):
            (folder / f"{name}.csv").write_bytes(content)
            server.forget()
            return harness.Sweep(server, folder, "--sites", str(folder / f"{name}.csv"), sites=[], state=f"{name}.db").run(seconds=20)

        english = ("code", "url", "name", "region", "unit", "group")
        chinese = ("网站名称", "网址", "网站标识码", "地区", "主办单位", "类别")
        run = swept("utf8", b"\xef\xbb\xbf" + register([english, ("4400000001", home["i404"], "甲，“网”", "440000", "甲局", "部门")], "utf-8"))
        checks.say("register_utf8", run.trouble, None if server.seen("i404") else "site not swept")
        run = swept("gbk", register([chinese, ("乙网", home["i410"], "4400000002", "广东省", '乙局 "二"', "市县")], "gbk"))
        checks.say("register_gbk", run.trouble, None if server.seen("i410") else "site not swept")
        run = swept("bad", register([english, ("1", home["i404"], "好", "", "", ""), ("2", "", "没有网址", "", "", ""),
                                     ("3", "ftp://x.test/", "别的协议", "", "", ""), ("short",), ("5", "http://[::1", "坏网址", "", "", ""),
                                     ("6", home["i500"], "也好", "", "", "")], "utf-8"))
        checks.say("register_bad_rows", [f"row {row} not named: {run.err[-300:]!r}" for row in (3, 4, 5, 6) if str(row) not in run.err],
                   None if run.status is not None and run.status >= 0 else f"status {run.status}")
        checks.say("register_others", [f"{name} not swept" for name in ("i404", "i500") if not server.seen(name)])
        checks.say("register_no_header", refused(swept("headless", register([("a", "b", "c")], "utf-8"))))


@harness.makes("register_region", "register_region_changed")
def regions(checks):
    coded = Behaviour("coded", "a page with the code of another region", '<p>网站标识码：1101010001 主办单位：某局</p>', {}, site="http")
    with harness.bench(chosen=[coded]) as (server, folder):
        home = server.address("coded", "$HTTP/")
        for check, region, wanted in (("register_region", "广东省湛江市", 1), ("register_region_changed", "110101", 0)):
            (folder / "sites.csv").write_bytes(register([("网址", "地区"), (home, region)], "gbk"))
            run = harness.Sweep(server, folder, "--sites", str(folder / "sites.csv"), sites=[]).run(seconds=40)
            checks.same(check, wanted, sum(finding["rule"] == "region.site-code" for finding in run.findings))


@harness.makes("clock_back", "clock_ahead", "year_back")
def clocks(checks):
    with harness.bench(*SMALL) as (server, folder):
        library = shim.build(folder)
        calm = harness.Sweep(server, folder, state="calm.db").run(seconds=20)
        for name, jump in (("clock_back", "0.3:-90000"), ("clock_ahead", "0.3:90000000")):
            server.forget()
            run = harness.Sweep(server, folder, state=f"{name}.db").run(seconds=25, env=shim.environment(library, SHIM_CLOCK=jump))
            checks.say(name, run.trouble, None if run.key() == calm.key() else f"{len(run.key())} findings, not {len(calm.key())}")
        server.forget()
        run = harness.Sweep(server, folder, state="calm.db").run(seconds=25, env=shim.environment(library, SHIM_CLOCK="0:-31536000"))
        counts = {finding["data"].get("nights") for finding in run.of("link.broken")}
        checks.say("year_back", calm.trouble, run.trouble, None if run.key() == calm.key() and counts == {2} else f"nights {counts}")


@harness.makes("site_unknown", "site_refuses", "site_hangs")
def no_network(checks):
    with harness.bench("e404", "i404") as (server, folder), socket.create_server(("127.0.0.1", 0)) as silent:
        hanging = f"http://i404.test:{silent.getsockname()[1]}/"
        for name, site in (("site_unknown", "http://nowhere.invalid/"), ("site_refuses", f"http://i404.test:{server.dead_port}/"), ("site_hangs", hanging)):
            port = site.split(":")[2].strip("/") if site.count(":") > 1 else "80"
            resolve = [] if name == "site_unknown" else ["--resolve", f"i404.test:{port}:127.0.0.1"]
            run = harness.Sweep(server, folder, *resolve, sites=[site], state=f"{name}.db").run(seconds=30)
            said = site.split("/")[2].split(":")[0] in run.err + run.out.decode(errors="replace")
            checks.say(name, None if run.status in (0, 1, 2, 3) else f"status {run.status}", run.faults, None if said else "not a word about it")


if __name__ == "__main__":
    harness.driver(bad_states, refusals, full_disk, registers, regions, clocks, no_network)
