#!/usr/bin/env python3
"""Writes the attachments of sample-site/files: small files whose bytes are what their table row in README.md says.

The output is committed; this script is there so that everyone can see what the bytes are, and make them again.
"""

import io
import struct
import zipfile
from pathlib import Path

FILES = Path(__file__).resolve().parent / "sample-site/files"

SECTOR = 512
MINI_SECTOR, MINI_CUTOFF = 64, 4096
END_OF_CHAIN, FAT_SECTOR, FREE = 0xFFFFFFFE, 0xFFFFFFFD, 0xFFFFFFFF


def ole(parts, has_mini=False):
    """A compound file: (name, bytes) is a stream, (name, list) a storage. Short streams are padded to take sectors of their
    own, unless there is a mini stream for them.
    """
    fat, sectors, entries, mini, mini_fat = [FAT_SECTOR], [b""], [], bytearray(), []

    def chain(data):
        first = len(sectors)
        pieces = [data[at:at + SECTOR].ljust(SECTOR, b"\0") for at in range(0, len(data), SECTOR)]
        sectors.extend(pieces)
        fat.extend(range(first + 1, first + len(pieces)))
        fat.append(END_OF_CHAIN)
        return first

    def entry(name, kind, child=FREE, right=FREE, start=0, size=0):
        encoded = (name + "\0").encode("utf-16-le")
        return struct.pack("<64sHBBIII16sIQQIQ", encoded, len(encoded), kind, 1, FREE, right, child, b"", 0, 0, 0, start, size)

    def mini_chain(data):
        first, count = len(mini_fat), max(1, -(-len(data) // MINI_SECTOR))
        mini.extend(data.ljust(count * MINI_SECTOR, b"\0"))
        mini_fat.extend([*range(first + 1, first + count), END_OF_CHAIN])
        return first

    def stream(name, data, right):
        if has_mini and len(data) < MINI_CUTOFF:
            return entry(name, 2, right=right, start=mini_chain(data), size=len(data))
        data = data.ljust(MINI_CUTOFF, b"\0")
        return entry(name, 2, right=right, start=chain(data), size=len(data))

    def add(inside):
        """Adds entries, each the right neighbour of the one before; returns the number of the first."""
        first = len(entries) + 1  # the root comes before them
        entries.extend(b"" for _ in inside)
        for number, (name, content) in enumerate(inside, first):
            right = number + 1 if number < first + len(inside) - 1 else FREE
            is_storage = isinstance(content, list)
            entries[number - 1] = entry(name, 1, child=add(content), right=right) if is_storage else stream(name, content, right)
        return first if inside else FREE

    child = add(parts)
    mini_start = chain(bytes(mini)) if mini else END_OF_CHAIN
    mini_table = struct.pack(f"<{len(mini_fat)}I", *mini_fat)
    mini_sectors = -(-len(mini_table) // SECTOR)
    mini_table_start = chain(mini_table.ljust(mini_sectors * SECTOR, b"\xff")) if mini else END_OF_CHAIN
    directory = b"".join([entry("Root Entry", 5, child=child, start=mini_start, size=len(mini)), *entries])
    directory_start = chain(directory)
    fat_sectors = 1
    while len(fat) + fat_sectors - 1 > fat_sectors * SECTOR // 4:
        fat_sectors += 1
    listed = [0, *range(len(sectors), len(sectors) + fat_sectors - 1)]
    fat.extend([FAT_SECTOR] * (fat_sectors - 1))
    table = struct.pack(f"<{len(fat)}I", *fat).ljust(fat_sectors * SECTOR, b"\xff")
    sectors.extend(b"" for _ in listed[1:])
    for number, place in enumerate(listed):
        sectors[place] = table[number * SECTOR:(number + 1) * SECTOR]
    header = struct.pack("<8s16sHHHHH6sIIIIIIIII", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"", 0x3E, 3, 0xFFFE, 9, 6, b"",
                         0, fat_sectors, directory_start, 0, MINI_CUTOFF, mini_table_start, mini_sectors, END_OF_CHAIN, 0)
    return (header + struct.pack(f"<{fat_sectors}I", *listed)).ljust(SECTOR, b"\xff") + b"".join(sectors)


def streams(data):
    """The streams of a compound file with at most 109 sectors of allocation table, by name."""
    def sector(number):
        return data[(number + 1) * SECTOR:(number + 2) * SECTOR]

    def numbers(part):
        return struct.unpack(f"<{len(part) // 4}I", part)

    def chain(first, table, part):
        out = []
        while first < FAT_SECTOR:
            out.append(part(first))
            first = table[first]
        return b"".join(out)

    fat = [number for listed in numbers(data[76:SECTOR]) if listed < FAT_SECTOR for number in numbers(sector(listed))]
    directory = chain(struct.unpack_from("<I", data, 48)[0], fat, sector)
    entries = [directory[at:at + 128] for at in range(0, len(directory), 128)]
    mini_fat = numbers(chain(struct.unpack_from("<I", data, 60)[0], fat, sector))
    mini = chain(struct.unpack_from("<I", entries[0], 116)[0], fat, sector)
    out = {}
    for entry in entries:
        length, kind = struct.unpack_from("<HB", entry, 64)
        first, size = struct.unpack_from("<II", entry, 116)
        if kind != 2:
            continue
        whole = chain(first, fat, sector) if size >= MINI_CUTOFF else chain(
            first, mini_fat, lambda number: mini[number * MINI_SECTOR:(number + 1) * MINI_SECTOR])
        out[entry[:length - 2].decode("utf-16-le")] = whole[:size]
    return out


def doc(text):
    """The text as one piece of UTF-16, which the only entry of the piece table names."""
    beginning, length = 1024, len(text) + 1
    pieces = struct.pack("<IIHIH", 0, length, 0, beginning, 0)
    fib = bytearray(beginning)
    struct.pack_into("<HH", fib, 0, 0xA5EC, 0x00C1)
    struct.pack_into("<H", fib, 0x0A, 0x0200)
    struct.pack_into("<I", fib, 0x4C, length)
    struct.pack_into("<II", fib, 0x1A2, 0, 5 + len(pieces))
    return ole([("1Table", struct.pack("<BI", 2, len(pieces)) + pieces),
                ("WordDocument", bytes(fib) + (text + "\r").encode("utf-16-le"))])


def xls():
    beginning = struct.pack("<HHHHHHII", 0x0809, 16, 0x0600, 0x0005, 0x0DBB, 0x07CC, 0, 6)
    return ole([("Workbook", beginning + struct.pack("<HH", 0x000A, 0))])


def zipped(members):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, text, packed in members:
            info = zipfile.ZipInfo(name, (2025, 3, 1, 9, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED if packed else zipfile.ZIP_STORED
            archive.writestr(info, text)
    return out.getvalue()


XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def office(content_type, part, text):
    return zipped([
        ("[Content_Types].xml", XML + '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
         '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
         f'<Override PartName="/{part}" ContentType="{content_type}"/></Types>', True),
        ("_rels/.rels", XML + '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
         '<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"'
         f' Target="{part}"/></Relationships>', True),
        (part, XML + text, True),
    ])


def docx(text):
    return office("application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml", "word/document.xml",
                  '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r>'
                  f"<w:t>{text}</w:t></w:r></w:p></w:body></w:document>")


def xlsx():
    return office("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml", "xl/workbook.xml",
                  '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheets/></workbook>')


def ofd():
    return zipped([
        ("OFD.xml", XML + '<ofd:OFD xmlns:ofd="http://www.ofdspec.org/2016" Version="1.0" DocType="OFD"><ofd:DocBody>'
         "<ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>", True),
        ("Doc_0/Document.xml", XML + '<ofd:Document xmlns:ofd="http://www.ofdspec.org/2016"/>', True),
    ])


def pdf():
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
               b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>"]
    out, places = b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return out + b"xref\n0 4\n0000000000 65535 f \n%strailer\n<< /Size 4 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (
        table, len(out))


ERROR_PAGE = """<!DOCTYPE html>
<html>
<head><meta charset="utf-8"><title>出错了</title></head>
<body><h1>404</h1><p>您访问的文件不存在或已被删除。</p></body>
</html>
"""


def main():
    FILES.mkdir(parents=True, exist_ok=True)
    for name, data in {
        "P020250312001.doc": doc("青岚县临时救助申请表"),
        "P020250318002.docx": docx("青岚县人才引进报名表"),
        "P020250318002.pdf": pdf(),
        "P020250320003.pdf": pdf(),
        "P020250402004.xls": xls(),
        "P020250402005.xlsx": xlsx(),
        "P020250410006.zip": zipped([("说明.txt", "申报材料清单\n", False)]),
        "P020250415007.pdf": docx("这是一份改了扩展名的文件"),
        "P020250416008.doc": ERROR_PAGE.encode(),
        "P020250417009.pdf": b"",
        "P020250418010.ofd": ofd(),
    }.items():
        (FILES / name).write_bytes(data)


if __name__ == "__main__":
    main()
