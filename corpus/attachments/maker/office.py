"""LibreOffice makes documents of all formats from flat OpenDocument."""

import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
from make_attachments import ole, streams  # noqa: E402

# Extension: the filter that writes it. WPS Office writes the formats of old Office under its own names.
TEXTS = {"doc": "doc:MS Word 97", "dot": "dot:MS Word 97 Vorlage", "docx": "docx:MS Word 2007 XML", "dotx": "dotx:MS Word 2007 XML Template",
         "docm": "docm:MS Word 2007 XML VBA", "rtf": "rtf:Rich Text Format", "odt": "odt:writer8",
         "pdf": "pdf:writer_pdf_Export"}
SHEETS = {"xls": "xls:MS Excel 97", "xlsx": "xlsx:Calc MS Excel 2007 XML", "xlsm": "xlsm:Calc MS Excel 2007 VBA XML", "ods": "ods:calc8"}
SLIDES = {"ppt": "ppt:MS PowerPoint 97", "pptx": "pptx:Impress MS PowerPoint 2007 XML", "odp": "odp:impress8"}
RENAMED = {"wps": "doc", "et": "xls", "dps": "ppt"}


def slim(path):
    """Keeps of a presentation the streams with its content: a preview picture would make it thirty times as large."""
    kept = streams(path.read_bytes())
    path.write_bytes(ole([(name, kept[name]) for name in ("Current User", "PowerPoint Document", "\5SummaryInformation",
                                                          "\5DocumentSummaryInformation") if 0 < len(kept.get(name, b"")) < 40000]))


def convert(sources, formats, folder):
    """Every source in every format, in the folder."""
    with tempfile.TemporaryDirectory() as profile:
        for filter_ in formats.values():
            subprocess.run(["soffice", f"-env:UserInstallation=file://{profile}", "--headless", "--convert-to", filter_, "--outdir", str(folder),
                            *map(str, sources)], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    for path in Path(folder).glob("*.ppt"):
        slim(path)
    for new, old in RENAMED.items():
        for path in Path(folder).glob(f"*.{old}") if old in formats else ():
            path.with_suffix(f".{new}").write_bytes(path.read_bytes())
