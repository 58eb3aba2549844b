#!/usr/bin/env python3
"""How fast attachments are read, and in how much memory: bench/attachments.py [PROGRAM [COPIES]]

Every type of corpus/attachments is scanned COPIES times in one run (50), so that the start of the program counts little; each file has
a child process of its own, whose start is in the figures. Then documents as large as they come, made here: a sheet of 200,000
rows, a long text, a long table, a large letter. Rates are by processor time of all processes (the clock's stands beside it: a machine that does other
things as well makes it longer); memory is that of all together (proportional set size), looked at all the time. One job;
medians of three runs. Always succeeds: it measures.
"""

import base64
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
import zipfile
from collections import defaultdict
from pathlib import Path

TOP = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(TOP / "corpus/content/maker"))
sys.dont_write_bytecode = True
from invent import id_check  # noqa: E402

ROUNDS, MOST_MEMORY, MOST_SECONDS, SHEET_ROWS = 3, 300e6, 5, 200000
BASE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


class Watch(threading.Thread):
    """The most memory that a process and all below it had at one time."""

    def __init__(self, pid):
        super().__init__(daemon=True)
        self.pid, self.peak, self.is_over = pid, 0, False

    def below(self, pid):
        found, waiting = [], [pid]
        while waiting:
            one = waiting.pop()
            found.append(one)
            try:
                for task in os.listdir(f"/proc/{one}/task"):
                    waiting.extend(Path(f"/proc/{one}/task/{task}/children").read_text().split())
            except OSError:  # it has just ended
                pass
        return found

    def run(self):
        while not self.is_over:
            total = 0
            for pid in self.below(self.pid):
                try:
                    lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
                    total += sum(int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:"))
                except OSError:
                    pass
            self.peak = max(self.peak, total)
            time.sleep(0.005)


def scan(program, paths, env):
    """Processor seconds, those of the clock, and the most memory."""
    with tempfile.NamedTemporaryFile("w", suffix=".list") as listed:
        listed.write("".join(f"{path}\n" for path in paths))
        listed.flush()
        begin = time.perf_counter()
        process = subprocess.Popen([program, "scan", "--jobs", "1", "--progress", "never", "--files-from", listed.name],
                                   env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        watch = Watch(process.pid)
        watch.start()
        _, status, usage = os.wait4(process.pid, 0)  # with the processes that it waited for
        if os.waitstatus_to_exitcode(status) not in (0, 1):
            sys.exit(f"status {status} of {program}")
        clock = time.perf_counter() - begin
        watch.is_over = True
        watch.join()
    return usage.ru_utime + usage.ru_stime, clock, watch.peak


def measure(program, paths, env, start):
    runs = [scan(program, paths, env) for _ in range(ROUNDS)]
    cpu, clock = (max(statistics.median(run[at] for run in runs) - start[at], 1e-3) for at in range(2))
    return cpu, clock, max(run[2] for run in runs)


def number(at):
    first = f"110101{1950 + at // 28 // 12 % 50}{at // 28 % 12 + 1:02}{at % 28 + 1:02}{at % 1000:03}"
    return first + id_check(first)


def package(path, main, kind, parts):
    relation = '<Relationships><Relationship Id="r1" Type="{}/{}" Target="{}"/>{}</Relationships>'
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as out:
        out.writestr("[Content_Types].xml", "<Types/>")
        out.writestr("_rels/.rels", relation.format(BASE, "officeDocument", main, ""))
        if kind:
            strings = f'<Relationship Id="r2" Type="{BASE}/sharedStrings" Target="strings.xml"/>'
            out.writestr("xl/_rels/workbook.xml.rels", relation.format(BASE, kind, "sheet1.xml", strings))
        for name, pieces in parts.items():
            with out.open(name, "w", force_zip64=True) as part:
                for piece in pieces:
                    part.write(piece.encode())


def make_sheet(path, rows):
    """As Excel writes it: names and numbers in the shared strings."""
    def strings():
        yield "<sst>" + "".join(f"<si><t>{head}</t></si>" for head in ("序号", "姓名", "身份证号", "金额"))
        for at in range(rows):
            yield f"<si><t>张{chr(0x4e00 + at % 5000)}</t></si><si><t>{number(at)}</t></si>"
        yield "</sst>"

    def sheet():
        yield "<worksheet><sheetData><row r=\"1\">" + "".join(f'<c r="{letter}1" t="s"><v>{at}</v></c>' for at, letter in enumerate("ABCD")) + "</row>"
        for at in range(rows):
            row = at + 2
            yield (f'<row r="{row}"><c r="A{row}"><v>{at + 1}</v></c><c r="B{row}" t="s"><v>{4 + 2 * at}</v></c>'
                   f'<c r="C{row}" t="s"><v>{5 + 2 * at}</v></c><c r="D{row}"><v>1200.5</v></c></row>')
        yield "</sheetData></worksheet>"

    book = ['<workbook xmlns:r="r"><sheets><sheet name="名单" r:id="r1"/></sheets></workbook>']
    package(path, "xl/workbook.xml", "worksheet", {"xl/workbook.xml": book, "xl/strings.xml": strings(), "xl/sheet1.xml": sheet()})


def make_text(path, paragraphs):
    def body():
        yield "<document><body>"
        for at in range(paragraphs):
            yield f"<p><r><t>第{at}条 各乡镇人民政府、街道办事处要按照职责分工，抓好本通知的贯彻落实，重要情况及时报告。</t></r></p>"
        yield "</body></document>"

    package(path, "word/document.xml", None, {"word/document.xml": body()})


def make_table(path, rows):
    with open(path, "w", encoding="gb18030") as out:
        out.write("序号,姓名,身份证号,金额\n")
        for at in range(rows):
            out.write(f"{at + 1},张三,{number(at)},1200.50\n")


def make_letter(path, attached):
    data = base64.encodebytes(attached.read_bytes()).decode()
    path.write_text("Subject: list\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n--b\n\ntext\n--b\n"
                    f'Content-Disposition: attachment; filename="{attached.name}"\nContent-Transfer-Encoding: base64\n\n{data}\n--b--\n')


def row(what, count, size, figures, most=None):
    cpu, clock, peak = figures
    missed = f"MISSED: asked for {most} s" if most and cpu > most else ""
    print(f"{what:<28}{count:>6}{size / count / 1e3:>10.1f}{count / cpu:>10.1f}{size / cpu / 1e6:>9.2f}{cpu / count * 1e3:>10.2f}"
          f"{clock / count * 1e3:>10.2f}{peak / 1e6:>9.0f}  {missed}".rstrip(), flush=True)


def small(program, copies, scratch, env, start):
    """The most memory of all types."""
    types, peaks = defaultdict(list), []
    for path in sorted((TOP / "corpus/attachments/planted").iterdir()):
        types["tar.gz" if path.name.endswith(".tar.gz") else path.suffix[1:]].append(path)
    for name, paths in sorted(types.items()):
        made = []
        for at in range(copies):
            source = paths[at % len(paths)]
            made.append(scratch / f"{at}-{source.name}")
            shutil.copyfile(source, made[-1])
        figures = measure(program, made, env, start)
        row(name, copies, sum(path.stat().st_size for path in made), figures)
        peaks.append(figures[2])
        for path in made:
            path.unlink()
    return max(peaks)


def large(program, scratch, env, start):
    peaks = []

    def one(what, path, most=None):
        figures = measure(program, [path], env, start)
        row(what, 1, path.stat().st_size, figures, most)
        peaks.append(figures[2])

    sheet = scratch / "sheet.xlsx"
    make_sheet(sheet, SHEET_ROWS)
    one(f"xlsx, {SHEET_ROWS:,} rows", sheet, MOST_SECONDS)
    make_letter(scratch / "letter.eml", sheet)
    one("eml, the same attached", scratch / "letter.eml")
    with zipfile.ZipFile(scratch / "packed.zip", "w", zipfile.ZIP_STORED) as out:
        out.write(sheet, sheet.name)
    one("zip, the same packed", scratch / "packed.zip")
    make_text(scratch / "text.docx", 200000)
    one("docx, 200,000 paragraphs", scratch / "text.docx")
    make_table(scratch / "table.csv", SHEET_ROWS)
    one(f"csv, {SHEET_ROWS:,} rows", scratch / "table.csv")
    return max(peaks)


def main():
    program = str(Path(sys.argv[1] if len(sys.argv) > 1 else TOP / "build/pagewarden").resolve())
    copies = int(sys.argv[2]) if len(sys.argv) > 2 else 50
    with tempfile.TemporaryDirectory(prefix="pagewarden-bench-") as name:
        scratch = Path(name)
        env = {**os.environ, "PAGEWARDEN_CACHE": str(scratch / "cache"), "PAGEWARDEN_KEY": "bench", "PAGEWARDEN_RULES": str(TOP / "rules")}
        nothing = scratch / "nothing.txt"
        nothing.write_text("x\n")
        scan(program, [nothing], env)  # compiles the rules
        starts = [scan(program, [nothing], env) for _ in range(5)]
        start = [statistics.median(one[at] for one in starts) for at in range(2)]
        print(f"start of the program: {start[0] * 1e3:.0f} ms, left out below")
        print(f"{'type':<28}{'files':>6}{'KB each':>10}{'files/s':>10}{'MB/s':>9}{'ms each':>10}{'by clock':>10}{'peak MB':>9}")
        peak = max(small(program, copies, scratch, env, start), large(program, scratch, env, start))
    print(f"peak memory of all processes: {peak / 1e6:.0f} MB (asked: < {MOST_MEMORY / 1e6:.0f} MB){'' if peak < MOST_MEMORY else '   MISSED'}")


if __name__ == "__main__":
    main()
