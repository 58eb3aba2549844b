"""Archives and letters, with documents inside."""

import binascii
import ctypes
import ctypes.util
import gzip
import io
import struct
import sys
import tarfile
import zipfile
from email.header import Header
from email.message import EmailMessage
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
from make_attachments import ole  # noqa: E402

WHEN = 1740819600


class GbkName(zipfile.ZipInfo):
    """A name in GBK without a word about it, as Windows in China packs."""

    def _encodeFilenameFlags(self):
        return self.filename.encode("gbk"), self.flag_bits


def zip_(members):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in members:
            info = GbkName(name, (2025, 3, 1, 9, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, data)
    return out.getvalue()


def tar(members):
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w", format=tarfile.GNU_FORMAT) as archive:
        for name, data in members:
            info = tarfile.TarInfo(name)
            info.size, info.mtime = len(data), WHEN
            archive.addfile(info, io.BytesIO(data))
    return out.getvalue()


def gz(data):
    return gzip.compress(data, mtime=WHEN)


def seven(members):
    """By libarchive."""
    archive = ctypes.CDLL(ctypes.util.find_library("archive"))
    for name in ("archive_write_new", "archive_entry_new"):
        getattr(archive, name).restype = ctypes.c_void_p
    out, used = ctypes.create_string_buffer(1 << 22), ctypes.c_size_t()
    writer = ctypes.c_void_p(archive.archive_write_new())
    archive.archive_write_set_format_7zip(writer)
    assert archive.archive_write_open_memory(writer, out, ctypes.c_size_t(len(out)), ctypes.byref(used)) == 0
    for name, data in members:
        entry = ctypes.c_void_p(archive.archive_entry_new())
        archive.archive_entry_set_pathname_utf8(entry, name.encode())
        archive.archive_entry_update_pathname_utf8(entry, name.encode())
        archive.archive_entry_set_size(entry, ctypes.c_int64(len(data)))
        archive.archive_entry_set_filetype(entry, 0o100000)
        archive.archive_entry_set_perm(entry, 0o644)
        assert archive.archive_write_header(writer, entry) == 0
        archive.archive_write_data(writer, data, ctypes.c_size_t(len(data)))
        archive.archive_entry_free(entry)
    assert archive.archive_write_close(writer) == 0
    return out.raw[:used.value]


def number(value):
    """As RAR 5 writes them: seven bits a byte."""
    out = bytearray()
    while value > 127:
        out.append(value & 127 | 128)
        value >>= 7
    return bytes(out) + bytes([value])


def rar(members):
    """RAR 5, stored."""
    def block(body, data=b""):
        body = number(len(body)) + body
        return struct.pack("<I", binascii.crc32(body)) + body + data

    out = b"Rar!\x1a\x07\x01\x00" + block(number(1) + number(0) + number(0))
    for name, data in members:
        raw = name.encode()
        about = number(4) + number(len(data)) + number(0o644) + struct.pack("<I", binascii.crc32(data)) + number(0) + number(1)
        out += block(number(2) + number(2) + number(len(data)) + about + number(len(raw)) + raw, data)
    return out + block(number(5) + number(0) + number(0))


def letter(subject, text, members):
    """As clients in China write them: GB encodings, names as encoded words."""
    message = EmailMessage()
    message["From"] = Header("青岚县民政局", "gb2312").encode() + " <mz@qinglan.gov.cn>"
    message["To"] = "zwgk@qinglan.gov.cn"
    message["Subject"] = Header(subject, "gb18030").encode()
    message["Date"] = "Sat, 01 Mar 2025 09:00:00 +0800"
    message.set_content(text, charset="gb18030", cte="base64")
    for name, data in members:
        message.add_attachment(data, maintype="application", subtype="octet-stream", filename=name)
    message.set_boundary("=_pagewarden")
    return message.as_bytes()


def uuencoded(subject, text, members):
    """Without MIME: the file stands in the text."""
    body = text
    for name, data in members:
        lines = b"".join(binascii.b2a_uu(data[at:at + 45], backtick=True) for at in range(0, len(data), 45)).decode()
        body += f"\nbegin 644 {name}\n{lines}`\nend\n"
    return (f"From: mz@qinglan.gov.cn\nTo: zwgk@qinglan.gov.cn\nSubject: {subject}\nDate: Sat, 01 Mar 2025 09:00:00 +0800\n\n{body}").encode()


def outlook(subject, text, members):
    """A message of Outlook."""
    def wide(property_, value):
        return (f"__substg1.0_{property_:04X}001F", value.encode("utf-16-le"))

    parts = [("__properties_version1.0", b"\0" * 32), wide(0x001A, "IPM.Note"), wide(0x0037, subject), wide(0x0C1A, "民政局"), wide(0x1000, text)]
    for at, (name, data) in enumerate(members):
        parts.append((f"__attach_version1.0_#{at:08X}", [("__properties_version1.0", b"\0" * 8), wide(0x3707, name), ("__substg1.0_37010102", data)]))
    return ole(parts, has_mini=True)
