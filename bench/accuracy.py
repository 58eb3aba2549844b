#!/usr/bin/env python3
"""How right the findings on labelled pages are: bench/accuracy.py [--all] [PROGRAM [FOLDER...]]

Every folder of corpus/ with a labels.tsv is scanned in one run (PROGRAM is build/pagewarden). A row of labels.tsv says how
many findings a rule has to give on a page, and on which lines; a rule that no row allows on a page must not give any there.

Printed for each rule: what was to be found, what was found of it, precision, recall, F1; then what was missed and what was
a false alarm, by file. Notes do not count: they ask nobody to act. Always succeeds: it measures.
"""

import json
import os
import re
import subprocess
import sys
import tempfile
from collections import Counter, defaultdict
from pathlib import Path

TOP = Path(__file__).resolve().parent.parent
FAMILIES = ("leak.", "secret.", "region.")
NOT_PAGES = {".py", ".tsv", ".md", ".pyc"}  # unless labels.tsv names it: README.md may be a case
SHOWN = 40


class Label:
    """A row: of any of `rules`, `low` to `high` findings, each on one of `lines` or at one of `places` (anywhere if there are none)."""

    def __init__(self, rules, count, where, note):
        low, _, high = count.partition("-")
        self.rules, self.note = rules.split("|"), note
        self.low, self.high = int(low), int(high or low)
        is_lines = where.replace(",", "").isdigit()
        self.lines = {int(line) for line in where.split(",")} if is_lines else set()
        self.places = set() if is_lines or where == "-" else set(where.split("|"))
        self.found = Counter()

    def takes(self, finding):
        if finding["rule"] not in self.rules or self.found.total() >= self.high:
            return False
        if self.places:
            return not self.places.isdisjoint((finding.get("path"), finding["where"]))
        return not self.lines or finding.get("line") in self.lines

    def place(self):
        return "|".join(sorted(self.places)) or ",".join(str(line) for line in sorted(self.lines)) or "-"


class Corpus:
    def __init__(self, folders):
        self.labels = defaultdict(list)  # by file
        self.files, self.families = [], {}
        for folder in folders:
            rows = [line.split("\t") for line in (folder / "labels.tsv").read_text(encoding="utf-8").splitlines()[1:]]
            here = {family for family in FAMILIES if any(family in row[1] for row in rows)}
            named = {folder / row[0] for row in rows}
            for path in sorted(path for path in folder.rglob("*") if path.is_file() and (path in named or path.suffix not in NOT_PAGES)):
                self.files.append(str(path))
                self.families[str(path)] = here
            for name, rule, count, where, note in rows:
                self.labels[str(folder / name)].append(Label(rule, count, where, note))


def scan(program, files):
    """Findings that ask somebody to act, and the run's errors."""
    with tempfile.TemporaryDirectory(prefix="pagewarden-accuracy-") as scratch:
        listed = Path(scratch) / "list"
        listed.write_text("".join(name + "\n" for name in files), encoding="utf-8")
        env = {**os.environ, "PAGEWARDEN_CACHE": str(Path(scratch) / "cache"), "PAGEWARDEN_KEY": "accuracy", "PAGEWARDEN_RULES": os.environ.get("PAGEWARDEN_RULES", str(TOP / "rules"))}
        done = subprocess.run([program, "scan", "--progress", "never", "--show-secrets", "--files-from", str(listed)], env=env, stdout=subprocess.PIPE)
    if done.returncode & 2:
        print(f"the scan had trouble: status {done.returncode}", file=sys.stderr)
    records = [json.loads(line) for line in done.stdout.decode().splitlines()]
    return ([record for record in records if record["type"] == "finding" and record["severity"] != "note"],
            [record for record in records if record["type"] == "error"])


def families_of(corpus, source):
    """What is measured in a file, and in the members of one."""
    while source not in corpus.families and "!" in source:
        source = source.rpartition("!")[0]
    return corpus.families.get(source, ())


