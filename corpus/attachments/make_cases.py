#!/usr/bin/env python3
"""Writes the documents of this folder and labels.tsv. README.md says what they are.

The output is committed; this is how everyone can see what was meant, and make it again: make_cases.py
LibreOffice (writer, calc, impress) must be installed. It writes the time into its files, so they differ from run to run.
"""

import csv
import io
import shutil
import sys
import tempfile
import zipfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))
sys.dont_write_bytecode = True

from maker import binary, cases, fixed, office, packed, sources  # noqa: E402

COLUMNS = ("file", "rule", "count", "where", "note")
FEW = ("doc", "docx", "rtf", "odt", "pdf")
# What a format, or its writer, does not keep.
LOST = {"pdf": ("comment", "hidden", "property"), "csv": ("page header", "property", "comment first B3", "box", "second", "hidden", "fourth"),
        "txt": ("header", "footnote", "endnote", "comment", "hidden", "deleted", "box", "property"),
        "xlsb": ("page header", "property", "box"), "ofd": ("endnote", "deleted", "box")}


def place(extension, case, part, value):
    """Where a value has to be found: lines of a text, or the names of places and kinds of places."""
    kind, _, cell = part.partition(" ")
    texts = {"txt": lambda: plain(case), "csv": lambda: separated(case)}
    if extension in texts:
        return ",".join(str(number) for number, line in enumerate(texts[extension]().splitlines(), 1) if value.split("|")[0] in line)
    if extension == "pdf":
        return "page 1|page 2"
    if extension == "ofd":
        return {"comment": "comment", "hidden": "hidden", "property": "hidden"}.get(kind, "page 1")
    if kind in ("table", "column", "first"):
        name = case.sheets[0].name if kind == "first" else "table 1"
        return "-" if "column" in part else f"{name}!{cell}"
    if kind == "second" or kind == "fourth":
        return f"{case.sheets[1 if kind == 'second' else 3].name}!{cell}"
    if kind == "hidden" and cell:
        return f"{case.sheets[2].name}!{cell}"
    if kind == "slide":
        number, _, cell = cell.partition(" ")
        return f"slide {number}, table 1!{cell}" if cell else f"slide {number}"
    if kind == "notes":
        return f"slide {cell} notes|notes of slide {cell}"
    if kind == "property":
        return f"property {case.property[0]}"
    return {"comment": "comment", "hidden": "hidden", "deleted": "hidden"}.get(kind, "document")


def plain(case):
    """A text as Word saves it: cells of a table with tabs between."""
    tables = ["\t".join(row) for rows in case.tables for row in rows]
    return "".join(line + "\n" for line in (*case.lines, *tables, *case.closing))


def separated(case):
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerows(case.sheets[0].rows)
    return out.getvalue()


def rows(name, case):
    extension = name.rsplit(".", 1)[1]
    for rule, count, part, value in case.planted:
        if part.startswith(LOST.get(extension, ())):
            continue
        is_column = rule == cases.COLUMN
        note = f"{len(value.split('|'))} values" if is_column else part
        yield name, rule, str(count), place(extension, case, part, value), note


def slim(path):
    """Without the picture of its first page."""
    with zipfile.ZipFile(path) as package:
        parts = [(info, package.read(info)) for info in package.infolist() if not info.filename.startswith("Thumbnails/")]
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for info, data in parts:
            package.writestr(info, data)


