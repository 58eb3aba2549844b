"""What the drivers of this folder share: a sweep as a process, its records, and checks that print one line each.

A driver is a program of checks: `test_X.py [CHECK...]` prints "ok NAME" or "not ok NAME: why" for each check (all, or those named)
and ends with status 1 if one failed. It runs $PAGEWARDEN, else build/pagewarden.
"""

import json
import os
import resource
import signal
import subprocess
import sys
import tempfile
import time
import urllib.parse
from contextlib import contextmanager
from pathlib import Path

sys.dont_write_bytecode = True
TOP = Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(TOP / "tests"))
sys.path.insert(0, str(Path(__file__).resolve().parent))

import validate  # noqa: E402
from behaviours import BEHAVIOURS  # noqa: E402
from fault_server import FaultServer  # noqa: E402

PROGRAM = os.environ.get("PAGEWARDEN", str(TOP / "build/pagewarden"))
SECONDS = 55
# Short, so that what hangs is over soon; the retries of a hanging link take three of them.
TIMEOUT = ["--timeout", "2"]
# Rules that speak of links; the others are of other tests.
LINK_RULES = ("link.", "attachment.error-page", "site.crawl-trap")


def behaviours(*names):
    """Those named; "a_*" are all whose name begins so."""
    chosen = [each for each in BEHAVIOURS if any(
        each.name == name or (name.endswith("*") and each.name.startswith(name[:-1])) for name in names)]
    if len(chosen) < len(names):
        raise KeyError(f"no such behaviour among {names}")
    return chosen


class Run:
    """A sweep that has ended."""

    def __init__(self, status, out, err, seconds):
        self.status, self.err, self.seconds, self.out = status, err.decode(errors="replace"), seconds, out
        self.records, self.faults = [], []
        lines = [line for line in out.split(b"\n") if line]
        for line in lines:
            try:
                self.records.append(json.loads(line))
            except ValueError:
                self.faults.append(f"no JSON: {line[:200]!r}")
        self.faults += list(validate.faults(lines, validate.Records()))[:5]
        self.findings = [record for record in self.records if record.get("type") == "finding"]
        self.links = [finding for finding in self.findings if finding["rule"].startswith(LINK_RULES)]

    def of(self, rule, url=None):
        return [finding for finding in self.links if finding["rule"] == rule and url in (None, finding["data"].get("url"))]

    @property
    def trouble(self):
        """Why this was no orderly run, or None."""
        if self.status is None:
            return f"no end after {self.seconds:.0f} s; last said: {self.err[-300:]!r}"
        if self.status not in (0, 1):
            return f"status {self.status}: {self.err[-500:]!r}"
        if self.status == 1 and not self.findings:
            return f"status 1 without a finding: {self.err[-500:]!r}"
        return self.faults[0] if self.faults else None

    def key(self):
        """What must be the same from run to run: findings without times."""
        return sorted((finding["rule"], finding["data"].get("url", finding["source"]), finding["severity"],
                       str(finding["data"].get("class")), finding["data"].get("referrers", 0)) for finding in self.links)


class Sweep:
    """The command; a state of its own in `folder`."""

    def __init__(self, server, folder, *options, sites=None, state="state.db"):
        self.server = server
        self.folder = Path(folder)
        self.state = self.folder / state
        self.options = list(options)
        self.sites = sites

    def command(self, *more):
        sites = self.server.sites() if self.sites is None else self.sites
        return [PROGRAM, "sweep", "--state", str(self.state), *self.server.resolve(), *TIMEOUT, *self.options, *more, *sites]

    def start(self, *more, limits=None, **how):
        """The process; its output goes to files, so that it never waits for us."""
        number = len(list(self.folder.glob("out.*")))
        process = subprocess.Popen(
            self.command(*more), stdin=subprocess.DEVNULL, start_new_session=True, preexec_fn=limits,
            stdout=open(self.folder / f"out.{number}", "wb"), stderr=open(self.folder / f"err.{number}", "wb"), **how)
        process.number, process.begin = number, time.monotonic()
        return process

    def finish(self, process, seconds=SECONDS):
        try:
            status = process.wait(seconds)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
            status = None
        out, err = (Path(self.folder / f"{name}.{process.number}").read_bytes() for name in ("out", "err"))
        return Run(status, out, err, time.monotonic() - process.begin)

    def run(self, *more, seconds=SECONDS, **how):
        return self.finish(self.start(*more, **how), seconds)


@contextmanager
def bench(*names, chosen=None):
    """A server for the behaviours named, and a folder."""
    with tempfile.TemporaryDirectory(prefix="sweep-") as folder:
        with FaultServer(behaviours(*names) if chosen is None else chosen, Path(folder) / "tls") as server:
            yield server, Path(folder)


def peak_memory():
    """Of the children that have ended, in MB."""
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024


# Findings against expectations


def allows(wanted, actual):
    return wanted is None or actual == wanted or (isinstance(wanted, tuple) and actual in wanted)


def canonical(address):
    """An address as records have it: Chinese characters, blanks and host names in their ASCII form."""
    parts = urllib.parse.urlsplit(address)
    host = parts.netloc
    if not host.isascii():
        name, colon, port = host.partition(":")
        host = name.encode("idna").decode() + colon + port
    safe = "%/:=&?~#+!$,;'@()*[]|"
    return urllib.parse.urlunsplit((parts.scheme, host, urllib.parse.quote(parts.path, safe), urllib.parse.quote(parts.query, safe),
                                    urllib.parse.quote(parts.fragment, safe)))