class Score:
    def __init__(self):
        self.right, self.wanted, self.missed, self.false = 0, 0, [], []

    def row(self, name):
        alarms, misses = sum(count for count, _ in self.false), sum(count for count, _ in self.missed)
        precision = self.right / (self.right + alarms) if self.right + alarms else None
        recall = (self.wanted - misses) / self.wanted if self.wanted else None
        f1 = 2 * precision * recall / (precision + recall) if precision and recall else None
        figures = "".join(f"{'-' if figure is None else format(figure, '.3f'):>10}" for figure in (precision, recall, f1))
        return f"{name:<26}{self.wanted:>7}{self.right:>7}{misses:>7}{alarms:>7}{figures}"


def name_of(path):
    return os.path.relpath(path, TOP / "corpus")


def judge(corpus, findings):
    """Scores by rule, and columns whose number of values is another than the note says."""
    scores, counted = defaultdict(Score), []
    for finding in sorted(findings, key=lambda one: (one["source"], one.get("offset", 0))):
        path, rule, line = finding["source"], finding["rule"], finding.get("line")
        if not any(rule.startswith(family) for family in families_of(corpus, path)):
            continue
        labels = corpus.labels[path]
        taking = [one for one in labels if one.takes(finding)]
        # The most exact one: by the name of the place, by its kind, anywhere.
        exact = [one for one in taking if one.lines or finding.get("path") in one.places]
        label = next(iter(exact or [one for one in taking if one.places] or taking), None)
        if label:
            label.found[rule] += 1
            scores[rule].right += 1
            if rule == "leak.id-column" and re.match(r"\d+ values", label.note) and finding["count"] != int(label.note.split()[0]):
                counted.append(f"{name_of(path)}:{line}: {finding['count']} values, should be {label.note}")
        else:
            known = [one for one in labels if rule in one.rules and one.high]
            why = "wrong place or one too many" if known else "; ".join(one.note for one in labels if one.note != "-") or "nothing there"
            scores[rule].false.append((1, f"{name_of(path)}:{line or finding.get('path', '-')} [{finding['where']}] {finding['evidence'][:60]} ({why})"))
    for path, labels in sorted(corpus.labels.items()):
        for label in labels:
            missing = label.low - label.found.total()
            rule = label.rules[0]
            scores[rule].wanted += label.low
            if missing > 0:
                scores[rule].missed.append((missing, f"{name_of(path)}:{label.place()} {missing} of {label.low} ({label.note})"))
    return scores, counted


def show(title, entries, everything):
    if not entries:
        return
    print(f"\n{title}: {sum(count for count, _ in entries)}")
    for _, text in entries[:None if everything else SHOWN]:
        print(f"  {text}")
    if len(entries) > SHOWN and not everything:
        print(f"  ... and {len(entries) - SHOWN} more pages (--all shows them)")


def main():
    arguments = [argument for argument in sys.argv[1:] if argument != "--all"]
    everything = "--all" in sys.argv[1:]
    program = str(Path(arguments[0] if arguments else TOP / "build/pagewarden").resolve())
    folders = [Path(argument).resolve() for argument in arguments[1:]] or sorted(path.parent for path in (TOP / "corpus").glob("*/labels.tsv"))
    corpus = Corpus(folders)
    findings, errors = scan(program, corpus.files)
    scores, counted = judge(corpus, findings)

    total = Score()
    print(f"{len(corpus.files)} pages in {', '.join(name_of(folder) for folder in folders)}; "
          f"{sum(label.high == 0 for labels in corpus.labels.values() for label in labels)} temptations")
    print(f"{'rule':<26}{'wanted':>7}{'right':>7}{'missed':>7}{'false':>7}{'precision':>10}{'recall':>10}{'F1':>10}")
    for rule, score in sorted(scores.items()):
        print(score.row(rule))
        total.right += score.right
        total.wanted += score.wanted
        total.missed += score.missed
        total.false += score.false
    print(total.row("all"))
    for rule, score in sorted(scores.items()):
        show(f"{rule} missed", score.missed, everything)
        show(f"{rule} false alarms", score.false, everything)
    show("columns counted otherwise", [(1, text) for text in counted], everything)
    show("errors", [(1, f"{name_of(record['source'])}: {record['stage']}: {record['message']}") for record in errors], everything)


if __name__ == "__main__":
    main()
