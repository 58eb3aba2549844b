#!/usr/bin/env python3
"""The labelled pages through other scanners, side by side: bench/peers.py [PROGRAM [FOLDER]]

Peers are taken from the path or installed below FOLDER (build/peers) by the package managers that are there; what cannot be had is
named and skipped. Nobody knows all rules, and other programs name theirs differently, so all are measured alike: a finding
counts for the label on whose line it stands, whatever it is called, and is a false alarm where the page has no label of its
family on that line. Pages whose labels name no line (columns) are left out for that family.
"""

import json
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import accuracy

TOP = accuracy.TOP
INSTALL_SECONDS, SCAN_SECONDS = 300, 180


class Skip(Exception):
    """A peer that cannot be had here, and why."""


def run(command, seconds, **how):
    try:
        return subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=seconds, **how)
    except FileNotFoundError:
        raise Skip(f"no {command[0]}") from None
    except subprocess.TimeoutExpired:
        raise Skip(f"more than {seconds} s for {' '.join(command[:3])}") from None


def installed(done, what):
    if done.returncode:
        raise Skip(f"{what} cannot be installed: {(done.stderr.decode().strip().splitlines() or ['no reason given'])[-1][:120]}")


class Peers:
    """Where peers live, and the ways to get them there."""

    def __init__(self, folder):
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)

    def go(self, name, package):
        here = self.folder / "bin" / name
        if not here.exists() and not shutil.which(name):
            installed(run(["go", "install", package], INSTALL_SECONDS, env={**os.environ, "GOBIN": str(here.parent)}), name)
        return str(here) if here.exists() else shutil.which(name)

    def python(self, package, module):
        """An interpreter that has the package."""
        env = self.folder / "python"
        if not env.exists():
            installed(run([sys.executable, "-m", "venv", str(env)], INSTALL_SECONDS), "a Python environment")
        interpreter = str(env / "bin/python")
        if run([interpreter, "-c", f"import {module}"], 60).returncode:
            installed(run([interpreter, "-m", "pip", "install", "-q", package], INSTALL_SECONDS), package)
        return interpreter

    def found(self, name):
        path = shutil.which(name) or (str(self.folder / "bin" / name) if (self.folder / "bin" / name).exists() else None)
        if not path:
            raise Skip(f"no {name} in the path (it is in no package registry that this script uses)")
        return path


# Each gives (file, line, family) of its findings; the family is a rule's prefix.

def pagewarden(peers, program, folder):
    findings, _ = accuracy.scan(program, [str(path) for path in pages(folder)])
    return [(finding["source"], finding.get("line"), finding["rule"]) for finding in findings]


def gitleaks(peers, program, folder):
    report = peers.folder / "gitleaks.json"
    run([peers.go("gitleaks", "github.com/zricethezav/gitleaks/v8@latest"), "dir", str(folder), "--no-banner", "-l", "error",
         "--exit-code", "0", "-f", "json", "-r", str(report)], SCAN_SECONDS)
    return [(one["File"], one["StartLine"], "secret.") for one in json.loads(report.read_text())]


def detect_secrets(peers, program, folder):
    python = peers.python("detect-secrets", "detect_secrets")
    done = run([python, "-m", "detect_secrets", "-C", str(folder), "scan", "--all-files", "--no-verify", "."], SCAN_SECONDS)
    return [(str(folder / name), one["line_number"], "secret.") for name, found in json.loads(done.stdout)["results"].items() for one in found]


def credsweeper(peers, program, folder):
    """Without what it calls information only: identifiers of any kind."""
    report = peers.folder / "credsweeper.json"
    python = peers.python("credsweeper", "credsweeper")
    run([python, "-m", "credsweeper", "--path", str(folder), "--severity", "low", "--jobs", "1", "--log", "fatal", "--no-stdout", "--save-json", str(report)], SCAN_SECONDS)
    return [(one["line_data_list"][0]["path"], one["line_data_list"][0]["line_num"], "secret.") for one in json.loads(report.read_text())]


def kingfisher(peers, program, folder):
    done = run([peers.found("kingfisher"), "scan", str(folder), "--no-validate", "--format", "json"], SCAN_SECONDS)
    records = json.loads(done.stdout)
    return [(one["finding"]["path"], one["finding"]["line"], "secret.") for one in (records.get("findings", []) if isinstance(records, dict) else records)]


def noseyparker(peers, program, folder):
    store = peers.folder / "noseyparker.store"
    shutil.rmtree(store, ignore_errors=True)
    path = peers.found("noseyparker")
    run([path, "scan", "--datastore", str(store), str(folder)], SCAN_SECONDS)
    done = run([path, "report", "--datastore", str(store), "--format", "json"], SCAN_SECONDS)
    return [(match["provenance"][0]["path"], match["location"]["source_span"]["start"]["line"], "secret.")
            for one in json.loads(done.stdout) for match in one["matches"]]


