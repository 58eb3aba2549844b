#!/usr/bin/env python3
"""Makes ole.doc, ole.xls and ole.ppt from their sources with LibreOffice (writer, calc and impress must be installed).

    make_ole.py

Of the presentation only the streams with its content are kept: a preview picture would make it thirty times as large.
"""

import struct
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parents[2] / "corpus"))
from make_attachments import ole  # noqa: E402

SECTOR, MINI_SECTOR, CUTOFF, END = 512, 64, 4096, 0xFFFFFFF0


def streams(data):
    """The streams of a compound file with at most 109 sectors of allocation table, by name."""
    def sector(number):
        return data[(number + 1) * SECTOR:(number + 2) * SECTOR]

    def numbers(part):
        return struct.unpack(f"<{len(part) // 4}I", part)

    def chain(first, table, part):
        out = []
        while first < END:
            out.append(part(first))
            first = table[first]
        return b"".join(out)

    fat = [number for listed in numbers(data[76:SECTOR]) if listed < END for number in numbers(sector(listed))]
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
        whole = chain(first, fat, sector) if size >= CUTOFF else chain(
            first, mini_fat, lambda number: mini[number * MINI_SECTOR:(number + 1) * MINI_SECTOR])
        out[entry[:length - 2].decode("utf-16-le")] = whole[:size]
    return out


def main():
    with tempfile.TemporaryDirectory() as profile:
        for source, made in ("ole.fodt", "doc"), ("ole.fods", "xls"), ("ole.fodp", "ppt"):
            subprocess.run(["soffice", f"-env:UserInstallation=file://{profile}", "--headless", "--convert-to", made,
                            "--outdir", HERE, HERE / source], check=True)
    presentation = HERE / "ole.ppt"
    kept = streams(presentation.read_bytes())
    presentation.write_bytes(ole([(name, kept[name]) for name in ("Current User", "PowerPoint Document")]))


if __name__ == "__main__":
    main()
