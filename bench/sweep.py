#!/usr/bin/env python3
"""`pagewarden sweep` against nginx on loopback, and other link checkers side by side.

    bench/sweep.py [--program FILE] [--rounds N] [--links N] [--growth N,N,...] [--peers NAME,...]

Three tables: links a second and processor time a checked link, for lists that show images (is it there?), and for lists that
link pages (which are read, too); and, for sites of pages that grow, time and processor time a page and the most memory. nginx counts the requests; keep-alive throughout. Peers (lychee,
muffet, linkchecker) are taken from the path; those that are not there are named and skipped. Trust the ratios.
"""

import argparse
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

TOP = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(TOP / "tests/sweep"))
sys.dont_write_bytecode = True

import nginx  # noqa: E402

SECONDS = 1800
LINKS_PER_PAGE = 100
# As many as the peers are given.
CONNECTIONS = 64
HOST = "bench.test"
# Leaves are made by nginx itself, each with a text of its own.
LEAVES = """location = /status { stub_status; }
        location ~ "^/c([a-z]+)/t([0-9]+).png$" { default_type image/png; return 200 "$1-$2"; }
        location ~ "^/c([a-z]+)/t([0-9]+).html$" { default_type text/html;
            return 200 "<!DOCTYPE html><html><head><meta charset=utf-8><title>Notice $2 of $1</title></head><body><h1>Notice $2</h1>
<p>Office $1 gives notice number $2 of this year, under file $1-$2.</p><p>$request_id</p></body></html>"; }"""


def in_letters(number):
    """A site has many columns, of few pages each: numbers would be one kind of pages without end, which sweep gives up."""
    letters = ""
    while number or not letters:
        letters += chr(ord("a") + number % 26)
        number //= 26
    return letters


def write_site(root, links, images=False):
    """An index of lists of leaves, pages or `images`: `links` addresses in all. Returns the addresses of the pages that have links."""
    root.mkdir()
    lists = max(links // LINKS_PER_PAGE, 1)
    for number in range(lists):
        column = in_letters(number)
        leaf_form = '<li><img src="/c{0}/t{1}.png" alt="notice {1}"> {0}</li>\n' if images else '<li><a href="/c{0}/t{1}.html">notice {1} of {0}</a></li>\n'
        leaves = "".join(leaf_form.format(column, leaf) for leaf in range(LINKS_PER_PAGE))
        (root / f"list{number}.html").write_text(f"<!DOCTYPE html><title>List {column}</title><ul>{leaves}</ul>")
    # A tree of lists: no page has all of them.
    for number in range(0, lists, LINKS_PER_PAGE):
        index = "".join(f'<li><a href="/list{each}.html">list {each}</a></li>\n' for each in range(number, min(number + LINKS_PER_PAGE, lists)))
        (root / f"index{number}.html").write_text(f"<!DOCTYPE html><title>Index {number}</title><ul>{index}</ul>")
    top = "".join(f'<a href="/index{number}.html">{number}</a>\n' for number in range(0, lists, LINKS_PER_PAGE))
    (root / "index.html").write_text(f"<!DOCTYPE html><title>Top</title>{top}")
    return ["/", *(f"/index{number}.html" for number in range(0, lists, LINKS_PER_PAGE)), *(f"/list{number}.html" for number in range(lists))]


def requests_so_far(server):
    text = urllib.request.urlopen(f"http://127.0.0.1:{server.port}/status").read().decode()
    return int(text.splitlines()[2].split()[2])


class Measure:
    """One run of a command: seconds, processor seconds, MB, requests, status."""

    def __init__(self, command, server, folder):
        before = requests_so_far(server)
        begin = time.monotonic()
        with open(folder / "out", "wb") as out:
            process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=out, stderr=subprocess.STDOUT, preexec_fn=limited)
            _, status, usage = os.wait4(process.pid, 0)
        process.returncode = self.status = os.waitstatus_to_exitcode(status)
        self.seconds = time.monotonic() - begin
        self.processor = usage.ru_utime + usage.ru_stime
        self.megabytes = usage.ru_maxrss / 1024
        self.requests = requests_so_far(server) - before - 1
        self.last_words = (folder / "out").read_bytes()[-300:].decode(errors="replace")


def limited():
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))


