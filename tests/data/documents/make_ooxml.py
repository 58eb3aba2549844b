#!/usr/bin/env python3
"""Makes Office packages with planted values, and their clean twins, for tests: make_ooxml.py FOLDER"""

import sys
import zipfile

FOLDER = sys.argv[1]
BASE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
SLIDE = "http://schemas.openxmlformats.org/presentationml/2006/main"
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
TYPE = "application/vnd.openxmlformats-officedocument."
WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)


def number(start):
    """A resident identity number from its first 17 digits."""
    return start + "10X98765432"[sum(int(digit) * weight for digit, weight in zip(start, WEIGHTS)) % 11]


def relations(*entries):
    lines = "".join(
        f'<Relationship Id="rId{i}" Type="{BASE}/{kind}" Target="{target}"/>' for i, (kind, target) in enumerate(entries, 1)
    )
    return f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{lines}</Relationships>'


def write(name, main, kind, parts, files=()):
    types = (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/{main}" ContentType="{TYPE}{kind}.main+xml"/></Types>'
    )
    with zipfile.ZipFile(f"{FOLDER}/{name}", "w", zipfile.ZIP_DEFLATED) as package:
        for path, text in {"[Content_Types].xml": types, "_rels/.rels": relations(("officeDocument", main)), **parts}.items():
            info = zipfile.ZipInfo(path, (2024, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            package.writestr(info, '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' + text)
        for path, source in files:
            with open(f"{FOLDER}/{source}", "rb") as file:
                package.writestr(zipfile.ZipInfo(path, (2024, 1, 1, 0, 0, 0)), file.read())


def run(text):
    """Word splits what is one for people."""
    half = len(text) // 2
    return f"<w:r><w:t>{text[:half]}</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>{text[half:]}</w:t></w:r>"


def paragraph(content):
    return f"<w:p>{content}</w:p>"


def text_of(name, ids):
    def part(root, content):
        return f'<w:{root} xmlns:w="{WORD}">{content}</w:{root}>'

    table = "".join(
        "<w:tr>" + "".join(f"<w:tc>{paragraph(run(cell))}</w:tc>" for cell in row) + "</w:tr>"
        for row in (("姓名", "公民身份号码"), ("张三", ids[1]))
    )
    body = (
        paragraph(run(f"申请人身份证号：{ids[0]}"))
        + f"<w:tbl>{table}</w:tbl>"
        + paragraph(run("已更正。") + f"<w:del><w:r><w:delText>原身份证号：{ids[2]}</w:delText></w:r></w:del>")
        + paragraph(f"<w:r><w:pict><w:txbxContent>{paragraph(run('身份证号：' + ids[3]))}</w:txbxContent></w:pict></w:r>")
    )
    parts = {
        "word/document.xml": part("document", f"<w:body>{body}</w:body>"),
        "word/_rels/document.xml.rels": relations(
            ("header", "header1.xml"),
            ("footnotes", "footnotes.xml"),
            ("comments", "comments.xml"),
            ("package", "embeddings/Microsoft_Excel_Sheet1.xlsx"),
        ),
        "word/header1.xml": part("hdr", paragraph(run(f"身份证号：{ids[4]}"))),
        "word/footnotes.xml": part("footnotes", f"<w:footnote>{paragraph(run('身份证号：' + ids[5]))}</w:footnote>"),
        "word/comments.xml": part("comments", f"<w:comment>{paragraph(run('身份证号：' + ids[6]))}</w:comment>"),
    }
    embedded = [("word/embeddings/Microsoft_Excel_Sheet1.xlsx", name.replace("docx", "xlsx"))]
    write(name, "word/document.xml", "wordprocessingml.document", parts, embedded)


def book_of(name, ids):
    def sheet(rows, more=""):
        lines = "".join(
            f'<row r="{r}">'
            + "".join(f'<c r="{chr(64 + c)}{r}" t="inlineStr"><is><t>{cell}</t></is></c>' for c, cell in enumerate(row, 1))
            + "</row>"
            for r, row in rows
        )
        return f'<worksheet xmlns="{SHEET}"><sheetData>{lines}</sheetData>{more}</worksheet>'

    parts = {
        "xl/workbook.xml": f'<workbook xmlns="{SHEET}" xmlns:r="{BASE}"><sheets><sheet name="名单" sheetId="1" r:id="rId1"/>'
        '<sheet name="备份" sheetId="2" state="hidden" r:id="rId2"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": relations(("worksheet", "worksheets/sheet1.xml"), ("worksheet", "worksheets/sheet2.xml")),
        "xl/worksheets/sheet1.xml": sheet(
            [(1, ["补贴发放名单"]), (3, ["序号", "姓名", "身份证号"])]
            + [(4 + i, [str(i + 1), "张" + "甲乙丙丁戊己"[i], ids[i]]) for i in range(6)],
            '<mergeCells><mergeCell ref="A1:C1"/></mergeCells>',
        ),
        "xl/worksheets/_rels/sheet1.xml.rels": relations(("comments", "../comments1.xml")),
        "xl/comments1.xml": f'<comments xmlns="{SHEET}"><commentList><comment ref="B4"><text><t>身份证号：{ids[6]}</t></text>'
        "</comment></commentList></comments>",
        "xl/worksheets/sheet2.xml": sheet([(1, ["姓名", "身份证号"]), (2, ["李四", ids[7]])]),
    }
    write(name, "xl/workbook.xml", "spreadsheetml.sheet", parts)


def slides_of(name, ids):
    def slide(root, text):
        content = f"<a:p><a:r><a:t>{text}</a:t></a:r></a:p>"
        return (
            f'<p:{root} xmlns:p="{SLIDE}" xmlns:a="{DRAWING}"><p:cSld><p:spTree><p:sp><p:txBody>{content}</p:txBody></p:sp>'
            f"</p:spTree></p:cSld></p:{root}>"
        )

    parts = {
        "ppt/presentation.xml": f'<p:presentation xmlns:p="{SLIDE}" xmlns:r="{BASE}"><p:sldIdLst>'
        '<p:sldId id="256" r:id="rId1"/></p:sldIdLst></p:presentation>',
        "ppt/_rels/presentation.xml.rels": relations(("slide", "slides/slide1.xml")),
        "ppt/slides/slide1.xml": slide("sld", f"身份证号：{ids[0]}"),
        "ppt/slides/_rels/slide1.xml.rels": relations(("notesSlide", "../notesSlides/notesSlide1.xml")),
        "ppt/notesSlides/notesSlide1.xml": slide("notes", f"身份证号：{ids[1]}"),
    }
    write(name, "ppt/presentation.xml", "presentationml.presentation", parts)


PLANTED = [number(f"1101011985{month:02}1{day}00{day}") for month, day in zip(range(1, 10), range(1, 10))]
CLEAN = [value[:6] + "********" + value[-4:] for value in PLANTED]
for folder, values in (("planted", PLANTED), ("clean", CLEAN)):
    book_of(f"{folder}.xlsx", values)
    text_of(f"{folder}.docx", values)
    slides_of(f"{folder}.pptx", values)