def urls_of(expect, behaviour, server):
    urls = expect.url if isinstance(expect.url, tuple) else (expect.url,)
    return [canonical(server.expand(url, behaviour)) for url in urls]


def mismatch(finding, expect):
    """In what a finding of the expected rule and address differs, or None."""
    data = finding["data"]
    wanted = (("rule", expect.rule, finding["rule"]), ("class", expect.cls, data.get("class")),
              ("severity", expect.severity, finding["severity"]), ("status", expect.status, data.get("status")),
              ("referrers", expect.referrers, data.get("referrers")))
    for name, value, actual in wanted:
        if not allows(value, actual):
            return f"{name} {actual!r}, not {value!r}"
    if finding["rule"].startswith("link.") and expect.state and "state" in data and not allows(expect.state, data["state"]):
        return f"state {data['state']!r}, not {expect.state!r}"
    if finding["rule"] in ("link.broken", "link.timeout") and "state" not in data:
        return "no state"
    if len(data.get("chain") or ()) < expect.chain:
        return f"chain {data.get('chain')!r} of fewer than {expect.chain}"
    text = json.dumps({key: value for key, value in finding.items() if key != "source"}, ensure_ascii=False).replace("self signed", "self-signed")
    for url in (data.get("url", ""), *(page["source"] for page in data.get("pages", []))):
        text = text.replace(json.dumps(url, ensure_ascii=False), "")
    if expect.words and not any(word in text for word in expect.words):
        return f"nothing of {expect.words!r} in it"
    return None


def address_of(finding):
    return finding["data"].get("url") or finding["source"]


def belongs(finding, behaviour, server):
    """Whether a finding is of a behaviour: of a page of its own, or of an address on its hosts."""
    hosts = server.by_behaviour[behaviour.name]
    pages = [finding["source"]] + [page["source"] for page in finding["data"].get("pages", [])]
    portal = server.expand(f"http://{server.PORTAL}:$PORT/b/{behaviour.name}.html", None)
    return portal in pages or any(urllib.parse.urlsplit(address).hostname in hosts for address in [address_of(finding), *pages]
                                  if "://" in address)


def judge(behaviour, server, run, expectations=None):
    """Why the findings of a run are not what the behaviour expects; [] if they are."""
    expectations = behaviour.expect if expectations is None else expectations
    own = [finding for finding in run.findings if belongs(finding, behaviour, server)]
    watched = LINK_RULES + tuple(rule for each in expectations for rule in (
        each.rule if isinstance(each.rule, tuple) else (each.rule or "",)) if rule)
    own = [finding for finding in own if finding["rule"].startswith(watched)]
    faults = []
    for expect in expectations:
        if "$BARE" in str(expect.url) and not server.low_address:
            continue
        urls = urls_of(expect, behaviour, server)
        same = [finding for finding in own if urls == [""] and allows(expect.rule, finding["rule"]) or address_of(finding) in urls]
        best = next((finding for finding in same if mismatch(finding, expect) is None), None)
        if best is not None:
            own.remove(best)
        elif same:
            own.remove(same[0])
            faults.append(f"{expect.rule} {urls[0]}: {mismatch(same[0], expect)}")
        elif not expect.optional:
            faults.append(f"no {expect.rule} {urls[0]}")
    faults += [f"unexpected {finding['rule']} {finding['severity']} {address_of(finding)} {finding['data'].get('status', '')}".rstrip()
               for finding in own]
    return faults + requests_amiss(behaviour, server)


def requests_amiss(behaviour, server):
    faults = [f"never asked for {target}" for target in behaviour.asked if not server.seen(behaviour.name, target)]
    return faults + [f"asked for {target}" for target in behaviour.unasked if server.seen(behaviour.name, target)]


# Checks


class Checks:
    """The checks of a driver. `wanted` are the names on the command line; none means all."""

    def __init__(self, arguments=None):
        self.wanted = sys.argv[1:] if arguments is None else arguments
        self.failed = 0

    def wants(self, *names):
        return not self.wanted or any(name in self.wanted for name in names)

    def say(self, name, *why):
        """One line. `why` is what was amiss: text, lists of text, None or "" for nothing."""
        reasons = [reason for each in why for reason in (each if isinstance(each, list) else [each]) if reason]
        if self.wants(name):
            self.failed += bool(reasons)
            line = f"not ok {name}: {'; '.join(map(str, reasons))}" if reasons else f"ok {name}"
            print(line.replace("\n", " ")[:2000], flush=True)

    def same(self, name, wanted, actual):
        self.say(name, None if wanted == actual else f"{actual!r}, not {wanted!r}")

    def end(self):
        sys.exit(1 if self.failed else 0)


def driver(*scenarios):
    """Runs the scenarios, each a function of the checks whose attribute `names` says which checks it makes."""
    checks = Checks()
    for scenario in scenarios:
        if checks.wants(*scenario.names):
            try:
                scenario(checks)
            except Exception as error:  # noqa: BLE001: the scenarios that follow must run
                checks.failed += 1
                print(f"not ok {scenario.names[0]}: {type(error).__name__}: {error}".replace("\n", " "), flush=True)
    checks.end()


def makes(*names):
    """Names the checks that a scenario makes."""

    def mark(scenario):
        scenario.names = names
        return scenario

    return mark