def sweep(program, server, folder):
    for old in folder.glob("state.db*"):
        old.unlink()
    return [program, "sweep", "--state", str(folder / "state.db"), "--output", str(folder / "findings.jsonl"), "--per-host", str(CONNECTIONS),
            "--resolve", f"{HOST}:{server.port}:127.0.0.1", f"http://{HOST}:{server.port}/"]


def peer_commands(server, pages):
    base = f"http://127.0.0.1:{server.port}"
    return {
        "lychee": ["lychee", "--no-progress", "--max-concurrency", str(CONNECTIONS), *(base + page for page in pages)],
        "muffet": ["muffet", "--max-connections-per-host", str(CONNECTIONS), "--timeout", "30", base + "/"],
        "linkchecker": ["linkchecker", "--no-status", "--no-warnings", "-t", str(CONNECTIONS), "-r-1", base + "/"],
    }


def median(values):
    return sorted(values)[len(values) // 2]


def warm(program):
    """The rules are compiled once for all runs, and not timed."""
    subprocess.run([program, "rules", "list"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def speed(options, folder, images):
    """The first table, for leaves that are pages or images."""
    place = folder / ("images" if images else "pages")
    place.mkdir()
    pages = write_site(place / "site", options.links, images)
    with nginx.Nginx(place / "nginx", place / "site", log=False, more=LEAVES) as server:
        commands = {"pagewarden": None, **peer_commands(server, pages)}
        print(f"{place.name:12} {'links/s':>9} {'µs CPU/link':>12} {'links/CPU s':>12} {'MB':>7} {'requests':>9}   ({options.links} links, median of {options.rounds})")
        for name, command in commands.items():
            if command and (name not in options.peers or not shutil.which(command[0])):
                print(f"{name:12} skipped: not installed" if name in options.peers else f"{name:12} skipped")
                continue
            runs = []
            for _ in range(options.rounds):
                runs.append(Measure(command or sweep(options.program, server, folder), server, folder))
            if runs[-1].requests < options.links:
                print(f"{name:12} asked for {runs[-1].requests} of {options.links} links; status {runs[-1].status}: {runs[-1].last_words!r}")
                continue
            rates = [options.links / run.seconds for run in runs]
            costs = [run.processor / options.links * 1e6 for run in runs]
            print(f"{name:12} {median(rates):9.0f} {median(costs):12.1f} {1e6 / median(costs):12.0f} "
                  f"{median([run.megabytes for run in runs]):7.0f} {runs[-1].requests:9}", flush=True)


def growth(options, folder):
    """The second table."""
    print(f"\n{'pages':>9} {'seconds':>9} {'links/s':>9} {'µs CPU/link':>12} {'MB':>7} {'MB state':>9} {'requests':>9}")
    for links in options.growth:
        place = folder / f"grow{links}"
        place.mkdir()
        write_site(place / "site", links)
        with nginx.Nginx(place / "nginx", place / "site", log=False, more=LEAVES) as server:
            run = Measure(sweep(options.program, server, place), server, place)
            state = sum(file.stat().st_size for file in place.glob("state.db*")) / (1 << 20)
            print(f"{links:9} {run.seconds:9.1f} {links / run.seconds:9.0f} {run.processor / links * 1e6:12.1f} {run.megabytes:7.0f} "
                  f"{state:9.0f} {run.requests:9}" + (f"   status {run.status}: {run.last_words!r}" if run.requests < links else ""), flush=True)
        shutil.rmtree(place)


def numbers(text):
    return [int(each) for each in text.split(",") if each]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", default=str(TOP / "build/pagewarden"), metavar="FILE")
    parser.add_argument("--rounds", type=int, default=3, metavar="N")
    parser.add_argument("--links", type=int, default=20000, metavar="N")
    parser.add_argument("--growth", type=numbers, default=[10000, 30000, 100000, 300000], metavar="N,N,...")
    parser.add_argument("--peers", type=lambda text: text.split(","), default=["lychee", "muffet", "linkchecker"], metavar="NAME,...")
    options = parser.parse_args()
    if not nginx.program():
        sys.exit("nginx is not installed")
    with tempfile.TemporaryDirectory(prefix="sweep-bench-") as name:
        folder = Path(name)
        folder.chmod(0o755)
        warm(options.program)
        speed(options, folder, images=True)
        speed(options, folder, images=False)
        growth(options, folder)


if __name__ == "__main__":
    main()