def make_documents(folder, is_clean):
    """Documents of one kind; returns them with their cases."""
    made = []
    with tempfile.TemporaryDirectory() as scratch:
        def convert(case, source, kind, formats):
            path = Path(scratch) / f"{case.name}.{kind}"
            path.write_text(source, encoding="utf-8")
            office.convert([path], formats, folder)
            made.append(case)

        notice, form = cases.notice("notice", 101, is_clean, 5), cases.form("form", 102, is_clean)
        long = cases.notice("list", 103, is_clean, 14)
        convert(notice, sources.text_document(notice), "fodt", office.TEXTS)
        for case in form, long:
            convert(case, sources.text_document(case), "fodt", {name: office.TEXTS[name] for name in FEW})
        book, large = cases.subsidies("book", 104, is_clean, 6), cases.subsidies("ledger", 105, is_clean, 30)
        convert(book, sources.book(book), "fods", office.SHEETS)
        convert(large, sources.book(large), "fods", {name: office.SHEETS[name] for name in ("xls", "xlsx", "ods")})
        slides = cases.training("training", 106, is_clean)
        convert(slides, sources.slides(slides), "fodp", office.SLIDES)
    for path in folder.glob("*.od?"):
        slim(path)
    for case in notice, form, long:
        (folder / f"{case.name}.ofd").write_bytes(fixed.ofd(case))
        (folder / f"{case.name}.txt").write_bytes(plain(case).encode("gb18030" if case is form else "utf-8"))
    for case in book, large:
        (folder / f"{case.name}.xlsb").write_bytes(binary.xlsb(case))
    (folder / "book.csv").write_bytes(separated(book).encode("gb18030"))
    (folder / "ledger.csv").write_bytes(b"\xef\xbb\xbf" + separated(large).encode())
    return [(path.name, next(case for case in made if case.name == path.stem)) for path in sorted(folder.iterdir())]


def make_packed(folder, is_clean):
    """Archives and letters of documents that were made; returns the names of what is inside with its cases."""
    d = cases.Drawer(107, is_clean)
    found, number = [], 0
    wanted = (("packed.zip", packed.zip_), ("packed.7z", packed.seven), ("packed.rar", packed.rar), ("packed.tar", packed.tar),
              ("packed.tar.gz", lambda members: packed.gz(packed.tar(members))))
    for name, pack in wanted:
        form, book = cases.form("登记表", 200 + number, is_clean), cases.subsidies("清单", 220 + number, is_clean, 3)
        number += 1
        members = [("附件/说明.txt", "报送材料说明\n".encode("gb18030")), ("附件/登记表.txt", plain(form).encode("gb18030")),
                   ("附件/清单.csv", separated(book).encode())]
        inner = cases.form("内层", 240 + number, is_clean)
        members.append(("附件/内层.zip", packed.zip_([("内层.ofd", fixed.ofd(inner))])))
        (folder / name).write_bytes(pack(members))
        found += [(f"{name}!附件/登记表.txt", form), (f"{name}!附件/清单.csv", book), (f"{name}!附件/内层.zip!内层.ofd", inner)]
    one = cases.form("single", 260, is_clean)
    (folder / "single.txt.gz").write_bytes(packed.gz(plain(one).encode()))
    found.append(("single.txt.gz!single.txt", one))
    for name, write in (("letter.eml", packed.letter), ("old.eml", packed.uuencoded), ("letter.msg", packed.outlook)):
        case = cases.Case(name, "补报名单")
        text = f"请补录{d.person()}，身份证号：{case.plant(cases.ID, 'text', d.id())}，详见附件。\n\n联系电话：{d.g.landline()}\n"
        book = cases.subsidies("名单", 270 + number, is_clean, 4)
        number += 1
        attached = "list.csv" if name == "old.eml" else "名单.csv"
        (folder / name).write_bytes(write(case.title, text, [(attached, separated(book).encode("gb18030"))]))
        found += [(f"{name}!{attached}", book), (name, case)]
    return found


def main():
    table = [COLUMNS]
    for name in "planted", "clean":
        folder = HERE / name
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        is_clean = name == "clean"
        for file, case in make_documents(folder, is_clean) + make_packed(folder, is_clean):
            table.extend((f"{name}/{file}", *row[1:]) for row in rows(file, case) if not is_clean)
    (HERE / "labels.tsv").write_text("".join("\t".join(row) + "\n" for row in table), encoding="utf-8")
    files = [path for path in HERE.glob("*/*.*") if path.parent.name != "maker"]
    print(f"{len(files)} documents, {sum(path.stat().st_size for path in files) / 1e6:.1f} MB; {len(table) - 1} planted values and columns")


if __name__ == "__main__":
    main()
