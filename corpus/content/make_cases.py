#!/usr/bin/env python3
"""Writes the labelled pages of this folder and labels.tsv. README.md says what they are.

The output is committed; this is how everyone can see what was meant, and make it again: make_cases.py
"""

import shutil
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))
sys.dont_write_bytecode = True

from maker import cases  # noqa: E402

COLUMNS = ("file", "rule", "count", "where", "note")


def rows(page):
    for label in page.labels:
        count = str(label.low) if label.low == label.high else f"{label.low}-{label.high}"
        where = ",".join(str(line) for line in sorted(set(label.lines))) or "-"
        yield page.file(), label.rule, count, where, label.why or "-"


def main():
    for folder in {one.group for one in cases.CASES} | {path.parent.name for path in HERE.glob("*/*.html")}:
        shutil.rmtree(HERE / folder, ignore_errors=True)
    table, size, pages = [COLUMNS], 0, 0
    for one in cases.CASES:
        for page in one.pages():
            path = HERE / page.file()
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(page.bytes())
            found = list(rows(page))
            assert found, f"{page.file()}: says neither what is there nor what it only looks like"
            table.extend(found)
            pages, size = pages + 1, size + path.stat().st_size
    (HERE / "labels.tsv").write_text("".join("\t".join(row) + "\n" for row in table), encoding="utf-8")
    clean = sum(1 for row in table[1:] if row[2] == "0")
    positives = sum(int(row[2].partition("-")[0]) > 0 for row in table[1:])
    print(f"{pages} pages, {size / 1e6:.1f} MB: {positives} page and rule pairs with findings, {clean} temptations")


if __name__ == "__main__":
    main()
