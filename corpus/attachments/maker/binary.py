"""xlsb as Excel writes it: a package of records."""

import struct

from .fixed import zipped

BASE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
KIND = "application/vnd.ms-excel."


def number(value):
    out = bytearray()
    while value > 127:
        out.append(value & 127 | 128)
        value >>= 7
    return bytes(out) + bytes([value])


def record(kind, data=b""):
    return number(kind) + number(len(data)) + data


def wide(text):
    return struct.pack("<I", len(text.encode("utf-16-le")) // 2) + text.encode("utf-16-le")


def relations(entries):
    lines = "".join(f'<Relationship Id="rId{at}" Type="{BASE}/{kind}" Target="{target}"/>' for at, (kind, target) in enumerate(entries, 1))
    return f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{lines}</Relationships>'


def sheet(one, strings):
    out = record(129) + record(148, struct.pack("<IIII", 0, len(one.rows) - 1, 0, one.width - 1))
    if one.hidden_columns:
        out += record(390) + b"".join(record(60, struct.pack("<IIIIH", column - 1, column - 1, 2560, 0, 1)) for column in one.hidden_columns) + record(391)
    out += record(145)
    for row, cells in enumerate(one.rows, 1):
        hidden = 0x10 if row in one.hidden_rows else 0
        out += record(0, struct.pack("<IIHBBBI", row - 1, 0, 300, 0, hidden, 0, 1) + struct.pack("<II", 0, len(cells) - 1))
        for column, value in enumerate(cells):
            head = struct.pack("<II", column, 0)
            if isinstance(value, int) and value < 1 << 29:
                out += record(2, head + struct.pack("<I", value << 2 | 2))
            elif isinstance(value, int):
                out += record(5, head + struct.pack("<d", value))
            elif value and value.startswith("of:="):
                shown = "".join(value.split('"')[1::2])
                out += record(8, head + wide(shown) + struct.pack("<HII", 0, 0, 0))
            elif value:
                strings.append(value)
                out += record(7, head + struct.pack("<I", len(strings) - 1))
    return out + record(146) + record(130)


def xlsb(case):
    strings, sheets = [], {}
    for at, one in enumerate(case.sheets, 1):
        sheets[f"xl/worksheets/sheet{at}.bin"] = sheet(one, strings)
    entries = [("worksheet", f"worksheets/sheet{at}.bin") for at in range(1, len(sheets) + 1)]
    bundle = b"".join(record(156, struct.pack("<II", int(one.is_hidden), at) + wide(f"rId{at}") + wide(one.name)) for at, one in enumerate(case.sheets, 1))
    overrides = "".join(f'<Override PartName="/{name}" ContentType="{KIND}worksheet"/>' for name in sheets)
    comments = {}
    for at, one in enumerate(case.sheets, 1):
        if one.comments:
            said = b"".join(record(635, struct.pack("<IIIII", 0, row - 1, row - 1, column - 1, column - 1) + b"\0" * 16) +
                            record(637, b"\0" + wide(text)) + record(636) for (row, column), text in one.comments.items())
            comments[f"xl/comments{at}.bin"] = record(628) + record(630) + record(632, wide("")) + record(631) + record(633) + said + record(634) + record(629)
            comments[f"xl/worksheets/_rels/sheet{at}.bin.rels"] = relations([("comments", f"../comments{at}.bin")])
            overrides += f'<Override PartName="/xl/comments{at}.bin" ContentType="{KIND}comments"/>'
    return zipped({
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
                               '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
                               f'<Default Extension="bin" ContentType="{KIND}sheet.binary.macroEnabled.main"/>'
                               f'<Override PartName="/xl/sharedStrings.bin" ContentType="{KIND}sharedStrings"/>{overrides}</Types>',
        "_rels/.rels": relations([("officeDocument", "xl/workbook.bin")]),
        "xl/workbook.bin": record(131) + record(153, struct.pack("<III", 0, 0, 0)) + record(143) + bundle + record(144) + record(132),
        "xl/_rels/workbook.bin.rels": relations([*entries, ("sharedStrings", "sharedStrings.bin")]),
        "xl/sharedStrings.bin": record(159, struct.pack("<II", len(strings), len(strings))) +
                                b"".join(record(19, b"\0" + wide(text)) for text in strings) + record(160),
        **sheets, **comments,
    })