# Its recognisers for numbers, without a language model; it reads text, so tags are blanked, lines stay.
PRESIDIO = r"""
import json, re, sys
from presidio_analyzer.predefined_recognizers import CreditCardRecognizer, PhoneRecognizer
recognisers = [(CreditCardRecognizer(), "CREDIT_CARD", "leak.bank-card"), (PhoneRecognizer(supported_regions=("CN",)), "PHONE_NUMBER", "leak.mobile")]
for path in sys.stdin.read().splitlines():
    data = open(path, "rb").read()
    try:
        text = data.decode()
    except UnicodeDecodeError:
        text = data.decode("gb18030", "replace")
    text = re.sub(r"<[^>]*>", lambda tag: re.sub(r"[^\n]", " ", tag.group(0)), text)
    for recogniser, entity, rule in recognisers:
        for found in recogniser.analyze(text, [entity], None) or []:
            if rule == "leak.mobile" and not re.search(r"1[3-9]\d{9}$", re.sub(r"\D", "", text[found.start:found.end])):
                continue  # a landline: no finding of this rule
            print(json.dumps([path, text.count("\n", 0, found.start) + 1, rule]))
"""


def presidio(peers, program, folder):
    python = peers.python("presidio-analyzer", "presidio_analyzer")
    done = run([python, "-c", PRESIDIO], SCAN_SECONDS, input="\n".join(str(path) for path in pages(folder)).encode())
    if done.returncode:
        raise Skip((done.stderr.decode().strip().splitlines() or ["failed"])[-1][:160])
    return [tuple(json.loads(line)) for line in done.stdout.decode().splitlines()]


def pages(folder):
    return sorted(path for path in folder.rglob("*") if path.is_file() and path.suffix not in accuracy.NOT_PAGES)


PEERS = [("pagewarden", pagewarden, ("leak.", "secret.")), ("gitleaks", gitleaks, ("secret.",)), ("detect-secrets", detect_secrets, ("secret.",)),
         ("credsweeper", credsweeper, ("secret.",)), ("kingfisher", kingfisher, ("secret.",)), ("noseyparker", noseyparker, ("secret.",)),
         ("presidio", presidio, ("leak.mobile", "leak.bank-card"))]


class Result:
    """What of the labels findings hit, by line."""

    def __init__(self, corpus, findings, families):
        self.families, self.wanted, self.hit, self.right, self.false = families, {}, {}, 0, 0
        by_file = {}
        for path, line, rule in findings:
            by_file.setdefault(path, []).append((line, rule))
        for path in corpus.files:
            self.page(corpus.labels.get(path, []), by_file.get(path, []))

    def page(self, labels, findings):
        for family in self.families:
            mine = [label for label in labels if label.high and any(rule.startswith(family) for rule in label.rules)]
            if any(not label.lines for label in labels if label.high and any(rule.startswith(family[:5]) for rule in label.rules)):
                continue
            here = [line for line, rule in findings if rule.startswith(family)]
            known = set().union(*(label.lines for label in mine)) if mine else set()
            for label in mine:
                rule = label.rules[0]
                self.wanted[rule] = self.wanted.get(rule, 0) + label.low
                self.hit[rule] = self.hit.get(rule, 0) + min(label.low, sum(line in label.lines for line in here))
            self.right += sum(line in known for line in here)
            self.false += sum(line not in known for line in here)

    def recall(self, rule):
        return f"{self.hit[rule] / self.wanted[rule]:.2f}" if self.wanted.get(rule) else "-"


def main():
    program = str(Path(sys.argv[1] if len(sys.argv) > 1 else TOP / "build/pagewarden").resolve())
    peers = Peers(Path(sys.argv[2] if len(sys.argv) > 2 else TOP / "build/peers").resolve())
    folder = TOP / "corpus/content"
    corpus = accuracy.Corpus([folder])
    results, seconds = {}, {}
    for name, scan, families in PEERS:
        begin = time.perf_counter()
        try:
            findings = scan(peers, program, folder)
        except Skip as why:
            print(f"{name} skipped: {why}")
            continue
        except (OSError, ValueError, KeyError) as why:
            print(f"{name} skipped: its report cannot be read ({why})")
            continue
        seconds[name] = time.perf_counter() - begin
        wanted = families if name != "pagewarden" else ("secret.", "leak.mobile", "leak.bank-card")
        results[name] = Result(corpus, findings, wanted)
        for family in wanted:
            results[name, family] = Result(corpus, findings, (family,))

    names = [name for name, _, _ in PEERS if name in results]

    def row(title, figures):
        print(f"{title:<44}" + "".join(f"{figure:>16}" for figure in figures))
    print(f"\n{len(corpus.files)} pages; recall by rule: the part of the labelled values on whose line something was found")
    row("", names)
    for rule in sorted({rule for name in names for rule in results[name].wanted}):
        row(rule, [results[name].recall(rule) for name in names])
    for family, title in (("secret.", "all secret rules"), ("leak.mobile", "leak.mobile"), ("leak.bank-card", "leak.bank-card")):
        ones = [results.get((name, family)) for name in names]
        row(f"{title}: findings on labelled lines", ["-" if one is None else str(one.right) for one in ones])
        row(f"{title}: false alarms", ["-" if one is None else str(one.false) for one in ones])
        row(f"{title}: precision", [f"{one.right / (one.right + one.false):.2f}" if one and one.right + one.false else "-" for one in ones])
    row("seconds, with installing", [f"{seconds[name]:.1f}" for name in names])


if __name__ == "__main__":
    main()
