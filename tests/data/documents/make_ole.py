#!/usr/bin/env python3
"""Makes ole.doc, ole.xls and ole.ppt from their sources with LibreOffice (writer, calc and impress must be installed).

    make_ole.py

Of the presentation only the streams with its content are kept: a preview picture would make it thirty times as large.
"""

import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parents[2] / "corpus"))
from make_attachments import ole, streams  # noqa: E402


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
